import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { pagesOf } from "./listing.server.ts";
import { offerColumns } from "./market-files.server.ts";
import { offersOf } from "./offer-lists.server.ts";
import { offerWords } from "./offer.words.ts";

/** The own processing offers as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const locale = readLocale(visit.request);
  const pages = pagesOf((ask) => offersOf(db, group.id, dateIn(defaultZone, now()), ask));
  const table = { name: offerWords[locale].mine, columns: offerColumns(locale), pages };
  return listFile(visit.request, table, uiWords[locale].files);
}
