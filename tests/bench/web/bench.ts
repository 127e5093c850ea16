/**
 * `npm run bench:web`: how long pages take on a large database, at a steady beat, rendering and gzip included.
 * Makes the database once (BENCH_DIR, a SQLite file), starts the built server on it, and prints p50, p95 and p99 for
 * each kind of page. BEAT (20 a second) and SECONDS (60) may be set. Ends with 1 when a page breaks the bar.
 * `npm run bench:web -- rounds` measures the round workbench instead: see `rounds.ts`; `-- posting` what a posted harvest
 * is told: see `posting.ts`.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openDb } from "#db/open.server.ts";
import { prepareDb } from "#db/prepare.server.ts";
import { addDays, dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { startSession } from "~/auth/session.server.ts";
import { fillCity, size } from "./city.ts";
import type { PageKind } from "./load.ts";
import { beat, percentile, textOf, untilUp } from "./load.ts";
import { marketPages } from "./market.pages.ts";
import { benchPosting } from "./posting.ts";
import { benchRounds } from "./rounds.ts";

const barMs = 50;
const folder = process.env.BENCH_DIR ?? ".cache/bench-web";
const port = Number(process.env.BENCH_PORT ?? 4192);
const perSecond = Number(process.env.BEAT ?? 20);
const seconds = Number(process.env.SECONDS ?? 60);
const base = `http://127.0.0.1:${port}`;
/** One file a section of the house: add yours. */
const sections = [marketPages];

if (process.argv[2] === "rounds") process.exit(await benchRounds());
if (process.argv[2] === "posting") process.exit(await benchPosting());

const cookie = await prepare();
const server = spawn(process.execPath, ["build/main.js"], {
  env: {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: folder,
    DEMO: "0",
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  await untilUp(base);
  const kinds = await Promise.all(sections.flat().map(settle));
  await beat(base, cookie, kinds, perSecond, 5);
  const measured = await beat(base, cookie, kinds, perSecond, seconds);
  process.exitCode = report(measured) ? 0 : 1;
} finally {
  server.kill("SIGTERM");
}

async function prepare(): Promise<string> {
  const file = join(folder, "huluhilir.sqlite");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const begun = Date.now();
    const unfinished = join(folder, "unfinished.sqlite");
    for (const end of ["", "-wal", "-shm"]) rmSync(`${unfinished}${end}`, { force: true });
    const db = openDb(unfinished);
    await prepareDb(db, { demo: false, nowMs: Date.now() });
    await fillCity(db, Date.now());
    await db.destroy();
    renameSync(unfinished, file);
    process.stdout.write(
      `made ${size.lots} lots and ${size.offers} offers in ${Math.round((Date.now() - begun) / 1000)} s\n`,
    );
  }
  const db = openDb(file);
  const user = await db.selectFrom("users").select("id").where("name", "=", "Pengukur").executeTakeFirstOrThrow();
  const session = (await startSession(db, user.id, "bench")).split(";")[0] ?? "";
  await db.destroy();
  return session;
}

/** Addresses as they are today: a Monday that comes, the list's own next page, a harvest that is there. */
async function settle(kind: PageKind): Promise<PageKind> {
  const week = addDays(mondayOf(dateIn(defaultZone, Date.now())), 14);
  const paths = kind.paths.map((path) => path.replace("WEEK", week));
  const pattern = kind.follow ? /href="([^"]*sesudah=[^"]*)"/ : kind.followTo;
  if (!pattern) return { ...kind, paths };
  const found = await Promise.all(
    paths.map(async (path) => pattern.exec(await textOf(`${base}${path}`, kind.signedIn ? cookie : null))?.[1]),
  );
  const next = found.flatMap((path) => (path ? [path.replaceAll("&amp;", "&")] : []));
  if (next.length === 0) throw new Error(`${kind.name}: nothing to follow`);
  return { ...kind, paths: next };
}

function report(measured: Awaited<ReturnType<typeof beat>>): boolean {
  const bad = measured.filter(({ status }) => status !== 200);
  const row = (name: string, all: typeof measured) => {
    const ms = all.map((one) => one.ms);
    const figures = [0.5, 0.95, 0.99].map((share) => percentile(ms, share).toFixed(1).padStart(8));
    const kb = (Math.max(...all.map((one) => one.bytes)) / 1000).toFixed(1).padStart(7);
    process.stdout.write(`${name.padEnd(26)}${String(all.length).padStart(6)}${figures.join("")}${kb}\n`);
    return percentile(ms, 0.99);
  };
  process.stdout.write(`\n${perSecond} requests a second for ${seconds} s\n`);
  process.stdout.write(
    `${"page".padEnd(26)}${"count".padStart(6)}${["p50 ms", "p95 ms", "p99 ms"].map((head) => head.padStart(8)).join("")}${"kB".padStart(7)}\n`,
  );
  for (const name of new Set(measured.map((one) => one.name)))
    row(
      name,
      measured.filter((one) => one.name === name),
    );
  const p99 = row("all", measured);
  process.stdout.write(
    `${bad.length} answers other than 200; bar: p99 of all at most ${barMs} ms: ${p99 <= barMs ? "held" : "BROKEN"}\n`,
  );
  return bad.length === 0 && p99 <= barMs;
}
