import { fillBonus, pushLot } from "./arcs.ts";
import { growing } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { grown } from "./live-lay.ts";
import type { LiveMarket } from "./live-lay.ts";
import type { Bid, Lot, Offer } from "./market.ts";
import { makeNear } from "./near.ts";
import { enlistArc, gone } from "./stream.ts";
import { distanceKm, transportIdr } from "./trade.ts";
import { bringIn, carryOff } from "./ways.ts";

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
  used.lots++;
  live.nodeOf.set(lot.id, i);
  price[i] = 0;
  net.rowStart[i] = used.arcs;
  for (let n = 0; n < row.slot.length; n++) {
    const e = layArc(live, i, net.at.slot + row.slot.data[n]!, row.weight.data[n]!);
    price[i] = Math.max(price[i]!, net.weight[e]! + price[net.head[e]!]!);
  }
  net.rowStart[i + 1] = used.arcs;
  carryOff(stream, i, lot.quantityKg);
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
export function unplugLot({ stream, board, nodeOf }: LiveMarket, id: string): void {
  const { net, flow, price } = stream;
  const i = nodeOf.get(id)!;
  const unsold = net.at.unsoldArc + i;
  const soldKg = board.lotKg[i]! - flow[unsold]!;
  flow[unsold] = 0;
  board.lotKg[i] = 0;
  nodeOf.delete(id);
  bringIn(stream, i, soldKg);
  price[i] = gone;
}

/** Changes what a kitchen takes. False when a week opens for which the network has no slots. */
export function changeWeeks(live: LiveMarket, kitchen: number, capacityKg: number[]): boolean {
  const { board, arcs, stream } = live;
  const { weeks } = board;
  const lacksSlot = (j: number, t: number) =>
    board.offerKitchen[j] === kitchen && board.offerKg[j * weeks + t]! > 0 && arcs.slotAt[j * weeks + t]! < 0;
  const isNew = (t: number) => capacityKg[t]! > 0 && board.offers.some((_, j) => lacksSlot(j, t));
  if (capacityKg.some((_, t) => isNew(t))) return false;
  const { net, flow, price } = stream;
  capacityKg.forEach((kg, t) => {
    const k = kitchen * weeks + t;
    const e = net.at.weekArc + k;
    const node = net.at.week + k;
    board.kitchenKg[k] = kg;
    net.kg[e] = kg;
    const more = kg - flow[e]!;
    if (more === 0 || (more > 0 && price[node]! >= 0)) return;
    flow[e] = kg;
    if (more > 0) bringIn(stream, node, more);
    else carryOff(stream, node, -more);
  });
  return true;
}

/** Gives an offer its slots and arcs and fills them as far as it pays. False when there is no room left. */
export function plugOffer(live: LiveMarket, offer: Offer): boolean {
  const { board, arcs, stream, used } = live;
  const { weeks } = board;
  const j = board.offers.length;
  const kitchen = board.kitchens.findIndex(({ id }) => id === offer.kitchen);
  const open: number[] = [];
  for (let t = offer.fromWeek; t <= offer.toWeek; t++)
    if (offer.capacityKg[t]! > 0 && board.kitchenKg[kitchen * weeks + t]! > 0) open.push(t);
  const arcsOf = tradesOf(live, offer, kitchen, open);
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
  const { net, price, flow, outFirst, outNext } = stream;
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
  for (const { lot, week: at, weight } of trades) {
    if (at !== t) continue;
    const trade = layArc(live, lot, node, weight);
    outNext[trade] = outFirst[lot]!;
    outFirst[lot] = trade;
    price[node] = Math.min(price[node]!, price[lot]! - weight);
  }
  if (price[node] === price[week]) return;
  // No more than the week takes, or there would be nowhere to carry it.
  const most = Math.min(kg, net.kg[net.at.weekArc + week - net.at.week]!);
  net.kg[e] = most;
  flow[e] = most;
  carryOff(stream, week, most);
  bringIn(stream, node, most);
  net.kg[e] = kg;
  // Where the slot fills the whole week, the week is what is scarce.
  if (flow[e] === most && most < kg) price[week] = Math.min(price[week]!, price[node]!);
}
