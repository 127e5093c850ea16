import { mkdirSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { loadReference } from "#db/reference/load.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";

/** A migrated database with the reference data, made once a run. Each test opens its own copy of these bytes. */
export const templateFile = ".cache/test-template.sqlite";

export default async function setup(): Promise<void> {
  mkdirSync(".cache", { recursive: true });
  for (const end of ["", "-wal", "-shm"]) rmSync(templateFile + end, { force: true });
  const db = openDb(templateFile);
  await migrate(db);
  await loadReference(db);
  await db.destroy();
  const file = new Database(templateFile);
  // Bytes in WAL mode cannot be opened as an in-memory database.
  file.pragma("journal_mode = DELETE");
  file.close();
}
