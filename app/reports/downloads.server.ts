import type { DownloadColumn, DownloadTable } from "~/lib/download.server.ts";
import { sheetOf } from "~/lib/download.server.ts";
import type { Locale } from "~/ui/locale.tsx";
import type { LedgerRow } from "./ledger.server.ts";
import type { Kind } from "./period.ts";
import type { ReportTable } from "./report-tables.ts";
import type { ValueRow } from "./value-rows.server.ts";
import { reportWords } from "./words.ts";

const units = { text: "", count: "", kg: " (kg)", idr: " (Rp)", ratio: "" };

/** A table of the report as it is taken home, with its sums in the last row where `withFoot`. */
export function downloadOf(table: ReportTable, withFoot: boolean): DownloadTable<(string | number | null)[]> {
  const columns = table.columns.map(({ head, unit }, index) => ({
    head: `${head}${units[unit]}`,
    value: (row: (string | number | null)[]) => row[index] ?? null,
    width: index === 0 ? 34 : 20,
  }));
  return { name: table.name, columns, rows: withFoot && table.foot ? [...table.rows, table.foot] : table.rows };
}

/** The same as a sheet of the workbook. */
export function sheetOfTable(table: ReportTable) {
  return sheetOf(downloadOf(table, true));
}

/** The papers behind one number, with what that number has: a payment has no weight, a partnership no other number. */
export function ledgerColumns(kind: Kind, locale: Locale): DownloadColumn<LedgerRow>[] {
  const say = reportWords[locale];
  const isPaper = kind !== "groups" && kind !== "stimulus";
  const columns: DownloadColumn<LedgerRow>[] = [];
  if (kind === "stimulus") {
    columns.push({ head: say.program, value: (row) => row.number, width: 24 });
    columns.push({ head: say.year("").trim(), value: (row) => Number(row.day) });
  }
  if (isPaper) {
    columns.push({ head: say.number, value: (row) => row.number });
    columns.push({ head: say.day, value: (row) => row.day, isDate: true });
  }
  columns.push({ head: say.producer, value: (row) => row.producer, width: 28 });
  columns.push({ head: say.village, value: (row) => row.villageName, width: 22 });
  if (isPaper) {
    columns.push({ head: say.processor, value: (row) => row.processor, width: 28 });
    columns.push({ head: say.commodity, value: (row) => (locale === "id" ? row.commodityId : row.commodityEn) });
  }
  if (isPaper && kind !== "promised") columns.push({ head: say.contract, value: (row) => row.contractNumber });
  if (!["paid", "unseenPayments", "stimulus"].includes(kind))
    columns.push({ head: `${say.weight} (kg)`, value: (row) => row.grams / 1000 });
  columns.push({ head: `${say.amount} (Rp)`, value: (row) => row.amountIdr });
  return columns;
}

/** What one contract's part of a batch comes to. */
export function valueColumns(locale: Locale): DownloadColumn<ValueRow>[] {
  const say = reportWords[locale];
  return [
    { head: say.number, value: (row) => row.number },
    { head: say.day, value: (row) => row.day, isDate: true },
    { head: say.product, value: (row) => (locale === "id" ? row.productId : row.productEn), width: 22 },
    { head: say.producer, value: (row) => row.producer, width: 28 },
    { head: say.processor, value: (row) => row.processor, width: 28 },
    { head: say.village, value: (row) => row.villageName, width: 22 },
    { head: say.contract, value: (row) => row.contractNumber },
    { head: `${say.processed} (kg)`, value: (row) => row.grams / 1000 },
    { head: `${say.output} (Rp)`, value: (row) => row.outputIdr },
    { head: `${say.valueAdded} (Rp)`, value: (row) => row.amountIdr },
    { head: `${say.part.producer} (Rp)`, value: (row) => row.producerIdr },
    { head: `${say.part.workers} (Rp)`, value: (row) => row.workersIdr },
    { head: `${say.part.kitchen} (Rp)`, value: (row) => row.kitchenIdr },
    { head: `${say.part.other} (Rp)`, value: (row) => row.otherIdr },
  ];
}
