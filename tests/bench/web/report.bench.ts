/**
 * `npm run bench:report`: the monthly report over 10,000 weigh notes. Makes the database once (BENCH_DIR), starts the
 * built server on it, and times the page, the PDF and the Excel, then another page while the report is made. Writes
 * the two files beside the database. Ends with 1 when one of the three takes longer than the bar.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { startSession } from "~/auth/session.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openDb } from "#db/open.server.ts";
import { prepareDb } from "#db/prepare.server.ts";
import { fillNotes, notes } from "./notes.ts";
import { ask, fileOf, percentile, untilUp } from "./load.ts";

const barMs = 3_000;
const folder = process.env.BENCH_DIR ?? ".cache/bench-report";
const port = Number(process.env.BENCH_PORT ?? 4191);
const base = `http://127.0.0.1:${port}`;
const month = dateIn(defaultZone, Date.now()).slice(0, 7);
const asked = `wilayah=63.72&masa=${month}`;

const cookie = await prepare();
const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, DEMO: "0", LOG_LEVEL: "warn" };
const server = spawn(process.execPath, ["build/main.js"], {
  env: { ...env, NODE_ENV: "production" },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  await untilUp(base);
  const bars = [
    await time("page", `/laporan?${asked}`),
    await time("PDF", `/laporan.pdf?${asked}`),
    await time("Excel", `/laporan.xlsx?${asked}`),
  ];
  await time("ledger", `/laporan/nota?${asked}&jenis=delivered`);
  await time("ledger of value", `/laporan/nota?${asked}&jenis=value`);
  for (const path of ["/laporan", "/laporan.pdf", "/laporan.xlsx"]) await besides(path);
  for (const kind of ["pdf", "xlsx"])
    writeFileSync(join(folder, `report.${kind}`), await fileOf(`${base}/laporan.${kind}?${asked}`, cookie));
  process.exitCode = bars.every((ms) => ms <= barMs) ? 0 : 1;
} finally {
  server.kill("SIGTERM");
}

/** Asks five times after one to warm up; the slowest is what counts. */
async function time(name: string, path: string): Promise<number> {
  await ask(`${base}${path}`, cookie);
  const taken: number[] = [];
  let size = 0;
  for (let turn = 0; turn < 5; turn += 1) {
    const { status, ms, bytes } = await ask(`${base}${path}`, cookie);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    taken.push(ms);
    size = bytes;
  }
  const slowest = Math.max(...taken);
  const middle = percentile(taken, 0.5);
  process.stdout.write(
    `${name.padEnd(18)} middle ${middle.toFixed(0).padStart(6)} ms, slowest ${slowest.toFixed(0).padStart(6)} ms, ${(size / 1000).toFixed(0)} kB\n`,
  );
  return slowest;
}

/** How long a small page waits at most while the report is made. */
async function besides(path: string): Promise<void> {
  const making = ask(`${base}${path}?${asked}`, cookie).then(() => true);
  const waits: number[] = [];
  for (;;) {
    waits.push((await ask(`${base}/komoditas`, null)).ms);
    const done = await Promise.race([making, new Promise<false>((resolve) => setTimeout(() => resolve(false), 5))]);
    if (done) break;
  }
  process.stdout.write(`another page beside ${path}: longest wait ${Math.max(...waits).toFixed(0)} ms\n`);
}

async function prepare(): Promise<string> {
  const file = join(folder, "huluhilir.sqlite");
  const isNew = !existsSync(file);
  mkdirSync(folder, { recursive: true });
  const db = openDb(file);
  if (isNew) {
    await prepareDb(db, { demo: false, nowMs: Date.now() });
    await fillNotes(db, `${month}-01`);
    process.stdout.write(`made ${notes} weigh notes\n`);
    const user = { id: v7(), phone: "+6281999999998", name: "Pengukur", passwordHash: null, role: "officer" as const };
    await db
      .insertInto("users")
      .values({ ...user, createdAt: Date.now() })
      .execute();
    await db.insertInto("scopes").values({ userId: user.id, regionCode: "63.72" }).execute();
  }
  const { id } = await db.selectFrom("users").select("id").where("name", "=", "Pengukur").executeTakeFirstOrThrow();
  const session = (await startSession(db, id, "bench")).split(";")[0] ?? "";
  await db.destroy();
  return session;
}
