import { findArcs } from "./arcs.ts";
import { layBoard } from "./board.ts";
import { kgOn } from "./flows.ts";
import type { Kitchen, Market, Offer, Policy } from "./market.ts";
import { match } from "./match.ts";
import { layNetwork } from "./network.ts";
import { parseMarket } from "./parse.ts";
import { plantTree, settlePrices, solveTree } from "./simplex.ts";

/** What if: one thing changes, step by step. */
export type Change =
  | { what: "volumeBonusIdr"; steps: number[] }
  | { what: "askIdr"; lot: string; steps: number[] }
  | { what: "maxKm"; offer: string; steps: number[] }
  | { what: "kitchen"; kitchen: Kitchen; offers: Offer[] };

export type Outcome = { step: number; gainsIdr: number; matchedKg: number };

/**
 * What the market would yield under each step of a change, in the order of the steps. The frontier of volume against
 * value starts each step from the basis of the one before and is of the pure flow, what is fixed left out; the other
 * changes are cleared anew, side constraints and all. A kitchen more has two steps: 0 without it, 1 with it.
 * @throws MarketError as `match` does
 */
export function sweep(market: Market, change: Change, policy?: Partial<Policy>): Outcome[] {
  if (change.what === "volumeBonusIdr") return frontier(market, change.steps, policy);
  const steps = change.what === "kitchen" ? [0, 1] : change.steps;
  return steps.map((step) => {
    const { gainsIdr, matchedKg } = match(changed(market, change, step), policy);
    return { step, gainsIdr, matchedKg };
  });
}

function changed(market: Market, change: Exclude<Change, { what: "volumeBonusIdr" }>, step: number): Market {
  switch (change.what) {
    case "askIdr":
      return { ...market, lots: market.lots.map((lot) => (lot.id === change.lot ? { ...lot, askIdr: step } : lot)) };
    case "maxKm":
      return {
        ...market,
        offers: market.offers.map((offer) => (offer.id === change.offer ? { ...offer, maxKm: step } : offer)),
      };
    case "kitchen":
      if (step === 0) return market;
      return {
        ...market,
        kitchens: [...market.kitchens, change.kitchen],
        offers: [...market.offers, ...change.offers],
      };
  }
}

/** The bonus is on every trade arc alike, so only weights change and the basis before is a good start. */
function frontier(market: Market, steps: number[], policy?: Partial<Policy>): Outcome[] {
  const board = layBoard(parseMarket(market), { ...policy, volumeBonusIdr: 0 });
  const arcs = findArcs(board);
  const net = layNetwork(board, arcs);
  const tree = plantTree(net);
  const { urgencyShare } = board.policy;
  if (urgencyShare > 0) board.policy.urgencyShare = 0;
  const gains = urgencyShare > 0 ? findArcs(board).weight : arcs.weight;
  return steps.map((step) => {
    for (let e = 0; e < arcs.weight.length; e++) net.weight[e] = arcs.weight[e]! + step;
    settlePrices(tree);
    solveTree(tree);
    const outcome: Outcome = { step, gainsIdr: 0, matchedKg: 0 };
    for (let e = 0; e < gains.length; e++) {
      const kg = kgOn(tree, e);
      outcome.gainsIdr += kg * gains[e]!;
      outcome.matchedKg += kg;
    }
    return outcome;
  });
}
