import { fixedOf, lotLeft } from "./remains.ts";
import type { Remains } from "./remains.ts";
import type { Acceptance, Lot, Market, Offer, Place, Policy } from "./market.ts";
import { makePurchase } from "./purchase-sheet.ts";
import { bestPurchase } from "./purchase.ts";
import { distanceKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

/**
 * Prices of lots and kitchens' weeks that bound every plan which keeps the side constraints, for at them every offer's
 * best purchase is solved to the end. `offerIdr`, of offers' weeks, are where that search starts: they shorten it.
 */
export type SidesProof = {
  /** Branchings after which the search for a purchase may stop, with a bound that is not the least. */
  mostNodes: number;
  lotIdr: Map<string, number>;
  offerIdr: Map<string, ArrayLike<number>>;
  kitchenIdr: Map<string, ArrayLike<number>>;
  groupIdr: Map<string, number>;
};

/** A lot at an offer: its kg there, and what a kg is worth by week of the offer's window, prices not yet taken off. */
type Row = { lot: Lot; roomKg: number; weight: Float64Array };

/**
 * The bound that any such prices give, exact in whole rupiah, from the market alone: what is fixed, what lots, weeks,
 * kitchens and tiers are worth at these prices, and the most each offer can gain at them by itself. Goes through every pair.
 */
export function sidesBoundIdr(market: Market, policy: Policy, proof: SidesProof, remains: Remains): number {
  let bound = 0;
  for (const lot of market.lots) bound += lotLeft(remains, lot) * lotPrice(policy, proof, lot);
  for (const kitchen of market.kitchens)
    remains.kitchenKg.get(kitchen.id)!.forEach((kg, t) => {
      bound += kg * priceAt(proof.kitchenIdr.get(kitchen.id), t);
    });
  bound += tiersIdr(market, policy, proof);
  const tables = tablesOf(market, policy, remains);
  bound += fixedIdr(tables);
  for (const offer of market.offers) bound += offerBound(tables, proof, offer);
  return bound;
}

function priceAt(prices: ArrayLike<number> | undefined, week: number): number {
  const price = prices?.[week] ?? 0;
  if (!(price >= 0)) throw new Error(`a proof holds a price below 0: ${price}`);
  return price;
}

function lotPrice(policy: Policy, proof: SidesProof, lot: Lot): number {
  const price = proof.lotIdr.get(lot.id) ?? 0;
  const least = policy.fairnessTiersIdr.length > 0 ? -(proof.groupIdr.get(lot.group) ?? 0) : 0;
  if (!(price >= least)) throw new Error(`a proof prices a lot at ${price}, below ${least}`);
  return price;
}

function tiersIdr({ lots }: Market, policy: Policy, proof: SidesProof): number {
  const tiers = policy.fairnessTiersIdr;
  const groupKg = new Map<string, number>();
  for (const { group, quantityKg } of lots) groupKg.set(group, (groupKg.get(group) ?? 0) + quantityKg);
  let sum = 0;
  for (const [group, kg] of groupKg)
    tiers.forEach((tier, r) => {
      sum += tierKg(kg, r + 1, tiers.length) * Math.max(0, (proof.groupIdr.get(group) ?? 0) - tier);
    });
  return sum;
}

type Tables = {
  market: Market;
  policy: Policy;
  remains: Remains;
  places: Map<string, Place>;
  kitchenPlace: Map<string, Place>;
  basePriceIdr: Map<string, number>;
  lotsOf: Map<string, Lot[]>;
  bids: Map<string, { maxKg: number; bidIdr: number }>;
  forbidden: Set<string>;
};

function pairKey(lot: string, offer: string): string {
  return JSON.stringify([lot, offer]);
}

function tablesOf(market: Market, policy: Policy, remains: Remains): Tables {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const lotsOf: Tables["lotsOf"] = new Map(market.commodities.map(({ id }) => [id, []]));
  for (const lot of market.lots) lotsOf.get(lot.commodity)!.push(lot);
  return {
    market,
    policy,
    remains,
    places,
    kitchenPlace: new Map(market.kitchens.map(({ id, place }) => [id, places.get(place)!])),
    basePriceIdr: new Map(market.commodities.map((one) => [one.id, one.basePriceIdr])),
    lotsOf,
    bids: new Map((market.bids ?? []).map((bid) => [pairKey(bid.lot, bid.offer), bid])),
    forbidden: new Set((market.forbidden ?? []).map(({ lot, offer }) => pairKey(lot, offer))),
  };
}

function bonusIdr({ policy, basePriceIdr }: Tables, lot: Lot, week: number): number {
  const isOpen = week >= lot.fromWeek && week <= lot.toWeek;
  const base = basePriceIdr.get(lot.commodity)!;
  return policy.volumeBonusIdr + (isOpen ? urgencyIdr(policy.urgencyShare, base, lot, week) : 0);
}

function fixedIdr(tables: Tables): number {
  const { market, places, kitchenPlace, bids } = tables;
  let sum = 0;
  for (const { lot: lotId, offer: offerId, week, kg } of market.fixed ?? []) {
    const lot = market.lots.find(({ id }) => id === lotId)!;
    const offer = market.offers.find(({ id }) => id === offerId)!;
    const km = distanceKm(places.get(lot.place)!, kitchenPlace.get(offer.kitchen)!, market.transport.detour);
    const bid = bids.get(pairKey(lotId, offerId)) ?? offer.accepts.find((one) => one.commodity === lot.commodity)!;
    sum += kg * (bid.bidIdr - transportIdr(market.transport, km) - lot.askIdr + bonusIdr(tables, lot, week));
  }
  return sum;
}

/** What the offer gains at most at the proof's prices, and what its weeks are worth at them. */
function offerBound(tables: Tables, proof: SidesProof, offer: Offer): number {
  const { market, policy, remains } = tables;
  const weeks = offer.toWeek - offer.fromWeek + 1;
  const offerKg = remains.offerKg.get(offer.id)!;
  const kitchenKg = remains.kitchenKg.get(offer.kitchen)!;
  const leastKg = policy.enforce.includes("minBatch") ? offer.minBatchKg : 0;
  const batchKg = Array.from({ length: weeks }, (_, t) => {
    const week = offer.fromWeek + t;
    return leastKg - (offer.capacityKg[week]! - offerKg[week]!);
  });
  // A week that cannot hold its batch is shut.
  const capKg = batchKg.map((least, t) => {
    const kg = Math.min(offerKg[offer.fromWeek + t]!, kitchenKg[offer.fromWeek + t]!);
    return kg < least ? 0 : kg;
  });
  const rows = offer.accepts.flatMap((accepted) => rowsAt(tables, offer, accepted, capKg));
  // A search cut short must not depend on the order of the market's lists.
  rows.sort((a, b) => (a.lot.id < b.lot.id ? -1 : 1));
  if (rows.length === 0) return 0;
  const fixed = (market.fixed ?? []).filter((row) => row.offer === offer.id);
  const groupOf = new Map(fixed.length > 0 ? market.lots.map((lot) => [lot.id, lot.group]) : []);
  const bound = new Set(fixed.map((row) => groupOf.get(row.lot)!));
  const groups = [...new Set(rows.map(({ lot }) => lot.group))];
  const sheet = makePurchase(rows.length, weeks);
  sheet.groups = groups.length;
  if (policy.enforce.includes("maxSuppliers")) sheet.limit = Math.max(0, offer.maxSuppliers - bound.size);
  groups.forEach((group, g) => (sheet.isFree[g] = bound.has(group) ? 1 : 0));
  for (let t = 0; t < weeks; t++) {
    const week = offer.fromWeek + t;
    sheet.startIdr[t] = priceAt(proof.offerIdr.get(offer.id), week);
    sheet.capKg[t] = capKg[t]!;
    sheet.batchKg[t] = batchKg[t]!;
    const taken = priceAt(proof.kitchenIdr.get(offer.kitchen), week);
    rows.forEach(({ lot, weight }, n) => {
      sheet.worth[n * weeks + t] = weight[t]! - lotPrice(policy, proof, lot) - taken;
    });
  }
  rows.forEach(({ lot, roomKg }, n) => {
    sheet.roomKg[n] = roomKg;
    sheet.leastKg[n] = leastSaleKg(tables, lot, offer);
    sheet.group[n] = groups.indexOf(lot.group);
  });
  return bestPurchase(sheet, proof.mostNodes);
}

function leastSaleKg({ policy, remains }: Tables, lot: Lot, offer: Offer): number {
  return policy.enforce.includes("minSale") ? lot.minSaleKg - fixedOf(remains, lot.id, offer.id) : 0;
}

/** Every lot of the commodity that may trade with the offer; those that cannot reach their minimum sale there left out. */
function rowsAt(tables: Tables, offer: Offer, accepted: Acceptance, capKg: number[]): Row[] {
  const { market, remains, places, kitchenPlace, bids, forbidden } = tables;
  const there = kitchenPlace.get(offer.kitchen)!;
  const rows: Row[] = [];
  for (const lot of tables.lotsOf.get(accepted.commodity)!) {
    if (lot.fromWeek > offer.toWeek || lot.toWeek < offer.fromWeek) continue;
    const km = distanceKm(places.get(lot.place)!, there, market.transport.detour);
    if (km > offer.maxKm) continue;
    const bid = bids.size > 0 ? bids.get(pairKey(lot.id, offer.id)) : undefined;
    const gain = (bid ?? accepted).bidIdr - transportIdr(market.transport, km) - lot.askIdr;
    if (gain < 0 || (forbidden.size > 0 && forbidden.has(pairKey(lot.id, offer.id)))) continue;
    const roomKg = Math.min(lotLeft(remains, lot), bid ? bid.maxKg - fixedOf(remains, lot.id, offer.id) : Infinity);
    const weight = new Float64Array(capKg.length).fill(-Infinity);
    let reach = 0;
    for (let t = 0; t < capKg.length; t++) {
      const week = offer.fromWeek + t;
      if (week < lot.fromWeek || week > lot.toWeek || capKg[t] === 0) continue;
      weight[t] = gain + bonusIdr(tables, lot, week);
      reach += capKg[t]!;
    }
    if (roomKg > 0 && reach > 0 && Math.min(roomKg, reach) >= leastSaleKg(tables, lot, offer))
      rows.push({ lot, roomKg, weight });
  }
  return rows;
}
