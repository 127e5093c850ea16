import { formatDate, formatGramsAsKg, formatIdr } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { LedgerRow } from "./ledger.server.ts";
import type { Kind } from "./period.ts";
import { reportWords } from "./words.ts";

type LedgerProps = { kind: Kind; rows: LedgerRow[]; total: { grams: number; amountIdr: number }; search: string };

/** Papers, groups or enrolments behind a number, each leading to itself; the foot is that number. */
export function LedgerTable({ kind, rows, total, search }: LedgerProps) {
  const say = useWords(reportWords);
  const locale = useLocale();
  const isPaper = kind !== "groups" && kind !== "stimulus";
  const columns: Column<LedgerRow>[] = [leadColumn()];
  if (isPaper) columns.push({ key: "day", label: say.day, cell: (row) => formatDate(row.day, locale, "short") });
  if (kind === "stimulus") columns.push({ key: "year", label: say.day, cell: (row) => row.day });
  columns.push({
    key: "producer",
    label: isPaper ? say.producer : say.village,
    cell: (row) => (isPaper ? `${row.producer}, ${row.villageName}` : row.villageName),
  });
  if (isPaper) columns.push({ key: "processor", label: say.processor, cell: (row) => row.processor });
  if (isPaper)
    columns.push({
      key: "commodity",
      label: say.commodity,
      cell: (row) => (locale === "id" ? row.commodityId : row.commodityEn),
    });
  if (!["paid", "unseenPayments", "stimulus"].includes(kind))
    columns.push({
      key: "weight",
      label: say.weight,
      number: true,
      cell: (row) => formatGramsAsKg(row.grams, locale),
      foot: formatGramsAsKg(total.grams, locale),
    });
  columns.push({
    key: "amount",
    label: say.amount,
    number: true,
    cell: (row) => formatIdr(row.amountIdr, locale),
    foot: formatIdr(total.amountIdr, locale),
  });
  return (
    <Table
      caption={say.kind[kind]}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>{say.emptyTitle}</p>}
      columns={columns}
    />
  );

  function leadColumn(): Column<LedgerRow> {
    return {
      key: "number",
      label: isPaper ? say.number : say.producer,
      lead: true,
      cell: (row) => (
        <>
          <TextLink to={paperOf(row)}>{isPaper ? row.number : row.producer}</TextLink>
          {kind === "stimulus" ? <div className="soft">{row.number}</div> : null}
        </>
      ),
      foot: say.total,
    };
  }

  /** Where the paper itself is; of a group, its own notes. */
  function paperOf(row: LedgerRow): string {
    if (kind === "groups") {
      const asked = new URLSearchParams(search);
      asked.set("jenis", "delivered");
      asked.set("kelompok", row.groupId);
      return `/laporan/nota?${asked}`;
    }
    if (kind === "stimulus") return `/kelompok/${row.groupId}`;
    if (kind === "delivered" || kind === "unconfirmed") return `/nota/${row.id}`;
    if (kind === "paid" || kind === "unseenPayments") return `/bayar/${row.id}`;
    return kind === "claims" ? `/sengketa/${row.id}` : `/kemitraan/${row.contractId}`;
  }
}
