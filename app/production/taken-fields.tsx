import { nameIn } from "~/places/commodity.ts";
import { RadioChips } from "~/ui/choice-field.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { HiddenField } from "~/ui/text-field.tsx";
import { Card } from "~/ui/card.tsx";
import { formatDate } from "~/ui/format.ts";
import type { StockRow } from "./stock-list.server.ts";
import { amountText, packsText, packText } from "./stock-parts.tsx";
import { stockWords } from "./stock.words.ts";

/** What stands on the shelf of the chosen batch. */
export function ShelfCard({ row }: { row: StockRow }) {
  const say = useWords(stockWords);
  const locale = useLocale();
  const left = amountText(row.outputUnit, row.leftQuantity, locale);
  const packs = packsText(row, locale);
  return (
    <Card side="hilir" title={nameIn(locale, row)}>
      <p>
        <b>{say.left(left)}</b>
        {packs ? `, ${packs}` : ""}
      </p>
      <p className="soft">
        {row.number}
        {row.expiresOn ? `. ${say.until(formatDate(row.expiresOn, locale, "plain"))}` : ""}
      </p>
    </Card>
  );
}

type Fields = Record<"batchId" | "ware" | "countThousandths", FieldOf>;

/** Which batch, packed or loose, and how much. */
export function AmountFields({ fields, row, label }: { fields: Fields; row: StockRow; label: string }) {
  const say = useWords(stockWords);
  const locale = useLocale();
  const loose = { value: "loose", label: say.wareOf[row.outputUnit] };
  const size = row.packQuantity === null ? null : packText(row.outputUnit, row.packQuantity, locale);
  const options = size === null ? [loose] : [{ value: "pack", label: say.wareOf.pack(size) }, loose];
  return (
    <>
      <HiddenField field={fields.batchId} value={row.id} />
      <RadioChips field={fields.ware} label={label} options={options} equal />
      <NumberField
        field={fields.countThousandths}
        label={say.count}
        hint={size === null ? undefined : row.outputUnit === "gram" ? say.countHint : say.countHintPiece}
        big
        decimal
      />
    </>
  );
}
