import { Trust } from "~/places/trust.tsx";
import { Num, Rp } from "~/ui/figure.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import type { ProgramYear } from "./program.ts";
import { totalOf } from "./program.ts";
import { programsWords } from "./words.ts";

/** The rounds of a programme, newest first: what was planned beside what is registered here. */
export function YearTable({ years }: { years: ProgramYear[] }) {
  const say = useWords(programsWords).show;
  const total = totalOf(years);
  return (
    <Table
      caption={say.years}
      hideCaption
      rows={years}
      rowKey={(year) => String(year.year)}
      columns={[
        { key: "year", label: say.year, lead: true, cell: (year) => year.year, foot: say.total },
        {
          key: "planned",
          label: say.planned,
          number: true,
          cell: (year) => <Num value={year.plannedGroups} />,
        },
        {
          key: "enrolled",
          label: say.enrolled,
          number: true,
          cell: (year) => <Num value={year.enrolledGroups} />,
          foot: <Num value={total.groups} />,
        },
        {
          key: "given",
          label: say.given,
          number: true,
          cell: (year) => <Rp value={year.enrolledIdr} short />,
          foot: <Rp value={total.idr} short />,
        },
        {
          key: "note",
          label: say.note,
          cell: (year) => (
            <>
              {year.note ? <span lang="id">{year.note}. </span> : null}
              <Trust {...year} />
            </>
          ),
        },
      ]}
    />
  );
}
