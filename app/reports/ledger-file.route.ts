import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { askedReport } from "./asked.server.ts";
import { ledgerColumns, valueColumns } from "./downloads.server.ts";
import { ledgerPage } from "./ledger.server.ts";
import type { Kind, ReportFilter } from "./period.ts";
import { kindFrom } from "./period.ts";
import { valueRows } from "./value-rows.server.ts";
import { reportWords } from "./words.ts";

/** All rows behind one of the numbers as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter } = await askedReport(visit);
  const kind = kindFrom(new URL(visit.request.url).searchParams.get("jenis"));
  const locale = readLocale(visit.request);
  const name = reportWords[locale].kind[kind];
  const say = uiWords[locale].files;
  if (kind === "value")
    return listFile(visit.request, { name, columns: valueColumns(locale), pages: [await valueRows(db, filter)] }, say);
  return listFile(visit.request, { name, columns: ledgerColumns(kind, locale), pages: pagesOf(kind, filter) }, say);
}

async function* pagesOf(kind: Kind, filter: ReportFilter) {
  let after: string | null = "";
  while (after !== null) {
    const page: Awaited<ReturnType<typeof ledgerPage>> = await ledgerPage(db, kind, filter, readCursor(after), 2_000);
    yield page.rows;
    after = page.next;
  }
}
