import type { Bid, Kitchen, Lot, Market, Offer, Place, Policy } from "./market.ts";
import { layStalls, stallsAround } from "./stalls.ts";
import type { Stalls } from "./stalls.ts";
import { distanceKm, flatKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

/**
 * Prices that bound every plan from above, in the order of the market's own lists. Any prices ≥ 0 are a proof (weak
 * duality); the right ones meet the plan's own value. Missing entries count as 0.
 */
export type Proof = {
  /** By offer × week and by kitchen × week. */
  offerIdr: ArrayLike<number>;
  kitchenIdr: ArrayLike<number>;
  bidIdr: ArrayLike<number>;
  /** What a group's last unsold kg costs, by id; only with fairness tiers. */
  groupIdr: Map<string, number>;
  /** What a kg of a lot leaves its seller. One that is too small is found out and raised, one too large raises the bound. */
  lotIdr?: ArrayLike<number>;
};

/** The market less what is fixed, read from the market itself and from nothing the solver made. */
export type Remains = {
  /** Kg of the lots of which something is fixed; `lotLeft` knows of all. */
  lotKg: Map<string, number>;
  /** Fixed kg by lot, then by offer. */
  fixedKg: Map<string, Map<string, number>>;
  offerKg: Map<string, number[]>;
  kitchenKg: Map<string, number[]>;
};

export function remainsOf(market: Market): Remains {
  const remains: Remains = {
    lotKg: new Map(),
    fixedKg: new Map(),
    offerKg: new Map(market.offers.map((offer) => [offer.id, offer.capacityKg])),
    kitchenKg: new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen.capacityKg])),
  };
  if (!market.fixed?.length) return remains;
  const lotKg = new Map(market.lots.map((lot) => [lot.id, lot.quantityKg]));
  const kitchenOf = new Map(market.offers.map((offer) => [offer.id, offer.kitchen]));
  const take = (list: Map<string, number[]>, id: string, week: number, kg: number) => {
    const left = list.get(id)!.slice();
    left[week]! -= kg;
    list.set(id, left);
  };
  for (const { lot, offer, week, kg } of market.fixed) {
    const ofLot = remains.fixedKg.get(lot) ?? new Map<string, number>();
    remains.fixedKg.set(lot, ofLot.set(offer, (ofLot.get(offer) ?? 0) + kg));
    remains.lotKg.set(lot, (remains.lotKg.get(lot) ?? lotKg.get(lot)!) - kg);
    take(remains.offerKg, offer, week, kg);
    take(remains.kitchenKg, kitchenOf.get(offer)!, week, kg);
  }
  return remains;
}

/** Kg of a lot that are not fixed. */
export function lotLeft({ lotKg }: Remains, lot: Lot): number {
  return lotKg.size === 0 ? lot.quantityKg : (lotKg.get(lot.id) ?? lot.quantityKg);
}

/**
 * The bound that `proof` gives on a plan that keeps what is fixed, exact in whole rupiah: what is fixed, and
 *   Σ offer kg·price + Σ kitchen kg·price + Σ bid kg·price + Σ tier kg·max(0, group price − penalty)
 *   + Σ lot kg·u,  u = the most any trade of the lot leaves over those prices, at least its own price and −(its group's price).
 * u is found here by going through every trade the market allows, so a pair the solver overlooked raises the bound.
 */
export function boundIdr(market: Market, policy: Policy, proof: Proof, remains: Remains): number {
  const index = indexMarket(market, proof, remains);
  let bound = fixedIdr(index, policy) + capacityIdr(market, proof, remains);
  market.bids?.forEach(({ lot, offer, maxKg }, b) => {
    bound += Math.max(0, maxKg - fixedOf(remains, lot, offer)) * (proof.bidIdr[b] ?? 0);
  });
  const seller = makeSeller(market);
  market.lots.forEach((lot, i) => {
    const kg = lotLeft(remains, lot);
    if (kg > 0) bound += kg * worthOf(index, policy, proof, remains, seller, lot, i);
  });
  return bound + tiersIdr(market, policy, proof);
}

/** What all kg of offers and kitchens that are not fixed are worth at the proof's prices. */
function capacityIdr({ offers, kitchens, weeks }: Market, proof: Proof, remains: Remains): number {
  let sum = 0;
  offers.forEach((offer, j) => {
    const kg = remains.offerKg.get(offer.id)!;
    for (let t = offer.fromWeek; t <= offer.toWeek; t++) sum += kg[t]! * priceAt(proof.offerIdr, j * weeks + t);
  });
  kitchens.forEach((kitchen, k) => {
    remains.kitchenKg.get(kitchen.id)!.forEach((kg, t) => {
      sum += kg * priceAt(proof.kitchenIdr, k * weeks + t);
    });
  });
  return sum;
}

function tiersIdr({ lots }: Market, policy: Policy, { groupIdr }: Proof): number {
  const tiers = policy.fairnessTiersIdr;
  if (tiers.length === 0) return 0;
  const groupKg = new Map<string, number>();
  for (const { group, quantityKg } of lots) groupKg.set(group, (groupKg.get(group) ?? 0) + quantityKg);
  let sum = 0;
  for (const [group, kg] of groupKg)
    tiers.forEach((tier, r) => {
      sum += tierKg(kg, r + 1, tiers.length) * Math.max(0, (groupIdr.get(group) ?? 0) - tier);
    });
  return sum;
}

export function fixedOf(remains: Remains, lot: string, offer: string): number {
  return remains.fixedKg.get(lot)?.get(offer) ?? 0;
}

function priceAt(prices: ArrayLike<number>, at: number): number {
  const price = prices[at] ?? 0;
  if (!(price >= 0)) throw new Error(`a proof holds a price below 0: ${price}`);
  return price;
}

type Index = {
  market: Market;
  isFlat: boolean;
  places: Map<string, Place>;
  offerPlace: Place[];
  /** By offer × week the proof's price, Infinity where nothing can be taken. */
  weekIdr: Float64Array;
  stalls: Map<string, Stalls>;
  bids: Map<string, Map<string, { bid: Bid; priceIdr: number }>>;
  forbidden: Map<string, Set<string>>;
  basePriceIdr: Map<string, number>;
};

function indexMarket(market: Market, proof: Proof, remains: Remains): Index {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchens = new Map(market.kitchens.map((kitchen, k) => [kitchen.id, { kitchen, k }]));
  const offerPlace = market.offers.map((offer) => places.get(kitchens.get(offer.kitchen)!.kitchen.place)!);
  const weekIdr = new Float64Array(market.offers.length * market.weeks).fill(Infinity);
  market.offers.forEach((offer, n) => {
    const { kitchen, k } = kitchens.get(offer.kitchen)!;
    fillWeeks(weekIdr, market.weeks, { offer, n, kitchen, k }, proof, remains);
  });
  const bids: Index["bids"] = new Map();
  market.bids?.forEach((bid, b) => {
    const ofLot = bids.get(bid.lot) ?? new Map<string, { bid: Bid; priceIdr: number }>();
    bids.set(bid.lot, ofLot.set(bid.offer, { bid, priceIdr: proof.bidIdr[b] ?? 0 }));
  });
  const forbidden: Index["forbidden"] = new Map();
  for (const { lot, offer } of market.forbidden ?? [])
    forbidden.set(lot, (forbidden.get(lot) ?? new Set<string>()).add(offer));
  const basePriceIdr = new Map(market.commodities.map((one) => [one.id, one.basePriceIdr]));
  const isFlat = market.places.every((place) => "xKm" in place);
  const stalls = layStalls(market, offerPlace, weekIdr);
  return { market, isFlat, places, offerPlace, weekIdr, stalls, bids, forbidden, basePriceIdr };
}

type Shop = { offer: Offer; n: number; kitchen: Kitchen; k: number };

function fillWeeks(
  prices: Float64Array,
  weeks: number,
  { offer, n, kitchen, k }: Shop,
  proof: Proof,
  remains: Remains,
): void {
  const offerKg = remains.offerKg.get(offer.id)!;
  const kitchenKg = remains.kitchenKg.get(kitchen.id)!;
  for (let t = offer.fromWeek; t <= offer.toWeek; t++)
    if (offerKg[t]! > 0 && kitchenKg[t]! > 0)
      prices[n * weeks + t] = priceAt(proof.offerIdr, n * weeks + t) + priceAt(proof.kitchenIdr, k * weeks + t);
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
    const bid = index.bids.get(lotId)?.get(offerId)?.bid ?? offer.accepts.find((one) => one.commodity === lot.commodity)!;
    const inWindow = week >= lot.fromWeek && week <= lot.toWeek;
    const urgency = inWindow ? urgencyIdr(policy.urgencyShare, index.basePriceIdr.get(lot.commodity)!, lot, week) : 0;
    sum += kg * (bid.bidIdr - transportIdr(market.transport, km) - lot.askIdr + policy.volumeBonusIdr + urgency);
  }
  return sum;
}

/** A lot as the search for its best trade sees it; one for all lots, filled for each. */
type Seller = {
  lot: Lot;
  place: Place;
  bonus: Float64Array;
  mostBonus: number;
  bids: Map<string, { bid: Bid; priceIdr: number }> | undefined;
  forbidden: Set<string> | undefined;
};

function makeSeller({ lots, places, weeks }: Market): Seller {
  const nobody = { mostBonus: 0, bids: undefined, forbidden: undefined };
  return { lot: lots[0]!, place: places[0]!, bonus: new Float64Array(weeks), ...nobody };
}

/** The most that one kg of the lot, i-th of the market, leaves over the proof's prices, or what leaving it unsold costs. */
function worthOf(
  index: Index,
  policy: Policy,
  proof: Proof,
  remains: Remains,
  seller: Seller,
  lot: Lot,
  i: number,
): number {
  const unsold = policy.fairnessTiersIdr.length > 0 ? -(proof.groupIdr.get(lot.group) ?? 0) : 0;
  const least = Math.max(unsold, proof.lotIdr?.[i] ?? unsold);
  const stalls = index.stalls.get(lot.commodity);
  if (!stalls) return least;
  const basePriceIdr = index.basePriceIdr.get(lot.commodity)!;
  seller.lot = lot;
  seller.place = index.places.get(lot.place)!;
  seller.mostBonus = 0;
  for (let t = lot.fromWeek; t <= lot.toWeek; t++) {
    const bonus = policy.volumeBonusIdr + urgencyIdr(policy.urgencyShare, basePriceIdr, lot, t);
    seller.bonus[t] = bonus;
    seller.mostBonus = Math.max(seller.mostBonus, bonus);
  }
  seller.bids = index.bids.size > 0 ? index.bids.get(lot.id) : undefined;
  seller.forbidden = index.forbidden.size > 0 ? index.forbidden.get(lot.id) : undefined;
  let most = least;
  const cells = stallsAround(stalls, seller.place);
  for (let c = 0; c < cells; c++) most = bestInCell(index, stalls, stalls.near[c]!, seller, remains, most);
  return most;
}

/**
 * The larger of `most` and the best trade in a cell, the best stalls first: where one could not exceed `most` even free
 * of transport, none behind it can, unless the lot has bids of its own.
 */
function bestInCell(
  { market, isFlat, offerPlace, weekIdr }: Index,
  { start, offer, north, east, bidIdr, maxKm, topIdr, x, y }: Stalls,
  cell: number,
  { lot, place, bonus, mostBonus, bids, forbidden }: Seller,
  remains: Remains,
  most: number,
): number {
  const { detour } = market.transport;
  const end = start[cell + 1]!;
  for (let n = start[cell]!; n < end; n++) {
    // Nearly every cell ends here: at the right prices few stalls are worth as much as the lot's best.
    if (!bids && topIdr[n]! - lot.askIdr + mostBonus <= most) break;
    const j = offer[n]!;
    const km = isFlat ? flatKm(x - east[n]!, y - north[n]!) * detour : distanceKm(place, offerPlace[j]!, detour);
    if (km > maxKm[n]!) continue;
    const bid = bids?.get(market.offers[j]!.id);
    const gain = (bid ? bid.bid.bidIdr : bidIdr[n]!) - transportIdr(market.transport, km) - lot.askIdr;
    if (gain < 0 || gain + mostBonus <= most || forbidden?.has(market.offers[j]!.id)) continue;
    if (bid && bid.bid.maxKg <= fixedOf(remains, lot.id, bid.bid.offer)) continue;
    const atLeast = gain - (bid ? bid.priceIdr : 0);
    for (let t = lot.fromWeek; t <= lot.toWeek; t++)
      most = Math.max(most, atLeast + bonus[t]! - weekIdr[j * market.weeks + t]!);
  }
  return most;
}
