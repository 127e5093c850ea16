import { mkdirSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { TestProject } from "vitest/node";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import { startCluster } from "./postgres.ts";

/** A migrated database with the reference data, made once a run. Each test opens its own copy of these bytes. */
export const templateFile = ".cache/test-template.sqlite";

declare module "vitest" {
  // Vitest asks for provided values to be declared this way.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface ProvidedContext {
    /** Address of the throw-away PostgreSQL's maintenance database, or null when the run is on SQLite. */
    postgres: string | null;
  }
}

/** Makes the template of the database that this run is on: SQLite, or PostgreSQL with TEST_DB=postgres. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (process.env.TEST_DB === "postgres") {
    const cluster = await startCluster();
    project.provide("postgres", cluster.address("postgres"));
    return cluster.stop;
  }
  project.provide("postgres", null);
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
