import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { matchThreads } from "./match.threads.ts";
import { MarketError } from "./market.ts";
import type { Market } from "./market.ts";
import { feed, finish, makeReader } from "./read-market.ts";

const usage = "usage: npm run --silent match -- MARKET.json  (- reads standard input)";
const steps = {
  read: "reading",
  arcs: "finding who may trade with whom",
  solve: "pairing",
  prices: "prices and reasons",
  certify: "certificate",
};

/** Clears the market in a file: plan on standard output, progress on standard error, status 0, 1 or 2. */
async function main(path: string | undefined): Promise<number> {
  if (path === undefined) return complain(usage, 1);
  const progress: Progress = { step: "read", lots: 0, saidMs: 0 };
  const started = performance.now();
  try {
    const market = await readMarket(path, progress);
    const readMs = Math.round(performance.now() - started);
    const plan = await matchThreads(market, undefined, {
      nowMs: () => tell(progress),
      onStep: (step) => tell(progress, step, market.lots.length),
      isChecked: true,
    });
    plan.timingMs.read += readMs;
    await write(`${JSON.stringify(plan)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof MarketError) return complain(error.message, 2);
    return complain(error instanceof Error ? error.message : String(error), 1);
  }
}

type Step = keyof typeof steps;
type Progress = { step: Step; lots: number; saidMs: number };

/** Work below so much needs no company; a search says every so often that it goes on. */
const patienceMs = 1000;
const manyLots = 20_000;

/** Says where the work stands, if it takes long. @returns the time, ms since the process began */
function tell(progress: Progress, step = progress.step, lots = progress.lots): number {
  const ms = performance.now();
  const isNew = step !== progress.step && (ms >= patienceMs || lots >= manyLots);
  Object.assign(progress, { step, lots });
  if (!isNew && ms - progress.saidMs < patienceMs) return ms;
  progress.saidMs = ms;
  process.stderr.write(`${(ms / 1000).toFixed(1)} s ${steps[step]}${lots ? `, ${lots} lots` : ""}\n`);
  return ms;
}

/** Reads UTF-8, with or without a byte order mark. */
async function readMarket(path: string, progress: Progress): Promise<Market> {
  const reader = makeReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream: Readable = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  for await (const chunk of stream) {
    feed(
      reader,
      decoded(() => decoder.decode(chunk as Buffer, { stream: true }), reader.offset),
    );
    tell(progress);
  }
  feed(
    reader,
    decoded(() => decoder.decode(), reader.offset),
  );
  return finish(reader);
}

function decoded(decode: () => string, from: number): string {
  try {
    return decode();
  } catch {
    throw new MarketError(`market: what follows character ${from} is not UTF-8 text`);
  }
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // What nobody listens to would end the process with a trace.
    process.stdout.on("error", reject);
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function complain(line: string, status: number): number {
  process.stderr.write(`${line.split("\n", 1)[0]}\n`);
  return status;
}

process.exitCode = await main(process.argv[2]);
