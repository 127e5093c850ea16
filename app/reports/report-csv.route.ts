import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "~/lib/download.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { downloadOf } from "./downloads.server.ts";
import { fileName } from "./period.ts";
import { reportAside } from "./report-aside.server.ts";
import { tablesOf } from "./report-tables.ts";

/** One table of the report as CSV, without its sums: `tabel` says which, the villages when it does not. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period, place, program } = await askedReport(visit);
  const heading = { place: place.name, program: program?.name ?? null, periodKey: period };
  const tables = tablesOf(await reportAside(filter, period), heading, readLocale(visit.request));
  const wanted = new URL(visit.request.url).searchParams.get("tabel");
  const table = wanted
    ? tables.find(({ key }) => key === wanted)
    : (tables.find(({ key }) => key === "village") ?? tables[1]);
  if (!table) throw notFound();
  return csvResponse(fileName(`${place.name}-${table.key}`, period, "csv"), downloadOf(table, false));
}
