import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { CheckboxGroup } from "~/ui/choice-field.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { PlaceChoices } from "./place-choices.server.ts";
import type { StaffRole } from "./staff.ts";
import { staffWords } from "./staff-words.ts";

type PlaceFieldsProps = { role: StaffRole; field: FieldOf; places: PlaceChoices; picked?: readonly string[] };

/** Where somebody works: regencies for an officer, the villages of a regency for a companion, nothing for an admin. */
export function PlaceFields({ role, field, places, picked = [] }: PlaceFieldsProps) {
  const say = useWords(staffWords);
  if (role === "admin") return null;
  if (role === "officer") return <CheckboxGroup field={field} label={say.regencies} options={places.regencies} />;
  return (
    <fieldset className="group" id={field.id} tabIndex={-1}>
      <legend>{say.villages}</legend>
      {places.districts.map(({ label, options }, at) => (
        <Fold
          key={label}
          summary={say.villagesIn(label)}
          open={places.districts.length < 8 || options.some(({ value }) => picked.includes(value))}
        >
          <CheckboxGroup
            field={partOf(field, at)}
            label={<span className="sr-only">{say.villagesIn(label)}</span>}
            options={options}
          />
        </Fold>
      ))}
    </fieldset>
  );
}

/** The same question asked kecamatan by kecamatan: one name, an id of its own, the complaint beside the first. */
function partOf({ id, name, errorId, descriptionId, errors, initialValue }: FieldOf, at: number): FieldOf {
  return { id: `${id}-${at}`, name, errorId, descriptionId, errors: at === 0 ? errors : [], initialValue };
}

/** Chooses the regency whose villages are offered. A form of its own, because it only looks. */
export function RegencyChoice({ places, extra = {} }: { places: PlaceChoices; extra?: Record<string, string> }) {
  const say = useWords(staffWords);
  return (
    <Form method="get" className="row wrap" reloadDocument>
      {Object.entries(extra).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        field={{ id: "kabupaten", name: "kabupaten", errorId: "", descriptionId: "", initialValue: places.chosen }}
        label={say.chosenRegency}
        options={places.regencies}
        placeholder={null}
      />
      <Button tone="line" size="small">
        {say.show}
      </Button>
    </Form>
  );
}
