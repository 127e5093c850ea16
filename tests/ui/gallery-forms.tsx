import { Banner } from "~/ui/state.tsx";
import { Button, Buttons, ButtonLink, Thumb } from "~/ui/button.tsx";
import { CheckboxGroup, CheckField, RadioChips, RadioRows, RadioTiles } from "~/ui/choice-field.tsx";
import { drawings, type DrawingName } from "~/ui/drawings.ts";
import { FieldGroup } from "~/ui/field-frame.tsx";
import { FileField } from "~/ui/file-field.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { MoneyField, NumberField, NumberRow } from "~/ui/number-field.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { PriceBand } from "~/ui/price-band.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, PasswordField, PhoneField, TextArea, TextField } from "~/ui/text-field.tsx";

type Panen = {
  commodity: string;
  kg: string;
  price: string;
  ready: string;
  day: string;
  phone: string;
  password: string;
  place: string;
  note: string;
  photo: string;
  agree: string;
  kinds: string[];
  name: string;
  grade: string;
  one: string;
  two: string;
};

const labels = {
  commodity: "Apa?",
  kg: "Berapa kilogram?",
  price: "Harga mulai",
  ready: "Siap kapan?",
  name: "Nama kelompok",
};
const tiles = (["lele", "nila", "patin", "haruan", "papuyu", "itik"] satisfies DrawingName[]).map((drawing) => ({
  value: drawing,
  label: drawing,
  drawing,
}));

/** Every field, once untouched and once with errors. */
export function FormsPage({ faulty = false }: { faulty?: boolean }) {
  const [form, fields] = useSheet<Panen>({
    id: "panen",
    defaultValue: { grade: "a", one: "31,2", kg: "1250", commodity: "lele", price: "24500" },
    lastResult: faulty
      ? {
          status: "error",
          initialValue: { kg: "210", commodity: "nila", price: "abc", name: "" },
          error: {
            kg: ["moreThanLeft"],
            price: ["wholeIdr"],
            name: ["required"],
            ready: ["datePast"],
            kinds: ["choice"],
          },
        }
      : undefined,
  });
  return (
    <Page title="Catat panen" lead="Ubah yang berbeda saja." crumb={[{ to: "/panen", label: "Panen" }]}>
      <SheetForm form={form} labels={labels} refusals={{ moreThanLeft: "Sisa panen 180 kg. Tulis 180 atau kurang." }}>
        <RadioTiles field={fields.commodity} label="Apa?" options={tiles} />
        <NumberField field={fields.kg} label="Berapa kilogram?" unit="kg" big suggestions={[50, 100, 1200]} />
        <RadioChips
          field={fields.ready}
          label="Siap kapan?"
          hint="Tahan diambil sampai Sabtu 29 November."
          equal
          options={[
            { value: "a", label: "Besok", detail: "Sel 25" },
            { value: "b", label: "Kamis", detail: "27 Nov" },
            { value: "c", label: "Pilih", detail: "tanggal" },
          ]}
        />
        <MoneyField
          field={fields.price}
          label="Harga mulai"
          hint="Anda tidak akan dijual di bawah harga ini."
          perKg
          reference={{ lowIdr: 22_000, highIdr: 28_000 }}
        />
        <PriceBand lowIdr={22_000} highIdr={28_000} points={[{ idr: 24_500, label: "Harga Anda", kind: "hulu" }]} />
        <FieldGroup title="Kelompok" hint="Seperti di surat keputusan.">
          <TextField field={fields.name} label="Nama kelompok" />
          <SelectField
            field={fields.place}
            label="Kelurahan"
            options={[{ value: "1", label: "Landasan Ulin Timur" }]}
          />
          <PhoneField field={fields.phone} label="Nomor HP" optional />
          <PasswordField field={fields.password} label="Kata sandi" autoComplete="new-password" />
          <DateField field={fields.day} label="Tanggal" min="2026-11-21" />
          <TextArea field={fields.note} label="Catatan" optional rows={3} />
          <FileField field={fields.photo} label="Foto" capture accept="image/*" optional />
          <CheckboxGroup
            field={fields.kinds}
            label="Pola"
            options={[
              { value: "buy", label: "Beli" },
              { value: "toll", label: "Maklon" },
              { value: "share", label: "Bagi hasil" },
            ]}
          />
          <CheckField field={fields.agree} label="Ketua sudah setuju kalau panen ini dijual lewat sini" />
        </FieldGroup>
        <FieldGroup title="Timbang tiap keranjang">
          <NumberRow field={fields.one} label="Keranjang 1" unit="kg" decimal />
          <NumberRow field={fields.two} label="Keranjang 2" unit="kg" decimal />
        </FieldGroup>
        <RadioRows
          field={fields.grade}
          label="Mutu"
          options={[
            { value: "a", label: "Hidup, sehat", detail: "Semua bergerak", drawing: "lele", effect: "Rp24.500" },
            { value: "b", label: "Sebagian lemas", drawing: "lele", effect: "−Rp1.000" },
          ]}
        />
        <Thumb
          sum={
            <>
              <span>
                <b>Lele, 120 kg</b>, Kamis
              </span>
              <b>mulai Rp24.500</b>
            </>
          }
        >
          <Button tone="hulu" icon="plus">
            Catat panen
          </Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}

/** Buttons, banners and every drawing. */
export function ButtonsPage() {
  return (
    <Page
      title="Tombol"
      crumb={[{ to: "/", label: "Beranda" }]}
      actions={<ButtonLink to="/x">Daftarkan kelompok</ButtonLink>}
    >
      <div className="stack8">
        <Buttons>
          <Button tone="line" icon="cross">
            Tolak
          </Button>
          <Button icon="check">Setuju</Button>
        </Buttons>
        <Buttons>
          <Button tone="hulu">Catat panen</Button>
          <Button tone="hilir" icon="lock">
            Tawar
          </Button>
          <Button tone="bad">Batalkan panen</Button>
          <Button tone="quiet">Angkanya tidak cocok</Button>
          <Button disabled>Isi kg dulu</Button>
        </Buttons>
        <ActionButton action="/panen/1/tarik" label="Tarik" tone="line" size="small" fields={{ id: "1" }} />
        <Banner tone="good">Panen 120 kg lele tercatat.</Banner>
        <Banner tone="wait" icon="phone">
          Tersimpan di HP, akan dikirim.
        </Banner>
        <Banner tone="plain" title="Untuk diketahui">
          Putaran ditutup Jumat.
        </Banner>
      </div>
      <Section title="Gambar">
        <RadioTiles
          field={{ id: "g", name: "g", errorId: "", descriptionId: "" }}
          label="Semua gambar"
          side="hilir"
          options={(Object.keys(drawings) as DrawingName[]).map((drawing) => ({
            value: drawing,
            label: drawing,
            drawing,
          }))}
        />
      </Section>
    </Page>
  );
}
