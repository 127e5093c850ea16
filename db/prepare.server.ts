import type { Kysely } from "kysely";
import { makeDemo } from "./demo/make.server.ts";
import { migrate } from "./migrate.server.ts";
import { loadReference } from "./reference/load.server.ts";
import type { Tables } from "./schema.ts";

/**
 * Makes a database ready: tables, reference data, and the demo city when it is wanted and nobody is there yet.
 * A database that anybody uses is never turned into a demo. `nowMs` is the day from which the demo's dates count.
 */
export async function prepareDb(db: Kysely<Tables>, options: { demo: boolean; nowMs: number }): Promise<void> {
  await migrate(db);
  await loadReference(db);
  if (!options.demo) return;
  const somebody = await db.selectFrom("users").select("id").limit(1).executeTakeFirst();
  if (!somebody) await makeDemo(db, { nowMs: options.nowMs });
}
