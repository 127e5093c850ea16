import { formatDate, formatGramsAsKg, formatIdr } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import type { ValueRow } from "./value-rows.server.ts";
import { reportWords } from "./words.ts";

type Amount = "outputIdr" | "amountIdr" | "producerIdr" | "workersIdr" | "kitchenIdr" | "otherIdr";
type ValueTableProps = { rows: ValueRow[]; total: { grams: number } & Partial<Record<Amount, number>> };

/** The productions behind a number of value added, and who got which part; the foot is that number. */
export function ValueTable({ rows, total }: ValueTableProps) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const amounts: [Amount, string][] = [
    ["outputIdr", say.output],
    ["amountIdr", say.valueAdded],
    ["producerIdr", say.part.producer],
    ["workersIdr", say.part.workers],
    ["kitchenIdr", say.part.kitchen],
    ["otherIdr", say.part.other],
  ];
  return (
    <Table
      caption={say.kind.value}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>{say.emptyTitle}</p>}
      columns={[
        {
          key: "number",
          label: say.number,
          lead: true,
          cell: (row) => (
            <>
              <TextLink to={`/produksi/${row.batchId}`}>{row.number}</TextLink>
              <div className="soft">{`${formatDate(row.day, locale, "short")}, ${locale === "id" ? row.productId : row.productEn}`}</div>
            </>
          ),
          foot: say.total,
        },
        { key: "who", label: `${say.producer}, ${say.processor}`, cell: (row) => `${row.producer} – ${row.processor}` },
        {
          key: "weight",
          label: say.processed,
          number: true,
          cell: (row) => formatGramsAsKg(row.grams, locale),
          foot: formatGramsAsKg(total.grams, locale),
        },
        ...amounts.map(([key, label]) => ({
          key,
          label,
          number: true,
          cell: (row: ValueRow) => formatIdr(row[key], locale),
          foot: formatIdr(total[key] ?? 0, locale),
        })),
      ]}
    />
  );
}
