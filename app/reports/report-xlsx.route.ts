import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { excelResponse, sheetOf } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { ledgerTable, summaryTable, villageTable } from "./downloads.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import { reportOf } from "./report.server.ts";
import { reportWords } from "./words.ts";

/** The report as a workbook: the numbers, the kelurahan, and the papers behind each of the three numbers. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period } = await askedReport(visit);
  const say = reportWords[readLocale(visit.request)];
  const [report, promised, delivered, paid] = await Promise.all([
    reportOf(db, filter),
    ledgerOf(db, "promised", filter),
    ledgerOf(db, "delivered", filter),
    ledgerOf(db, "paid", filter),
  ]);
  return excelResponse(`laporan-${filter.regencyCode}-${period}.xlsx`, [
    sheetOf(summaryTable(report, say)),
    sheetOf(villageTable(report, say)),
    sheetOf(ledgerTable(say.sheet.promised, promised, say)),
    sheetOf(ledgerTable(say.sheet.delivered, delivered, say)),
    sheetOf(ledgerTable(say.sheet.paid, paid, say)),
  ]);
}
