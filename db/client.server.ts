import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { env } from "~/lib/env.server.ts";
import { openDb } from "./open.server.ts";
import type { Tables } from "./schema.ts";

const house = globalThis as typeof globalThis & { huluhilirDb?: Kysely<Tables> };

/** Where this installation keeps its rows: DATABASE_URL, or a SQLite file in DATA_DIR. */
export function databaseAddress(): string {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  mkdirSync(env.DATA_DIR, { recursive: true });
  return join(env.DATA_DIR, "huluhilir.sqlite");
}

/**
 * The one connection of this process. It hangs on `globalThis` because the server and the pages are two bundles,
 * and two writers in one process would wait for each other.
 */
export const db: Kysely<Tables> = (house.huluhilirDb ??= openDb(databaseAddress()));
