import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { formatInstant } from "~/ui/format.ts";
import { askedReport } from "./asked.server.ts";
import { fileName } from "./period.ts";
import { fileAside } from "./report-aside.server.ts";

/** The report as a file to hand over, in the reader's language. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter, period, place, program } = await askedReport(visit);
  const locale = readLocale(visit.request);
  const made = formatInstant(now(), await zoneOf(db, place.code.slice(0, 5)), locale);
  const heading = { place: place.name, program: program?.name ?? null, periodKey: period };
  const file = await fileAside({ kind: "pdf", filter, period, heading, locale, made });
  return new Response(file, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName(place.name, period, "pdf")}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
