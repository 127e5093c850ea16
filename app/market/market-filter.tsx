import { nameIn } from "~/places/commodity.ts";
import { formatKm, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import type { Option } from "~/ui/select-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { radiiKm } from "./filter.ts";
import { findWords } from "./find.words.ts";
import { marketWords } from "./words.ts";

type Named = { code: string; nameId: string; nameEn: string };
type Place = { code: string; name: string; districts: { code: string; name: string }[] };

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

/** A regency as a whole, or one of its kecamatan; the village that is looked at stands on top. */
export function FilterPlace({
  value,
  places,
  village,
}: {
  value: string | null;
  places: readonly Place[];
  village: { code: string; name: string } | null;
}) {
  const say = useWords(marketWords).filter;
  const groups = places.map(({ code, name, districts }) => ({
    label: name,
    options: [
      { value: code, label: say.whole(name) },
      ...districts.map((row) => ({ value: row.code, label: row.name })),
    ],
  }));
  const own = village ? [{ label: say.village, options: [{ value: village.code, label: village.name }] }] : [];
  return (
    <SelectField
      field={fieldOf("tempat", value)}
      label={say.place}
      placeholder={say.anyPlace}
      groups={[...own, ...groups]}
    />
  );
}

/** How far around the place, or around the own village when no place is chosen. */
export function FilterKm({ value }: { value: number | null }) {
  const say = useWords(findWords);
  const locale = useLocale();
  const options = radiiKm.map((km) => ({ value: String(km), label: say.kmHome(formatKm(km * 1000, locale)) }));
  return (
    <FilterSelect name="km" label={say.km} any={say.anyKm} value={value ? String(value) : null} options={options} />
  );
}

/** A bound in rupiah per kg or in kg. */
export function FilterNumber({ name, label, unit, value }: Bound) {
  const field = { ...fieldOf(name, null), initialValue: value ? String(value) : "" };
  return <NumberField field={field} label={label} unit={unit} />;
}

type Bound = { name: string; label: string; unit: string; value: number | null };

/** Only what an own kitchen can bid for. */
export function FilterBiddable({ value }: { value: boolean }) {
  const say = useWords(findWords);
  const options = [{ value: "ya", label: say.biddableYes }];
  return (
    <FilterSelect
      name="bisa"
      label={say.biddable}
      any={say.biddableAny}
      value={value ? "ya" : null}
      options={options}
    />
  );
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
