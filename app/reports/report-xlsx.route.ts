import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { excelResponse, sheetOf } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { fileName } from "./period.ts";
import { ledgerTable, summaryTable, villageTable } from "./downloads.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import { reportOf } from "./report.server.ts";
import { reportWords } from "./words.ts";

/** The report as a workbook: the numbers, the kelurahan, and the papers behind each of the three numbers. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period, regency, program } = await askedReport(visit);
  const say = reportWords[readLocale(visit.request)];
  const { from, to } = filter;
  const heading = { regency: regency.name, program: program?.name ?? say.allPrograms, from, to };
  const [report, promised, delivered, paid] = await Promise.all([
    reportOf(db, filter),
    ledgerOf(db, "promised", filter),
    ledgerOf(db, "delivered", filter),
    ledgerOf(db, "paid", filter),
  ]);
  return excelResponse(fileName(regency.name, period, "xlsx"), [
    sheetOf(summaryTable(report, heading, say)),
    sheetOf(villageTable(report, say)),
    sheetOf(ledgerTable("promised", promised, say)),
    sheetOf(ledgerTable("delivered", delivered, say)),
    sheetOf(ledgerTable("paid", paid, say)),
  ]);
}
