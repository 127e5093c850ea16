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
import type { BatchRow } from "./batch-list.server.ts";
import { listBatches } from "./batch-list.server.ts";
import { valueOfBatches } from "./batch-value.server.ts";
import { productionWords } from "./words.ts";

type Row = BatchRow & { rawGrams: number | null; valueAddedIdr: number | null };

/** The batches of the page as CSV or Excel, with what each added. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const locale = readLocale(visit.request);
  const say = productionWords[locale];
  const { column } = say;
  const pages = pagesOf(async (ask) => {
    const page = await listBatches(db, reach, ask);
    const ids = page.rows.map(({ id }) => id);
    const values = new Map((await valueOfBatches(db, ids)).map(({ batch, money }) => [batch.id, money]));
    const rows = page.rows.map((row): Row => {
      const money = values.get(row.id);
      return { ...row, rawGrams: money?.rawGrams ?? null, valueAddedIdr: money?.valueAddedIdr ?? null };
    });
    return { ...page, rows };
  });
  const inGrams = (row: Row) => row.outputUnit === "gram";
  const columns = [
    { head: column.number, value: (row: Row) => row.number },
    { head: column.product, value: (row: Row) => nameIn(locale, row), width: 24 },
    { head: column.day, value: (row: Row) => row.processedOn, isDate: true },
    { head: column.kitchen, value: (row: Row) => row.groupName, width: 28 },
    { head: `${column.raw} (kg)`, value: (row: Row) => (row.rawGrams === null ? null : row.rawGrams / 1000) },
    { head: `${column.output} (kg)`, value: (row: Row) => (inGrams(row) ? row.outputQuantity / 1000 : null) },
    { head: `${column.output} (${say.unit.piece})`, value: (row: Row) => (inGrams(row) ? null : row.outputQuantity) },
    { head: `${column.value} (Rp)`, value: (row: Row) => row.valueAddedIdr },
    { head: say.voided, value: (row: Row) => row.voidReason ?? "", width: 24 },
  ];
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
