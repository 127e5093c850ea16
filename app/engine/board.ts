import { defaultPolicy, MarketError } from "./market.ts";
import type { Bid, Kitchen, Lot, Market, Offer, Place, Policy } from "./market.ts";

/** A row of `fixed` with list positions in place of ids. */
export type FixedRow = { lot: number; offer: number; week: number; kg: number; bidIdr: number };

/**
 * The market with its lists in the order of ids and positions in place of ids, so that nothing after it can
 * depend on the order in which the lists came. Kilograms here are what is left after `fixed`.
 */
export type Board = {
  market: Market;
  policy: Policy;
  weeks: number;
  lots: Lot[];
  kitchens: Kitchen[];
  offers: Offer[];
  lotPlace: Place[];
  kitchenPlace: Place[];
  basePriceIdr: Map<string, number>;
  /** Kilograms that may still be sold, by lot. */
  lotKg: Int32Array;
  groups: string[];
  lotGroup: Int32Array;
  /** Where lots, kitchens and offers stand in the market's own lists. */
  rank: { lot: Int32Array; kitchen: Int32Array; offer: Int32Array };
  offerKitchen: Int32Array;
  /** By offer × week and kitchen × week; an offer has 0 outside its window. */
  offerKg: Int32Array;
  kitchenKg: Int32Array;
  fixed: FixedRow[];
  bids: Map<number, Map<number, Bid>>;
  forbidden: Map<number, Set<number>>;
};

/** Ids in the order of their UTF-16 code units: the same on every machine and in every language. */
export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Sorts and numbers a market that `parseMarket` has passed, and books what is fixed.
 * @throws MarketError when `fixed` needs more than there is, or sums could leave exact whole numbers
 */
export function layBoard(market: Market, policy: Partial<Policy> | undefined): Board {
  const rank = { lot: ranks(market.lots), kitchen: ranks(market.kitchens), offer: ranks(market.offers) };
  const lots = inOrder(market.lots, rank.lot);
  const kitchens = inOrder(market.kitchens, rank.kitchen);
  const offers = inOrder(market.offers, rank.offer);
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchenAt = positions(kitchens);
  const groups = [...new Set(lots.map((lot) => lot.group))].sort();
  const groupAt = new Map(groups.map((group, g) => [group, g]));
  const board: Board = {
    market,
    policy: { ...defaultPolicy, ...market.policy, ...policy },
    weeks: market.weeks,
    lots,
    kitchens,
    offers,
    lotPlace: lots.map((lot) => found(places, lot.place)),
    kitchenPlace: kitchens.map((kitchen) => found(places, kitchen.place)),
    basePriceIdr: new Map(market.commodities.map((one) => [one.id, one.basePriceIdr])),
    lotKg: Int32Array.from(lots.map((lot) => lot.quantityKg)),
    groups,
    lotGroup: Int32Array.from(lots.map((lot) => found(groupAt, lot.group))),
    rank,
    offerKitchen: Int32Array.from(offers, (offer) => found(kitchenAt, offer.kitchen)),
    offerKg: new Int32Array(offers.length * market.weeks),
    kitchenKg: new Int32Array(kitchens.length * market.weeks),
    fixed: [],
    bids: new Map(),
    forbidden: new Map(),
  };
  offers.forEach((offer, j) => {
    for (let t = offer.fromWeek; t <= offer.toWeek; t++) board.offerKg[j * market.weeks + t] = offer.capacityKg[t] ?? 0;
  });
  kitchens.forEach(({ capacityKg }, k) => board.kitchenKg.set(capacityKg, k * market.weeks));
  if (market.bids?.length || market.forbidden?.length || market.fixed?.length) {
    const at = { lot: positions(lots), offer: positions(offers) };
    indexPairs(board, at);
    bookFixed(board, at);
  }
  checkSums(board);
  return board;
}

/** Positions of a list in the order of ids, which are unique. */
function ranks(list: { id: string }[]): Int32Array {
  const ids = list.map(({ id }) => id);
  const order = new Int32Array(ids.length);
  let isSorted = true;
  for (let n = 0; n < ids.length; n++) {
    order[n] = n;
    if (n > 0 && ids[n - 1]! >= ids[n]!) isSorted = false;
  }
  return isSorted ? order : order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
}

function inOrder<T>(list: T[], order: Int32Array): T[] {
  return Array.from(order, (n) => list[n]!);
}

/** Kilograms that each group offers in all its lots, sold before or not. */
export function groupKg(board: Board): Float64Array {
  const kg = new Float64Array(board.groups.length);
  board.lots.forEach((lot, i) => {
    kg[board.lotGroup[i]!]! += lot.quantityKg;
  });
  return kg;
}

type Positions = { lot: Map<string, number>; offer: Map<string, number> };

function positions(list: { id: string }[]): Map<string, number> {
  return new Map(list.map(({ id }, i) => [id, i]));
}

function found<T>(map: Map<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new MarketError(`${JSON.stringify(id)} is referred to but not in the market`);
  return value;
}

function indexPairs(board: Board, at: Positions): void {
  for (const bid of board.market.bids ?? []) {
    const lot = found(at.lot, bid.lot);
    const ofLot = board.bids.get(lot) ?? new Map<number, Bid>();
    board.bids.set(lot, ofLot.set(found(at.offer, bid.offer), bid));
  }
  for (const pair of board.market.forbidden ?? []) {
    const lot = found(at.lot, pair.lot);
    const ofLot = board.forbidden.get(lot) ?? new Set<number>();
    board.forbidden.set(lot, ofLot.add(found(at.offer, pair.offer)));
  }
}

function bookFixed(board: Board, at: Positions): void {
  (board.market.fixed ?? []).forEach((row, n) => {
    const lot = found(at.lot, row.lot);
    const offer = found(at.offer, row.offer);
    const slot = offer * board.weeks + row.week;
    const kitchenSlot = board.offerKitchen[offer]! * board.weeks + row.week;
    const left: [string, Int32Array, number][] = [
      [`lot ${row.lot} has left`, board.lotKg, lot],
      [`offer ${row.offer} takes in week ${row.week}`, board.offerKg, slot],
      [`the kitchen of offer ${row.offer} takes in week ${row.week}`, board.kitchenKg, kitchenSlot],
    ];
    for (const [what, kg, i] of left) {
      if (row.kg > kg[i]!) throw new MarketError(`fixed[${n}].kg: ${row.kg} is not at most ${kg[i]}, which ${what}`);
      kg[i]! -= row.kg;
    }
    const bidIdr = bidFor(board, lot, offer)?.bidIdr;
    if (bidIdr === undefined)
      throw new MarketError(
        `fixed[${n}].offer: ${JSON.stringify(row.offer)} is not an offer that accepts ${board.lots[lot]!.commodity}`,
      );
    board.fixed.push({ lot, offer, week: row.week, kg: row.kg, bidIdr });
  });
  board.fixed.sort((a, b) => a.lot - b.lot || a.offer - b.offer || a.week - b.week || a.kg - b.kg);
}

/** The price an offer pays for a lot and how much it takes at most, or `undefined` when it does not accept the commodity. */
export function bidFor(board: Board, lot: number, offer: number): { bidIdr: number; maxKg: number } | undefined {
  const { commodity } = board.lots[lot]!;
  const accepted = board.offers[offer]!.accepts.find((one) => one.commodity === commodity);
  if (!accepted) return undefined;
  return board.bids.get(lot)?.get(offer) ?? { bidIdr: accepted.bidIdr, maxKg: Infinity };
}

/** Every sum the engine makes is below (largest weight) × (all kg): refuse a market where that leaves exact numbers. */
function checkSums(board: Board): void {
  const { policy } = board;
  let bid = 0;
  for (const offer of board.offers) for (const one of offer.accepts) bid = Math.max(bid, one.bidIdr);
  for (const one of board.market.bids ?? []) bid = Math.max(bid, one.bidIdr);
  const base = Math.max(0, ...board.market.commodities.map((one) => one.basePriceIdr));
  const tier = policy.fairnessTiersIdr.at(-1) ?? 0;
  const kg = groupKg(board);
  const largest = bid + policy.volumeBonusIdr + policy.urgencyShare * base + tier;
  const all = kg.reduce((sum, one) => sum + one, 0);
  if (largest * all > Number.MAX_SAFE_INTEGER / 4)
    throw new MarketError(`lots: ${all} kg at up to ${largest} rupiah is not within exact whole numbers`);
  kg.forEach((one, g) => {
    if (one > 1e9)
      throw new MarketError(`lots: ${one} kg of group ${JSON.stringify(board.groups[g])} is not at most 1000000000`);
  });
}
