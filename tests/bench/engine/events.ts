import { addLot, openMarket, removeLot } from "~/engine/live.ts";
import { match } from "~/engine/match.ts";
import { sweep } from "~/engine/sweep.ts";
import { generate } from "./generate.ts";
import { say, seed, sizes } from "./run.ts";

/** Events before the measured ones: what a server pays once after its start. Their lots go again. */
const warmUp = 200;

export function benchLive(): void {
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

/** Ten asks of one lot: by `sweep`, which goes on from each, and as clearings of their own; best of three, after a first. */
export function benchWhatIf(): void {
  for (const size of sizes.filter((one) => one !== "national")) {
    const market = generate(size, seed);
    const lot = market.lots[0]!;
    const steps = Array.from({ length: 10 }, (_, n) => Math.max(0, lot.askIdr - 100 * n));
    const asked = (askIdr: number) => ({
      ...market,
      lots: market.lots.map((one) => (one === lot ? { ...lot, askIdr } : one)),
    });
    const best = [Infinity, Infinity];
    for (let run = 0; run < 4; run++)
      [
        () => sweep(market, { what: "askIdr", lot: lot.id, steps }),
        () => steps.map((askIdr) => match(asked(askIdr))),
      ].forEach((work, n) => {
        const begun = performance.now();
        work();
        if (run > 0) best[n] = Math.min(best[n]!, performance.now() - begun);
      });
    say(
      `whatif ${size}, ten asks of a lot, wall ms: sweep ${best[0]!.toFixed(0)}, cleared anew ${best[1]!.toFixed(0)}`,
    );
  }
}
