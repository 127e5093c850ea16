import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { readOfferFilter } from "./filter.ts";
import { pagesOf } from "./listing.server.ts";
import { offerColumns } from "./market-files.server.ts";
import { publicOffers } from "./offer-lists.server.ts";
import { searchOffers } from "./offer-search.server.ts";
import { offerWords } from "./offer.words.ts";

/** The processing offers of the page, under its filter, as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const locale = readLocale(visit.request);
  const filter = readOfferFilter(new URL(visit.request.url).searchParams);
  const search = await searchOffers(db, filter, await readUser(visit));
  const pages = pagesOf((ask) => publicOffers(db, search, dateIn(defaultZone, now()), ask));
  const table = { name: offerWords[locale].title, columns: offerColumns(locale), pages };
  return listFile(visit.request, table, uiWords[locale].files);
}
