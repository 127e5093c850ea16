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

/** A table whose rows come in pages, so that a long one never stands in memory as a whole. */
export type PagedTable<Row> = Omit<DownloadTable<Row>, "rows"> & { pages: AsyncIterable<Row[]> | Iterable<Row[]> };
export type FileWords = { cut: (rows: number) => string };

/** More rows than this are for a database, not for a spreadsheet; a workbook is built in memory and ends earlier. */
export const mostRows = { csv: 100_000, xlsx: 20_000 };

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
  return new Response(byteOrderMark + csvLines(lines), { headers: attachment(fileName, "text/csv; charset=utf-8") });
}

function csvLines(lines: (string | number | null)[][]): string {
  // Where cells are parted by semicolons, decimals are written with a comma: "20.3" would be read as a date.
  const cast = { number: (value: number) => String(value).replace(".", ",") };
  return stringify(lines, { delimiter: ";", escape_formulas: true, record_delimiter: "\r\n", cast });
}

/**
 * The list of a page as the file that the address ends in: `.csv` is streamed, `.xlsx` is a workbook. A list that is
 * cut says so in its last line.
 */
export function listFile<Row>(request: Request, table: PagedTable<Row>, say: FileWords): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  const fileName = pathname.slice(1).replaceAll("/", "-");
  return pathname.endsWith(".xlsx") ? pagedWorkbook(fileName, table, say) : pagedCsv(fileName, table, say);
}

function pagedCsv<Row>(fileName: string, table: PagedTable<Row>, say: FileWords): Response {
  const lines = csvPages(table, say);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return()),
  });
  return new Response(body, { headers: attachment(fileName, "text/csv; charset=utf-8") });
}

async function* csvPages<Row>(table: PagedTable<Row>, say: FileWords): AsyncGenerator<string, void> {
  yield byteOrderMark + csvLines([table.columns.map(({ head }) => head)]);
  let left = mostRows.csv;
  for await (const rows of table.pages) {
    yield csvLines(rows.slice(0, left).map((row) => table.columns.map((column) => column.value(row))));
    left -= rows.length;
    if (left < 0) return yield csvLines([[say.cut(mostRows.csv)]]);
  }
}

async function pagedWorkbook<Row>(fileName: string, table: PagedTable<Row>, say: FileWords): Promise<Response> {
  const rows: Row[] = [];
  for await (const page of table.pages) {
    rows.push(...page);
    if (rows.length > mostRows.xlsx) break;
  }
  const { name, columns } = table;
  const sheet = sheetOf({ name, columns, rows: rows.slice(0, mostRows.xlsx) });
  if (rows.length > mostRows.xlsx) sheet.data.push([{ value: say.cut(mostRows.xlsx), type: String }]);
  return excelResponse(fileName, [sheet]);
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
  return workbookResponse(fileName, new Uint8Array(await excelFile(sheets)));
}

/** The same as bytes. */
export function excelFile(sheets: Sheet[]): Promise<Buffer> {
  return writeExcelFile(sheets).toBuffer();
}

/** A workbook that is made, as a file to keep. */
export function workbookResponse(fileName: string, file: Uint8Array<ArrayBuffer>): Response {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return new Response(file, { headers: attachment(fileName, type) });
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
