import { findArcs } from "./arcs.ts";
import { layBoard } from "./board.ts";
import { kgOn } from "./flows.ts";
import { MarketError } from "./market.ts";
import type { Kitchen, Market, Offer, Policy } from "./market.ts";
import { match } from "./match.ts";
import { layNetwork } from "./network.ts";
import { parseMarket, readPolicy } from "./parse.ts";
import { fixedSums } from "./prices.ts";
import { plantTree, settlePrices, solveTree } from "./simplex.ts";
import { sweepAsks, sweepKitchen, sweepRadii } from "./sweep-live.ts";
import type { Outcome } from "./sweep-live.ts";

/** What if: one thing changes, step by step. */
export type Change =
  | { what: "volumeBonusIdr"; steps: number[] }
  | { what: "askIdr"; lot: string; steps: number[] }
  | { what: "maxKm"; offer: string; steps: number[] }
  | { what: "kitchen"; kitchen: Kitchen; offers: Offer[] };

/**
 * What the market would yield under each step of a change, in the order of the steps. A kitchen more has two steps: 0
 * without it, 1 with it. Each step starts from the one before, of the pure flow, and of plans worth the same it may take
 * one with fewer kg. With side constraints, tiers, or bids that cap a pair, all but the frontier is cleared anew instead.
 * @throws MarketError as `match` does, and when the lot or offer that changes is not in the market
 */
export function sweep(market: Market, change: Change, policy?: Partial<Policy>): Outcome[] {
  if (change.what === "volumeBonusIdr") return frontier(market, change.steps, policy);
  const steps = change.what === "kitchen" ? [0, 1] : change.steps;
  // Looks for the lot or offer too.
  const markets = steps.map((step) => changed(market, change, step));
  return (
    onward(parseMarket(market), change, policy) ??
    steps.map((step, n) => {
      const { gainsIdr, matchedKg } = match(markets[n]!, policy);
      return { step, gainsIdr, matchedKg };
    })
  );
}

type Event = Exclude<Change, { what: "volumeBonusIdr" }>;

/** Step by step on a market kept open; `null` where that cannot be. */
function onward(market: Market, change: Event, policy?: Partial<Policy>): Outcome[] | null {
  switch (change.what) {
    case "askIdr":
      return sweepAsks(market, change.lot, change.steps, policy);
    case "maxKm":
      return sweepRadii(market, change.offer, change.steps, policy);
    case "kitchen":
      return sweepKitchen(market, change.kitchen, change.offers, policy);
  }
}

function changed(market: Market, change: Event, step: number): Market {
  switch (change.what) {
    case "askIdr":
      return { ...market, lots: withChange(market.lots, "lot", change.lot, { askIdr: step }) };
    case "maxKm":
      return { ...market, offers: withChange(market.offers, "offer", change.offer, { maxKm: step }) };
    case "kitchen":
      if (step === 0) return market;
      return {
        ...market,
        kitchens: [...market.kitchens, change.kitchen],
        offers: [...market.offers, ...change.offers],
      };
  }
}

function withChange<T extends { id: string }>(list: T[], name: string, id: string, change: Partial<T>): T[] {
  if (!list.some((one) => one.id === id))
    throw new MarketError(`change.${name}: ${JSON.stringify(id)} is not in the market`);
  return list.map((one) => (one.id === id ? { ...one, ...change } : one));
}

/** The bonus is on every trade arc alike, so only weights change and the basis before is a good start. */
function frontier(market: Market, steps: number[], policy?: Partial<Policy>): Outcome[] {
  for (const step of steps) readPolicy({ volumeBonusIdr: step }, "policy");
  // With the largest bonus, so that sums are checked for all.
  const board = layBoard(parseMarket(market), {
    ...(policy && readPolicy(policy, "policy")),
    volumeBonusIdr: Math.max(0, ...steps),
  });
  board.policy.volumeBonusIdr = 0;
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
    const outcome: Outcome = { step, ...fixedSums(board) };
    for (let e = 0; e < gains.length; e++) {
      const kg = kgOn(tree, e);
      outcome.gainsIdr += kg * gains[e]!;
      outcome.matchedKg += kg;
    }
    return outcome;
  });
}
