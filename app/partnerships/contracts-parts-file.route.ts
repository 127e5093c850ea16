import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { reachOf } from "./contract-reach.server.ts";
import { partsWords } from "./parts.words.ts";
import type { PoolPart } from "./pool-parts.server.ts";
import { partsOfPool } from "./pool-parts.server.ts";

/** The parts of a pooled sale as CSV or Excel: money where the page shows it. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const parts = await partsOfPool(db, reach, visit.params.id ?? "", dateIn(defaultZone, now()));
  if (parts.length === 0) throw notFound();
  const locale = readLocale(visit.request);
  const { title, column } = partsWords[locale];
  const columns = [
    { head: column.group, value: (part: PoolPart) => part.producerName, width: 28 },
    { head: `${column.agreed} (kg)`, value: (part: PoolPart) => part.quantityKg },
    { head: `${column.weighed} (kg)`, value: (part: PoolPart) => part.confirmedGrams / 1000 },
    { head: `${column.due} (Rp)`, value: (part: PoolPart) => part.money?.dueIdr ?? null },
    { head: `${column.paid} (Rp)`, value: (part: PoolPart) => part.money?.paidIdr ?? null },
    { head: `${column.open} (Rp)`, value: (part: PoolPart) => part.money?.openIdr ?? null },
  ];
  return listFile(visit.request, { name: title, columns, pages: [parts] }, uiWords[locale].files);
}
