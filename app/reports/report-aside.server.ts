import { keptThread } from "~/lib/kept-thread.server.ts";
import type { ReportFilter } from "./period.ts";
import type { ReportTask } from "./report-tasks.server.ts";
import type { Report } from "./report.ts";
import type { ValuePage } from "./value-rows.server.ts";

const ask = keptThread({ bundle: "report-worker", source: "app/reports/report.worker.ts" });

/** The report of a place over a period, worked out beside the pages. */
export function reportAside(filter: ReportFilter, period: string): Promise<Report> {
  return ask<Report>({ kind: "report", filter, period } satisfies ReportTask);
}

/** A page of the lines behind a number of value added, worked out beside the pages. */
export function valuesAside(filter: ReportFilter, after: string | null): Promise<ValuePage> {
  return ask<ValuePage>({ kind: "values", filter, after } satisfies ReportTask);
}

/** The report as a file, written beside the pages. */
export function fileAside(task: Extract<ReportTask, { kind: "pdf" | "workbook" }>): Promise<Uint8Array<ArrayBuffer>> {
  return ask<Uint8Array<ArrayBuffer>>(task);
}
