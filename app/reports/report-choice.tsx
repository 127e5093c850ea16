import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatMonth } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { addMonths, isMonth, monthOf } from "./period.ts";
import { periodName } from "./report-text.ts";
import { reportWords } from "./words.ts";

type Named = { code: string; name: string };
type ChoiceProps = {
  today: string;
  period: string;
  place: Named;
  places: Named[];
  program: { id: string; name: string } | null;
  programs: { id: string; name: string }[];
  keep?: Record<string, string | null>;
};

/** Where, which programme, which period: a form that shows the page again. */
export function ReportChoice({ today, period, place, places, program, programs, keep = {} }: ChoiceProps) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const months = Array.from({ length: 12 }, (_, back) => addMonths(monthOf(today), -back));
  const years = [0, 1, 2].map((back) => String(Number(today.slice(0, 4)) - back));
  const periods = [
    ...months.map((month) => ({ value: month, label: formatMonth(month, locale) })),
    ...years.map((year) => ({ value: year, label: say.year(year) })),
    { value: "semua", label: say.allTime },
  ];
  if (!periods.some(({ value }) => value === period))
    periods.unshift({
      value: period,
      label: isMonth(period) ? formatMonth(period, locale) : periodName(period, locale),
    });
  const known = places.some(({ code }) => code === place.code) ? places : [place, ...places];
  return (
    <FilterForm keep={keep}>
      <FilterSelect name="masa" label={say.period} value={period} all={null} options={periods} />
      {known.length > 1 ? (
        <FilterSelect
          name="wilayah"
          label={say.regency}
          value={place.code}
          all={null}
          options={known.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <FilterSelect
        name="program"
        label={say.program}
        value={program?.id ?? ""}
        all={say.allPrograms}
        options={programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FilterForm>
  );
}
