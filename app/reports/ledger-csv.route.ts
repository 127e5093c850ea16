import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { csvResponse } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { ledgerTable } from "./downloads.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import { kindFrom } from "./period.ts";
import { reportWords } from "./words.ts";

/** All papers behind one of the three numbers as CSV. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period } = await askedReport(visit);
  const kind = kindFrom(new URL(visit.request.url).searchParams.get("jenis"));
  const say = reportWords[readLocale(visit.request)];
  const rows = await ledgerOf(db, kind, filter);
  return csvResponse(`${say.sheet[kind].toLowerCase()}-${period}.csv`, ledgerTable(kind, rows, say));
}
