import type { LoaderFunctionArgs } from "@remix-run/node";
import { workbookResponse } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { askedReport } from "./asked.server.ts";
import { fileName } from "./period.ts";
import { fileAside } from "./report-aside.server.ts";

/** The report as a workbook: its tables, and the papers behind each of its numbers. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period, place, program } = await askedReport(visit);
  const locale = readLocale(visit.request);
  const heading = { place: place.name, program: program?.name ?? null, periodKey: period };
  const file = await fileAside({ kind: "workbook", filter, period, heading, locale });
  return workbookResponse(fileName(place.name, period, "xlsx"), file);
}
