import { nameIn } from "~/places/commodity.ts";
import { CheckboxGroup } from "~/ui/choice-field.tsx";
import { pickedValues } from "~/ui/field-frame.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { HiddenField, TextField } from "~/ui/text-field.tsx";
import type { GroupChoices } from "./group-choices.server.ts";
import { groupWords } from "./words.ts";

type Fields = Record<"name" | "kindCode" | "villageCode" | "rt" | "rw" | "sides", FieldOf>;

/** What a group tells about itself. With `fixed`, name, kind, place and sides are what an officer confirmed. */
export function GroupFields({ fields, choices, fixed }: { fields: Fields; choices: GroupChoices; fixed?: boolean }) {
  const words = useWords(groupWords);
  const say = words.fields;
  const locale = useLocale();
  const kinds = choices.kinds.map((kind) => ({ value: kind.code, label: nameIn(locale, kind) }));
  return (
    <>
      {fixed ? (
        <>
          <p className="hint">{words.own.fixedPlace}</p>
          <HiddenField field={fields.name} />
          <HiddenField field={fields.kindCode} />
          <HiddenField field={fields.villageCode} />
          {pickedValues(fields.sides).map((side) => (
            <HiddenField key={side} field={fields.sides} value={side} />
          ))}
        </>
      ) : (
        <>
          <TextField field={fields.name} label={say.name} autoComplete="organization" maxLength={80} />
          <SelectField field={fields.kindCode} label={say.kindCode} options={kinds} />
          <SelectField field={fields.villageCode} label={say.villageCode} groups={choices.villages} />
        </>
      )}
      <div className="row">
        <TextField field={fields.rt} label={say.rt} inputMode="numeric" maxLength={3} />
        <TextField field={fields.rw} label={say.rw} inputMode="numeric" maxLength={3} />
      </div>
      {fixed ? null : (
        <CheckboxGroup
          field={fields.sides}
          label={say.sides}
          hint={say.sidesHint}
          options={[
            { value: "producer", label: words.side.producer },
            { value: "processor", label: words.side.processor },
          ]}
        />
      )}
    </>
  );
}

/** In which regency the group lies: a question of its own, because the list of villages hangs on it. */
export function RegencyLinks({ choices, base }: { choices: GroupChoices; base: string }) {
  const say = useWords(groupWords).signUp;
  if (choices.regencies.length < 2) return null;
  return (
    <nav className="stack8" aria-label={say.regency}>
      <p className="strong">{say.regency}</p>
      <div className="chips">
        {choices.regencies.map(({ code, name }) => (
          <TextLink
            key={code}
            to={`${base}?kabupaten=${code}`}
            className="chip"
            {...(code === choices.chosen ? { "aria-current": "true" as const } : {})}
          >
            {name}
          </TextLink>
        ))}
      </div>
    </nav>
  );
}

/** Labels of a group's fields, for the summary of errors. */
export function useGroupLabels(): Record<string, string> {
  return useWords(groupWords).fields;
}
