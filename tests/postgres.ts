import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import { loadReference } from "#db/reference/load.server.ts";

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
