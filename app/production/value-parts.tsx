import { nameIn } from "~/places/commodity.ts";
import { Card, Cards } from "~/ui/card.tsx";
import { KgOfGrams, Percent, Rp, RpPerKg } from "~/ui/figure.tsx";
import { formatIdr, formatPercent } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { StackedPacket } from "~/ui/stacked-packet.tsx";
import { Banner } from "~/ui/state.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { HayamiRows } from "./hayami-rows.tsx";
import { SoldPart } from "./sold-part.tsx";
import { soldWords } from "./sold.words.ts";
import { OutputFigure } from "./output-figure.tsx";
import type { ValueView } from "./value-view.ts";
import { aboveRawIdr, hasLoss, partsOfOne, sharesOf } from "./value-view.ts";
import { valueWords } from "./value.words.ts";

type Shown = { value: ValueView };

/** All that is told of some value added: the packet, each side's part, per kg, break-even, totals, the table. */
export function ValueAdded({ value }: Shown) {
  const say = useWords(valueWords);
  const words = useWords(soldWords);
  return (
    <>
      {value.isEstimate ? (
        <Banner tone="wait" title={say.estimate}>
          {say.estimateText}
        </Banner>
      ) : null}
      {value.isLabourAssumed ? (
        <Banner tone="wait" title={words.labourAssumed}>
          {words.labourAssumedText}
        </Banner>
      ) : null}
      <PerKg value={value} />
      {value.sold ? <SoldPart value={value} sold={value.sold} /> : null}
      <Packet value={value} />
      <Sides value={value} />
      <BreakEven value={value} />
      <Totals value={value} />
      <Fold summary={say.methodTitle}>
        <p>{say.methodText}</p>
        <HayamiRows value={value} />
      </Fold>
    </>
  );
}

/** The number for which the page exists; a loss is said in words, with its sign, beside the value added before wages. */
function PerKg({ value: { table, commodityName } }: Shown) {
  const say = useWords(valueWords);
  const locale = useLocale();
  const profit = formatIdr(Math.round(table.profit), locale);
  const added = formatIdr(Math.round(table.valueAdded), locale);
  const name = commodityName ? nameIn(locale, commodityName).toLowerCase() : say.rawMaterial;
  const ratio = table.valueAdded > 0 ? table.valueAddedRatio : null;
  return (
    <Section title={say.valueTitle}>
      <p>{table.valueAdded < 0 ? say.valueLost(name) : say.valuePerKg(name)}</p>
      <p>
        <Rp value={Math.round(table.valueAdded)} size="n1" mark />
      </p>
      {ratio === null ? null : <p className="soft">{say.valueOfOutput(formatPercent(ratio, locale))}</p>}
      {table.profit < 0 ? (
        <Banner tone="bad" title={say.lossTitle}>
          {say.lossText(profit, added)}
        </Banner>
      ) : (
        <p>{say.gainText(profit)}</p>
      )}
    </Section>
  );
}

function Packet({ value }: Shown) {
  const say = useWords(valueWords);
  const locale = useLocale();
  const name = nameIn(locale, value.product).toLowerCase();
  const one = say.oneUnit[value.outputUnit];
  const parts = partsOfOne(value);
  const loss = hasLoss(parts);
  const price = formatIdr(Math.round(value.inputs.outputPrice), locale);
  const hulu = value.terms === "buy" ? say.part.raw : say.part.producerToll;
  return (
    <StackedPacket
      says={loss ? say.packetLoss(name, one) : say.packetSays(name, formatPercent(sharesOf(value).hulu, locale), one)}
      note={say.packetNote(price, say.perUnit[value.outputUnit])}
      parts={[
        { label: say.part.other, idr: parts.otherIdr, tone: "plain" },
        { label: parts.kitchenIdr < 0 ? say.part.kitchenLoss : say.part.kitchen, idr: parts.kitchenIdr, tone: "hilir" },
        { label: say.part.labour, idr: parts.workersIdr, tone: "hilirTint" },
        { label: hulu, idr: parts.producerIdr, tone: "hulu" },
      ]}
    />
  );
}

function Sides({ value }: Shown) {
  const say = useWords(valueWords);
  const locale = useLocale();
  const { hulu, hilir, rest } = sharesOf(value);
  const { producerIdr, workersIdr, kitchenIdr } = value.parts;
  const { unpaidIdr } = value.money;
  const loss = hasLoss(value.parts);
  return (
    <Section title={say.sidesTitle}>
      <Cards>
        <Card side="hulu" title={say.sideHulu}>
          <Part ratio={loss ? null : hulu} idr={producerIdr} side="hulu" />
          <p className="soft">{say.sideHuluText[value.terms]}</p>
          <AboveRaw value={value} />
        </Card>
        <Card side="hilir" title={say.sideHilir}>
          <Part ratio={loss ? null : hilir} idr={workersIdr + kitchenIdr} side="hilir" />
          <Ledger>
            <Amount label={kitchenIdr < 0 ? say.part.kitchenLoss : say.part.kitchen} idr={kitchenIdr} />
            <Amount label={say.workersPaid} idr={workersIdr - unpaidIdr} />
            {unpaidIdr > 0 ? <Amount label={say.workersUnpaid} idr={unpaidIdr} /> : null}
          </Ledger>
        </Card>
      </Cards>
      {loss ? null : <p>{say.sideRest(formatPercent(rest, locale))}</p>}
    </Section>
  );
}

/** Beside what it would have brought sold raw: the question with which each producer comes. */
function AboveRaw({ value }: Shown) {
  const say = useWords(valueWords);
  const locale = useLocale();
  const above = aboveRawIdr(value);
  if (above === null || value.referenceIdr === null) return <p className="soft">{say.noReference}</p>;
  const reference = formatIdr(value.referenceIdr, locale);
  return <p>{(above < 0 ? say.belowRaw : say.aboveRaw)(formatIdr(Math.abs(above), locale), reference)}</p>;
}

/** Of a price that does not cover its costs, a share in percent would tell nothing. */
function Part({ ratio, idr, side }: { ratio: number | null; idr: number; side: "hulu" | "hilir" }) {
  if (ratio === null) {
    return (
      <p>
        <Rp value={idr} size="n2" side={side} />
      </p>
    );
  }
  return (
    <>
      <p>
        <Percent ratio={ratio} size="n2" side={side} />
      </p>
      <p>
        <Rp value={idr} />
      </p>
    </>
  );
}

function BreakEven({ value }: Shown) {
  const say = useWords(valueWords);
  const locale = useLocale();
  const { breakEvenOutputPrice, breakEvenRawPrice } = value.table;
  const money = (idr: number) => formatIdr(Math.round(idr), locale);
  return (
    <Section title={say.breakEvenTitle}>
      {breakEvenOutputPrice === null ? null : (
        <p>{say.breakEvenProduct(money(breakEvenOutputPrice), say.perUnit[value.outputUnit])}</p>
      )}
      <p>{breakEvenRawPrice > 0 ? say.breakEvenRaw(money(breakEvenRawPrice)) : say.breakEvenRawNone}</p>
    </Section>
  );
}

/** Whole rupiah of everything; they add up line by line. */
function Totals({ value }: Shown) {
  const say = useWords(valueWords);
  const { money, outputUnit, outputQuantity, inputs } = value;
  const word = say.total;
  return (
    <Section title={say.totalsTitle}>
      <Ledger>
        <LedgerLine label={word.raw}>
          <KgOfGrams grams={money.rawGrams} /> × <RpPerKg value={Math.round(inputs.rawPrice)} />
        </LedgerLine>
        <LedgerLine label={word.made}>
          <OutputFigure unit={outputUnit} quantity={outputQuantity} />
        </LedgerLine>
        <Amount label={word.output} idr={money.outputIdr} />
        <Amount label={word.rawCost} idr={-money.rawIdr} />
        <Amount label={word.other} idr={-money.otherIdr} />
        <LedgerLine label={word.valueAdded} sum>
          <Rp value={money.valueAddedIdr} size="n3" />
        </LedgerLine>
        <Amount label={word.labour} idr={-money.labourIdr} />
        <LedgerLine label={money.profitIdr < 0 ? word.loss : word.profit} sum>
          <Rp value={money.profitIdr} size="n3" />
        </LedgerLine>
        {money.feeIdr > 0 ? <Amount label={word.fee} idr={money.feeIdr} /> : null}
      </Ledger>
    </Section>
  );
}

function Amount({ label, idr }: { label: string; idr: number }) {
  return (
    <LedgerLine label={label}>
      <Rp value={idr} />
    </LedgerLine>
  );
}
