import { fillBonus } from "./arcs.ts";
import type { LiveMarket } from "./live-lay.ts";
import { addOffer, changeLot, changeOffer, openMarket } from "./live.ts";
import type { Kitchen, Market, Offer, Policy } from "./market.ts";
import { fixedSums } from "./prices.ts";
import { sidesOf } from "./side-rules.ts";

/** What a step of a change yields: value without any bonus, kilograms. */
export type Outcome = { step: number; gainsIdr: number; matchedKg: number };

/** The flow under each ask of a lot of the market. `null` where `sweep` has to clear anew. @throws MarketError */
export function sweepAsks(market: Market, id: string, steps: number[], policy?: Partial<Policy>): Outcome[] | null {
  const live = openFlow(market, policy);
  const lot = market.lots.find((one) => one.id === id)!;
  if (!live) return null;
  return steps.map((askIdr) => {
    changeLot(live, { ...lot, askIdr });
    return outcomeOf(live, askIdr);
  });
}

/** The flow under each radius of an offer of the market: it leaves, and comes back each time under another name. */
export function sweepRadii(market: Market, id: string, steps: number[], policy?: Partial<Policy>): Outcome[] | null {
  const ties = [...(market.bids ?? []), ...(market.fixed ?? [])];
  if (ties.some(({ offer }) => offer === id)) return null;
  const [offer] = market.offers.filter((one) => one.id === id);
  const others = market.offers.filter((one) => one.id !== id);
  const forbidden = (market.forbidden ?? []).filter((pair) => pair.offer !== id);
  const apart = (market.forbidden ?? []).filter((pair) => pair.offer === id).map(({ lot }) => lot);
  const live = openFlow({ ...market, offers: others, forbidden }, policy);
  if (!live) return null;
  const taken = new Set(others.map((one) => one.id));
  return steps.map((maxKm) => {
    let name = id;
    while (taken.has(name)) name += "+";
    taken.add(name);
    addOffer(live, { ...offer!, id: name, maxKm }, apart);
    const outcome = outcomeOf(live, maxKm);
    changeOffer(
      live,
      name,
      offer!.capacityKg.map(() => 0),
    );
    return outcome;
  });
}

/** The flow without a kitchen and with it. */
export function sweepKitchen(
  market: Market,
  kitchen: Kitchen,
  offers: Offer[],
  policy?: Partial<Policy>,
): Outcome[] | null {
  const live = openFlow({ ...market, kitchens: [...market.kitchens, kitchen] }, policy);
  if (!live) return null;
  const without = outcomeOf(live, 0);
  for (const offer of offers) addOffer(live, offer);
  return [without, outcomeOf(live, 1)];
}

/** The market open for events; `null` where it is more than a flow, or every event would lay it anew. */
function openFlow(market: Market, policy?: Partial<Policy>): LiveMarket | null {
  const live = openMarket(market, policy);
  return live.mends && !sidesOf(live.board).any ? live : null;
}

function outcomeOf({ board, arcs, stream, nodeOf }: LiveMarket, step: number): Outcome {
  const { net, flow, outFirst, outNext } = stream;
  const outcome: Outcome = { step, ...fixedSums(board) };
  const bonus = new Int32Array(board.weeks);
  const count = (e: number) => {
    if (flow[e] === 0) return;
    outcome.gainsIdr += flow[e]! * (net.weight[e]! - bonus[arcs.slotWeek[net.head[e]! - net.at.slot]!]!);
    outcome.matchedKg += flow[e]!;
  };
  for (const i of nodeOf.values()) {
    fillBonus(board, i, bonus);
    for (let e = net.rowStart[i]!; e < net.rowStart[i + 1]!; e++) count(e);
    for (let e = outFirst[i]!; e >= 0; e = outNext[e]!) count(e);
  }
  return outcome;
}
