import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { uiWords } from "~/ui/words.ts";
import type { ClaimRow } from "./claim-view.server.ts";
import { claimReachOf, listClaims } from "./claim-view.server.ts";
import { claimWords } from "./claim.words.ts";

/** The claims of the page as CSV or Excel, under its filter. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = claimReachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = claimWords[locale];
  const { column } = say;
  const open = new URL(visit.request.url).searchParams.get("keadaan") !== "selesai";
  const columns = [
    { head: column.ticket, value: (claim: ClaimRow) => claim.ticketNumber },
    { head: column.kind, value: (claim: ClaimRow) => say.kinds[claim.kind], width: 20 },
    {
      head: column.parties,
      value: (claim: ClaimRow) => `${claim.producerName}, ${claim.processorName}`,
      width: 44,
    },
    { head: column.on, value: (claim: ClaimRow) => dateIn(defaultZone, claim.at), isDate: true },
  ];
  const pages = pagesOf((page) => listClaims(db, reach, { open, page }));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
