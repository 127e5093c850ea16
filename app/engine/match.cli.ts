import { createReadStream } from "node:fs";
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
  const started = performance.now();
  const say = (step: keyof typeof steps, lots?: number) => {
    const ms = performance.now() - started;
    // Work below a second needs no company.
    if (ms < 1000 && (lots ?? 0) < 20_000) return;
    process.stderr.write(`${(ms / 1000).toFixed(1)} s ${steps[step]}${lots ? `, ${lots} lots` : ""}\n`);
  };
  try {
    const market = await readMarket(path, say);
    const readMs = Math.round(performance.now() - started);
    const lots = market.lots.length;
    const plan = await matchThreads(market, undefined, {
      nowMs: () => performance.now(),
      onStep: (step) => say(step, lots),
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

async function readMarket(path: string, say: (step: "read", lots?: number) => void): Promise<Market> {
  const reader = makeReader();
  const stream = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  stream.setEncoding("utf8");
  let said = performance.now();
  for await (const chunk of stream) {
    feed(reader, String(chunk));
    if (performance.now() - said < 1000) continue;
    said = performance.now();
    say("read");
  }
  return finish(reader);
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function complain(line: string, status: number): number {
  process.stderr.write(`${line.split("\n", 1)[0]}\n`);
  return status;
}

process.exitCode = await main(process.argv[2]);
