import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOffice } from "~/groups/office.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import { readReadinessFilter } from "./readiness-filter.ts";
import { readyIf } from "./ready-if.ts";
import type { ReadinessRow } from "./readiness.server.ts";
import { narrowed, registerOf } from "./readiness.server.ts";
import { parts } from "./readiness.ts";
import { readinessWords } from "./words.ts";

/** The register under its filter, as CSV or Excel, with the parts of each score. */
export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const filter = readReadinessFilter(new URL(visit.request.url).searchParams);
  const rows = narrowed(await registerOf(db, user, dateIn(defaultZone, now())), filter);
  const locale = readLocale(visit.request);
  const say = readinessWords[locale];
  const { column } = say;
  const columns = [
    { head: column.group, value: (row: ReadinessRow) => row.group, width: 32 },
    { head: column.village, value: (row: ReadinessRow) => row.village, width: 22 },
    { head: column.product, value: (row: ReadinessRow) => nameIn(locale, row.product), width: 24 },
    { head: column.score, value: (row: ReadinessRow) => row.readiness.score },
    { head: column.level, value: (row: ReadinessRow) => say.level[row.readiness.level] },
    ...parts.map((part) => ({ head: say.part[part], value: (row: ReadinessRow) => row.readiness.parts[part] })),
    { head: column.readyIf, value: (row: ReadinessRow) => readyIf(row.readiness, locale), width: 80 },
    { head: `${column.cost} (Rp)`, value: (row: ReadinessRow) => row.readiness.costIdr },
    { head: column.note, value: (row: ReadinessRow) => row.note, width: 40 },
    { head: column.by, value: (row: ReadinessRow) => row.by, width: 24 },
    { head: column.on, value: (row: ReadinessRow) => dateIn(defaultZone, row.at), isDate: true },
  ];
  return listFile(visit.request, { name: say.title, columns, pages: [rows] }, uiWords[locale].files);
}
