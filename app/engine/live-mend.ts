import { fillBonus, pushLot } from "./arcs.ts";
import { growing } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { grown } from "./live-lay.ts";
import type { LiveMarket } from "./live-lay.ts";
import type { Bid, Lot, Offer } from "./market.ts";
import { makeNear } from "./near.ts";
import { bringIn, carryOff, dropLot, hangLot, readyTree } from "./live-settle.ts";
import { enlistArc } from "./stream.ts";
import type { Stream } from "./stream.ts";
import { distanceKm, transportIdr } from "./trade.ts";

type Row = { slot: Growing; weight: Growing };

/** The trades a lot could make; `null` when a bid of its own caps one, which only a new network can hold. */
export function rowOf(live: LiveMarket, lot: Lot): Row | null {
  const { board, arcs, used, market } = live;
  const i = used.lots;
  board.lots[i] = lot;
  board.lotPlace[i] = live.places.get(lot.place)!;
  board.lotKg[i] = lot.quantityKg;
  const offerAt = (id: string) => board.offers.findIndex((offer) => offer.id === id);
  const bids = (market.bids ?? []).filter((bid) => bid.lot === lot.id);
  const forbidden = (market.forbidden ?? []).filter((pair) => pair.lot === lot.id);
  if (bids.length > 0) board.bids.set(i, new Map<number, Bid>(bids.map((bid) => [offerAt(bid.offer), bid])));
  if (forbidden.length > 0) board.forbidden.set(i, new Set(forbidden.map((pair) => offerAt(pair.offer))));
  const row: Row = { slot: growing(64), weight: growing(64) };
  const capped: Parameters<typeof pushLot>[6] = [];
  pushLot(board, arcs.near, arcs, i, new Int32Array(board.weeks), row, capped);
  return capped.length > 0 ? null : row;
}

/** Takes back what `rowOf` noted of a lot that does not stay. */
export function forgetRow({ board, used }: LiveMarket): void {
  const i = used.lots;
  board.lots.length = i;
  board.lotPlace.length = i;
  board.lotKg[i] = 0;
  board.bids.delete(i);
  board.forbidden.delete(i);
}

/** Gives the lot a node and carries its kg to where they are worth most. False when there is no room left. */
export function plugLot(live: LiveMarket, lot: Lot): boolean {
  const { stream, used, market } = live;
  const { net, price } = stream;
  const i = used.lots;
  if (i >= net.at.lots || market.fixed?.some((row) => row.lot === lot.id)) return false;
  const row = rowOf(live, lot);
  if (!row || used.arcs + row.slot.length > net.at.unsoldArc) {
    forgetRow(live);
    return false;
  }
  readyTree(stream);
  used.lots++;
  live.nodeOf.set(lot.id, i);
  let best = net.at.unsoldArc + i;
  price[i] = 0;
  net.rowStart[i] = used.arcs;
  for (let n = 0; n < row.slot.length; n++) {
    const e = layArc(live, i, net.at.slot + row.slot.data[n]!, row.weight.data[n]!);
    const worth = net.weight[e]! + price[net.head[e]!]!;
    if (worth <= price[i]!) continue;
    price[i] = worth;
    best = e;
  }
  net.rowStart[i + 1] = used.arcs;
  hangLot(stream, i, best, lot.quantityKg);
  return true;
}

function layArc({ stream, used }: LiveMarket, tail: number, head: number, weight: number): number {
  const { net } = stream;
  const e = used.arcs++;
  net.tail[e] = tail;
  net.head[e] = head;
  net.weight[e] = weight;
  enlistArc(stream, e);
  return e;
}

/** Takes a lot's kg out again: what it sold the lot now lacks, and the ways to it undo its trades. */
export function unplugLot(live: LiveMarket, id: string): void {
  const { stream, board, nodeOf, used } = live;
  const { net } = stream;
  const i = nodeOf.get(id)!;
  board.lotKg[i] = 0;
  nodeOf.delete(id);
  dropLot(stream, i);
  if (i === used.lots - 1 && net.rowStart[i]! >= stream.rowArc.length) freeRoom(live, i);
}

/** Gives the room of the lot that came last back, so that lots that are only asked about use none up. */
function freeRoom(live: LiveMarket, i: number): void {
  const { stream, used } = live;
  const { net, inFirst, inNext } = stream;
  while (used.arcs > net.rowStart[i]!) {
    used.arcs--;
    inFirst[net.head[used.arcs]!] = inNext[used.arcs]!;
    net.head[used.arcs] = 0;
  }
  used.lots = i;
  forgetRow(live);
}

/** Changes what a kitchen takes. False when a week opens for which the network has no slots. */
export function changeWeeks(live: LiveMarket, kitchen: number, capacityKg: number[]): boolean {
  const { board, arcs, stream } = live;
  const { weeks } = board;
  const lacksSlot = (j: number, t: number) =>
    board.offerKitchen[j] === kitchen && board.offerKg[j * weeks + t]! > 0 && arcs.slotAt[j * weeks + t]! < 0;
  const isNew = (t: number) => capacityKg[t]! > 0 && board.offers.some((_, j) => lacksSlot(j, t));
  if (capacityKg.some((_, t) => isNew(t))) return false;
  const { at } = stream.net;
  capacityKg.forEach((kg, t) => {
    const k = kitchen * weeks + t;
    board.kitchenKg[k] = kg;
    resize(live, at.weekArc + k, at.week + k, kg);
  });
  return true;
}

/** Changes what an offer takes. False when a week opens for which the network has no slot. */
export function changeOfferWeeks(live: LiveMarket, offer: number, capacityKg: number[]): boolean {
  const { board, arcs, stream } = live;
  const { fromWeek, toWeek } = board.offers[offer]!;
  const first = offer * board.weeks;
  const kitchen = board.offerKitchen[offer]! * board.weeks;
  const open = Array.from({ length: toWeek - fromWeek + 1 }, (_, n) => fromWeek + n);
  const isNew = (t: number) => capacityKg[t]! > 0 && board.kitchenKg[kitchen + t]! > 0 && arcs.slotAt[first + t]! < 0;
  if (open.some(isNew)) return false;
  const { at } = stream.net;
  for (const t of open) {
    const kg = capacityKg[t]!;
    const slot = arcs.slotAt[first + t]!;
    board.offerKg[first + t] = kg;
    if (slot >= 0) resize(live, at.slotArc + slot, at.slot + slot, kg);
  }
  return true;
}

/** Changes what the arc e out of `node` can carry: what no longer fits goes elsewhere, what now fits comes if it pays. */
function resize({ stream }: LiveMarket, e: number, node: number, kg: number): void {
  const { net, flow, price } = stream;
  const to = net.head[e]!;
  net.kg[e] = kg;
  if (flow[e]! > kg) {
    const less = flow[e]! - kg;
    flow[e] = kg;
    if (to !== net.at.sink) bringIn(stream, to, less);
    carryOff(stream, node, less);
  } else if (flow[e]! < kg && (price[node]! < price[to]! || (flow[e]! > 0 && !isInTree(stream, e))))
    stretch(stream, e, kg);
}

function isInTree({ net, tree }: Stream, e: number): boolean {
  return tree.arc[net.tail[e]!] === e || tree.arc[net.head[e]!] === e;
}

/**
 * Fills an arc that pays up to `kg` and mends both ends. No more than the week takes, or there would be nowhere to carry
 * it; where the slot fills the whole week, the week is what is scarce.
 */
function stretch(stream: Stream, e: number, kg: number): void {
  const { net, flow, price } = stream;
  const [from, to] = [net.tail[e]!, net.head[e]!];
  const most = to === net.at.sink ? kg : Math.min(kg, net.kg[net.at.weekArc + to - net.at.week]!);
  const more = most - flow[e]!;
  net.kg[e] = most;
  flow[e] = most;
  if (to !== net.at.sink) carryOff(stream, to, more);
  bringIn(stream, from, more);
  net.kg[e] = kg;
  if (flow[e] !== most || most === kg || isInTree(stream, e)) return;
  price[to] = Math.min(price[to]!, price[from]!);
  stream.tree.isStale = true;
}

/** Gives an offer its slots and arcs and fills them as far as it pays. False when there is no room left. */
export function plugOffer(live: LiveMarket, offer: Offer, apart: ReadonlySet<string>): boolean {
  const { board, arcs, stream, used } = live;
  const { weeks } = board;
  const j = board.offers.length;
  const kitchen = board.kitchens.findIndex(({ id }) => id === offer.kitchen);
  const open: number[] = [];
  for (let t = offer.fromWeek; t <= offer.toWeek; t++)
    if (offer.capacityKg[t]! > 0 && board.kitchenKg[kitchen * weeks + t]! > 0) open.push(t);
  const arcsOf = tradesOf(live, offer, kitchen, open).filter(({ lot }) => !apart.has(board.lots[lot]!.id));
  const { net } = stream;
  if (used.slots + open.length > net.at.week - net.at.slot || used.lots >= net.at.lots) return false;
  if (used.arcs + arcsOf.length > net.at.unsoldArc) return false;
  board.offers.push(offer);
  board.offerKitchen = grown(board.offerKitchen, j + 1);
  board.offerKitchen[j] = kitchen;
  board.offerKg = grown(board.offerKg, (j + 1) * weeks);
  arcs.slotAt = grown(arcs.slotAt, (j + 1) * weeks).fill(-1, j * weeks);
  for (let t = offer.fromWeek; t <= offer.toWeek; t++) board.offerKg[j * weeks + t] = offer.capacityKg[t]!;
  arcs.near = makeNear(board);
  for (const t of open) openSlot(live, j, t, arcsOf);
  // The arcs just laid are in lists of their lots; as a row they belong to a lot that nobody has.
  used.lots++;
  net.rowStart[used.lots] = used.arcs;
  return true;
}

type Trade = { lot: number; week: number; weight: number };

/** What the lots now in the market could sell to an offer in these weeks. */
function tradesOf({ board, nodeOf }: LiveMarket, offer: Offer, kitchen: number, open: number[]): Trade[] {
  const { transport } = board.market;
  const bids = new Map(offer.accepts.map(({ commodity, bidIdr }) => [commodity, bidIdr]));
  const bonus = new Int32Array(board.weeks);
  const trades: Trade[] = [];
  for (const i of nodeOf.values()) {
    const lot = board.lots[i]!;
    const bid = bids.get(lot.commodity);
    if (bid === undefined || board.lotKg[i] === 0) continue;
    const km = distanceKm(board.lotPlace[i]!, board.kitchenPlace[kitchen]!, transport.detour);
    const gain = bid - transportIdr(transport, km) - lot.askIdr;
    if (km > offer.maxKm || gain < 0) continue;
    fillBonus(board, i, bonus);
    for (const t of open)
      if (t >= lot.fromWeek && t <= lot.toWeek) trades.push({ lot: i, week: t, weight: gain + bonus[t]! });
  }
  return trades;
}

/**
 * A new slot starts at the greatest price that no lot would trade up to. Where that is below its kitchen's
 * week, the slot is worth filling: its way to the week starts full, and both ends are mended.
 */
function openSlot(live: LiveMarket, j: number, t: number, trades: Trade[]): void {
  const { board, arcs, stream, used } = live;
  const { net, price, outFirst, outNext } = stream;
  readyTree(stream);
  const s = used.slots++;
  const node = net.at.slot + s;
  const week = net.at.week + board.offerKitchen[j]! * board.weeks + t;
  const e = net.at.slotArc + s;
  const kg = board.offerKg[j * board.weeks + t]!;
  arcs.slotOffer[s] = j;
  arcs.slotWeek[s] = t;
  arcs.slotAt[j * board.weeks + t] = s;
  net.tail[e] = node;
  net.head[e] = week;
  net.kg[e] = kg;
  enlistArc(stream, e);
  price[node] = price[week]!;
  let best = e;
  for (const { lot, week: at, weight } of trades) {
    if (at !== t) continue;
    const trade = layArc(live, lot, node, weight);
    outNext[trade] = outFirst[lot]!;
    outFirst[lot] = trade;
    if (price[lot]! - weight >= price[node]!) continue;
    price[node] = price[lot]! - weight;
    best = trade;
  }
  stream.steps.hang(node, best === e ? week : net.tail[best]!, best);
  if (price[node]! < price[week]!) stretch(stream, e, kg);
}
