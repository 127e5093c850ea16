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
import type { StockRow } from "./stock-list.server.ts";
import { listStock } from "./stock-list.server.ts";
import { packsText } from "./stock-parts.tsx";
import { stockWords } from "./stock.words.ts";
import { productionWords } from "./words.ts";

/** The shelf of the page as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = stockWords[locale];
  const { unit } = productionWords[locale];
  const { column } = say;
  const inGrams = (row: StockRow) => row.outputUnit === "gram";
  const columns = [
    { head: column.product, value: (row: StockRow) => nameIn(locale, row), width: 24 },
    { head: `${column.left} (kg)`, value: (row: StockRow) => (inGrams(row) ? row.leftQuantity / 1000 : null) },
    { head: `${column.left} (${unit.piece})`, value: (row: StockRow) => (inGrams(row) ? null : row.leftQuantity) },
    { head: column.packs, value: (row: StockRow) => packsText(row, locale) ?? "", width: 28 },
    { head: column.until, value: (row: StockRow) => row.expiresOn, isDate: true },
    { head: column.batch, value: (row: StockRow) => row.number },
    { head: column.group, value: (row: StockRow) => row.groupName, width: 28 },
    { head: say.recalled, value: (row: StockRow) => (row.isRecalled === 1 ? say.recalled : "") },
  ];
  const pages = pagesOf((ask) => listStock(db, reach, ask));
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
