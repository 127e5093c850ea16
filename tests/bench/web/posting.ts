/**
 * `npm run bench:web -- posting [small|large]`: what a posted harvest is told by the open market of a regency with 300
 * lots and 100 offers, or 10,000 and 3,300 (large, unless one is named): ms from the posted form to the page with its
 * answer, and what it costs the other pages (their p99 with and without somebody who posts). SECONDS (30) and BEAT (10 a
 * second) may be set. Answers with 1 when a bar is broken.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { openDb } from "#db/open.server.ts";
import { prepareDb } from "#db/prepare.server.ts";
import { startSession } from "~/auth/session.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import type { Measured } from "./load.ts";
import { beat, percentile, textOf, untilUp } from "./load.ts";
import { fillRegency } from "./regency.ts";
import { others, sizes } from "./rounds.ts";

const answerMs = 100;
const otherPagesMs = 50;
const port = Number(process.env.BENCH_PORT ?? 4192);
const base = `http://127.0.0.1:${port}`;
const seconds = Number(process.env.SECONDS ?? 30);
const perSecond = Number(process.env.BEAT ?? 10);
const pauseMs = 300;

type Told = { postMs: number[]; pageMs: number[]; without: number };

/** Measures one size. Answers with the exit status. */
export async function benchPosting(): Promise<number> {
  const size = process.argv[3] === "small" ? "small" : "large";
  const folder = join(process.env.BENCH_DIR ?? ".cache/bench-web", `posting-${size}`);
  const cookie = await prepare(folder, sizes[size]);
  const env = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, DEMO: "0", LOG_LEVEL: "warn" };
  const server = spawn(process.execPath, ["build/main.js"], {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await untilUp(base);
    await beat(base, "", others, perSecond, 3);
    const alone = await beat(base, "", others, perSecond, seconds);
    const opening = await post(cookie, 5000);
    const [busy, told] = await Promise.all([beat(base, "", others, perSecond, seconds), post(cookie, seconds * 1000)]);
    return report({ alone, busy, opening, told }) ? 0 : 1;
  } finally {
    server.kill("SIGTERM");
    await new Promise((done) => server.once("exit", done));
  }
}

/** A regency with its market, and the chair of one of its producers. */
async function prepare(folder: string, size: { lots: number; offers: number }): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const nowMs = Date.now();
  const db = openDb(join(folder, "huluhilir.sqlite"));
  await prepareDb(db, { demo: false, nowMs });
  await fillRegency(db, size, nowMs);
  const group = await db.selectFrom("groups").select("id").where("isProducer", "=", 1).executeTakeFirstOrThrow();
  const user = { id: v7(), phone: "+6281999999997", name: "Ketua", passwordHash: null, role: "member" as const };
  await db
    .insertInto("users")
    .values({ ...user, createdAt: nowMs })
    .execute();
  const membership = { id: v7(), groupId: group.id, userId: user.id, duty: "chair" as const, at: nowMs };
  await db.insertInto("memberships").values(membership).execute();
  const session = (await startSession(db, user.id, "bench")).split(";")[0] ?? "";
  await db.destroy();
  return session;
}

/** Opens the form, posts a harvest and reads its page, again and again. */
async function post(cookie: string, forMs: number): Promise<Told> {
  const told: Told = { postMs: [], pageMs: [], without: 0 };
  const until = Date.now() + forMs;
  for (let turn = 0; Date.now() < until; turn += 1) {
    await textOf(`${base}/panen/baru`, cookie);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const begun = performance.now();
    const address = await postHarvest(cookie, turn);
    const posted = performance.now();
    const page = await textOf(`${base}${address}`, cookie);
    told.postMs.push(posted - begun);
    told.pageMs.push(performance.now() - posted);
    if (!page.includes("Siapa yang mau")) told.without += 1;
  }
  return told;
}

async function postHarvest(cookie: string, turn: number): Promise<string> {
  const readyFrom = addDays(dateIn(defaultZone, Date.now()), 3 + (turn % 20));
  const harvest = { commodityCode: turn % 2 ? "NILA" : "LELE", quantityKg: String(50 + turn), askIdr: "24000" };
  const body = new URLSearchParams({ key: v7(), ...harvest, readyFrom, readyTo: addDays(readyFrom, 8) });
  const answer = await fetch(`${base}/panen/baru`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookie, "Sec-Fetch-Site": "same-origin", Origin: base },
    body,
  });
  const address = answer.headers.get("Location");
  if (!address) throw new Error(`posting answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return address;
}

function report({ alone, busy, opening, told }: { alone: Measured[]; busy: Measured[]; opening: Told; told: Told }) {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const of = (ms: readonly number[]) => [0.5, 0.95, 0.99].map((share) => percentile(ms, share).toFixed(1)).join(", ");
  const p99 = (all: Measured[]) =>
    percentile(
      all.map(({ ms }) => ms),
      0.99,
    );
  const held = {
    answers: percentile(told.pageMs, 0.95) <= answerMs && told.without === 0,
    others: p99(busy) - p99(alone) <= otherPagesMs,
  };
  const count = told.pageMs.length;
  say(`first ${opening.pageMs.length} postings: ${opening.without} pages without an answer, the market was opening`);
  say(`posting, ms p50, p95, p99: ${of(told.postMs)}`);
  say(`its page with the answer: ${of(told.pageMs)}, of ${count}; ${told.without} without an answer`);
  say(`other pages, p99 ms: alone ${p99(alone).toFixed(1)}, with postings ${p99(busy).toFixed(1)}`);
  say(`bars: ${JSON.stringify(held)}`);
  return held.answers && held.others;
}
