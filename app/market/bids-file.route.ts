import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { bidsOf } from "./bid-lists.server.ts";
import { bidWords } from "./bid.words.ts";
import { pagesOf } from "./listing.server.ts";
import { bidColumns } from "./market-files.server.ts";

/** The own sealed bids as CSV or Excel: for the bidding group's people only. */
export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const locale = readLocale(visit.request);
  const pages = pagesOf((ask) => bidsOf(db, group.id, { today: dateIn(defaultZone, now()), nowMs: now() }, ask));
  const table = { name: bidWords[locale].title, columns: bidColumns(locale), pages };
  return listFile(visit.request, table, uiWords[locale].files);
}
