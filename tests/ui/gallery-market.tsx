import { FilterForm, FilterSelect, FilterText } from "~/ui/filter.tsx";
import { Paper, Signatures } from "~/ui/paper.tsx";
import { Bars } from "~/ui/bars.tsx";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { Card, Cards, LotCard, OfferCard } from "~/ui/card.tsx";
import { Kg, Mark, Rp } from "~/ui/figure.tsx";
import { Facts, KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { Columns, Page, Section } from "~/ui/page.tsx";
import { Pairing, Reasons } from "~/ui/pairing.tsx";
import { MirrorBars } from "~/ui/mirror-bars.tsx";
import { PointMap } from "~/ui/point-map.tsx";
import { PriceBand } from "~/ui/price-band.tsx";
import { StackedPacket } from "~/ui/stacked-packet.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { Fold, Tile, Tiles, Todo } from "~/ui/tiles.tsx";

const villages = [
  ["Landasan Ulin Timur", -3.4466, 114.7557, true, false, 1],
  ["Guntung Payung", -3.43, 114.78, true, true, 0.5],
  ["Mentaos", -3.437, 114.83, false, true, 0.6],
  ["Cempaka", -3.49, 114.86, true, true, 0.4],
  ["Sungai Ulin", -3.45, 114.86, true, false, 0.3],
  ["Kemuning", -3.452, 114.826, false, true, 0.2],
  ["Komet", -3.44, 114.835, false, false, 0],
  ["Landasan Ulin Utara", -3.42, 114.74, true, false, 0.2],
] as const;

/** What a producer sees: a proposal, things to do, the market in one glance. */
export function MarketPage() {
  return (
    <Page
      title="Telaga Ulin"
      kicker="Senin 24 November"
      lead="RT 03, Landasan Ulin Timur"
      actions={
        <ButtonLink to="/panen/baru" tone="hulu" icon="plus">
          Catat panen
        </ButtonLink>
      }
    >
      <Pill tone="wait">Jawab sebelum besok, 15.00</Pill>
      <Pairing
        left={{ drawing: "lele", title: "Lele Anda", lines: ["Telaga Ulin", "Landasan Ulin Timur"] }}
        right={{ drawing: "abon", title: "Abon lele", lines: ["Dapur Mentaos", "Mentaos"] }}
        quantityKg={120}
        mark
        caption="dijemput Kamis 27 Nov, 12 km"
      />
      <Section title="Rp24.500 per kg">
        <PriceBand
          lowIdr={22_000}
          highIdr={28_000}
          points={[
            { idr: 23_500, label: "mulai 23.500", kind: "hulu" },
            { idr: 24_500, label: "Rp24.500", kind: "agreed" },
            { idr: 30_800, label: "impas 30.800", kind: "hilir" },
          ]}
        />
        <Ledger>
          <LedgerLine label="120 kg × Rp24.500">
            <Rp value={2_940_000} size="n3" />
          </LedgerLine>
          <LedgerLine label="Dibayar paling lambat" sum>
            Senin 1 Des
          </LedgerLine>
        </Ledger>
      </Section>
      <Section title="Mengapa pasangan ini?">
        <Reasons
          items={[
            "Dapur ini butuh 120 kg lele pekan ini.",
            "Dari tiga dapur yang longgar, ini paling dekat.",
            "Harganya Rp1.000 di atas harga mulai Anda.",
          ]}
        />
        <Buttons>
          <Button tone="line" icon="cross">
            Tolak
          </Button>
          <Button icon="check">Setuju</Button>
        </Buttons>
      </Section>
      <Section title="Hari ini juga">
        <Todo
          to="/t"
          drawing="timbangan"
          side="hulu"
          title="Timbang 80 kg lele"
          detail="14.00, dijemput Melati Cempaka"
        />
        <Todo
          to="/u"
          drawing="uang"
          side="hilir"
          title="Rp1.960.000 sudah diterima?"
          state={<Pill tone="bad">Lewat 2 hari</Pill>}
        />
      </Section>
      <Section title="Mau apa?">
        <Tiles>
          <Tile to="/a" drawing="surat" side="office" label="Usulan" count={1} />
          <Tile to="/b" drawing="timbangan" side="hulu" label="Timbang" />
          <Tile to="/c" drawing="uang" side="office" label="Uang" />
          <Tile to="/d" drawing="kolam" side="hulu" label="Tebar benih" />
          <Tile to="/e" drawing="lele" side="hulu" label="Panen saya" />
          <Tile to="/f" drawing="abon" side="hilir" label="Nilai tambah" />
        </Tiles>
      </Section>
      <Section title="Pasar">
        <Cards>
          <LotCard
            drawing="papuyu"
            title="Papuyu"
            place="Guntung Payung"
            quantityKg={90}
            priceIdr={70_000}
            when="Kamis 27 Nov"
            state={{ tone: "open", word: "Terbuka" }}
            href="/panen/1"
          />
          <OfferCard
            drawing="abon"
            title="Abon lele"
            place="Mentaos, beli"
            quantityKg={140}
            per="pekan"
            when="sampai 15 km"
            state={{ tone: "hilir", word: "Longgar" }}
          />
          <Card side="hulu" title="Panen lele">
            <p>
              <Kg value={180} size="n1" />
            </p>
            <Facts
              items={[
                { label: "Siap", value: "Kamis 4 Des" },
                { label: "Ukuran", value: "7–8 ekor/kg" },
                { label: "Harga mulai", value: "Rp24.000/kg" },
                { label: "Beli sedikitnya", value: "40 kg" },
              ]}
            />
          </Card>
          <Card side="meet">
            <p>Keduanya</p>
          </Card>
        </Cards>
        <EmptyState title="Belum ada panen" action={<Button tone="hulu">Catat panen</Button>}>
          Panen yang Anda catat muncul di sini, dengan kg dan harganya.
        </EmptyState>
        <Fold summary="Alasan menolak, pilih satu">
          <p>Isi.</p>
        </Fold>
      </Section>
      <Section title="Bagan">
        <MirrorBars
          says="Panen 1.240 kg, dapur mampu 1.035 kg. 235 kg masih mencari dapur."
          left="Panen"
          right="Daya dapur"
          rows={[
            { label: "Lele", leftKg: 640, rightKg: 585 },
            { label: "Nila", leftKg: 210, rightKg: 240 },
            { label: "Patin", leftKg: 240, rightKg: 150 },
            { label: "Ayam ras pedaging", leftKg: 11_480, rightKg: 60 },
          ]}
          note="kg ikan hidup, 11 kelompok, 9 dapur"
        />
        <PointMap
          says="Panen ada di 5 kelurahan, dapur di 4 kelurahan."
          points={villages.map(([name, latitude, longitude, hulu, hilir, weight]) => ({
            name,
            latitude,
            longitude,
            hulu,
            hilir,
            weight,
          }))}
        />
        <StackedPacket
          says="Dari tiap bungkus, lebih dari separuh untuk kolam."
          parts={[
            { label: "Bumbu, kemasan", idr: 2860, tone: "plain" },
            { label: "Untung dapur", idr: 2250, tone: "hilir" },
            { label: "Upah memasak", idr: 2140, tone: "hilirTint" },
            { label: "Lele dari kolam", idr: 8750, tone: "hulu" },
          ]}
        />
      </Section>
    </Page>
  );
}

const queue = [
  {
    id: "1",
    due: "Lewat 2 hari",
    tone: "bad" as const,
    what: "Belum dibayar",
    who: "Asap Guntung ke Banyu Bening",
    kg: "86",
    idr: "2.107.000",
  },
  {
    id: "2",
    due: "2 hari lagi",
    tone: "wait" as const,
    what: "Selisih timbang 8 %",
    who: "Papuyu Guntung, Rasa Palam",
    kg: "45",
    idr: "3.150.000",
  },
  {
    id: "3",
    due: "12 hari lagi",
    tone: "plain" as const,
    what: "Izin hampir habis",
    who: "Melati Cempaka",
    kg: "240",
    idr: "5.880.000",
  },
];

/** The officer's queue: a table at the desk, cards on a phone. */
export function DeskPage() {
  return (
    <Page
      title="Yang perlu Anda kerjakan"
      kicker="Senin 24 November 2025, pekan 48"
      width="wide"
      crumb={[
        { to: "/putaran", label: "Putaran" },
        { to: "/putaran/48", label: "Pekan 48" },
      ]}
      figures={
        <KeyNumbers
          items={[
            { label: "hal", value: "7" },
            { label: "dipertaruhkan", value: <Kg value={921} size="n2" mark /> },
            { label: "nilainya", value: <Rp value={28_700_000} short size="n2" /> },
          ]}
        />
      }
    >
      <Columns
        aside={
          <>
            <Card side="office" title="Putaran pekan 49">
              <p className="soft">Ditutup Jumat 28 Nov, 12.00</p>
              <Ledger>
                <LedgerLine label="Panen masuk">
                  <Kg value={790} size="n3" side="hulu" />
                </LedgerLine>
                <LedgerLine label="Daya dapur">
                  <Kg value={1010} size="n3" side="hilir" />
                </LedgerLine>
              </Ledger>
              <ButtonLink to="/x" tone="line" size="small">
                Buka meja putaran
              </ButtonLink>
            </Card>
            <Bars
              says="Yang diserahkan 510 kg kurang dari janji."
              rows={[
                { label: "Dijanjikan", value: 4820, tone: "edge" },
                { label: "Diserahkan", value: 4310, tone: "hulu" },
                { label: "Dibayar", value: 4024 },
              ]}
              text={(kg) => `${kg} kg`}
            />
          </>
        }
      >
        <FilterForm keep={{ urut: "kg" }}>
          <FilterSelect name="komoditas" label="Komoditas" value="LELE" options={[{ value: "LELE", label: "Lele" }]} />
          <FilterText name="cari" label="Cari kelompok" value={null} />
        </FilterForm>
        <Table
          caption="Antrean"
          hideCaption
          rows={queue}
          rowKey={(row) => row.id}
          sort={{ by: "due", direction: "asc", href: (key, direction) => `?urut=${key}&arah=${direction}` }}
          actions={(row) => (
            <ButtonLink to={`/${row.id}`} size="small" tone={row.tone === "bad" ? "office" : "line"}>
              Buka nota
            </ButtonLink>
          )}
          columns={[
            { key: "due", label: "Batas", sortable: true, cell: (row) => <Pill tone={row.tone}>{row.due}</Pill> },
            {
              key: "what",
              label: "Apa, siapa",
              lead: true,
              cell: (row) => (
                <span>
                  <b>{row.what}.</b> {row.who}
                </span>
              ),
              foot: "3 hal",
            },
            {
              key: "kg",
              label: "Berat",
              unit: "kg",
              number: true,
              sortable: true,
              cell: (row) => <b>{row.kg}</b>,
              foot: "371",
            },
            { key: "idr", label: "Nilai", unit: "Rp", number: true, cell: (row) => row.idr, foot: "11.137.000" },
          ]}
        />
        <Pager previous="/a" next="/b" note="Halaman 1. Urut batas." />
        <Downloads
          links={[
            { href: "/x.xlsx", label: "Excel" },
            { href: "/x.csv", label: "CSV" },
          ]}
        />
        <p>
          Nilai tambah bulan ini <Mark>Rp41.194.000</Mark>.
        </p>
      </Columns>
    </Page>
  );
}

/** Something to print and sign. */
export function PaperPage() {
  return (
    <Page
      title="Surat perjanjian"
      width="wide"
      actions={
        <Button tone="line" icon="print">
          Cetak
        </Button>
      }
    >
      <Paper
        kicker="Program RT Mandiri, Kota Banjarbaru"
        title="Perjanjian kemitraan 14/2026"
        made="Dibuat 24 November 2026"
      >
        <p>Kedua pihak sepakat atas 120 kg lele.</p>
        <Ledger>
          <LedgerLine label="Harga per kg">
            <Rp value={24_500} />
          </LedgerLine>
        </Ledger>
        <Signatures
          people={[
            { role: "Pihak hulu", name: "Telaga Ulin" },
            { role: "Pihak hilir", name: "Dapur Mentaos" },
            { role: "Mengetahui" },
          ]}
        />
      </Paper>
    </Page>
  );
}
