import { CheckboxGroup } from "~/ui/choice-field.tsx";
import type { FieldProps } from "~/ui/field-frame.tsx";
import { formatIdr, formatKg, formatKm } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Reasons } from "~/ui/pairing.tsx";
import type { Asking } from "./propose-page.server.ts";
import { poolWords } from "./words.ts";

/** Neighbours to tick: whose, how much, how far, from which price. */
export function NeighbourField({
  field,
  neighbours,
}: Pick<FieldProps, "field"> & { neighbours: Asking["neighbours"] }) {
  const say = useWords(poolWords);
  const locale = useLocale();
  const options = neighbours.map((one) => ({
    value: one.id,
    label: say.neighbour(one.groupName, formatKg(one.quantityKg, locale)),
    detail: say.neighbourDetail(
      one.villageName,
      one.distanceKm < 0.05 ? say.sameVillage : formatKm(one.distanceKm * 1000, locale),
      formatIdr(one.askIdr, locale),
    ),
  }));
  return <CheckboxGroup field={field} label={say.neighbours} hint={say.neighboursHint} options={options} />;
}

/** What everybody in a pool agrees to. */
export function PoolRules() {
  const say = useWords(poolWords);
  return <Reasons items={say.ruleItems} />;
}
