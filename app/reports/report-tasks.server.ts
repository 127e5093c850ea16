import type { Db } from "#db/open.server.ts";
import { excelFile, mostRows, sheetOf } from "~/lib/download.server.ts";
import type { Locale } from "~/ui/locale.tsx";
import { ledgerColumns, sheetOfTable, valueColumns } from "./downloads.server.ts";
import { ledgerPage } from "./ledger.server.ts";
import type { ReportFilter } from "./period.ts";
import { reportPdf } from "./report-pdf.server.ts";
import type { Heading } from "./report-tables.ts";
import { tablesOf } from "./report-tables.ts";
import { reportOf, reportWithSlices } from "./report.server.ts";
import { namedRows, valuePage } from "./value-rows.server.ts";
import { reportWords } from "./words.ts";

/** What is worked out beside the pages, since a large month takes a second or two. All of it only reads. */
export type ReportTask =
  | { kind: "report"; filter: ReportFilter; period: string }
  | { kind: "values"; filter: ReportFilter; after: string | null }
  | { kind: "pdf"; filter: ReportFilter; period: string; heading: Heading; locale: Locale; made: string }
  | { kind: "workbook"; filter: ReportFilter; period: string; heading: Heading; locale: Locale };

const kinds = ["promised", "delivered", "paid"] as const;

/** Does a task: the report, a page of the lines behind its value added, or a file's bytes. */
export async function doReportTask(db: Db, task: ReportTask) {
  const { filter } = task;
  if (task.kind === "report") return reportOf(db, filter, task.period);
  if (task.kind === "values") return valuePage(db, filter, task.after);
  if (task.kind === "workbook") return new Uint8Array(await workbookOf(db, task));
  const report = await reportOf(db, filter, task.period);
  return new Uint8Array(await reportPdf({ report, heading: task.heading, made: task.made, locale: task.locale }));
}

/** The report's tables, and the papers behind each of its numbers. */
async function workbookOf(db: Db, task: Extract<ReportTask, { kind: "workbook" }>): Promise<Buffer> {
  const { filter, period, heading, locale } = task;
  const say = reportWords[locale];
  const { report, slices } = await reportWithSlices(db, filter, period);
  const sheets = tablesOf(report, heading, locale).map(sheetOfTable);
  for (const kind of kinds) {
    const { rows } = await ledgerPage(db, kind, filter, null, mostRows.xlsx);
    sheets.push(sheetOf({ name: say[kind], columns: ledgerColumns(kind, locale), rows }));
  }
  const rows = (await namedRows(db, slices)).slice(0, mostRows.xlsx);
  sheets.push(sheetOf({ name: say.kind.value, columns: valueColumns(locale), rows }));
  return excelFile(sheets);
}
