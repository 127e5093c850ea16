import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { clearFlow } from "~/engine/clear.ts";
import { addLot, openMarket, removeLot } from "~/engine/live.ts";
import { match } from "~/engine/match.ts";
import { planQuality, qualityTable } from "./baselines.ts";
import type { Quality } from "./baselines.ts";
import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";

// usage: npm run bench -- [solve] [clear] [live] [fair] [sides] [quality]     all of them without a word
// SEED=1 another market; RUNS=7 runs of each solver (national RUNS=5); SIZES=city,province,national
const seed = Number(process.env["SEED"] ?? 1);
const sizes = (process.env["SIZES"] ?? "city,province,national").split(",") as Size[];
const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "bench-"));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function progress(line: string): void {
  process.stderr.write(`… ${line}\n`);
}

function child(file: string, args: (string | number)[], timeout?: number): string {
  return execFileSync(process.execPath, ["--import", "tsx", join(here, file), ...args.map(String)], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout,
  });
}

function median(list: number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1]!;
}

/** Builds the rival, or says why there is none. */
function buildLemon(): string | null {
  const out = join(folder, "lemon");
  if (!existsSync("/usr/include/lemon/network_simplex.h"))
    say("LEMON is missing: apt-get install g++ liblemon-dev. Only our own times follow.");
  else
    try {
      execFileSync("g++", ["-O2", "-std=c++14", "-o", out, join(here, "lemon.cpp")], { stdio: "ignore" });
      return out;
    } catch {
      say("g++ is missing or does not compile LEMON: apt-get install g++ liblemon-dev. Only our own times follow.");
    }
  return null;
}

type Solve = { solves: number[]; cpu: number[]; value: number; found: number; arcs: number; trade: number };

/**
 * One process for each measurement, ours and LEMON's two rules in turn. Processor time, since others may be at work; on two
 * threads, from 20,000 lots on, wall time against LEMON's: the flow alone, and as the app clears, with the network laid,
 * ties broken and the parts joined.
 */
function benchSolve(): void {
  const lemon = buildLemon();
  const bundle = bundleClear();
  for (const size of sizes) {
    const runs = Number(process.env["RUNS"] ?? (size === "national" ? 5 : 7));
    const file = join(folder, `${size}.net`);
    const times: Record<string, number[]> = {
      ours: [],
      warm: [],
      two: [],
      clearing: [],
      block: [],
      list: [],
      blockWall: [],
      listWall: [],
    };
    const values = new Set<number>();
    let last: Solve | undefined;
    for (let run = 0; run < runs; run++) {
      last = JSON.parse(child("solve.child.ts", [size, seed, size === "national" ? 1 : 15, file])) as Solve;
      times["ours"]!.push(last.cpu[0]!);
      // While code is still being compiled runs are of every length: the last nine tell.
      times["warm"]!.push(median(last.cpu.slice(-9)));
      values.add(last.value);
      if (size === "national") {
        const two = JSON.parse(runOnce(bundle.threads, size)) as { wallMs: number; value: number };
        times["two"]!.push(two.wallMs);
        values.add(two.value);
        times["clearing"]!.push((JSON.parse(runOnce(bundle.clear, size)) as Cleared).timingMs.solve);
      }
      for (const rule of lemon ? ["block", "list"] : []) {
        const said = execFileSync(lemon!, [file, rule, "1"], { encoding: "utf8" });
        const [wall, cpu, value] = said.trim().split(" ").map(Number);
        times[`${rule}Wall`]!.push(wall!);
        times[rule]!.push(cpu!);
        values.add(value!);
      }
    }
    const of = (name: string) => (times[name]!.length > 0 ? median(times[name]!) : NaN);
    const best = Math.min(of("block"), of("list"));
    const spread = (name: string) => (Math.max(...times[name]!) / Math.min(...times[name]!)).toFixed(2);
    say(
      `solve ${size}, ${last!.trade} trade arcs, ${runs} runs, cpu ms: ours cold ${of("ours").toFixed(1)} (max/min ${spread("ours")}), warm ${of("warm").toFixed(1)}; ` +
        `LEMON block ${of("block").toFixed(1)}, list ${of("list").toFixed(1)} (${spread("list")}); ` +
        `ratio to its better rule: cold ${(of("ours") / best).toFixed(2)}, warm ${(of("warm") / best).toFixed(2)}; ${values.size === 1 ? "same value" : "VALUES DIFFER"}; arcs found in ${last!.found} ms`,
    );
    const bestWall = Math.min(of("blockWall"), of("listWall"));
    if (size === "national")
      say(
        `solve ${size} on two threads, wall ms: ${of("two").toFixed(0)} (max/min ${spread("two")}), LEMON ${bestWall.toFixed(0)}, ratio ${(of("two") / bestWall).toFixed(2)}; ` +
          `in a clearing, network and ties too: ${of("clearing").toFixed(0)} (${spread("clearing")}), ratio ${(of("clearing") / bestWall).toFixed(2)}`,
      );
  }
}

type Cleared = { timingMs: { solve: number } };

/** Bundled as the app is, the helper beside it: from source the loader would be measured too. */
function bundleClear(): { clear: string; threads: string } {
  const out = join(folder, "clear");
  buildSync({
    entryPoints: {
      clear: join(here, "clear.child.ts"),
      threads: join(here, "threads.child.ts"),
      "part-worker": join(here, "../../../app/engine/part.worker.ts"),
    },
    outdir: out,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "~": join(here, "../../../app") },
  });
  writeFileSync(join(out, "package.json"), JSON.stringify({ type: "module" }));
  return { clear: join(out, "clear.js"), threads: join(out, "threads.js") };
}

/** One of them in a process of its own. */
function runOnce(file: string, size: Size): string {
  return execFileSync(process.execPath, [file, size, String(seed)], { encoding: "utf8" }).trim();
}

function benchClear(): void {
  const { clear } = bundleClear();
  for (const size of sizes) say(`clear ${size}: ${runOnce(clear, size)}`);
}

/** Events before the measured ones: what a server pays once after its start. Their lots go again. */
const warmUp = 200;

function benchLive(): void {
  for (const size of sizes.filter((one) => one !== "city")) {
    const market = generate(size, seed);
    // Spread over the whole market: its islands are of very different sizes.
    const picked = Array.from({ length: warmUp + 1000 }, (_, n) =>
      Math.floor((n * market.lots.length) / (warmUp + 1000)),
    );
    const spread = picked.map((i) => market.lots[i]!);
    const first = spread.filter((_, n) => n % 6 === 0);
    const coming = spread.filter((_, n) => n % 6 !== 0 && n % 2 === 0).slice(0, 500);
    const away = new Set([...first, ...coming]);
    const going = spread.filter((lot) => !away.has(lot)).slice(0, 500);
    const live = openMarket({ ...market, lots: market.lots.filter((lot) => !away.has(lot)) });
    const timed = (work: () => void) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    const cold = [
      ...first.map((lot) => timed(() => addLot(live, lot))),
      ...first.map(({ id }) => timed(() => removeLot(live, id))),
    ];
    const adds = coming.map((lot) => timed(() => addLot(live, lot)));
    const removes = going.map(({ id }) => timed(() => removeLot(live, id)));
    const at = (list: number[], share: number) =>
      [...list].sort((a, b) => a - b)[Math.floor(list.length * share)]!.toFixed(3);
    for (const [name, list] of [
      [`the first ${warmUp} added and removed`, cold],
      ["then added", adds],
      ["then removed", removes],
    ] as const)
      say(
        `live ${size}, ${name}, ${list.length} events, ms: p50 ${at(list, 0.5)}, p95 ${at(list, 0.95)}, p99 ${at(list, 0.99)}, max ${Math.max(...list).toFixed(3)}`,
      );
  }
}

/** HiGHS's best in 10 s, or null where it does not come back in a minute: it does not always keep its limit. */
function rivalIdr(size: Size, enforce: readonly string[]): number | null {
  progress(`HiGHS on ${size}, ${enforce.join(" + ")}, 10 s, a minute at most`);
  try {
    const best = Number(child("highs.child.ts", [size, seed, 10, ...enforce], 60_000));
    return Number.isFinite(best) ? best : null;
  } catch {
    return null;
  }
}

function benchSides(): void {
  const sets = [["minSale"], ["minSale", "maxSuppliers"], ["minSale", "maxSuppliers", "minBatch"]] as const;
  for (const size of sizes.filter((one) => one !== "national"))
    for (const enforce of sets) {
      const market = { ...generate(size, seed), policy: { enforce: [...enforce] } };
      for (const timeLimitS of size === "city" ? [1, 10] : [2, 10]) {
        progress(`ours on ${size}, ${enforce.join(" + ")}, ${timeLimitS} s`);
        const plan = match(market, { timeLimitS }, { nowMs: () => performance.now() });
        say(
          `sides ${size}, ${enforce.join(" + ")}, limit ${timeLimitS} s: ours ${plan.objectiveIdr} in ${(plan.timingMs.solve / 1000).toFixed(1)} s with the flow, proven gap ${(100 * plan.gap).toFixed(2)} %`,
        );
      }
      if (size === "city")
        say(`sides ${size}, ${enforce.join(" + ")}: HiGHS in 10 s ${rivalIdr(size, enforce) ?? "no answer"}`);
    }
}

/** Tiers in words: how often 0 stands first, and the rest. */
function named(tiers: number[]): string {
  const free = tiers.findIndex((idr) => idr > 0);
  return free > 3 ? `${free} times 0, then ${tiers.slice(free).join(" ")}` : tiers.join(" ");
}

/** What fairness costs: processor time of the pure flow with and without tiers, in turn, best of the runs. */
function benchFair(): void {
  const sets: number[][] = [[], [...Array<number>(99).fill(0), 15_000], [0, 0, 0, 8000], [0, 500, 1500, 4000]];
  for (const size of sizes.filter((one) => one !== "national")) {
    const market = generate(size, seed);
    const best = sets.map(() => Infinity);
    for (let run = 0; run < 12; run++)
      sets.forEach((fairnessTiersIdr, n) => {
        const board = layBoard(market, { fairnessTiersIdr });
        const arcs = findArcs(board);
        const before = process.cpuUsage();
        clearFlow(board, arcs);
        const { user, system } = process.cpuUsage(before);
        best[n] = Math.min(best[n]!, (user + system) / 1000);
      });
    sets.forEach((tiers, n) => {
      if (n > 0)
        say(
          `fair ${size}, tiers ${named(tiers)}: ${best[n]!.toFixed(1)} ms, without ${best[0]!.toFixed(1)} ms, ratio ${(best[n]! / best[0]!).toFixed(2)}`,
        );
    });
  }
}

function benchQuality(): void {
  for (const size of sizes.filter((one) => one !== "national")) {
    const market = generate(size, seed);
    const rows: Quality[] = qualityTable(market);
    const ours = rows.at(-1)!;
    for (const tiers of [
      [0, 0, 0, 8000],
      [0, 500, 1500, 4000],
      [...Array<number>(99).fill(0), 15_000],
    ])
      rows.push(planQuality(`this engine, tiers ${named(tiers)}`, market, { fairnessTiersIdr: tiers }));
    for (const { method, gainsIdr, matchedKg, nothing, spoiledKg } of rows)
      say(
        `quality ${size}, ${method}: value ${((100 * gainsIdr) / ours.gainsIdr).toFixed(1)} %, kg ${((100 * matchedKg) / ours.matchedKg).toFixed(1)} %, ` +
          `groups left with nothing ${nothing}, one-week kg left ${spoiledKg}`,
      );
  }
}

const sections = {
  solve: benchSolve,
  clear: benchClear,
  live: benchLive,
  fair: benchFair,
  sides: benchSides,
  quality: benchQuality,
};
const asked = process.argv.slice(2);
try {
  for (const [name, run] of Object.entries(sections)) if (asked.length === 0 || asked.includes(name)) run();
} finally {
  rmSync(folder, { recursive: true });
}
