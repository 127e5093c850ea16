import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { noteWords } from "./note.words.ts";
import { maxBaskets } from "./ticket.ts";

/** How many baskets stand open; the rest lies folded, so that a phone shows the whole scale. */
const openBaskets = 4;

/** Gross weight of up to ten baskets. */
export function BasketFields({ formId, typed }: { formId: string; typed: readonly FieldOf[] }) {
  const say = useWords(noteWords);
  const fields = Array.from({ length: maxBaskets }, (_, i) => typed[i] ?? emptyField(formId, i));
  const more = fields.slice(openBaskets);
  const used = more.some(({ initialValue, errors }) => Boolean(initialValue) || (errors?.length ?? 0) > 0);
  const basket = (field: FieldOf, i: number) => (
    <NumberField key={field.name} field={field} label={say.basket(i + 1)} unit="kg" decimal optional={i > 0} />
  );
  return (
    <>
      {fields.slice(0, openBaskets).map(basket)}
      <Fold summary={say.moreBaskets} open={used}>
        {more.map((field, i) => basket(field, i + openBaskets))}
      </Fold>
    </>
  );
}

/** A basket that was left empty is not in what came back: its field is made here. */
function emptyField(formId: string, i: number): FieldOf {
  const name = `baskets[${i}]`;
  const id = `${formId}-${name}`;
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-description` };
}
