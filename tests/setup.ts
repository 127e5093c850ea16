import { readFileSync } from "node:fs";
import type { Kysely } from "kysely";
import { v7 } from "uuid";
import { inject, test as base } from "vitest";
import { openDb } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import { createDatabase, dropDatabase } from "./postgres.ts";

export { anAct, todayMs } from "./acts.ts";

/** `test` with a fresh database, migrated and with the reference data: isolated, nothing to clean up. */
export const test = base.extend<{ db: Kysely<Tables> }>({
  // Vitest wants the first argument to be a pattern.
  db: async ({}, use) => {
    const admin = inject("postgres");
    if (admin) return withPostgres(admin, use);
    const db = openDb(readFileSync(inject("template")));
    await use(db);
    await db.destroy();
  },
});

async function withPostgres(admin: string, use: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
  const name = `test_${v7().replaceAll("-", "")}`;
  await createDatabase(admin, name, "house");
  const db = openDb(admin.replace("/postgres?", `/${name}?`));
  await use(db);
  await db.destroy();
  await dropDatabase(admin, name);
}
