import { MarketError } from "./market.ts";
import type { Bid, Lot, Market, Offer, Plan, Policy } from "./market.ts";
import { layLive } from "./live-lay.ts";
import type { LiveMarket } from "./live-lay.ts";
import { changeOfferWeeks, changeWeeks, forgetRow, plugLot, plugOffer, rowOf, unplugLot } from "./live-mend.ts";
import { match } from "./match.ts";
import { offersNear } from "./near.ts";
import { parseMarket, rows } from "./parse.ts";
import { lengthToSink } from "./ways.ts";

/** What a lot would fetch today. */
export type Quote = {
  /** Kitchens that would take at least one kg of it at today's values. */
  kitchens: number;
  sellsKg: number;
  /** What the last of those kg would be worth to its seller, rupiah per kg at the farm gate; `null` when none sells. */
  farmGateIdr: number | null;
};

/** Opens a market. @throws MarketError as `match` does */
export function openMarket(market: Market, policy?: Partial<Policy>): LiveMarket {
  return layLive(parseMarket(market), policy);
}

/** Value of the pure flow now, whole rupiah, without what is fixed and without penalties' share of it. */
export function liveValueIdr({ stream }: LiveMarket): number {
  const { net, flow } = stream;
  let value = 0;
  for (let e = 0; e < net.arcs; e++) if (flow[e]! > 0) value += net.weight[e]! * flow[e]!;
  return value;
}

/** Adds a lot, kept from the offers `apart`, and re-optimises. @throws MarketError when it is no lot of this market */
export function addLot(live: LiveMarket, lot: Lot, apart?: readonly string[]): void {
  checkLot(live, lot);
  if (apart) forbid(live, lot.id, apart);
  live.lots.set(lot.id, lot);
  if (!live.mends || !plugLot(live, lot)) renew(live);
}

/** Takes a lot out and re-optimises. @throws MarketError when there is no such lot, or kg of it are fixed */
export function removeLot(live: LiveMarket, id: string): void {
  if (!live.lots.has(id)) throw new MarketError(`lots: ${JSON.stringify(id)} is not a lot of this market`);
  if (live.market.fixed?.some((row) => row.lot === id))
    throw new MarketError(`lots: ${JSON.stringify(id)} has kg that are fixed and cannot go`);
  live.lots.delete(id);
  if (live.mends) unplugLot(live, id);
  else renew(live);
}

/** Replaces a lot by another with the same id. @throws MarketError as `addLot` does, before anything changes */
export function changeLot(live: LiveMarket, lot: Lot): void {
  const before = live.lots.get(lot.id);
  if (!before) throw new MarketError(`lots: ${JSON.stringify(lot.id)} is not a lot of this market`);
  live.lots.delete(lot.id);
  try {
    checkLot(live, lot);
  } finally {
    live.lots.set(lot.id, before);
  }
  const isFixed = live.market.fixed?.some((row) => row.lot === lot.id);
  live.lots.set(lot.id, lot);
  if (!live.mends || isFixed) return renew(live);
  unplugLot(live, lot.id);
  if (!plugLot(live, lot)) renew(live);
}

/** Adds an offer, kept from the lots `apart`, and re-optimises. @throws MarketError when it is no offer of this market */
export function addOffer(live: LiveMarket, offer: Offer, apart: readonly string[] = []): void {
  const { market } = live;
  parseMarket({ ...market, lots: [], bids: [], forbidden: [], fixed: [], offers: [offer] });
  if (market.offers.some(({ id }) => id === offer.id))
    throw new MarketError(`offer.id: ${JSON.stringify(offer.id)} is not new to this market`);
  const forbidden = [...(market.forbidden ?? []), ...apart.map((lot) => ({ lot, offer: offer.id }))];
  live.market = { ...market, offers: [...market.offers, offer], forbidden };
  if (!live.mends || !plugOffer(live, offer, new Set(apart))) renew(live);
}

/** Adds a bid and re-optimises; one that caps what a pair may trade lays the network anew. @throws MarketError */
export function addBid(live: LiveMarket, bid: Bid): void {
  const { market } = live;
  const lot = live.lots.get(bid.lot);
  parseMarket({ ...marketNow(live), lots: lot ? [lot] : [], bids: [bid], forbidden: [], fixed: [] });
  const clash = market.bids?.find((one) => one.id === bid.id || (one.lot === bid.lot && one.offer === bid.offer));
  if (clash) throw new MarketError(`bid.id: ${JSON.stringify(bid.id)} is not new, or its lot and offer have a bid`);
  live.market = { ...market, bids: [...(market.bids ?? []), bid] };
  if (live.mends && lot) changeLot(live, lot);
  else renew(live);
}

/** Changes what a kitchen takes in each week and re-optimises. @throws MarketError when there is no such kitchen */
export function changeCapacity(live: LiveMarket, kitchen: string, capacityKg: number[]): void {
  const { market, board } = live;
  const k = board.kitchens.findIndex(({ id }) => id === kitchen);
  const before = board.kitchens[k];
  if (!before) throw new MarketError(`kitchens: ${JSON.stringify(kitchen)} is not a kitchen of this market`);
  const after = { ...before, capacityKg };
  parseMarket({ ...market, lots: [], offers: [], bids: [], forbidden: [], fixed: [], kitchens: [after] });
  live.market = { ...market, kitchens: market.kitchens.map((one) => (one.id === kitchen ? after : one)) };
  const isFixed = (market.fixed ?? []).length > 0;
  if (!live.mends || isFixed || !changeWeeks(live, k, capacityKg)) return renew(live);
  board.kitchens[k] = after;
}

/** Changes what an offer takes in each week of its window and re-optimises; all 0 withdraws it. @throws MarketError */
export function changeOffer(live: LiveMarket, id: string, capacityKg: number[]): void {
  const { market, board } = live;
  const j = board.offers.findIndex((offer) => offer.id === id);
  const before = board.offers[j];
  if (!before) throw new MarketError(`offers: ${JSON.stringify(id)} is not an offer of this market`);
  const after = { ...before, capacityKg };
  parseMarket({ ...market, lots: [], offers: [after], bids: [], forbidden: [], fixed: [] });
  live.market = { ...market, offers: market.offers.map((one) => (one.id === id ? after : one)) };
  const isFixed = (market.fixed ?? []).length > 0;
  if (!live.mends || isFixed || !changeOfferWeeks(live, j, capacityKg)) return renew(live);
  board.offers[j] = after;
}

/** What a lot would fetch, without keeping it. @throws MarketError when it is not a lot of this market */
export function quote(live: LiveMarket, lot: Lot, apart?: readonly string[]): Quote {
  const kitchens = takers(live, lot, apart).length;
  addLot(live, lot);
  const node = live.nodeOf.get(lot.id)!;
  const { net, flow, price } = live.stream;
  const sellsKg = lot.quantityKg - flow[net.at.unsoldArc + node]!;
  const worth = price[node]!;
  removeLot(live, lot.id);
  return { kitchens, sellsKg, farmGateIdr: sellsKg > 0 ? lot.askIdr + Math.max(0, worth) : null };
}

/** The plan of the market as it stands, the same as `match` gives. */
export function livePlan(live: LiveMarket): Plan {
  return match(marketNow(live), live.policy, { isChecked: true });
}

/** The market as it stands. Bids on and bans of a lot go with it. */
export function marketNow({ market, lots }: LiveMarket): Market {
  const now: Market = { ...market, lots: [...lots.values()] };
  if (market.bids) now.bids = market.bids.filter(({ lot }) => lots.has(lot));
  if (market.forbidden) now.forbidden = market.forbidden.filter(({ lot }) => lots.has(lot));
  return now;
}

function renew(live: LiveMarket): void {
  Object.assign(live, layLive(marketNow(live), live.policy));
}

/**
 * Kitchens that would take at least one kg of a lot at today's values, by id: where it is worth no less than what would
 * give way to it. Exact, whichever prices support the flow. @throws MarketError when it is not a lot of this market
 */
export function takers(live: LiveMarket, lot: Lot, apart?: readonly string[]): string[] {
  checkLot(live, lot);
  if (apart) forbid(live, lot.id, apart);
  const { board, arcs, stream } = live;
  const { net, price } = stream;
  const row = rowOf(live, lot);
  const slots = row ? row.slot : null;
  const kitchens = new Set<number>();
  for (let n = 0; slots && n < slots.length; n++) {
    const slot = slots.data[n]!;
    const kitchen = board.offerKitchen[arcs.slotOffer[slot]!]!;
    if (kitchens.has(kitchen) || !hasRoom(live, slot)) continue;
    const worth = row!.weight.data[n]! + price[net.at.slot + slot]!;
    if (worth >= 0 && (!live.mends || worth >= lengthToSink(stream, net.at.slot + slot))) kitchens.add(kitchen);
  }
  forgetRow(live);
  return [...kitchens].map((k) => board.kitchens[k]!.id);
}

/** Offers that take this commodity in one of the lot's weeks from its place, whatever its ask and their room; by id. */
export function offersInReach({ board, arcs, places }: LiveMarket, lot: Lot): string[] {
  const place = places.get(lot.place);
  if (!place) return [];
  const { fromWeek, toWeek } = lot;
  const found = offersNear(arcs.near, place, lot.commodity, { fromWeek, toWeek, askIdr: -Infinity });
  return Array.from(found.offer.subarray(0, found.count), (j) => board.offers[j]!.id);
}

function hasRoom({ board, arcs }: LiveMarket, slot: number): boolean {
  const [offer, week] = [arcs.slotOffer[slot]!, arcs.slotWeek[slot]!];
  const kitchen = board.offerKitchen[offer]!;
  return board.kitchenKg[kitchen * board.weeks + week]! > 0 && board.offerKg[offer * board.weeks + week]! > 0;
}

/** Keeps a lot from these offers, in place of those before. */
function forbid(live: LiveMarket, lot: string, apart: readonly string[]): void {
  const others = (live.market.forbidden ?? []).filter((pair) => pair.lot !== lot);
  live.market = { ...live.market, forbidden: [...others, ...apart.map((offer) => ({ lot, offer }))] };
}

function checkLot({ market, lots, places }: LiveMarket, lot: Lot): void {
  rows.lots(lot, "lot");
  const must = (is: boolean, field: keyof Lot, expected: string) => {
    if (!is) throw new MarketError(`lot.${field}: ${JSON.stringify(lot[field])} is not ${expected}`);
  };
  must(!lots.has(lot.id), "id", "new to this market");
  must(places.has(lot.place), "place", "an id in places");
  must(
    market.commodities.some(({ id }) => id === lot.commodity),
    "commodity",
    "an id in commodities",
  );
  must(lot.toWeek < market.weeks, "toWeek", `a week below ${market.weeks}`);
  must(lot.fromWeek <= lot.toWeek, "fromWeek", `a week up to toWeek, ${lot.toWeek}`);
}
