import type { Db } from "#db/open.server.ts";
import { lockTrail } from "#db/transaction.server.ts";

/**
 * The next readable number of a kind of paper in a year, such as `PKS-2026-0012`. Drawn inside the transaction that
 * uses it, so that none is skipped or given twice.
 */
export async function nextNumber(db: Db, kind: "PKS" | "NT" | "KW" | "PRD" | "TRK", year: string): Promise<string> {
  const name = `${kind}-${year}`;
  await lockTrail(db);
  const row = await db
    .insertInto("counters")
    .values({ name, last: 1 })
    .onConflict((conflict) => conflict.column("name").doUpdateSet((eb) => ({ last: eb("counters.last", "+", 1) })))
    .returning("last")
    .executeTakeFirstOrThrow();
  return `${name}-${String(row.last).padStart(4, "0")}`;
}
