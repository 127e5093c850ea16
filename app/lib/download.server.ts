import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";

/** A table to take home is a map of column to function. Numbers stay numbers, text stays text. */
export type DownloadColumn<Row> = {
  head: string;
  value: (row: Row) => string | number | null;
  /** An ISO date becomes a real date in a workbook, so that a spreadsheet can filter by month. */
  isDate?: boolean;
  /** Width in characters, for the spreadsheet. */
  width?: number;
};
/** One sheet of a workbook, or one CSV. */
export type DownloadTable<Row> = { name: string; columns: DownloadColumn<Row>[]; rows: readonly Row[] };

const byteOrderMark = "\uFEFF";

/**
 * The table as CSV: `;` between cells and a byte order mark, as the Indonesian Excel expects. Text that a spreadsheet
 * would run as a formula is escaped.
 */
export function csvResponse<Row>(fileName: string, table: DownloadTable<Row>): Response {
  const lines = [
    table.columns.map(({ head }) => head),
    ...table.rows.map((row) => table.columns.map((c) => c.value(row))),
  ];
  const text = stringify(lines, { delimiter: ";", escape_formulas: true, record_delimiter: "\r\n" });
  return new Response(byteOrderMark + text, { headers: attachment(fileName, "text/csv; charset=utf-8") });
}

/** A sheet of a workbook, its rows already turned into typed cells. */
export type Sheet = ReturnType<typeof sheetOf>;

/** A table as a sheet: a bold head that stays in view, typed cells. */
export function sheetOf<Row>(table: DownloadTable<Row>) {
  const head = table.columns.map((column) => ({ value: column.head, type: String, fontWeight: "bold" as const }));
  const body = table.rows.map((row) => table.columns.map((column) => cellOf(column.value(row), column.isDate)));
  return {
    data: [head, ...body],
    // A spreadsheet allows 31 characters, and not these.
    sheet: table.name.replaceAll(/[[\]*?:/\\]/g, " ").slice(0, 31),
    columns: table.columns.map(({ width = 18 }) => ({ width })),
    stickyRowsCount: 1,
  };
}

/** The sheets as one workbook, without a formula from anybody's text. */
export async function excelResponse(fileName: string, sheets: Sheet[]): Promise<Response> {
  const file = await writeExcelFile(sheets).toBuffer();
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return new Response(new Uint8Array(file), { headers: attachment(fileName, type) });
}

/** A cell with its type said, so that text that begins with "=" stays text. */
function cellOf(value: string | number | null, isDate = false) {
  if (value === null) return null;
  if (isDate && typeof value === "string")
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "dd/mm/yyyy" };
  if (typeof value === "number")
    return { value, type: Number, format: Number.isInteger(value) ? "#,##0" : "#,##0.###" };
  return { value, type: String };
}

function attachment(fileName: string, type: string): HeadersInit {
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${fileName}"`,
    "Cache-Control": "private, no-store",
  };
}
