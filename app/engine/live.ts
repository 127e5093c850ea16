import { findArcs, pushLot } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import { layBoard } from "./board.ts";
import type { Board } from "./board.ts";
import { growing } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { MarketError } from "./market.ts";
import type { Bid, Lot, Market, Offer, Place, Plan, Policy } from "./market.ts";
import { match } from "./match.ts";
import { endlessKg, layNetwork } from "./network.ts";
import { parseMarket, rows } from "./parse.ts";
import { enlist, makeBasis, settle, weigh } from "./settle.ts";
import type { Basis } from "./settle.ts";
import { plantTree, solveTree } from "./simplex.ts";

/**
 * A market kept open between clearings. The basis of its pure flow stays; a lot that comes or goes re-optimises from
 * it, exactly, by looking only at arcs whose ends moved. What changes offers or caps lays the network anew.
 * Side constraints are not part of it: `livePlan` is the plan with all of them, as `match` makes it.
 */
export type LiveMarket = Basis & {
  market: Market;
  policy: Partial<Policy> | undefined;
  board: Board;
  arcs: Arcs;
  /** Node of each lot by id; a lot that went stays as a node with 0 kg until the network is laid anew. */
  nodeOf: Map<string, number>;
  lots: Map<string, Lot>;
  places: Map<string, Place>;
  used: { lots: number; arcs: number };
};

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
  return lay(parseMarket(market), policy);
}

/** Value of the pure flow now, whole rupiah, without what is fixed and without penalties' share of it. */
export function liveValueIdr({ net, tree }: LiveMarket): number {
  let value = 0;
  const { arc, up, roomUp, roomDown, full } = tree;
  for (let v = 0; v < net.nodes; v++)
    if (arc[v]! >= 0) value += net.weight[arc[v]!]! * (up[v] === 1 ? roomDown[v]! : roomUp[v]!);
  for (let e = 0; e < net.arcs; e++) if (full[e] === 1) value += net.weight[e]! * net.kg[e]!;
  return value;
}

/** Adds a lot and re-optimises. @throws MarketError when it is not a lot of this market */
export function addLot(live: LiveMarket, lot: Lot): void {
  checkLot(live, lot);
  live.lots.set(lot.id, lot);
  if (!canGrow(live)) return renew(live);
  if (!plug(live, lot)) renew(live);
}

/** Takes a lot out and re-optimises. @throws MarketError when there is no such lot */
export function removeLot(live: LiveMarket, id: string): void {
  if (!live.lots.delete(id)) throw new MarketError(`lots: ${JSON.stringify(id)} is not a lot of this market`);
  if (!canGrow(live)) return renew(live);
  unplug(live, id);
}

/** Replaces a lot by another with the same id. */
export function changeLot(live: LiveMarket, lot: Lot): void {
  removeLot(live, lot.id);
  addLot(live, lot);
}

/** Adds an offer; the network is laid anew. */
export function addOffer(live: LiveMarket, offer: Offer): void {
  change(live, (market) => ({ ...market, offers: [...market.offers, offer] }));
}

/** Adds a bid; the network is laid anew. */
export function addBid(live: LiveMarket, bid: Bid): void {
  change(live, (market) => ({ ...market, bids: [...(market.bids ?? []), bid] }));
}

/** Changes what a kitchen takes in each week; the network is laid anew. */
export function changeCapacity(live: LiveMarket, kitchen: string, capacityKg: number[]): void {
  if (!live.market.kitchens.some(({ id }) => id === kitchen))
    throw new MarketError(`kitchens: ${JSON.stringify(kitchen)} is not a kitchen of this market`);
  change(live, (market) => ({
    ...market,
    kitchens: market.kitchens.map((one) => (one.id === kitchen ? { ...one, capacityKg } : one)),
  }));
}

/** What a lot would fetch, without keeping it. @throws MarketError when it is not a lot of this market */
export function quote(live: LiveMarket, lot: Lot): Quote {
  const kitchens = takers(live, lot);
  addLot(live, lot);
  const node = live.nodeOf.get(lot.id)!;
  const { tree, net } = live;
  const unsoldKg = tree.arc[node] === net.at.unsoldArc + node ? tree.roomDown[node]! : 0;
  const sellsKg = lot.quantityKg - unsoldKg;
  const worth = net.weight[tree.arc[node]!]! + tree.price[tree.parent[node]!]!;
  removeLot(live, lot.id);
  return { kitchens, sellsKg, farmGateIdr: sellsKg > 0 ? lot.askIdr + Math.max(0, worth) : null };
}

/** The plan of the market as it stands, the same as `match` gives. */
export function livePlan(live: LiveMarket): Plan {
  return match(marketNow(live), live.policy, { isChecked: true });
}

/** The market as it stands. */
export function marketNow(live: LiveMarket): Market {
  return { ...live.market, lots: [...live.lots.values()] };
}

function change(live: LiveMarket, edit: (market: Market) => Market): void {
  Object.assign(live, lay(parseMarket(edit(marketNow(live))), live.policy));
}

function renew(live: LiveMarket): void {
  Object.assign(live, lay(marketNow(live), live.policy));
}

/** Tiers and capped bids change with every lot of a group or pair: such markets are laid anew at each event. */
function canGrow({ board, arcs }: LiveMarket): boolean {
  return board.policy.fairnessTiersIdr.length === 0 && arcs.bidKg.length === 0;
}

function lay(market: Market, policy: Partial<Policy> | undefined): LiveMarket {
  const board = layBoard(market, policy);
  const arcs = findArcs(board);
  const grows = board.policy.fairnessTiersIdr.length === 0 && arcs.bidKg.length === 0;
  // A full house is laid anew, so the spare room decides how often: after an eighth more lots.
  const spare = grows ? { lots: 64 + (board.lots.length >> 3), arcs: 4096 + (arcs.slot.length >> 3) } : undefined;
  const net = layNetwork(board, arcs, spare);
  const tree = plantTree(net);
  solveTree(tree);
  const live: LiveMarket = {
    market,
    policy,
    board: { ...board, lotKg: Int32Array.from({ length: net.at.lots }, (_, i) => board.lotKg[i] ?? 0) },
    arcs,
    ...makeBasis(net, tree, arcs.slot.length),
    nodeOf: new Map(board.lots.map((lot, i) => [lot.id, i])),
    lots: new Map(board.lots.map((lot) => [lot.id, lot])),
    places: new Map(market.places.map((place) => [place.id, place])),
    used: { lots: board.lots.length, arcs: arcs.slot.length },
  };
  return live;
}

/** Hangs the lot into the basis as a leaf, all unsold, and settles. False when there is no room left. */
function plug(live: LiveMarket, lot: Lot): boolean {
  const { board, net, tree, used, arcs } = live;
  const i = used.lots;
  if (i >= net.at.lots) return false;
  board.lots[i] = lot;
  board.lotPlace[i] = live.places.get(lot.place)!;
  board.lotKg[i] = lot.quantityKg;
  const out = { slot: growing(64), weight: growing(64) };
  pushLot(board, arcs.near, arcs, i, new Int32Array(board.weeks), out, []);
  if (used.arcs + out.slot.length > net.at.unsoldArc) return false;
  used.lots++;
  live.nodeOf.set(lot.id, i);
  writeRow(live, i, out);
  tree.roomUp[i] = endlessKg - lot.quantityKg;
  tree.roomDown[i] = lot.quantityKg;
  settle(live, [i]);
  return true;
}

function writeRow(live: LiveMarket, i: number, out: { slot: Growing; weight: Growing }): void {
  const { net, tree, used } = live;
  net.rowStart[i] = used.arcs;
  for (let n = 0; n < out.slot.length; n++) {
    const e = used.arcs++;
    net.tail[e] = i;
    net.head[e] = net.at.slot + out.slot.data[n]!;
    net.weight[e] = out.weight.data[n]!;
    tree.side[e] = 1;
    enlist(live, e);
  }
  net.rowStart[i + 1] = used.arcs;
}

/** A kg sold at −1 is worse than unsold, so once settled all of the lot is unsold and its kg can go. */
function unplug(live: LiveMarket, id: string): void {
  const { net, tree, board } = live;
  const i = live.nodeOf.get(id)!;
  const moved: number[] = [i];
  for (let e = net.rowStart[i]!; e < net.rowStart[i + 1]!; e++) weigh(live, e, -1, moved);
  settle(live, moved);
  tree.roomDown[i] = 0;
  tree.roomUp[i] = endlessKg;
  board.lotKg[i] = 0;
  live.nodeOf.delete(id);
}

function takers(live: LiveMarket, lot: Lot): number {
  checkLot(live, lot);
  if (live.used.lots >= live.net.at.lots) renew(live);
  const { board, arcs, net, tree } = live;
  const i = live.used.lots;
  board.lots[i] = lot;
  board.lotPlace[i] = live.places.get(lot.place)!;
  const out = { slot: growing(64), weight: growing(64) };
  board.lotKg[i] = lot.quantityKg;
  pushLot(board, arcs.near, arcs, i, new Int32Array(board.weeks), out, []);
  board.lotKg[i] = 0;
  board.lots.length = i;
  board.lotPlace.length = i;
  const kitchens = new Set<number>();
  for (let n = 0; n < out.slot.length; n++) {
    const slot = out.slot.data[n]!;
    if (out.weight.data[n]! + tree.price[net.at.slot + slot]! >= 0)
      kitchens.add(board.offerKitchen[arcs.slotOffer[slot]!]!);
  }
  return kitchens.size;
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
