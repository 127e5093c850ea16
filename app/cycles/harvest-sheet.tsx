import type { z } from "zod";
import { Button } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField } from "~/ui/text-field.tsx";
import type { HarvestForm } from "./cycle.ts";
import { cycleWords } from "./words.ts";

type HarvestProps = {
  cycle: { id: string; stockedOn: string; typicalKg: number; today: string };
  lastResult?: Parameters<typeof useSheet>[0]["lastResult"];
};

/** "Panen sekarang": the expected kg stand there already, so that one tap is enough when they are right. */
export function HarvestSheet({ cycle, lastResult }: HarvestProps) {
  const say = useWords(cycleWords);
  const [form, fields] = useSheet<z.input<typeof HarvestForm>>({
    id: "panen",
    lastResult,
    defaultValue: { harvestedOn: cycle.today, harvestKg: cycle.typicalKg > 0 ? String(cycle.typicalKg) : "" },
  });
  return (
    <SheetForm form={form} labels={say.field} refusals={say.refusal} action={`/tebar/${cycle.id}/panen`}>
      <NumberField field={fields.harvestKg} label={say.field.harvestKg} unit="kg" big />
      <DateField field={fields.harvestedOn} label={say.field.harvestedOn} min={cycle.stockedOn} max={cycle.today} />
      <Button tone="hulu">{say.harvestNow}</Button>
    </SheetForm>
  );
}
