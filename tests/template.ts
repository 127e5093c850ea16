import { mkdirSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { TestProject } from "vitest/node";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import { startCluster } from "./postgres.ts";

declare module "vitest" {
  // Vitest asks for provided values to be declared this way.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface ProvidedContext {
    /** Address of the throw-away PostgreSQL's maintenance database, or null when the run is on SQLite. */
    postgres: string | null;
    /** A migrated SQLite file with the reference data, made once a run; each test opens its own copy of its bytes. */
    template: string;
  }
}

/** Makes the template of the database that this run is on: SQLite, or PostgreSQL with TEST_DB=postgres. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (process.env.TEST_DB === "postgres") {
    const cluster = await startCluster();
    project.provide("postgres", cluster.address("postgres"));
    return cluster.stop;
  }
  const templateFile = `.cache/template-${process.pid}.sqlite`;
  project.provide("postgres", null);
  project.provide("template", templateFile);
  mkdirSync(".cache", { recursive: true });
  const db = openDb(templateFile);
  await migrate(db);
  await loadReference(db);
  await db.destroy();
  const file = new Database(templateFile);
  // Bytes in WAL mode cannot be opened as an in-memory database.
  file.pragma("journal_mode = DELETE");
  file.close();
  return () => rmSync(templateFile, { force: true });
}
