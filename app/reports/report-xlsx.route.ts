import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { excelResponse, mostRows, sheetOf } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { ledgerColumns, sheetOfTable, valueColumns } from "./downloads.server.ts";
import { ledgerPage } from "./ledger.server.ts";
import { fileName } from "./period.ts";
import { tablesOf } from "./report-tables.ts";
import { reportOf } from "./report.server.ts";
import { valueRows } from "./value-rows.server.ts";
import { reportWords } from "./words.ts";

const kinds = ["promised", "delivered", "paid"] as const;

/** The report as a workbook: its tables, and the papers behind each of its numbers. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period, place, program } = await askedReport(visit);
  const locale = readLocale(visit.request);
  const say = reportWords[locale];
  const heading = { place: place.name, program: program?.name ?? null, periodKey: period };
  const sheets = tablesOf(await reportOf(db, filter, period), heading, locale).map(sheetOfTable);
  for (const kind of kinds) {
    const { rows } = await ledgerPage(db, kind, filter, null, mostRows.xlsx);
    sheets.push(sheetOf({ name: say[kind], columns: ledgerColumns(kind, locale), rows }));
  }
  const rows = (await valueRows(db, filter)).slice(0, mostRows.xlsx);
  sheets.push(sheetOf({ name: say.kind.value, columns: valueColumns(locale), rows }));
  return excelResponse(fileName(place.name, period, "xlsx"), sheets);
}
