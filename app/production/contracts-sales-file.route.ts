import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { uiWords } from "~/ui/words.ts";
import type { SharedSale } from "./sale-shares-list.server.ts";
import { listShares } from "./sale-shares-list.server.ts";
import { shareWords } from "./share.words.ts";
import { stockWords } from "./stock.words.ts";
import { takenAmount } from "./taken-line.tsx";

/** The shared sales of a partnership as CSV or Excel, for its two sides and the office. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const contract = await contractFor(db, reach, visit.params.id ?? "");
  if (contract?.terms !== "share") throw notFound();
  const locale = readLocale(visit.request);
  const say = shareWords[locale];
  const { column } = say;
  const columns = [
    { head: column.day, value: (row: SharedSale) => row.soldOn, isDate: true },
    { head: column.batch, value: (row: SharedSale) => row.batchNumber },
    { head: column.amount, value: (row: SharedSale) => takenAmount(row, locale), width: 24 },
    { head: column.where, value: (row: SharedSale) => stockWords[locale].channelOf[row.channel] ?? row.channel },
    { head: `${column.whole} (Rp)`, value: (row: SharedSale) => row.amountIdr },
    { head: `${column.part} (Rp)`, value: (row: SharedSale) => row.partIdr },
    { head: `${column.due} (Rp)`, value: (row: SharedSale) => row.dueIdr },
    { head: column.state, value: (row: SharedSale) => say.state[row.state] },
    { head: column.reason, value: (row: SharedSale) => row.voidReason ?? row.doubtReason ?? "", width: 30 },
  ];
  const pages = pagesOf((ask) => listShares(db, contract.id, ask));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
