import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { TextArea, TextField } from "~/ui/text-field.tsx";
import { kitchenWords } from "./kitchen.words.ts";

export type VillageChoice = { code: string; name: string; districtName: string };
type KitchenFieldsProps = {
  fields: Record<"name" | "villageCode" | "capacityKg" | "note", FieldOf>;
  villages: readonly VillageChoice[];
};

/** Name, place and weekly capacity: what adding and changing a kitchen share. */
export function KitchenFields({ fields, villages }: KitchenFieldsProps) {
  const say = useWords(kitchenWords).field;
  const districts = [...new Set(villages.map((village) => village.districtName))];
  const groups = districts.map((label) => ({
    label,
    options: villages
      .filter((village) => village.districtName === label)
      .map(({ code, name }) => ({ value: code, label: name })),
  }));
  return (
    <>
      <TextField field={fields.name} label={say.name} hint={say.nameHint} maxLength={80} autoComplete="off" />
      <SelectField field={fields.villageCode} label={say.villageCode} groups={groups} />
      <NumberField
        field={fields.capacityKg}
        label={say.capacityKg}
        hint={say.capacityHint}
        unit="kg"
        suggestions={[50, 100, 200, 500]}
      />
      <TextArea field={fields.note} label={say.note} optional rows={2} maxLength={500} />
    </>
  );
}

/** Labels of all fields, for the summary of what is wrong. */
export function useKitchenLabels(): Record<string, string> {
  const { name, villageCode, capacityKg, note } = useWords(kitchenWords).field;
  return { name, villageCode, capacityKg, note };
}
