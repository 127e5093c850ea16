import { expect, test } from "vitest";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import type { Market } from "~/engine/market.ts";
import { layNetwork } from "~/engine/network.ts";
import { cutPart } from "~/engine/part-cut.ts";
import { improveFast } from "~/engine/part-fast.ts";
import { plainRoom, worthwhileTrades } from "~/engine/part-room.ts";
import { improveHere, solvePart } from "~/engine/part-solve.ts";
import type { Part } from "~/engine/part.ts";
import { splitNetwork } from "~/engine/part-split.ts";
import { plantPart } from "~/engine/part-tree.ts";
import type { PartTree } from "~/engine/part-tree.ts";
import { randomMarket } from "./markets.ts";

/** The largest part twice: where its pivots are compiled, and where they are not. */
function twins(market: Market): [Part, Part] {
  const board = layBoard(market, undefined);
  const split = splitNetwork(layNetwork(board, findArcs(board)));
  const largest = [...split.size.keys()].sort((a, b) => split.size[b]! - split.size[a]!)[0]!;
  return [cutPart(split, largest), cutPart(split, largest, plainRoom())];
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
    const market = aLargeMarket(seed, { tiers, idr: seed % 2 === 0 ? 12 : 9_000, kg: seed % 5 === 0 ? 1 : 300 });
    const [compiled, plain] = twins(market);
    expect(compiled.slot.length).toBeGreaterThan(worthwhileTrades);
    const [fast, slow] = [plantPart(compiled), plantPart(plain)];
    expect(improveFast(fast, compiled.unsold, 16)).toBe(true);
    expect(improveFast(slow, plain.unsold, 16)).toBe(false);
    improveHere(slow, plain.unsold, 16);
    expect(basisOf(fast)).toEqual(basisOf(slow));
    expect(slow.pivots).toBeGreaterThan(100);
    // With tiers, ties broken.
    expect(solvePart(compiled)).toEqual(solvePart(plain));
    // The next part lies where this one lay.
    compiled.room.release();
  }
});

test("prices beyond 32 bits are handed back and solved to the same end", () => {
  let handed = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const parts = twins(aLargeMarket(seed, { tiers: seed % 2 === 0 ? [0, 400, 900] : [] }));
    // No market weighs this much: twice what one can.
    for (const { weight, arcWeight } of parts) {
      for (let e = 0; e < weight.length; e++) weight[e]! *= 70_000;
      for (let x = 0; x < arcWeight.length; x++) arcWeight[x]! *= 700_000;
    }
    const [fast, plain] = parts.map(solvePart);
    if (fast!.value instanceof Float64Array) handed++;
    expect(fast).toEqual(plain);
  }
  expect(handed).toBeGreaterThan(1);
});
