import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import type { ListedPool } from "./pool-lists.server.ts";
import { poolReachOf, poolsOf } from "./pool-lists.server.ts";
import { poolWords } from "./words.ts";

/** The pools of the page as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = poolReachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = poolWords[locale];
  const { column, file } = say;
  const columns = [
    { head: file.commodity, value: (pool: ListedPool) => nameIn(locale, pool), width: 20 },
    { head: column.state, value: (pool: ListedPool) => say.state[pool.state], width: 24 },
    { head: column.leader, value: (pool: ListedPool) => pool.groupName, width: 28 },
    { head: column.members, value: (pool: ListedPool) => pool.members },
    { head: `${column.kg} (kg)`, value: (pool: ListedPool) => pool.quantityKg },
    { head: `${column.promised} (kg)`, value: (pool: ListedPool) => pool.promisedKg },
    { head: `${column.price} (Rp/kg)`, value: (pool: ListedPool) => pool.askIdr },
    { head: file.readyFrom, value: (pool: ListedPool) => pool.readyFrom, isDate: true },
    { head: file.readyTo, value: (pool: ListedPool) => pool.readyTo, isDate: true },
  ];
  const pages = pagesOf((ask) => poolsOf(db, reach, ask));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
