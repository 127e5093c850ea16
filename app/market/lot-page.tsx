import type { Photo } from "~/photos/photo.ts";
import { PhotoStrip } from "~/photos/photo-strip.tsx";
import { isEstimate, nameIn } from "~/places/commodity.ts";
import type { Status } from "~/places/commodity.ts";
import { Card } from "~/ui/card.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { Kg } from "~/ui/figure.tsx";
import { formatDate, formatIdr, formatKg, formatNumber } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { PriceBand } from "~/ui/price-band.tsx";
import { uiWords } from "~/ui/words.ts";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { dealWords } from "./deal.words.ts";
import { sayMoment } from "./moment.ts";
import type { ListedLot } from "./lot-lists.server.ts";
import { LotStatePill } from "./lot-state.tsx";
import { nameInSentence } from "./naming.ts";
import { poolLineWords } from "./pool.words.ts";
import { lotWords } from "./lot.words.ts";
import { marketWords } from "./words.ts";

type ShownLot = ListedLot & {
  note: string;
  bidsCloseAt: number | null;
  zone: string;
  photos: readonly Photo[];
};

/** What is for sale, how much, from when, whose. */
export function LotFacts({ lot }: { lot: ShownLot }) {
  const say = useWords(marketWords);
  const locale = useLocale();
  const form = say.forms[lot.form] ?? lot.form;
  const ready = say.readyBetween(formatDate(lot.readyFrom, locale, "short"), formatDate(lot.readyTo, locale, "short"));
  const perKg = useWords(uiWords).perKg;
  const { closesLabel } = useWords(dealWords);
  const pools = useWords(poolLineWords);
  const { each } = useWords(lotWords);
  const eachIdr = lot.unitCount === null ? 0 : Math.round((lot.askIdr * lot.quantityKg) / lot.unitCount);
  const perUnit = eachIdr > 0 ? `, ${each(formatIdr(eachIdr, locale), say.unit[lot.unit] ?? lot.unit)}` : "";
  const ask = `${formatIdr(lot.askIdr, locale)} ${perKg}${perUnit}`;
  return (
    <Card side="hulu">
      <PhotoStrip photos={lot.photos} of={say.harvestOf(nameInSentence(locale, lot))} />
      <div className="row wrap">
        {lot.photos.length > 0 ? null : <Pic name={drawingForCommodity(lot.commodityCode)} side="hulu" size={64} />}
        <div className="grow">
          <p className="n1">
            <Kg value={lot.quantityKg} size="n1" mark />
          </p>
          <p className="strong">{`${nameIn(locale, lot)}, ${form}`}</p>
        </div>
        <LotStatePill lot={lot} />
      </div>
      {lot.poolSize > 0 ? <p className="strong">{pools.poolOf(lot.poolSize)}</p> : null}
      <p className="soft">{`${lot.groupName}, ${lot.villageName}, ${lot.districtName}`}</p>
      <Facts
        items={[
          { label: say.ask, value: ask },
          { label: say.ready, value: ready },
          { label: say.column.left, value: lot.promisedKg > 0 ? formatKg(lot.remainingKg, locale) : null },
          { label: say.minSale, value: lot.minSaleKg > 1 ? formatKg(lot.minSaleKg, locale) : null },
          { label: say.count, value: <Count lot={lot} /> },
          { label: closesLabel, value: lot.bidsCloseAt === null ? null : sayMoment(lot.bidsCloseAt, lot.zone, locale) },
          { label: say.note, value: lot.note },
        ].filter(({ label }) => label !== say.count || lot.unitCount !== null)}
      />
    </Card>
  );
}

function Count({ lot }: { lot: ShownLot }) {
  const say = useWords(marketWords);
  const locale = useLocale();
  if (lot.unitCount === null) return null;
  const each = lot.quantityKg / lot.unitCount;
  const weight = each < 1 ? `${formatNumber(each * 1000, locale)} g` : `${formatNumber(each, locale, 1)} kg`;
  return <>{say.units(formatNumber(lot.unitCount, locale), say.unit[lot.unit] ?? lot.unit, weight)}</>;
}

type Band = { lowIdr: number; highIdr: number; status: Status; place: string; period: string };

/** The starting price on the band of the reference price, with where that comes from. */
export function LotReference({ askIdr, band }: { askIdr: number; band: Band | null }) {
  const say = useWords(marketWords);
  if (!band) return <p className="soft">{say.noReference}</p>;
  return (
    <Card title={say.reference}>
      <PriceBand
        lowIdr={band.lowIdr}
        highIdr={band.highIdr}
        points={[{ idr: askIdr, label: say.askPoint, kind: "hulu" }]}
      />
      <p className="soft">
        {say.referenceFrom(band.place, band.period)}
        {isEstimate(band.status) ? ` (${say.estimate})` : null}
      </p>
    </Card>
  );
}

export type LotIdea = {
  code: string;
  nameId: string;
  nameEn: string;
  priceIdr: number | null;
  priceStatus: string | null;
  outputUnit: string;
  yieldTypical: number;
  status: Status;
};

/** What can be made of it, what comes out and what that sells for; estimates are marked. */
export function LotIdeas({ ideas }: { ideas: readonly LotIdea[] }) {
  const say = useWords(marketWords);
  const locale = useLocale();
  const marked = (text: string, status: string | null) => (isEstimate(status) ? `${text} (${say.estimate})` : text);
  const unitName = (code: string) => say.unit[code] ?? code;
  const unit = (idea: LotIdea) => unitName(idea.outputUnit);
  const columns: Column<LotIdea>[] = [
    { key: "product", label: say.column.product, lead: true, cell: (idea) => nameIn(locale, idea) },
    {
      key: "yield",
      label: say.column.comesOut(unitName(ideas[0]?.outputUnit ?? "kg")),
      number: true,
      cell: (idea) => marked(`${formatNumber(idea.yieldTypical * 100, locale, 1)} ${unit(idea)}`, idea.status),
    },
    {
      key: "price",
      label: say.column.sellsFor,
      number: true,
      cell: (idea) =>
        idea.priceIdr === null ? "" : marked(`${formatIdr(idea.priceIdr, locale)}/${unit(idea)}`, idea.priceStatus),
    },
  ];
  return (
    <Section title={say.ideas}>
      <p className="soft">{say.ideasLead}</p>
      <Table
        caption={say.ideas}
        hideCaption
        columns={columns}
        rows={ideas}
        rowKey={(idea) => idea.code}
        empty={<EmptyState drawing="dapur" title={say.noIdeas} />}
      />
    </Section>
  );
}
