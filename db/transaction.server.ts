import { sql } from "kysely";
import { onSqlite } from "./dialect.ts";
import type { Db } from "./open.server.ts";

/** Runs `work` in one transaction, or in the one already open. Inside, use the `db` that `work` is given, no other. */
export function inTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/**
 * Locks the row about to be spent until the transaction ends. On SQLite the writer is already alone. The lock lets
 * others refer to the row (`no key`), so that a new row that names it does not wait crosswise.
 */
export async function lockRow(
  db: Db,
  table:
    | "lots"
    | "offers"
    | "kitchens"
    | "bids"
    | "proposals"
    | "contracts"
    | "tickets"
    | "cycles"
    | "batches"
    | "rounds"
    | "groups"
    | "users"
    | "pools",
  id: string,
) {
  if (!onSqlite(db)) await sql`select "id" from ${sql.table(table)} where "id" = ${id} for no key update`.execute(db);
}

/** Lets one transaction at a time append to the trail or draw a number, so that neither forks. */
export async function lockTrail(db: Db) {
  if (!onSqlite(db)) await sql`select pg_advisory_xact_lock(7201)`.execute(db);
}
