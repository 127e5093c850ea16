import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatMonth } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { addMonths, monthOf } from "./period.ts";
import { reportWords } from "./words.ts";

type Named = { code: string; name: string };
type ChoiceProps = {
  today: string;
  period: string;
  regency: Named;
  regencies: Named[];
  program: { id: string; name: string } | null;
  programs: { id: string; name: string }[];
  kind?: string;
};

/** Where, which programme, which period: a form that shows the page again. */
export function ReportChoice({ today, period, regency, regencies, program, programs, kind }: ChoiceProps) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const months = Array.from({ length: 12 }, (_, back) => addMonths(monthOf(today), -back));
  const years = [0, 1, 2].map((back) => String(Number(today.slice(0, 4)) - back));
  const periods = [
    ...months.map((month) => ({ value: month, label: formatMonth(month, locale) })),
    ...years.map((year) => ({ value: year, label: say.year(year) })),
    { value: "semua", label: say.allTime },
  ];
  return (
    <FilterForm keep={kind ? { jenis: kind } : {}}>
      {regencies.length > 1 ? (
        <FilterSelect
          name="wilayah"
          label={say.regency}
          value={regency.code}
          options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <FilterSelect
        name="program"
        label={say.program}
        value={program?.id ?? ""}
        all={say.allPrograms}
        options={programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect name="masa" label={say.period} value={period} options={periods} />
    </FilterForm>
  );
}
