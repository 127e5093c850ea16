/** `npm run db:reset`: throws the demo database away and makes it again, with dates that count from today. */
import { rmSync } from "node:fs";
import { env } from "~/lib/env.server.ts";
import { isDemo } from "~/lib/installation.server.ts";
import { now } from "~/lib/clock.server.ts";
import { databaseAddress, db } from "./client.server.ts";
import { demoLogins } from "./demo/logins.ts";
import { migrate } from "./migrate.server.ts";
import { openDb } from "./open.server.ts";
import { prepareDb } from "./prepare.server.ts";

process.exitCode = await reset(process.argv.includes("--yes"));

async function reset(sure: boolean): Promise<number> {
  if (env.DATABASE_URL) {
    return say(
      1,
      "DATABASE_URL points at a PostgreSQL server. Make an empty database there; this command only knows files.",
    );
  }
  await migrate(db);
  const somebody = await db.selectFrom("users").select("id").limit(1).executeTakeFirst();
  if (somebody && !sure && !(await isDemo(db))) {
    return say(1, `${databaseAddress()} is not a demo. To lose everything in it for good: npm run db:reset -- --yes`);
  }
  await db.destroy();
  for (const end of ["", "-wal", "-shm"]) rmSync(databaseAddress() + end, { force: true });
  const fresh = openDb(databaseAddress());
  await prepareDb(fresh, { demo: env.DEMO !== "0", nowMs: now() });
  await fresh.destroy();
  if (env.DEMO === "0") return say(0, "The database is new and empty.");
  return say(
    0,
    "The demo city is new.",
    ...demoLogins.map(({ who, phone, password }) => `  ${who}: ${phone} / ${password}`),
  );
}

function say(code: number, ...lines: string[]): number {
  (code === 0 ? process.stdout : process.stderr).write(`${lines.join("\n")}\n`);
  return code;
}
