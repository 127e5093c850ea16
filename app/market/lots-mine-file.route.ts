import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { pagesOf } from "./listing.server.ts";
import { lotsOf } from "./lot-lists.server.ts";
import { lotColumns } from "./market-files.server.ts";
import { marketWords } from "./words.ts";

/** The own harvests as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const locale = readLocale(visit.request);
  const pages = pagesOf((ask) => lotsOf(db, group.id, dateIn(defaultZone, now()), ask));
  const table = { name: marketWords[locale].myHarvests, columns: lotColumns(locale), pages };
  return listFile(visit.request, table, uiWords[locale].files);
}
