import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { Size } from "./generate.ts";
import { child, folder, here, median, say, seed, sizes } from "./run.ts";

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
export function benchSolve(): void {
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

export function benchClear(): void {
  const { clear } = bundleClear();
  for (const size of sizes) say(`clear ${size}: ${runOnce(clear, size)}`);
}
