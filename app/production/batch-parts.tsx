import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { formatDate, formatIdr, formatNumber, formatPercent } from "~/ui/format.ts";
import { Facts, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { BatchRow } from "./batch-list.server.ts";
import type { BatchCost, OutputUnit } from "./batch.ts";
import { minutesPerDay } from "./batch.ts";
import { OutputFigure } from "./output-figure.tsx";
import { spokenCode } from "./packet-code.ts";
import type { TakenRow } from "./sale-list.server.ts";
import { packText } from "./stock-parts.tsx";
import { stockWords } from "./stock.words.ts";
import { TakenLine } from "./taken-line.tsx";
import { valueWords } from "./value.words.ts";
import { productionWords } from "./words.ts";

type Yield = {
  rawGrams: number;
  outputQuantity: number;
  outputUnit: OutputUnit;
  usual: { batches: number; rawGrams: number; outputQuantity: number };
};
type Shown = { batch: Omit<BatchRow, "groupId"> };

/** What came out, how it is packed, until when it is good, and what a kg gave. */
export function OutputFacts({ batch, measured }: Shown & { measured: Yield | null }) {
  const say = useWords(productionWords);
  const locale = useLocale();
  const { outputUnit: unit, packQuantity, packs, expiresOn, code } = batch;
  return (
    <Section title={say.outputTitle}>
      <Facts
        items={[
          { label: say.processedOn, value: formatDate(batch.processedOn, locale) },
          { label: say.kitchen, value: `${batch.kitchenName}, ${batch.groupName}` },
          { label: say.output, value: <OutputFigure unit={unit} quantity={batch.outputQuantity} /> },
          { label: say.reject, value: <OutputFigure unit={unit} quantity={batch.rejectQuantity} /> },
          {
            label: say.packTitle,
            value: packQuantity && packs ? say.packsLine(packs, packText(unit, packQuantity, locale)) : null,
          },
          { label: say.expires, value: expiresOn ? formatDate(expiresOn, locale, "plain") : null },
          { label: say.yieldLabel, value: measured ? <YieldText measured={measured} /> : null },
          { label: say.code, value: code ? <TextLink to={`/jejak/${code}`}>{spokenCode(code)}</TextLink> : null },
          { label: say.note, value: batch.note },
        ]}
      />
    </Section>
  );
}

function YieldText({ measured }: { measured: Yield }) {
  const say = useWords(productionWords);
  const locale = useLocale();
  const of = (one: { rawGrams: number; outputQuantity: number }) =>
    measured.outputUnit === "gram"
      ? formatPercent(one.outputQuantity / one.rawGrams, locale, 1)
      : `${formatNumber(one.outputQuantity / (one.rawGrams / 1000), locale, 1)} ${say.unit.piece}/kg`;
  return say.yieldText(of(measured), of(measured.usual), measured.usual.batches);
}

type Work = { labourMinutes: number; unpaidMinutes: number; wageIdrPerDay: number };

/** Named costs, and labour with what was paid and what was not apart. */
export function CostSection({ costs, work }: { costs: readonly BatchCost[]; work: Work }) {
  const say = useWords(productionWords);
  const locale = useLocale();
  const days = (minutes: number) => say.labourDays(formatNumber(minutes / minutesPerDay, locale, 2));
  return (
    <Section title={say.costTitle}>
      <Ledger>
        {costs.map(({ kind, name, amountIdr }) => (
          <LedgerLine key={kind} label={name === "" ? say.costOf[kind] : name}>
            <Rp value={amountIdr} />
          </LedgerLine>
        ))}
        <LedgerLine label={`${say.labourTitle}, ${say.paid.toLowerCase()}`}>
          {days(work.labourMinutes - work.unpaidMinutes)}
        </LedgerLine>
        {work.unpaidMinutes > 0 ? (
          <LedgerLine label={`${say.labourTitle}, ${say.unpaid.toLowerCase()}`}>{days(work.unpaidMinutes)}</LedgerLine>
        ) : null}
        <LedgerLine label={say.wage}>
          <Rp value={work.wageIdrPerDay} />
        </LedgerLine>
      </Ledger>
    </Section>
  );
}

type Shelf = {
  leftQuantity: number;
  sold: { quantity: number; amountIdr: number };
  taken: Omit<TakenRow, "note">[];
};

/** What is still on the shelf, what the sold part brought, and each record behind it. */
export function ShelfSection({ batch, shelf, sells }: Shown & { shelf: Shelf; sells: boolean }) {
  const say = useWords(stockWords);
  const { outputUnit: unit } = batch;
  const { leftQuantity, sold, taken } = shelf;
  return (
    <Section title={say.shelfTitle} id="stok">
      <Ledger>
        <LedgerLine label={say.made}>
          <OutputFigure unit={unit} quantity={batch.outputQuantity} />
        </LedgerLine>
        <LedgerLine label={say.soldLabel}>
          <OutputFigure unit={unit} quantity={sold.quantity} />
        </LedgerLine>
        <LedgerLine label={say.leftLabel} sum>
          <OutputFigure unit={unit} quantity={leftQuantity} />
        </LedgerLine>
        <LedgerLine label={say.brought}>
          <Rp value={sold.amountIdr} />
        </LedgerLine>
      </Ledger>
      <p className="soft">{sold.quantity > 0 ? <MeanPrice batch={batch} sold={sold} /> : say.noneSold}</p>
      {taken.length > 0 ? (
        <Ledger>
          {taken.map((row) => (
            <TakenLine key={row.id} row={row} />
          ))}
        </Ledger>
      ) : null}
      {sells && leftQuantity > 0 ? (
        <Buttons>
          <ButtonLink to={`/stok/jual?produksi=${batch.id}`} tone="hilir" size="small">
            {say.sell}
          </ButtonLink>
          <ButtonLink to={`/stok/buang?produksi=${batch.id}`} tone="line" size="small">
            {say.discard}
          </ButtonLink>
        </Buttons>
      ) : null}
    </Section>
  );
}

function MeanPrice({ batch, sold }: Shown & { sold: Shelf["sold"] }) {
  const say = useWords(stockWords);
  const words = useWords(valueWords);
  const locale = useLocale();
  const units = batch.outputUnit === "gram" ? sold.quantity / 1000 : sold.quantity;
  const mean = formatIdr(Math.round(sold.amountIdr / units), locale);
  return say.meanPrice(mean, words.perUnit[batch.outputUnit], formatIdr(batch.outputPriceIdr, locale));
}
