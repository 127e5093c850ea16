import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { nameIn } from "~/places/commodity.ts";
import { Button } from "~/ui/button.tsx";
import { formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Option } from "~/ui/select-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { marketWords } from "./words.ts";

type Named = { code: string; nameId: string; nameEn: string };
type Place = { code: string; name: string; districts: { code: string; name: string }[] };

/** A filter is a form that asks for the same page with other words in its address. */
export function FilterForm({
  action,
  title,
  active,
  children,
}: {
  action: string;
  title: string;
  active: boolean;
  children: ReactNode;
}) {
  const say = useWords(marketWords);
  return (
    <Fold summary={active ? `${title} · ${say.filter.active}` : title} open={active}>
      <Form
        method="get"
        action={action}
        discover="none"
        className="grid gap-4 tab:grid-cols-2 desk:grid-cols-5 desk:items-end"
      >
        {children}
        <Button tone="line">{say.filter.apply}</Button>
      </Form>
    </Fold>
  );
}

type SelectProps = { name: string; label: string; any?: string | null; value: string | null };

/** One of many, or any. */
export function FilterSelect({
  name,
  label,
  any = null,
  value,
  options,
}: SelectProps & { options: readonly Option[] }) {
  return <SelectField field={fieldOf(name, value)} label={label} placeholder={any} options={options} />;
}

/** A commodity or a product. */
export function FilterNamed({ choices, ...rest }: SelectProps & { choices: readonly Named[] }) {
  const locale = useLocale();
  const options = choices.map((choice) => ({ value: choice.code, label: nameIn(locale, choice) }));
  return <FilterSelect {...rest} options={options} />;
}

/** A regency as a whole, or one of its kecamatan. */
export function FilterPlace({ value, places }: { value: string | null; places: readonly Place[] }) {
  const say = useWords(marketWords).filter;
  const groups = places.map(({ code, name, districts }) => ({
    label: name,
    options: [
      { value: code, label: say.whole(name) },
      ...districts.map((row) => ({ value: row.code, label: row.name })),
    ],
  }));
  return <SelectField field={fieldOf("tempat", value)} label={say.place} placeholder={say.anyPlace} groups={groups} />;
}

/** One of the coming weeks. */
export function FilterWeek({ value, weeks }: { value: string | null; weeks: readonly string[] }) {
  const say = useWords(marketWords).filter;
  const locale = useLocale();
  const options = weeks.map((week) => ({ value: week, label: formatWeek(week, locale) }));
  return <FilterSelect name="pekan" label={say.week} any={say.anyWeek} value={value} options={options} />;
}

function fieldOf(name: string, value: string | null) {
  const id = `saring-${name}`;
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, initialValue: value ?? "" };
}
