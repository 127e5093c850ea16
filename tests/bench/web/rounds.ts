/**
 * `npm run bench:web -- rounds [small|large]`: the round workbench on a regency of 300 lots and 100 offers, and of
 * 10,000 and 3,300: the plan on screen after the click, a slider's effect, and what both cost the other pages meanwhile
 * (their p99 with and without an officer at work). SECONDS (30) and BEAT (10 a second) may be set. Answers with 1 when
 * a bar is broken.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openDb } from "#db/open.server.ts";
import { prepareDb } from "#db/prepare.server.ts";
import { startSession } from "~/auth/session.server.ts";
import { roundDefaults } from "~/matching/round.ts";
import type { PageKind } from "./load.ts";
import { beat, percentile, textOf, untilUp } from "./load.ts";
import { fillRegency } from "./regency.ts";

export const sizes = {
  small: { lots: 300, offers: 100, planMs: 1000, sliderMs: 200 },
  large: { lots: 10_000, offers: 3_300, planMs: 3000, sliderMs: 500 },
};
const otherPagesMs = 50;
const port = Number(process.env.BENCH_PORT ?? 4192);
const base = `http://127.0.0.1:${port}`;
const seconds = Number(process.env.SECONDS ?? 30);
const perSecond = Number(process.env.BEAT ?? 10);
export const others: PageKind[] = [
  { name: "harvests", paths: ["/panen", "/panen?komoditas=LELE", "/panen?urut=kg"], weight: 3 },
  { name: "offers", paths: ["/olahan"], weight: 2 },
  { name: "commodity", paths: ["/komoditas/LELE"] },
];

type Size = keyof typeof sizes;

/** Measures one size or both. Answers with the exit status. */
export async function benchRounds(): Promise<number> {
  const asked = process.argv[3];
  const chosen = (["small", "large"] as const).filter((size) => !asked || asked === size);
  let held = true;
  for (const size of chosen) held = (await benchSize(size)) && held;
  return held ? 0 : 1;
}

async function benchSize(size: Size): Promise<boolean> {
  const folder = join(process.env.BENCH_DIR ?? ".cache/bench-web", `rounds-${size}`);
  const cookie = await prepare(folder, size);
  const env = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, DEMO: "0", LOG_LEVEL: "warn" };
  const server = spawn(process.execPath, ["build/main.js"], {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await untilUp(base);
    await officerAtWork(size, cookie, 1);
    await beat(base, "", others, perSecond, 3);
    const alone = await beat(base, "", others, perSecond, seconds);
    const [busy, work] = await Promise.all([
      beat(base, "", others, perSecond, seconds),
      officerAtWork(size, cookie, seconds * 1000),
    ]);
    return report(size, alone, busy, work);
  } finally {
    server.kill("SIGTERM");
    await new Promise((done) => server.once("exit", done));
  }
}

async function prepare(folder: string, size: Size): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const db = openDb(join(folder, "huluhilir.sqlite"));
  await prepareDb(db, { demo: false, nowMs: Date.now() });
  const officerId = await fillRegency(db, sizes[size], Date.now());
  const session = (await startSession(db, officerId, "bench")).split(";")[0] ?? "";
  await db.destroy();
  return session;
}

type Work = { planMs: number[]; sliderMs: number[]; firstSliderMs: number[] };

/** Opens a round, looks at it, moves a slider thirty times, and begins again until the time is over. */
async function officerAtWork(size: Size, cookie: string, forMs: number): Promise<Work> {
  const work: Work = { planMs: [], sliderMs: [], firstSliderMs: [] };
  const until = Date.now() + forMs;
  do {
    const begun = performance.now();
    const address = await openRound(cookie, `${size}-${Date.now()}-bench`);
    await textOf(`${base}${address}`, cookie);
    work.planMs.push(performance.now() - begun);
    for (let step = 0; step < 30; step += 1) {
      const asked = performance.now();
      const query = `volumeBonusIdr=${250 * step}&urgencyPercent=5&sharePercent=50&fairnessIdr=${step % 2 ? 1200 : 2400}`;
      const answer = await textOf(`${base}${address}/coba?${query}&minSale=on&maxSuppliers=on&minBatch=on`, cookie);
      if (!answer.includes("figures")) throw new Error(`a slider was answered with ${answer.slice(0, 80)}`);
      (step === 0 ? work.firstSliderMs : work.sliderMs).push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } while (Date.now() < until);
  return work;
}

async function openRound(cookie: string, key: string): Promise<string> {
  const body = new URLSearchParams({ ...roundDefaults, regencyCode: "64.02", key });
  const answer = await fetch(`${base}/putaran/baru`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookie, "Sec-Fetch-Site": "same-origin", Origin: base },
    body,
  });
  const address = answer.headers.get("Location");
  if (!address) throw new Error(`opening a round answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return address;
}

function report(size: Size, alone: Timed[], busy: Timed[], work: Work): boolean {
  const bars = sizes[size];
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const of = (ms: number[], share: number) => Math.round(percentile(ms, share));
  const p99 = (all: Timed[]) =>
    percentile(
      all.map(({ ms }) => ms),
      0.99,
    );
  const grown = p99(busy) - p99(alone);
  const bad = [...alone, ...busy].filter(({ status }) => status !== 200).length;
  const held = {
    plan: of(work.planMs, 0.5) <= bars.planMs,
    slider: of(work.sliderMs, 0.95) <= bars.sliderMs,
    others: grown <= otherPagesMs,
  };
  say(`\n${bars.lots} lots, ${bars.offers} offers`);
  say(`plan on screen, ms: median ${of(work.planMs, 0.5)}, worst ${of(work.planMs, 1)}, of ${work.planMs.length}`);
  say(`slider, ms: p50 ${of(work.sliderMs, 0.5)}, p95 ${of(work.sliderMs, 0.95)}, worst ${of(work.sliderMs, 1)}`);
  say(`first slider of a plan, ms: median ${of(work.firstSliderMs, 0.5)}`);
  say(`other pages, p99 ms: alone ${p99(alone).toFixed(1)}, with an officer ${p99(busy).toFixed(1)}`);
  say(`${bad} answers other than 200; bars: ${JSON.stringify(held)}`);
  return bad === 0 && held.plan && held.slider && held.others;
}

type Timed = { ms: number; status: number };
