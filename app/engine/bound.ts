import type { Bid, Lot, Market, Offer, Place, Policy } from "./market.ts";
import { distanceKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

/**
 * Prices that bound every plan from above, by id. Any prices ≥ 0 are a proof (weak duality); the right ones meet
 * the plan's own value. `offerIdr` and `kitchenIdr` hold one price a week; missing entries count as 0.
 */
export type Proof = {
  offerIdr: Map<string, ArrayLike<number>>;
  kitchenIdr: Map<string, ArrayLike<number>>;
  bidIdr: Map<string, number>;
  /** What a group's last unsold kg costs; only with fairness tiers. */
  groupIdr: Map<string, number>;
};

/** The market less what is fixed, read from the market itself and from nothing the solver made. */
export type Remains = {
  lotKg: Map<string, number>;
  /** By JSON of [lot, offer] and of [lot, offer, week]. */
  pairKg: Map<string, number>;
  rowKg: Map<string, number>;
  offerKg: Map<string, number[]>;
  kitchenKg: Map<string, number[]>;
};

export function remainsOf(market: Market): Remains {
  const remains: Remains = {
    lotKg: new Map(market.lots.map((lot) => [lot.id, lot.quantityKg])),
    pairKg: new Map(),
    rowKg: new Map(),
    offerKg: new Map(market.offers.map((offer) => [offer.id, offer.capacityKg.slice()])),
    kitchenKg: new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen.capacityKg.slice()])),
  };
  const kitchenOf = new Map(market.offers.map((offer) => [offer.id, offer.kitchen]));
  for (const { lot, offer, week, kg } of market.fixed ?? []) {
    add(remains.lotKg, lot, -kg);
    add(remains.pairKg, JSON.stringify([lot, offer]), kg);
    add(remains.rowKg, JSON.stringify([lot, offer, week]), kg);
    remains.offerKg.get(offer)![week]! -= kg;
    remains.kitchenKg.get(kitchenOf.get(offer)!)![week]! -= kg;
  }
  return remains;
}

export function add(sums: Map<string, number>, key: string, kg: number): void {
  sums.set(key, (sums.get(key) ?? 0) + kg);
}

/**
 * The bound that `proof` gives on a plan that keeps what is fixed, exact in whole rupiah: what is fixed, and
 *   Σ offer kg·price + Σ kitchen kg·price + Σ bid kg·price + Σ tier kg·max(0, group price − penalty)
 *   + Σ lot kg·u,  u = the most any trade of the lot leaves over those prices, at least −(its group's price).
 * u is found here by going through every trade the market allows, so a pair the solver overlooked raises the bound.
 */
export function boundIdr(market: Market, policy: Policy, proof: Proof, remains: Remains): number {
  const index = indexMarket(market);
  let bound = fixedIdr(index, policy);
  for (const offer of market.offers) {
    const kg = remains.offerKg.get(offer.id)!;
    for (let t = offer.fromWeek; t <= offer.toWeek; t++) bound += kg[t]! * priceAt(proof.offerIdr.get(offer.id), t);
  }
  for (const kitchen of market.kitchens)
    remains.kitchenKg.get(kitchen.id)!.forEach((kg, t) => {
      bound += kg * priceAt(proof.kitchenIdr.get(kitchen.id), t);
    });
  for (const bid of market.bids ?? [])
    bound +=
      Math.max(0, bid.maxKg - (remains.pairKg.get(JSON.stringify([bid.lot, bid.offer])) ?? 0)) *
      (proof.bidIdr.get(bid.id) ?? 0);
  const groupKg = new Map<string, number>();
  for (const lot of market.lots) {
    const kg = remains.lotKg.get(lot.id)!;
    if (kg > 0) bound += kg * worthOf(index, policy, proof, remains, lot);
    add(groupKg, lot.group, lot.quantityKg);
  }
  const tiers = policy.fairnessTiersIdr;
  for (const [group, kg] of groupKg)
    tiers.forEach((tier, r) => {
      bound += tierKg(kg, r + 1, tiers.length) * Math.max(0, (proof.groupIdr.get(group) ?? 0) - tier);
    });
  return bound;
}

function priceAt(prices: ArrayLike<number> | undefined, week: number): number {
  const price = prices?.[week] ?? 0;
  if (!(price >= 0)) throw new Error(`a proof holds a price below 0: ${price}`);
  return price;
}

type Acceptor = { offer: Offer; place: Place; at: number; bidIdr: number };
type Index = {
  market: Market;
  places: Map<string, Place>;
  /** By commodity, in the order of `at`, with the widest radius. */
  acceptors: Map<string, { list: Acceptor[]; reach: number }>;
  bids: Map<string, Map<string, Bid>>;
  forbidden: Map<string, Set<string>>;
  basePriceIdr: Map<string, number>;
};

/** North–south position, km: no two places are nearer than the difference of theirs. */
function northKm(place: Place): number {
  return "lat" in place ? (place.lat * Math.PI * 6371) / 180 : place.yKm;
}

function indexMarket(market: Market): Index {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchenPlace = new Map(market.kitchens.map((kitchen) => [kitchen.id, places.get(kitchen.place)!]));
  const acceptors: Index["acceptors"] = new Map();
  for (const offer of market.offers) {
    const place = kitchenPlace.get(offer.kitchen)!;
    for (const { commodity, bidIdr } of offer.accepts) {
      const entry = acceptors.get(commodity) ?? { list: [], reach: 0 };
      entry.list.push({ offer, place, at: northKm(place), bidIdr });
      entry.reach = Math.max(entry.reach, (offer.maxKm / market.transport.detour) * 1.000001 + 1e-6);
      acceptors.set(commodity, entry);
    }
  }
  for (const { list } of acceptors.values()) list.sort((a, b) => a.at - b.at);
  const bids: Index["bids"] = new Map();
  for (const bid of market.bids ?? [])
    bids.set(bid.lot, (bids.get(bid.lot) ?? new Map<string, Bid>()).set(bid.offer, bid));
  const forbidden: Index["forbidden"] = new Map();
  for (const { lot, offer } of market.forbidden ?? [])
    forbidden.set(lot, (forbidden.get(lot) ?? new Set<string>()).add(offer));
  const basePriceIdr = new Map(market.commodities.map((one) => [one.id, one.basePriceIdr]));
  return { market, places, acceptors, bids, forbidden, basePriceIdr };
}

function fixedIdr(index: Index, policy: Policy): number {
  const { market, places } = index;
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const offers = new Map(market.offers.map((offer) => [offer.id, offer]));
  const kitchens = new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen]));
  let sum = 0;
  for (const { lot: lotId, offer: offerId, week, kg } of market.fixed ?? []) {
    const lot = lots.get(lotId)!;
    const offer = offers.get(offerId)!;
    const km = distanceKm(
      places.get(lot.place)!,
      places.get(kitchens.get(offer.kitchen)!.place)!,
      market.transport.detour,
    );
    const bid = index.bids.get(lotId)?.get(offerId) ?? offer.accepts.find((one) => one.commodity === lot.commodity)!;
    const inWindow = week >= lot.fromWeek && week <= lot.toWeek;
    const urgency = inWindow ? urgencyIdr(policy.urgencyShare, index.basePriceIdr.get(lot.commodity)!, lot, week) : 0;
    sum += kg * (bid.bidIdr - transportIdr(market.transport, km) - lot.askIdr + policy.volumeBonusIdr + urgency);
  }
  return sum;
}

/** The most that one kg of the lot leaves over the proof's prices, or what leaving it unsold costs. */
function worthOf(index: Index, policy: Policy, proof: Proof, remains: Remains, lot: Lot): number {
  const { market } = index;
  let most = policy.fairnessTiersIdr.length > 0 ? -(proof.groupIdr.get(lot.group) ?? 0) : 0;
  const entry = index.acceptors.get(lot.commodity);
  const place = index.places.get(lot.place)!;
  if (!entry) return most;
  const at = northKm(place);
  const bids = index.bids.get(lot.id);
  const forbidden = index.forbidden.get(lot.id);
  const base = index.basePriceIdr.get(lot.commodity)!;
  for (let n = firstFrom(entry.list, at - entry.reach); n < entry.list.length; n++) {
    const { offer, place: there, at: thereAt, bidIdr } = entry.list[n]!;
    if (thereAt > at + entry.reach) break;
    const km = distanceKm(place, there, market.transport.detour);
    if (km > offer.maxKm || forbidden?.has(offer.id)) continue;
    const bid = bids?.get(offer.id);
    const gain = (bid?.bidIdr ?? bidIdr) - transportIdr(market.transport, km) - lot.askIdr;
    if (gain < 0 || (bid && bid.maxKg <= (remains.pairKg.get(JSON.stringify([lot.id, offer.id])) ?? 0))) continue;
    const atLeast = gain + policy.volumeBonusIdr - (bid ? (proof.bidIdr.get(bid.id) ?? 0) : 0);
    const offerIdr = proof.offerIdr.get(offer.id);
    const kitchenIdr = proof.kitchenIdr.get(offer.kitchen);
    const offerKg = remains.offerKg.get(offer.id)!;
    const kitchenKg = remains.kitchenKg.get(offer.kitchen)!;
    const to = Math.min(lot.toWeek, offer.toWeek);
    for (let t = Math.max(lot.fromWeek, offer.fromWeek); t <= to; t++) {
      if (offerKg[t]! <= 0 || kitchenKg[t]! <= 0) continue;
      const left =
        atLeast + urgencyIdr(policy.urgencyShare, base, lot, t) - priceAt(offerIdr, t) - priceAt(kitchenIdr, t);
      if (left > most) most = left;
    }
  }
  return most;
}

function firstFrom(list: Acceptor[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
