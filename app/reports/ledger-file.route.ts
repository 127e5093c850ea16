import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { askedReport } from "./asked.server.ts";
import { ledgerTable } from "./downloads.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import { kindFrom } from "./period.ts";
import { reportWords } from "./words.ts";

/** All papers behind one of the three numbers as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter } = await askedReport(visit);
  const kind = kindFrom(new URL(visit.request.url).searchParams.get("jenis"));
  const locale = readLocale(visit.request);
  const { name, columns, rows } = ledgerTable(kind, await ledgerOf(db, kind, filter), reportWords[locale]);
  return listFile(visit.request, { name, columns, pages: [[...rows]] }, uiWords[locale].files);
}
