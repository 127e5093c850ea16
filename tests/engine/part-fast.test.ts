import { expect, test } from "vitest";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import type { Market } from "~/engine/market.ts";
import { layNetwork } from "~/engine/network.ts";
import { cutPart } from "~/engine/part-cut.ts";
import { improveFast, worthwhileTrades } from "~/engine/part-fast.ts";
import { improve, improveHere } from "~/engine/part-solve.ts";
import { splitNetwork } from "~/engine/part-split.ts";
import { plantPart } from "~/engine/part-tree.ts";
import type { PartTree } from "~/engine/part-tree.ts";
import { randomMarket } from "./markets.ts";

/** Two bases of the largest part, planted alike. */
function twins(market: Market): [PartTree, PartTree] {
  const board = layBoard(market, undefined);
  const split = splitNetwork(layNetwork(board, findArcs(board)));
  const largest = [...split.size.keys()].sort((a, b) => split.size[b]! - split.size[a]!)[0]!;
  return [plantPart(cutPart(split, largest)), plantPart(cutPart(split, largest))];
}

const basisOf = ({ nodes, links, price, own, above, isFull, pivots }: PartTree) => {
  return { nodes, links, price, own, above, isFull, pivots };
};

function aLargeMarket(seed: number, changes: { idr?: number; kg?: number; tiers?: number[] } = {}): Market {
  const { idr = 9_000, kg = 300, tiers = [] } = changes;
  const policy = { fairnessTiersIdr: tiers, volumeBonusIdr: seed % 7 };
  return randomMarket(seed, { lots: 220, offers: 60, weeks: 5, kg, idr, policy });
}

test("both ways of solving a part make the same basis, byte for byte", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const tiers = seed % 3 === 0 ? [0, 400, 900] : [];
    const idr = seed % 2 === 0 ? 12 : 9_000;
    const [fast, plain] = twins(aLargeMarket(seed, { tiers, idr, kg: seed % 5 === 0 ? 1 : 300 }));
    expect(fast.part.slot.length).toBeGreaterThan(worthwhileTrades);
    expect(improveFast(fast, fast.part.unsold, 16)).toBe(true);
    const [again] = twins(aLargeMarket(seed, { tiers, idr, kg: seed % 5 === 0 ? 1 : 300 }));
    improve(again);
    improveHere(plain, plain.part.unsold);
    expect(basisOf(again)).toEqual(basisOf(plain));
    expect(plain.pivots).toBeGreaterThan(100);
  }
});

test("prices beyond 32 bits are handed back and solved to the same end", () => {
  let handed = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const [fast, plain] = twins(aLargeMarket(seed));
    // No market weighs this much: twice what one can.
    for (const { part } of [fast, plain]) for (let e = 0; e < part.weight.length; e++) part.weight[e]! *= 70_000;
    improve(fast);
    improveHere(plain, plain.part.unsold);
    if (fast.price instanceof Float64Array) handed++;
    expect([...fast.price]).toEqual([...plain.price]);
  }
  expect(handed).toBeGreaterThan(0);
});
