import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import type { ListedProductValue } from "./product-list.server.ts";
import { listProductValues } from "./product-list.server.ts";
import { productValueWords } from "./product-value.words.ts";

/** Value added by product of the page as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = productValueWords[locale];
  const head = say.productColumn;
  const columns = [
    { head: head.product, value: (row: ListedProductValue) => nameIn(locale, row), width: 28 },
    { head: head.batches, value: (row: ListedProductValue) => row.batches },
    { head: `${head.raw} (kg)`, value: (row: ListedProductValue) => row.rawGrams / 1000 },
    { head: `${head.value} (Rp)`, value: (row: ListedProductValue) => row.valueAddedIdr },
    { head: `${head.perKg} (Rp)`, value: (row: ListedProductValue) => row.perKgIdr },
    {
      head: `${head.ratio} (%)`,
      value: (row: ListedProductValue) => (row.ratio === null ? null : Math.round(row.ratio * 1000) / 10),
    },
    { head: `${head.profit} (Rp)`, value: (row: ListedProductValue) => row.profitIdr },
  ];
  const pages = [await listProductValues(db, reach, dateIn(defaultZone, now()))];
  return listFile(visit.request, { name: say.productsTitle, columns, pages }, uiWords[locale].files);
}
