import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import pg from "pg";
import { v7 } from "uuid";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import type { Tables } from "#db/schema.ts";

/** A PostgreSQL of the tests' own: socket only, no fsync, gone when they end. Its database `house` is the template. */
export type Cluster = { address: (database: string) => string; stop: () => void };

/** Starts a throw-away cluster from the system's packages, with a migrated template database. */
export async function startCluster(): Promise<Cluster> {
  const bin = findBin();
  const folder = mkdtempSync(join(tmpdir(), "huluhilir-pg-"));
  const asServer = serverUser(folder);
  const run = (program: string, ...options: string[]) =>
    execFileSync(
      asServer[0] ?? join(bin, program),
      [...asServer.slice(1), ...(asServer[0] ? [join(bin, program)] : []), ...options],
      {
        stdio: ["ignore", "ignore", "pipe"],
        cwd: folder,
      },
    );
  run("initdb", "-D", join(folder, "data"), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C");
  const options = `-c listen_addresses='' -k ${folder} -F -c max_connections=200`;
  run("pg_ctl", "-D", join(folder, "data"), "-o", options, "-l", join(folder, "log"), "-w", "start");
  const address = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await createDatabase(address("postgres"), "house");
  const db = openDb(address("house"));
  await migrate(db);
  await loadReference(db);
  await db.destroy();
  const stop = () => {
    run("pg_ctl", "-D", join(folder, "data"), "-m", "immediate", "stop");
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop };
}

/** Makes a database, as a copy of `template` when one is named. */
export async function createDatabase(admin: string, name: string, template = "template1"): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`create database "${name}" template "${template}"`);
  await client.end();
}

/** Removes a database, whoever is still connected. */
export async function dropDatabase(admin: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`drop database "${name}" with (force)`);
  await client.end();
}

/** A database lent to one test after the other. `fresh` gives it as the template was. */
export type Borrowed = { fresh: () => Promise<Kysely<Tables>>; giveBack: () => Promise<void> };

/** Lends a copy of the template. Dropping one makes the server write everything to disk, so it stays until the end. */
export async function borrowDatabase(admin: string): Promise<Borrowed> {
  const make = async () => {
    const name = `test_${v7().replaceAll("-", "")}`;
    await createDatabase(admin, name, "house");
    const db = openDb(admin.replace("/postgres?", `/${name}?`));
    return { db, reference: await fingerprint(db) };
  };
  let lent = await make();
  const fresh = async () => {
    await emptyTables(lent.db, lent.reference);
    // A test that changed the reference data itself has used its copy up.
    if ((await fingerprint(lent.db)).digest !== lent.reference.digest) {
      await lent.db.destroy();
      lent = await make();
    }
    return lent.db;
  };
  return { fresh, giveBack: () => lent.db.destroy() };
}

type Fingerprint = { empty: string[]; digest: string };

/** Which tables are empty, and for each of the others how many rows it has and which change was its last. */
async function fingerprint(db: Kysely<Tables>): Promise<Fingerprint> {
  const names = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(db);
  const empty: string[] = [];
  const parts: string[] = [];
  for (const { name } of names.rows) {
    const { rows } = await sql<{ count: string; last: string | null }>`
      select count(*)::text as count, max(xmin::text::bigint)::text as last from ${sql.table(name)}`.execute(db);
    if (rows[0]?.count === "0") empty.push(name);
    else parts.push(`${name} ${rows[0]?.count} ${rows[0]?.last}`);
  }
  return { empty, digest: parts.join("; ") };
}

/** Takes away what a test wrote. Append-only rules and references rest meanwhile: they are not what is tested here. */
async function emptyTables(db: Kysely<Tables>, { empty }: Fingerprint): Promise<void> {
  await db.connection().execute(async (db) => {
    const deletions = empty.map((name) => `delete from "${name}";`).join("\n");
    await sql
      .raw(`set session_replication_role = replica; ${deletions} set session_replication_role = origin;`)
      .execute(db);
  });
}

function findBin(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  return join(root, newest, "bin");
}

/** PostgreSQL refuses to run as root: then its own user does. */
function serverUser(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  execFileSync("chown", ["postgres", folder]);
  chmodSync(folder, 0o755);
  return ["runuser", "-u", "postgres", "--"];
}
