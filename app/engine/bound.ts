import type { Acceptance, Bid, Lot, Market, Offer, Place, Policy } from "./market.ts";
import { distanceKm, flatKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

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
  /** What a kg of a lot leaves its seller. One that is too small is found out and raised, one too large raises the bound. */
  lotIdr?: Map<string, number>;
};

/** The market less what is fixed, read from the market itself and from nothing the solver made. */
export type Remains = {
  lotKg: Map<string, number>;
  /** Fixed kg by lot, then by offer. */
  fixedKg: Map<string, Map<string, number>>;
  offerKg: Map<string, number[]>;
  kitchenKg: Map<string, number[]>;
};

export function remainsOf(market: Market): Remains {
  const remains: Remains = {
    lotKg: new Map(market.lots.map((lot) => [lot.id, lot.quantityKg])),
    fixedKg: new Map(),
    offerKg: new Map(market.offers.map((offer) => [offer.id, offer.capacityKg.slice()])),
    kitchenKg: new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen.capacityKg.slice()])),
  };
  const kitchenOf = new Map(market.offers.map((offer) => [offer.id, offer.kitchen]));
  for (const { lot, offer, week, kg } of market.fixed ?? []) {
    const ofLot = remains.fixedKg.get(lot) ?? new Map<string, number>();
    remains.fixedKg.set(lot, ofLot.set(offer, (ofLot.get(offer) ?? 0) + kg));
    remains.lotKg.set(lot, remains.lotKg.get(lot)! - kg);
    remains.offerKg.get(offer)![week]! -= kg;
    remains.kitchenKg.get(kitchenOf.get(offer)!)![week]! -= kg;
  }
  return remains;
}

/**
 * The bound that `proof` gives on a plan that keeps what is fixed, exact in whole rupiah: what is fixed, and
 *   Σ offer kg·price + Σ kitchen kg·price + Σ bid kg·price + Σ tier kg·max(0, group price − penalty)
 *   + Σ lot kg·u,  u = the most any trade of the lot leaves over those prices, at least its own price and −(its group's price).
 * u is found here by going through every trade the market allows, so a pair the solver overlooked raises the bound.
 */
export function boundIdr(market: Market, policy: Policy, proof: Proof, remains: Remains): number {
  const index = indexMarket(market, proof, remains);
  let bound = fixedIdr(index, policy);
  for (const offer of market.offers) {
    const kg = remains.offerKg.get(offer.id)!;
    for (let t = offer.fromWeek; t <= offer.toWeek; t++) bound += kg[t]! * priceAt(proof.offerIdr.get(offer.id), t);
  }
  for (const kitchen of market.kitchens) {
    const prices = proof.kitchenIdr.get(kitchen.id);
    remains.kitchenKg.get(kitchen.id)!.forEach((kg, t) => {
      bound += kg * priceAt(prices, t);
    });
  }
  for (const bid of market.bids ?? [])
    bound += Math.max(0, bid.maxKg - fixedOf(remains, bid.lot, bid.offer)) * (proof.bidIdr.get(bid.id) ?? 0);
  const groupKg = new Map<string, number>();
  for (const lot of market.lots) {
    const kg = remains.lotKg.get(lot.id)!;
    if (kg > 0) bound += kg * worthOf(index, policy, proof, remains, lot);
    groupKg.set(lot.group, (groupKg.get(lot.group) ?? 0) + lot.quantityKg);
  }
  const tiers = policy.fairnessTiersIdr;
  for (const [group, kg] of groupKg)
    tiers.forEach((tier, r) => {
      bound += tierKg(kg, r + 1, tiers.length) * Math.max(0, (proof.groupIdr.get(group) ?? 0) - tier);
    });
  return bound;
}

export function fixedOf(remains: Remains, lot: string, offer: string): number {
  return remains.fixedKg.get(lot)?.get(offer) ?? 0;
}

function priceAt(prices: ArrayLike<number> | undefined, week: number): number {
  const price = prices?.[week] ?? 0;
  if (!(price >= 0)) throw new Error(`a proof holds a price below 0: ${price}`);
  return price;
}

/**
 * Acceptors of one commodity in bands as wide as the largest radius, from south to north; each from west to east.
 * Parallel lists; those of a band lie from `start` up to `end`.
 */
type Bands = {
  reach: number;
  bands: Map<number, { start: number; end: number }>;
  offer: Int32Array;
  north: Float64Array;
  east: Float64Array;
  bidIdr: Float64Array;
  maxKm: Float64Array;
  /** The most that a kg could leave there over the proof's prices, before the seller's ask and bonus. */
  topIdr: Float64Array;
};
type Index = {
  market: Market;
  isFlat: boolean;
  places: Map<string, Place>;
  offerPlace: Place[];
  /** By offer × week the proof's price, Infinity where nothing can be taken. */
  weekIdr: Float64Array;
  acceptors: Map<string, Bands>;
  bids: Map<string, Map<string, Bid>>;
  forbidden: Map<string, Set<string>>;
  basePriceIdr: Map<string, number>;
};

/** Position, km, such that no two places are nearer than the difference of theirs; degrees use the north alone. */
function position(place: Place): { north: number; east: number } {
  return "lat" in place
    ? { north: (place.lat * Math.PI * 6371) / 180, east: 0 }
    : { north: place.yKm, east: place.xKm };
}

function indexMarket(market: Market, proof: Proof, remains: Remains): Index {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchenPlace = new Map(market.kitchens.map((kitchen) => [kitchen.id, places.get(kitchen.place)!]));
  const offerPlace = market.offers.map((offer) => kitchenPlace.get(offer.kitchen)!);
  const lists = new Map<string, { n: number; accepted: Acceptance }[]>();
  market.offers.forEach((offer, n) => {
    for (const accepted of offer.accepts) {
      const list = lists.get(accepted.commodity) ?? [];
      list.push({ n, accepted });
      lists.set(accepted.commodity, list);
    }
  });
  const weekIdr = new Float64Array(market.offers.length * market.weeks).fill(Infinity);
  market.offers.forEach((offer, n) => fillWeeks(weekIdr, n * market.weeks, offer, proof, remains));
  const acceptors = new Map(
    [...lists].map(([commodity, list]) => [commodity, bandsOf(market, offerPlace, weekIdr, list)]),
  );
  const bids: Index["bids"] = new Map();
  for (const bid of market.bids ?? [])
    bids.set(bid.lot, (bids.get(bid.lot) ?? new Map<string, Bid>()).set(bid.offer, bid));
  const forbidden: Index["forbidden"] = new Map();
  for (const { lot, offer } of market.forbidden ?? [])
    forbidden.set(lot, (forbidden.get(lot) ?? new Set<string>()).add(offer));
  const basePriceIdr = new Map(market.commodities.map((one) => [one.id, one.basePriceIdr]));
  const isFlat = market.places.every((place) => "xKm" in place);
  return { market, isFlat, places, offerPlace, weekIdr, acceptors, bids, forbidden, basePriceIdr };
}

function bandsOf(
  market: Market,
  offerPlace: Place[],
  weekIdr: Float64Array,
  list: { n: number; accepted: Acceptance }[],
): Bands {
  const farthest = list.reduce((most, { n }) => Math.max(most, market.offers[n]!.maxKm), 0);
  const reach = (farthest / market.transport.detour) * 1.000001 + 1e-3;
  const rows = list.map(({ n, accepted }) => {
    const { north, east } = position(offerPlace[n]!);
    return { n, accepted, north, east, band: Math.floor(north / reach) };
  });
  rows.sort((a, b) => a.band - b.band || a.east - b.east);
  const bands: Bands["bands"] = new Map();
  const leastIdr = Math.floor(market.transport.fixedIdrPerKg);
  const cheapest = (n: number) =>
    weekIdr.subarray(n * market.weeks, (n + 1) * market.weeks).reduce((least, idr) => Math.min(least, idr), Infinity);
  rows.forEach(({ band }, k) => bands.set(band, { start: bands.get(band)?.start ?? k, end: k + 1 }));
  return {
    reach,
    bands,
    offer: Int32Array.from(rows, ({ n }) => n),
    north: Float64Array.from(rows, ({ north }) => north),
    east: Float64Array.from(rows, ({ east }) => east),
    bidIdr: Float64Array.from(rows, ({ accepted }) => accepted.bidIdr),
    maxKm: Float64Array.from(rows, ({ n }) => market.offers[n]!.maxKm),
    topIdr: Float64Array.from(rows, ({ n, accepted }) => accepted.bidIdr - leastIdr - cheapest(n)),
  };
}

function fillWeeks(prices: Float64Array, from: number, offer: Offer, proof: Proof, remains: Remains): void {
  const offerKg = remains.offerKg.get(offer.id)!;
  const kitchenKg = remains.kitchenKg.get(offer.kitchen)!;
  const offerIdr = proof.offerIdr.get(offer.id);
  const kitchenIdr = proof.kitchenIdr.get(offer.kitchen);
  for (let t = offer.fromWeek; t <= offer.toWeek; t++)
    if (offerKg[t]! > 0 && kitchenKg[t]! > 0) prices[from + t] = priceAt(offerIdr, t) + priceAt(kitchenIdr, t);
}

function fixedIdr(index: Index, policy: Policy): number {
  const { market, places } = index;
  if (!market.fixed?.length) return 0;
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const offers = new Map(market.offers.map((offer) => [offer.id, offer]));
  const kitchens = new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen]));
  let sum = 0;
  for (const { lot: lotId, offer: offerId, week, kg } of market.fixed) {
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

/** A lot as the search for its best trade sees it. */
type Seller = {
  lot: Lot;
  place: Place;
  north: number;
  east: number;
  bonus: Float64Array;
  mostBonus: number;
  bids: Map<string, Bid> | undefined;
  forbidden: Set<string> | undefined;
};

/** The most that one kg of the lot leaves over the proof's prices, or what leaving it unsold costs. */
function worthOf(index: Index, policy: Policy, proof: Proof, remains: Remains, lot: Lot): number {
  const unsold = policy.fairnessTiersIdr.length > 0 ? -(proof.groupIdr.get(lot.group) ?? 0) : 0;
  const least = Math.max(unsold, proof.lotIdr?.get(lot.id) ?? unsold);
  const entry = index.acceptors.get(lot.commodity);
  if (!entry) return least;
  const place = index.places.get(lot.place)!;
  const bonus = new Float64Array(index.market.weeks);
  const basePriceIdr = index.basePriceIdr.get(lot.commodity)!;
  let mostBonus = 0;
  for (let t = lot.fromWeek; t <= lot.toWeek; t++) {
    bonus[t] = policy.volumeBonusIdr + urgencyIdr(policy.urgencyShare, basePriceIdr, lot, t);
    mostBonus = Math.max(mostBonus, bonus[t]!);
  }
  const seller: Seller = {
    lot,
    place,
    ...position(place),
    bonus,
    mostBonus,
    bids: index.bids.get(lot.id),
    forbidden: index.forbidden.get(lot.id),
  };
  const band = Math.floor(seller.north / entry.reach);
  let most = least;
  for (let b = band - 1; b <= band + 1; b++) most = bestInBand(index, entry, b, seller, proof, remains, most);
  return most;
}

/** The larger of `most` and the best trade in a band. A pair that could not exceed `most` even free of transport is passed over. */
function bestInBand(
  { market, isFlat, offerPlace, weekIdr }: Index,
  { bands, offer, north, east, bidIdr, maxKm, topIdr, reach }: Bands,
  band: number,
  seller: Seller,
  proof: Proof,
  remains: Remains,
  most: number,
): number {
  const range = bands.get(band);
  if (!range) return most;
  const { lot, place, bonus, mostBonus, bids, forbidden } = seller;
  const { detour } = market.transport;
  const to = seller.east + reach;
  for (let n = firstFrom(east, range.start, range.end, seller.east - reach); n < range.end && east[n]! <= to; n++) {
    // Nearly all pairs end here: at the right prices few are worth as much as the lot's best.
    if (!bids && topIdr[n]! - lot.askIdr + mostBonus <= most) continue;
    const j = offer[n]!;
    const km = isFlat
      ? flatKm(seller.east - east[n]!, seller.north - north[n]!) * detour
      : distanceKm(place, offerPlace[j]!, detour);
    if (km > maxKm[n]!) continue;
    const bid = bids?.get(market.offers[j]!.id);
    const gain = (bid ? bid.bidIdr : bidIdr[n]!) - transportIdr(market.transport, km) - lot.askIdr;
    if (gain < 0 || gain + mostBonus <= most || forbidden?.has(market.offers[j]!.id)) continue;
    if (bid && bid.maxKg <= fixedOf(remains, lot.id, bid.offer)) continue;
    const atLeast = gain - (bid ? (proof.bidIdr.get(bid.id) ?? 0) : 0);
    for (let t = lot.fromWeek; t <= lot.toWeek; t++)
      most = Math.max(most, atLeast + bonus[t]! - weekIdr[j * market.weeks + t]!);
  }
  return most;
}

function firstFrom(list: Float64Array, low: number, high: number, east: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < east) low = middle + 1;
    else high = middle;
  }
  return low;
}
