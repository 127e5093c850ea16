import { RadioChips } from "~/ui/choice-field.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { noteWords } from "./note.words.ts";
import { fates } from "./ticket.ts";

type Fields = Record<"rejected" | "rejectedWhy" | "fate" | "rejectedIdr", FieldOf>;

/** What was not taken at the agreed price, folded away, because mostly everything is. `buys`: the kitchen pays for it. */
export function RejectionFields({ fields, buys }: { fields: Fields; buys: boolean }) {
  const say = useWords(noteWords);
  const { rejected, rejectedWhy, fate, rejectedIdr } = fields;
  const used = [rejected, rejectedWhy, fate, rejectedIdr].some(
    (field) => Boolean(field.initialValue) || (field.errors?.length ?? 0) > 0,
  );
  const options = fates
    .filter((value) => buys || value !== "sold")
    .map((value) => ({ value, label: say.fates[value] }));
  return (
    <Fold summary={say.rejectedFold} open={used}>
      <NumberField field={rejected} label={say.rejected} hint={say.rejectedHint} unit="kg" decimal optional />
      <TextField field={rejectedWhy} label={say.rejectedWhy} maxLength={300} optional />
      <RadioChips field={fate} label={say.fate} options={options} optional />
      {buys ? (
        <MoneyField field={rejectedIdr} label={say.rejectedIdr} hint={say.rejectedIdrHint} perKg optional />
      ) : null}
    </Fold>
  );
}
