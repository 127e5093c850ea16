import { formatGramsAsKg, formatIdr, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import type { Report, VillageRow } from "./report.server.ts";
import { reportWords } from "./words.ts";

/** Each kelurahan with its three numbers and its value added; the foot is the numbers on top of the page. */
export function VillageTable({ rows, report }: { rows: VillageRow[]; report: Report }) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const kg = (grams: number) => formatGramsAsKg(grams, locale).replace(/ kg$/, "");
  const idr = (amount: number) => formatIdr(amount, locale);
  const groups = rows.reduce((sum, row) => sum + row.groups, 0);
  const { promised, delivered, paid } = report.totals;
  return (
    <Table
      caption={say.byVillage}
      hideCaption
      rows={rows}
      rowKey={(row) => row.villageCode}
      columns={[
        { key: "name", label: say.village, lead: true, cell: (row) => row.name, foot: say.total },
        {
          key: "groups",
          label: say.groups,
          number: true,
          cell: (row) => row.groups,
          foot: formatNumber(groups, locale),
        },
        {
          key: "promised",
          label: say.promised,
          unit: "kg",
          number: true,
          cell: (row) => kg(row.promisedGrams),
          foot: kg(promised.grams),
        },
        {
          key: "delivered",
          label: say.delivered,
          unit: "kg",
          number: true,
          cell: (row) => kg(row.deliveredGrams),
          foot: kg(delivered.grams),
        },
        { key: "paid", label: say.paid, number: true, cell: (row) => idr(row.paidIdr), foot: idr(paid.amountIdr) },
        {
          key: "processed",
          label: say.processed,
          unit: "kg",
          number: true,
          cell: (row) => kg(row.processedGrams),
          foot: kg(report.processedGrams),
        },
        {
          key: "added",
          label: say.valueAdded,
          number: true,
          cell: (row) => idr(row.valueAddedIdr),
          foot: idr(report.valueAddedIdr),
        },
      ]}
    />
  );
}
