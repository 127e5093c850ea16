import type { Db } from "#db/open.server.ts";
import { paperSums } from "./ledger.server.ts";
import type { ReportFilter } from "./period.ts";

/** One of the numbers of a report: how many papers stand behind it, how many grams, how much money. */
export type Total = { papers: number; grams: number; amountIdr: number };
/** Promised, delivered and paid. Never added up, never mixed: a promise is no result. */
export type Threefold = { promised: Total; delivered: Total; paid: Total };

/** The three numbers of a period, each the sum of the papers that `ledgerOf` lists for it. */
export async function threefold(db: Db, filter: ReportFilter): Promise<Threefold> {
  const [promised, delivered, paid] = await Promise.all([
    paperSums(db, "promised", filter),
    paperSums(db, "delivered", filter),
    paperSums(db, "paid", filter),
  ]);
  return { promised: totalOf(promised), delivered: totalOf(delivered), paid: totalOf(paid) };
}

/** The sum of papers, or of sums of papers. */
export function totalOf(rows: readonly { papers?: number; grams: number; amountIdr: number }[]): Total {
  const total = { papers: 0, grams: 0, amountIdr: 0 };
  for (const row of rows) {
    total.papers += row.papers ?? 1;
    total.grams += row.grams;
    total.amountIdr += row.amountIdr;
  }
  return total;
}
