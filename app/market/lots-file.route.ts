import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { readLotFilter } from "./filter.ts";
import { pagesOf } from "./listing.server.ts";
import { publicLots } from "./lot-lists.server.ts";
import { searchLots } from "./lot-search.server.ts";
import { lotColumns } from "./market-files.server.ts";
import { marketWords } from "./words.ts";

/** The harvests of the page, under its filter, as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const locale = readLocale(visit.request);
  const today = dateIn(defaultZone, now());
  const filter = readLotFilter(new URL(visit.request.url).searchParams);
  const search = await searchLots(db, filter, await readUser(visit), today);
  const pages = pagesOf((ask) => publicLots(db, search, today, ask));
  const table = { name: marketWords[locale].harvests, columns: lotColumns(locale), pages };
  return listFile(visit.request, table, uiWords[locale].files);
}
