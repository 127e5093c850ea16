import { Button } from "~/ui/button.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { NumberRow } from "~/ui/number-field.tsx";
import { noteWords } from "./note.words.ts";
import { maxBaskets } from "./ticket.ts";

/** How many baskets stand on the page at first, and how many more come with each press. */
const firstBaskets = 5;
const moreAtOnce = 5;

/** Gross weight of each basket. The button sends what was typed to the page itself, which shows it again with more rows. */
export function BasketFields({
  formId,
  typed,
  rows,
  here,
}: {
  formId: string;
  typed: readonly FieldOf[];
  rows: number;
  here: string;
}) {
  const say = useWords(noteWords);
  const count = Math.min(maxBaskets, Math.max(firstBaskets, rows, typed.length));
  const fields = Array.from({ length: count }, (_, i) => typed[i] ?? emptyField(formId, i));
  return (
    <>
      {fields.map((field, i) => (
        <NumberRow key={field.name} field={field} label={say.basket(i + 1)} unit="kg" decimal />
      ))}
      {count < maxBaskets ? (
        <Button
          tone="line"
          size="small"
          icon="plus"
          formAction={here}
          formMethod="get"
          name="baris"
          value={String(Math.min(maxBaskets, count + moreAtOnce))}
        >
          {say.moreBaskets}
        </Button>
      ) : null}
    </>
  );
}

/** A basket that was left empty is not in what came back: its field is made here. */
function emptyField(formId: string, i: number): FieldOf {
  const name = `baskets[${i}]`;
  const id = `${formId}-${name}`;
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-description` };
}
