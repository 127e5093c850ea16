import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import type { TakenRow } from "./sale-list.server.ts";
import { listTaken } from "./sale-list.server.ts";
import { stockWords } from "./stock.words.ts";
import { takenAmount, takenWhere } from "./taken-line.tsx";

/** What left the shelf, as CSV or Excel: sales with their rupiah, discards without. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = stockWords[locale];
  const { column } = say;
  const columns = [
    { head: column.product, value: (row: TakenRow) => nameIn(locale, row), width: 24 },
    { head: column.day, value: (row: TakenRow) => row.day, isDate: true },
    { head: column.amount, value: (row: TakenRow) => takenAmount(row, locale), width: 24 },
    { head: column.where, value: (row: TakenRow) => takenWhere(row, locale), width: 28 },
    { head: `${column.price} (Rp)`, value: (row: TakenRow) => (row.taken === "sale" ? row.priceIdr : null) },
    { head: `${column.money} (Rp)`, value: (row: TakenRow) => (row.taken === "sale" ? row.amountIdr : null) },
    { head: column.batch, value: (row: TakenRow) => row.batchNumber },
    { head: column.group, value: (row: TakenRow) => row.groupName, width: 28 },
    { head: say.voided, value: (row: TakenRow) => row.voidReason ?? "", width: 24 },
  ];
  const pages = pagesOf((ask) => listTaken(db, reach, ask));
  return listFile(visit.request, { name: say.sales, columns, pages }, uiWords[locale].files);
}
