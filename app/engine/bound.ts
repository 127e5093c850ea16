import type { Ledger } from "./ledger.ts";
import type { Policy } from "./market.ts";
import { layStands, northKm } from "./stands.ts";
import type { Stand } from "./stands.ts";
import { flatKm, haversineKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

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

/**
 * The bound that `proof` gives on a plan that keeps what is fixed, exact in whole rupiah: what is fixed, and
 *   Σ offer kg·price + Σ kitchen kg·price + Σ bid kg·price + Σ tier kg·max(0, group price − penalty)
 *   + Σ lot kg·u,  u = the most any trade of the lot leaves over those prices, at least its own price and −(its group's price).
 * u is found here by going through every trade the market allows, so a pair the solver overlooked raises the bound.
 */
export function boundIdr(ledger: Ledger, policy: Policy, proof: Proof): number {
  const { lot, bid } = ledger;
  const worth = worthOfLots(ledger, policy, proof);
  let bound = fixedIdr(ledger, policy) + capacityIdr(ledger, proof) + tiersIdr(ledger, policy, proof);
  for (let b = 0; b < bid.lot.length; b++) bound += bid.leftKg[b]! * (proof.bidIdr[b] ?? 0);
  for (let i = 0; i < worth.length; i++) bound += lot.leftKg[i]! * worth[i]!;
  return bound;
}

/** What all kg of offers and kitchens that are not fixed are worth at the proof's prices. */
function capacityIdr({ offerKg, kitchenKg }: Ledger, proof: Proof): number {
  let sum = 0;
  for (let s = 0; s < offerKg.length; s++) sum += offerKg[s]! * priceAt(proof.offerIdr, s);
  for (let s = 0; s < kitchenKg.length; s++) sum += kitchenKg[s]! * priceAt(proof.kitchenIdr, s);
  return sum;
}

function tiersIdr({ groups, groupKg }: Ledger, policy: Policy, { groupIdr }: Proof): number {
  const tiers = policy.fairnessTiersIdr;
  let sum = 0;
  if (tiers.length > 0)
    groups.forEach((group, g) =>
      tiers.forEach((tier, r) => {
        sum += tierKg(groupKg[g]!, r + 1, tiers.length) * Math.max(0, (groupIdr.get(group) ?? 0) - tier);
      }),
    );
  return sum;
}

function priceAt(prices: ArrayLike<number>, at: number): number {
  const price = prices[at] ?? 0;
  if (!(price >= 0)) throw new Error(`a proof holds a price below 0: ${price}`);
  return price;
}

function fixedIdr(ledger: Ledger, policy: Policy): number {
  const { fixed, lot, offer, acceptStart, acceptCommodity, acceptIdr, bid } = ledger;
  const pair = (i: number, j: number) => i * offer.x.length + j;
  const bids = new Map(
    fixed.lot.length > 0 ? Array.from(bid.lot, (i, b) => [pair(i, bid.offer[b]!), bid.idr[b]!]) : [],
  );
  let sum = 0;
  for (let r = 0; r < fixed.lot.length; r++) {
    const i = fixed.lot[r]!;
    const j = fixed.offer[r]!;
    let bidIdr = bids.get(pair(i, j));
    for (let a = acceptStart[j]!; a < acceptStart[j + 1]!; a++)
      if (acceptCommodity[a] === lot.commodity[i]) bidIdr ??= acceptIdr[a]!;
    const gain = bidIdr! - transportIdr(ledger.transport, kmBetween(ledger, i, j)) - lot.askIdr[i]!;
    const inWindow = fixed.week[r]! >= lot.fromWeek[i]! && fixed.week[r]! <= lot.toWeek[i]!;
    sum += fixed.kg[r]! * (gain + (inWindow ? bonusIdr(ledger, policy, i, fixed.week[r]!) : policy.volumeBonusIdr));
  }
  return sum;
}

function bonusIdr({ lot, basePriceIdr }: Ledger, policy: Policy, i: number, week: number): number {
  const window = { fromWeek: lot.fromWeek[i]!, toWeek: lot.toWeek[i]! };
  const base = basePriceIdr[lot.commodity[i]!]!;
  return policy.volumeBonusIdr + urgencyIdr(policy.urgencyShare, base, window, week);
}

/** Road distance of a lot and an offer, km. */
function kmBetween({ lot, offer, isFlat, transport }: Ledger, i: number, j: number): number {
  if (isFlat) return flatKm(lot.x[i]! - offer.x[j]!, lot.y[i]! - offer.y[j]!) * transport.detour;
  const from = { lat: lot.y[i]!, lon: lot.x[i]! };
  return haversineKm(from, { lat: offer.y[j]!, lon: offer.x[j]! }) * transport.detour;
}

/** What the search for the best trades goes by. */
type Fair = {
  ledger: Ledger;
  policy: Policy;
  /** By offer × week the proof's price, Infinity where nothing can be taken. */
  weekIdr: Float64Array;
  /** By lot, the most found so far. */
  worth: Float64Array;
  /** By lot, its bids by offer, at their place in the ledger, and the offers forbidden to it. */
  bids: Map<number, Map<number, number>>;
  forbidden: Map<number, Set<number>>;
  bidIdr: ArrayLike<number>;
};

/** By lot, the most that one kg leaves over the proof's prices, or what leaving it unsold costs. */
function worthOfLots(ledger: Ledger, policy: Policy, proof: Proof): Float64Array {
  const { bid, forbidden } = ledger;
  const fair: Fair = {
    ledger,
    policy,
    weekIdr: pricesByWeek(ledger, proof),
    worth: leastWorth(ledger, policy, proof),
    bids: new Map(),
    forbidden: new Map(),
    bidIdr: proof.bidIdr,
  };
  bid.lot.forEach((i, b) => fair.bids.set(i, (fair.bids.get(i) ?? new Map<number, number>()).set(bid.offer[b]!, b)));
  forbidden.lot.forEach((i, r) =>
    fair.forbidden.set(i, (fair.forbidden.get(i) ?? new Set<number>()).add(forbidden.offer[r]!)),
  );
  const stands = layStands(ledger);
  for (const { at, barIdr } of stands.values()) for (let n = 0; n < at.length; n++) barIdr[n] = barOf(fair, at[n]!);
  visitOffers(fair, stands);
  return fair.worth;
}

function leastWorth({ lot, groups }: Ledger, policy: Policy, proof: Proof): Float64Array {
  const least = new Float64Array(lot.x.length);
  const isFair = policy.fairnessTiersIdr.length > 0;
  const ofGroup = isFair ? groups.map((group) => proof.groupIdr.get(group) ?? 0) : null;
  for (let i = 0; i < least.length; i++) {
    const unsold = ofGroup ? -ofGroup[lot.group[i]!]! : 0;
    least[i] = Math.max(unsold, proof.lotIdr?.[i] ?? unsold);
  }
  return least;
}

function pricesByWeek({ offer, offerKg, kitchenKg, weeks }: Ledger, proof: Proof): Float64Array {
  const prices = new Float64Array(offerKg.length).fill(Infinity);
  for (let s = 0; s < offerKg.length; s++) {
    const j = Math.floor(s / weeks);
    const k = offer.kitchen[j]! * weeks + (s - j * weeks);
    if (offerKg[s]! > 0 && kitchenKg[k]! > 0) prices[s] = priceAt(proof.offerIdr, s) + priceAt(proof.kitchenIdr, k);
  }
  return prices;
}

/** What an offer must leave at most, transport beyond the fixed part, ask and bonus still to come, to be worth a look. */
function barOf({ ledger, policy, worth, bids }: Fair, i: number): number {
  // A bid of its own may be above what the offer bids.
  if (bids.size > 0 && bids.has(i)) return -Infinity;
  // The bonus is largest in the first week.
  return worth[i]! + ledger.lot.askIdr[i]! - bonusIdr(ledger, policy, i, ledger.lot.fromWeek[i]!);
}

/** Goes through every offer that has kg left in any week, and through all that it accepts. */
function visitOffers(fair: Fair, stands: Map<number, Stand>): void {
  const { ledger, weekIdr } = fair;
  const { weeks, acceptStart, acceptCommodity, acceptIdr, transport } = ledger;
  const leastIdr = Math.floor(transport.fixedIdrPerKg);
  for (let j = 0; j < ledger.offer.x.length; j++) {
    let cheapest = Infinity;
    for (let s = j * weeks; s < (j + 1) * weeks; s++) cheapest = Math.min(cheapest, weekIdr[s]!);
    if (cheapest === Infinity) continue;
    for (let a = acceptStart[j]!; a < acceptStart[j + 1]!; a++) {
      const stand = stands.get(acceptCommodity[a]!);
      if (stand) visitOffer(fair, stand, j, acceptIdr[a]!, acceptIdr[a]! - leastIdr - cheapest);
    }
  }
}

/** Lots around an offer. Nearly all are passed over: at the right prices few offers are worth as much as a lot's best. */
function visitOffer(fair: Fair, stand: Stand, j: number, idr: number, topIdr: number): void {
  const { east, north, barIdr, start, columns, rows, widthKm, heightKm, east0, north0 } = stand;
  const { offer, transport, isFlat } = fair.ledger;
  const reach = (offer.maxKm[j]! / transport.detour) * 1.000001 + 1e-3;
  const y = isFlat ? offer.y[j]! : northKm(offer.y[j]!);
  const x = isFlat ? offer.x[j]! : 0;
  const top = Math.min(rows - 1, Math.floor((y + reach - north0) / heightKm));
  const first = Math.max(0, Math.floor((x - reach - east0) / widthKm));
  const last = Math.min(columns - 1, Math.floor((x + reach - east0) / widthKm));
  if (first > last) return;
  const reach2 = reach * reach;
  for (let r = Math.max(0, Math.floor((y - reach - north0) / heightKm)); r <= top; r++) {
    const end = start[r * columns + last + 1]!;
    for (let n = start[r * columns + first]!; n < end; n++) {
      if (topIdr <= barIdr[n]! || (east[n]! - x) ** 2 + (north[n]! - y) ** 2 > reach2) continue;
      if (!improve(fair, stand.at[n]!, j, idr)) continue;
      barIdr[n] = barOf(fair, stand.at[n]!);
    }
  }
}

/** Raises what a lot is worth to its best week at an offer; false where it stays. */
function improve(
  { ledger, policy, weekIdr, worth, bids, forbidden, bidIdr }: Fair,
  i: number,
  j: number,
  idr: number,
): boolean {
  const { lot, bid, offer, weeks, transport } = ledger;
  const km = kmBetween(ledger, i, j);
  if (km > offer.maxKm[j]!) return false;
  const b = bids.size > 0 ? bids.get(i)?.get(j) : undefined;
  if (b !== undefined && bid.leftKg[b] === 0) return false;
  const gain = (b === undefined ? idr : bid.idr[b]!) - transportIdr(transport, km) - lot.askIdr[i]!;
  if (gain < 0 || (forbidden.size > 0 && forbidden.get(i)?.has(j))) return false;
  const before = worth[i]!;
  for (let t = lot.fromWeek[i]!; t <= lot.toWeek[i]!; t++) {
    const leaves = gain - (b === undefined ? 0 : (bidIdr[b] ?? 0)) - weekIdr[j * weeks + t]!;
    if (leaves > -Infinity) worth[i] = Math.max(worth[i]!, leaves + bonusIdr(ledger, policy, i, t));
  }
  return worth[i]! > before;
}
