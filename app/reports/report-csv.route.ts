import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { csvResponse } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { fileName } from "./period.ts";
import { villageTable } from "./downloads.server.ts";
import { reportOf } from "./report.server.ts";
import { reportWords } from "./words.ts";

/** The kelurahan of the report as CSV. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period, regency } = await askedReport(visit);
  const report = await reportOf(db, filter);
  return csvResponse(
    fileName(regency.name, period, "csv"),
    villageTable(report, reportWords[readLocale(visit.request)]),
  );
}
