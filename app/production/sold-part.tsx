import { RpPerKg, Rp } from "~/ui/figure.tsx";
import { formatIdr } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { OutputFigure } from "./output-figure.tsx";
import type { SoldValue } from "./sold.ts";
import { soldWords } from "./sold.words.ts";
import type { ValueView } from "./value-view.ts";
import { valueWords } from "./value.words.ts";

/** What sales really brought, beside the price that was written down with the batch. */
export function SoldPart({ value, sold }: { value: ValueView; sold: SoldValue }) {
  const say = useWords(soldWords);
  const words = useWords(valueWords);
  const locale = useLocale();
  const { outputUnit: unit, outputQuantity, inputs } = value;
  const price = (idr: number) => `${formatIdr(Math.round(idr), locale)} ${words.perUnit[unit]}`;
  return (
    <Section title={say.title}>
      <Ledger>
        <LedgerLine label={say.sold}>
          <OutputFigure unit={unit} quantity={sold.quantity} /> {say.ofMade("")}
          <OutputFigure unit={unit} quantity={outputQuantity} />
        </LedgerLine>
        <LedgerLine label={say.brought}>
          <Rp value={sold.amountIdr} />
        </LedgerLine>
        <LedgerLine label={say.writtenPrice}>{price(inputs.outputPrice)}</LedgerLine>
        <LedgerLine label={say.soldPrice}>{price(sold.inputs.outputPrice)}</LedgerLine>
        {sold.table ? (
          <LedgerLine label={say.added} sum>
            <RpPerKg value={Math.round(sold.table.valueAdded)} />
          </LedgerLine>
        ) : null}
      </Ledger>
      <p className="soft">{say.note}</p>
    </Section>
  );
}
