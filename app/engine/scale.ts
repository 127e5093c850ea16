import { fillBonus, findArcs } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import { layBoard } from "./board.ts";
import type { Board } from "./board.ts";
import type { Cleared } from "./clear.ts";
import { soldOf } from "./clear.ts";
import { flowsOf } from "./flows.ts";
import { MarketError } from "./market.ts";
import type { Flow, Market, Policy } from "./market.ts";
import { layNetwork, tierArcs } from "./network.ts";
import type { Network } from "./network.ts";
import { parseMarket, readPolicy } from "./parse.ts";
import { fixedSums, priceFlows, priceRange, soldRows } from "./prices.ts";
import { lotsWithArcs } from "./reasons.ts";
import { makeResidual, riseOf } from "./residual.ts";
import { plantTree, settlePrices, solveTree } from "./simplex.ts";
import type { Tree } from "./simplex.ts";

/**
 * A market whose policy is tried out again and again. Bonus, urgency and tiers only change weights, so network and
 * basis stay, and the basis of the last policy is the start for the next. Of the pure flow: what `enforce` asks for is
 * left to `match`.
 */
export type Scale = {
  board: Board;
  arcs: Arcs;
  net: Network;
  tree: Tree;
  /** Gain of every trade arc, without any bonus. */
  gain: Int32Array;
  tiers: number;
};

/** What a policy would do, unproved: flows with prices as `match` would set them, and the lots that some offer could take. */
export type Weighed = { flows: Flow[]; reachable: ReadonlySet<string> };

/** Opens a market for policies of up to `tiers` fairness tiers. @throws MarketError as `match` does */
export function openScale(market: Market, tiers: number): Scale {
  const level = { volumeBonusIdr: 0, urgencyShare: 0, fairnessTiersIdr: Array.from({ length: tiers }, () => 0) };
  const board = layBoard(parseMarket(market), level);
  const arcs = findArcs(board);
  // Tiers of the same penalty would share one arc: they are laid apart here, and weighed by each policy.
  const apart = { ...level, fairnessTiersIdr: level.fairnessTiersIdr.map((_, tier) => tier) };
  const net = layNetwork({ ...board, policy: { ...board.policy, ...apart } }, arcs);
  return { board, arcs, net, tree: plantTree(net), gain: arcs.weight, tiers };
}

/** The flow under another policy. @throws MarketError when it has another number of tiers than the scale, or is none */
export function weigh(scale: Scale, policy: Partial<Policy>): Weighed {
  const cleared = clearedUnder(scale, policy);
  const { board, arcs } = cleared;
  const residual = makeResidual(cleared.net, cleared.kg, cleared.prices);
  const range = priceRange(cleared, residual, riseOf(residual));
  const has = lotsWithArcs(arcs, board.lots.length);
  for (const { lot } of board.fixed) has[lot] = 1;
  return {
    flows: priceFlows(board, soldRows(board, soldOf(cleared)), range),
    reachable: new Set(board.lots.filter((_, i) => has[i] === 1).map(({ id }) => id)),
  };
}

/** Volume and gains, without prices: for many policies in a row. Of plans worth the same it may take one with fewer kg. */
export function weighRoughly(scale: Scale, policy: Partial<Policy>): { gainsIdr: number; matchedKg: number } {
  const { kg, board } = clearedUnder(scale, policy);
  const sum = fixedSums(board);
  scale.gain.forEach((gain, e) => {
    sum.gainsIdr += kg[e]! * gain;
    sum.matchedKg += kg[e]!;
  });
  return sum;
}

function clearedUnder({ board: base, arcs, net, tree, gain, tiers }: Scale, policy: Partial<Policy>): Cleared {
  const board: Board = { ...base, policy: { ...base.policy, ...readPolicy(policy, "policy") } };
  const { fairnessTiersIdr } = board.policy;
  if (fairnessTiersIdr.length !== 0 && fairnessTiersIdr.length !== tiers)
    throw new MarketError(`policy.fairnessTiersIdr: ${fairnessTiersIdr.length} tiers are not 0 or ${tiers}`);
  weighTrade(board, arcs, net, gain);
  for (let g = 0; tiers > 0 && g < board.groups.length; g++)
    tierArcs(net, g).forEach((e, r) => {
      net.weight[e] = -(fairnessTiersIdr[r] ?? 0);
    });
  settlePrices(tree);
  solveTree(tree);
  return { board, arcs, net, kg: flowsOf(tree), prices: { value: Float64Array.from(tree.price), order: null } };
}

function weighTrade(board: Board, arcs: Arcs, net: Network, gain: Int32Array): void {
  const lots = board.lots.length;
  const bonus = new Int32Array(board.weeks);
  for (let r = 0; r < arcs.rowStart.length - 1; r++) {
    fillBonus(board, r < lots ? r : arcs.bidLot[r - lots]!, bonus);
    for (let e = arcs.rowStart[r]!; e < arcs.rowStart[r + 1]!; e++)
      net.weight[e] = gain[e]! + bonus[arcs.slotWeek[arcs.slot[e]!]!]!;
  }
}
