import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { uiWords } from "~/ui/words.ts";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import type { DueRow } from "./dues.server.ts";
import { listDues } from "./dues.server.ts";
import { paymentWords } from "./payment.words.ts";

/** The dues of the page as CSV or Excel, under its filter. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = paymentWords[locale].dues;
  const overdueOnly = new URL(visit.request.url).searchParams.get("keadaan") === "lewat";
  const today = dateIn(defaultZone, now());
  const columns = [
    { head: say.contract, value: (due: DueRow) => due.number },
    { head: say.payer, value: (due: DueRow) => viewOf(due, reach, today).payerName, width: 28 },
    { head: say.payee, value: (due: DueRow) => viewOf(due, reach, today).payeeName, width: 28 },
    { head: `${say.open} (Rp)`, value: (due: DueRow) => due.dueIdr - due.paidIdr },
    { head: `${say.overdue} (Rp)`, value: (due: DueRow) => due.overdueIdr },
  ];
  const pages = pagesOf((page) => listDues(db, reach, { overdueOnly, page, today }));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
