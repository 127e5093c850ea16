import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { clearFlow } from "~/engine/clear.ts";
import { match } from "~/engine/match.ts";
import { planQuality, qualityTable } from "./baselines.ts";
import type { Quality } from "./baselines.ts";
import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";
import { child, progress, say, seed, sizes } from "./run.ts";

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

export function benchSides(): void {
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
export function benchFair(): void {
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

export function benchQuality(): void {
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
