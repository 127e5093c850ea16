import type { Db } from "#db/open.server.ts";
import type { LedgerRow } from "./ledger.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import type { ReportFilter } from "./period.ts";

/** One of the three numbers: how many papers stand behind it, how many grams, how much money. */
export type Total = { papers: number; grams: number; amountIdr: number };
/** Promised, delivered and paid. Never added up, never mixed: a promise is no result. */
export type Threefold = { promised: Total; delivered: Total; paid: Total };

/** The three numbers of a period, each the sum of the papers that `ledgerOf` lists for it. */
export async function threefold(db: Db, filter: ReportFilter): Promise<Threefold> {
  const [promised, delivered, paid] = await Promise.all([
    ledgerOf(db, "promised", filter),
    ledgerOf(db, "delivered", filter),
    ledgerOf(db, "paid", filter),
  ]);
  return { promised: totalOf(promised), delivered: totalOf(delivered), paid: totalOf(paid) };
}

/** The sum of papers. */
export function totalOf(rows: readonly LedgerRow[]): Total {
  const total = { papers: rows.length, grams: 0, amountIdr: 0 };
  for (const row of rows) {
    total.grams += row.grams;
    total.amountIdr += row.amountIdr;
  }
  return total;
}
