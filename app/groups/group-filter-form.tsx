import { Form } from "@remix-run/react";
import { nameIn } from "~/places/commodity.ts";
import { Button, Buttons } from "~/ui/button.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Option } from "~/ui/select-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { GroupFilter } from "./group-filter.ts";
import { officeWords } from "./office-words.ts";

type Props = {
  filter: GroupFilter;
  kinds: readonly { code: string; nameId: string; nameEn: string }[];
  districts: readonly Option[];
};

/** What an office looks for, as an address: it can be kept and sent on. */
export function GroupFilterForm({ filter, kinds, districts }: Props) {
  const words = useWords(officeWords);
  const say = words.list;
  const locale = useLocale();
  const active = Object.values(filter).some((value) => value !== null);
  const kindOptions = kinds.map((kind) => ({ value: kind.code, label: nameIn(locale, kind) }));
  const stateOptions = [
    { value: "menunggu", label: say.waiting },
    { value: "terverifikasi", label: say.verified },
    { value: "ditolak", label: say.refused },
  ];
  const sideOptions = [
    { value: "hulu", label: words.side.producer },
    { value: "hilir", label: words.side.processor },
  ];
  const state =
    filter.state === null ? "" : { waiting: "menunggu", verified: "terverifikasi", refused: "ditolak" }[filter.state];
  const side = filter.side === null ? "" : { producer: "hulu", processor: "hilir" }[filter.side];
  return (
    <Fold summary={say.filters} open={active}>
      <Form method="get" action="/kelompok" className="sheet" reloadDocument>
        <TextField field={fieldOf("cari", filter.text)} label={say.search} maxLength={60} />
        <SelectField field={fieldOf("keadaan", state)} label={say.state} options={stateOptions} placeholder={say.any} />
        <SelectField
          field={fieldOf("kecamatan", filter.districtCode)}
          label={say.district}
          options={districts}
          placeholder={say.any}
        />
        <SelectField
          field={fieldOf("jenis", filter.kindCode)}
          label={say.kind}
          options={kindOptions}
          placeholder={say.any}
        />
        <SelectField field={fieldOf("sisi", side)} label={say.side} options={sideOptions} placeholder={say.any} />
        <Buttons>
          <Button tone="line" icon="filter">
            {say.show}
          </Button>
        </Buttons>
        {active ? <TextLink to="/kelompok">{say.clear}</TextLink> : null}
      </Form>
    </Fold>
  );
}

/** A field of a form that only looks: it has a name and a value, and nothing can be wrong with it. */
function fieldOf(name: string, value: string | null): FieldOf {
  return { id: `saring-${name}`, name, errorId: "", descriptionId: "", initialValue: value ?? "" };
}
