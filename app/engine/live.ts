import { MarketError } from "./market.ts";
import type { Bid, Lot, Market, Offer, Plan, Policy } from "./market.ts";
import { layLive } from "./live-lay.ts";
import type { LiveMarket } from "./live-lay.ts";
import { changeOfferWeeks, changeWeeks, plugLot, plugOffer, unplugLot } from "./live-mend.ts";
import { match } from "./match.ts";
import { parseMarket, readPolicy, rows } from "./parse.ts";

/** Opens a market. @throws MarketError as `match` does */
export function openMarket(market: Market, policy?: Partial<Policy>): LiveMarket {
  return layLive(parseMarket(market), policy && readPolicy(policy, "policy"));
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
  const before = live.market;
  live.market = keptApart(live, lot.id, apart);
  if (live.mends && plugLot(live, lot)) live.lots.set(lot.id, lot);
  else {
    const { market } = live;
    live.market = before;
    renew(live, market, withLot(live, lot));
  }
}

/** Takes a lot out and re-optimises. @throws MarketError when there is no such lot, or kg of it are fixed */
export function removeLot(live: LiveMarket, id: string): void {
  if (!live.lots.has(id)) throw new MarketError(`lots: ${JSON.stringify(id)} is not a lot of this market`);
  if (live.market.fixed?.some((row) => row.lot === id))
    throw new MarketError(`lots: ${JSON.stringify(id)} has kg that are fixed and cannot go`);
  live.lots.delete(id);
  // Its bids and bans go too, or they would meet a later lot of that id.
  live.market = { ...live.market, ...withoutLot(live.market, id) };
  if (live.mends) unplugLot(live, id);
  else renew(live, live.market, live.lots);
}

/** Replaces a lot by another with the same id. @throws MarketError as `addLot` does, before anything changes */
export function changeLot(live: LiveMarket, lot: Lot): void {
  if (!live.lots.has(lot.id)) throw new MarketError(`lots: ${JSON.stringify(lot.id)} is not a lot of this market`);
  checkLot({ ...live, lots: new Map() }, lot);
  replaceLot(live, live.market, lot);
}

/** Puts a lot in place of that with its id, in a market whose other rows may be of that lot alone. */
function replaceLot(live: LiveMarket, market: Market, lot: Lot): void {
  const isFixed = market.fixed?.some((row) => row.lot === lot.id);
  if (!live.mends || isFixed) return renew(live, market, withLot(live, lot));
  live.market = market;
  unplugLot(live, lot.id);
  live.lots.set(lot.id, lot);
  if (!plugLot(live, lot)) renew(live, market, live.lots);
}

/** Adds an offer, kept from the lots `apart`, and re-optimises. @throws MarketError when it is no offer of this market */
export function addOffer(live: LiveMarket, offer: Offer, apart: readonly string[] = []): void {
  const { market } = live;
  parseMarket({ ...market, lots: [], bids: [], forbidden: [], fixed: [], offers: [offer] });
  if (market.offers.some(({ id }) => id === offer.id))
    throw new MarketError(`offer.id: ${JSON.stringify(offer.id)} is not new to this market`);
  const forbidden = [...(market.forbidden ?? []), ...apart.map((lot) => ({ lot, offer: offer.id }))];
  const after = { ...market, offers: [...market.offers, offer], forbidden };
  if (live.mends && plugOffer(live, offer, new Set(apart))) live.market = after;
  else renew(live, after, live.lots);
}

/** Adds a bid and re-optimises; one that caps what a pair may trade lays the network anew. @throws MarketError */
export function addBid(live: LiveMarket, bid: Bid): void {
  const { market } = live;
  const lot = live.lots.get(bid.lot);
  parseMarket({ ...marketNow(live), lots: lot ? [lot] : [], bids: [bid], forbidden: [], fixed: [] });
  const clash = market.bids?.find((one) => one.id === bid.id || (one.lot === bid.lot && one.offer === bid.offer));
  if (clash) throw new MarketError(`bid.id: ${JSON.stringify(bid.id)} is not new, or its lot and offer have a bid`);
  // Without its lot it is refused above.
  replaceLot(live, { ...market, bids: [...(market.bids ?? []), bid] }, lot!);
}

/** Changes what a kitchen takes in each week and re-optimises. @throws MarketError when there is no such kitchen */
export function changeCapacity(live: LiveMarket, kitchen: string, capacityKg: number[]): void {
  const { market, board } = live;
  const k = board.kitchens.findIndex(({ id }) => id === kitchen);
  const before = board.kitchens[k];
  if (!before) throw new MarketError(`kitchens: ${JSON.stringify(kitchen)} is not a kitchen of this market`);
  const after = { ...before, capacityKg };
  parseMarket({ ...market, lots: [], offers: [], bids: [], forbidden: [], fixed: [], kitchens: [after] });
  const next = { ...market, kitchens: market.kitchens.map((one) => (one.id === kitchen ? after : one)) };
  const isFixed = (market.fixed ?? []).length > 0;
  if (!live.mends || isFixed || !changeWeeks(live, k, capacityKg)) return renew(live, next, live.lots);
  live.market = next;
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
  const next = { ...market, offers: market.offers.map((one) => (one.id === id ? after : one)) };
  const isFixed = (market.fixed ?? []).length > 0;
  if (!live.mends || isFixed || !changeOfferWeeks(live, j, capacityKg)) return renew(live, next, live.lots);
  live.market = next;
  board.offers[j] = after;
}

/** The plan of the market as it stands, the same as `match` gives. */
export function livePlan(live: LiveMarket): Plan {
  return match(marketNow(live), live.policy, { isChecked: true });
}

/** The market as it stands, without rows of lots that are not in it. */
export function marketNow({ market, lots }: { market: Market; lots: ReadonlyMap<string, Lot> }): Market {
  const now: Market = { ...market, lots: [...lots.values()] };
  if (market.bids) now.bids = market.bids.filter(({ lot }) => lots.has(lot));
  if (market.forbidden) now.forbidden = market.forbidden.filter(({ lot }) => lots.has(lot));
  return now;
}

/** Lays the network anew for these rows and lots; where they are refused, everything stays as it was. */
function renew(live: LiveMarket, market: Market, lots: ReadonlyMap<string, Lot>): void {
  Object.assign(live, layLive(marketNow({ market, lots }), live.policy));
}

function withLot({ lots }: LiveMarket, lot: Lot): Map<string, Lot> {
  return new Map(lots).set(lot.id, lot);
}

/** The bids and bans of a market that are not of this lot; nothing where none are. */
function withoutLot({ bids, forbidden }: Market, lot: string): Pick<Market, "bids" | "forbidden"> {
  const isOther = (row: { lot: string }) => row.lot !== lot;
  const rest: Pick<Market, "bids" | "forbidden"> = {};
  if (bids?.some((bid) => bid.lot === lot)) rest.bids = bids.filter(isOther);
  if (forbidden?.some((pair) => pair.lot === lot)) rest.forbidden = forbidden.filter(isOther);
  return rest;
}

/** The market with a lot kept from these offers, in place of those before; as it is where none are named. */
export function keptApart({ market }: LiveMarket, lot: string, apart?: readonly string[]): Market {
  if (!apart) return market;
  const stranger = apart.find((offer) => !market.offers.some(({ id }) => id === offer));
  if (stranger !== undefined)
    throw new MarketError(`apart: ${JSON.stringify(stranger)} is not an offer of this market`);
  const others = (market.forbidden ?? []).filter((pair) => pair.lot !== lot);
  return { ...market, forbidden: [...others, ...apart.map((offer) => ({ lot, offer }))] };
}

/** @throws MarketError when it is no lot that this market could take in */
export function checkLot({ market, lots, places }: LiveMarket, lot: Lot): void {
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
