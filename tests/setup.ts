import { readFileSync } from "node:fs";
import type { Kysely } from "kysely";
import { inject, test as base } from "vitest";
import { openDb } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import type { Borrowed } from "./postgres.ts";
import { borrowDatabase } from "./postgres.ts";

export { anAct, todayMs } from "./acts.ts";

/**
 * `test` with a fresh database, migrated and with the reference data: isolated, nothing to clean up. On PostgreSQL the
 * tests of one file follow each other in one database, which is emptied to what the migrations left after each.
 */
export const test = base.extend<{ db: Kysely<Tables>; borrowed: Borrowed | null }>({
  // Vitest wants the first argument to be a pattern.
  borrowed: [
    async ({}, use) => {
      const admin = inject("postgres");
      const borrowed = admin ? await borrowDatabase(admin) : null;
      await use(borrowed);
      await borrowed?.giveBack();
    },
    { scope: "file" },
  ],
  db: async ({ borrowed }, use) => {
    if (borrowed) {
      await use(await borrowed.fresh());
      return;
    }
    const db = openDb(readFileSync(inject("template")));
    await use(db);
    await db.destroy();
  },
});
