import type { ReactNode } from "react";
import { nameIn } from "~/places/commodity.ts";
import { formatDate, formatIdr } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { PricePoint } from "~/ui/price-band.tsx";
import { PriceBand } from "~/ui/price-band.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { Panel } from "./panel.ts";
import type { DealFigures } from "./price.ts";
import { dealWeeks } from "./price.ts";
import { priceWords } from "./words.ts";

/** What a product's price leaves per kg of raw material, rupiah, and the product's name within a sentence. */
export type Leaves = { idr: number; product: string };
type PanelProps = { panel: Panel; leaves?: Leaves | null; open?: boolean };

/** What a price can be weighed against: local deals, the reference, the own costs, what the product leaves. */
export function PricePanel({ panel, leaves = null, open = false }: PanelProps) {
  const say = useWords(priceWords).panel;
  const locale = useLocale();
  return (
    <Fold summary={say.title(inSentence(nameIn(locale, panel.commodity)))} open={open}>
      <div className="stack8">
        {open && panel.band ? <Picture panel={panel} leaves={leaves} /> : null}
        <div className="grid gap-3 tab:grid-cols-2">
          <DealLine label={say.deals(dealWeeks)} deals={panel.deals} />
          <BandLine band={panel.band} />
          {panel.floor === undefined ? null : <FloorLine panel={panel} />}
          {leaves ? (
            <Told label={say.leaves(leaves.product)} value={formatIdr(leaves.idr, locale)} detail={say.leavesText} />
          ) : null}
        </div>
        <p>
          <TextLink to={`/harga?komoditas=${panel.commodity.code}`}>{say.all}</TextLink>
        </p>
      </div>
    </Fold>
  );
}

/** What kitchens were paid lately for processing: one line beside the field of a fee. */
export function FeeLine({ fees }: { fees: DealFigures | null }) {
  const say = useWords(priceWords).panel;
  return <DealLine label={say.fees(dealWeeks)} deals={fees} />;
}

function DealLine({ label, deals }: { label: string; deals: DealFigures | null }) {
  const say = useWords(priceWords).panel;
  const locale = useLocale();
  if (!deals) return <Told label={label} value={say.none} detail={say.noneText} />;
  const range = say.range(formatIdr(deals.lowIdr, locale), formatIdr(deals.highIdr, locale));
  const from = say.dealsFrom(deals.count, deals.producers, deals.kitchens);
  return <Told label={label} value={formatIdr(deals.medianIdr, locale)} detail={`${range}. ${from}`} />;
}

function BandLine({ band }: { band: Panel["band"] }) {
  const words = useWords(priceWords);
  const say = words.panel;
  const locale = useLocale();
  if (!band) return <Told label={say.band} value={say.noBand} />;
  const level = words.level[band.level] ?? band.level;
  const detail =
    band.from === "office"
      ? say.office(level, band.market, formatDate(band.day, locale, "plain"), band.source)
      : say.reference(level, band.place, band.period);
  const range = say.range(formatIdr(band.lowIdr, locale), formatIdr(band.highIdr, locale));
  return <Told label={say.band} value={range} detail={detail} />;
}

function FloorLine({ panel }: { panel: Panel }) {
  const say = useWords(priceWords).panel;
  const locale = useLocale();
  const { floor } = panel;
  const link = (
    <TextLink to={`/harga/biaya?komoditas=${panel.commodity.code}`}>{floor ? say.recount : say.count}</TextLink>
  );
  const detail = floor ? [say.floorOn(formatDate(floor.day, locale, "plain")), " ", link] : link;
  return <Told label={say.floor} value={floor ? formatIdr(floor.idr, locale) : say.noFloor} detail={detail} />;
}

/** A figure with what it is above it and where it comes from below. */
function Told({ label, value, detail }: { label: string; value: string; detail?: ReactNode }) {
  return (
    <p>
      <span className="block">{label}</span>
      <b className="block">{value}</b>
      {detail ? <span className="block soft">{detail}</span> : null}
    </p>
  );
}

function Picture({ panel, leaves }: { panel: Panel; leaves: Leaves | null }) {
  const say = useWords(priceWords).panel;
  const { band, floor, deals } = panel;
  if (!band) return null;
  const points: PricePoint[] = [
    ...(floor ? [{ idr: floor.idr, label: say.floorPoint, kind: "hulu" as const }] : []),
    ...(deals ? [{ idr: deals.medianIdr, label: say.dealPoint, kind: "agreed" as const }] : []),
    ...(leaves && leaves.idr > 0 ? [{ idr: leaves.idr, label: say.leavesPoint, kind: "hilir" as const }] : []),
  ];
  return points.length > 0 ? <PriceBand lowIdr={band.lowIdr} highIdr={band.highIdr} points={points} /> : null;
}

/** "Ikan lele" within a sentence is "ikan lele". */
function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
