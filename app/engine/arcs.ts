import type { Board } from "./board.ts";
import { makeNear, offersNear } from "./near.ts";
import { transportIdr, urgencyIdr } from "./trade.ts";

/**
 * Who may trade with whom and when, and what a kilogram of it is worth.
 *   slot          an offer in a week in which offer and kitchen have kg left
 *   row           a lot, or behind the lots a bid that caps what one lot and one offer trade over all weeks
 *   arcs of row r `slot[e]`, `weight[e]` for rowStart[r] ≤ e < rowStart[r + 1]; ordered by offer, then week
 */
export type Arcs = {
  slotOffer: Int32Array;
  slotWeek: Int32Array;
  /** Slot of offer × week, or −1. */
  slotAt: Int32Array;
  rowStart: Int32Array;
  slot: Int32Array;
  weight: Int32Array;
  bidLot: Int32Array;
  bidOffer: Int32Array;
  bidKg: Int32Array;
};

/** Finds every arc. Time is near-linear in lots + arcs: offers are looked up by commodity and grid. */
export function findArcs(board: Board): Arcs {
  const { slotOffer, slotWeek, slotAt } = findSlots(board);
  const near = makeNear(board);
  const out = { slot: new Grow(), weight: new Grow() };
  const rowStart = new Grow();
  const capped: { lot: number; offer: number; kg: number; slots: number[]; weights: number[] }[] = [];
  const price = new Int32Array(board.weeks);
  const { volumeBonusIdr, urgencyShare } = board.policy;
  for (let i = 0; i < board.lots.length; i++) {
    const lot = board.lots[i]!;
    rowStart.push(out.slot.length);
    if (board.lotKg[i] === 0) continue;
    const base = board.basePriceIdr.get(lot.commodity)!;
    for (let t = lot.fromWeek; t <= lot.toWeek; t++) price[t] = volumeBonusIdr + urgencyIdr(urgencyShare, base, lot, t);
    const found = offersNear(near, board.lotPlace[i]!, lot.commodity);
    const bids = board.bids.get(i);
    const forbidden = board.forbidden.get(i);
    for (let k = 0; k < found.offer.length; k++) {
      const j = found.offer[k]!;
      const bid = bids?.get(j);
      const gain = (bid ? bid.bidIdr : found.bidIdr[k]!) - found.transportIdr[k]! - lot.askIdr;
      if (gain < 0 || forbidden?.has(j)) continue;
      const leftKg = bid ? Math.max(0, bid.maxKg - fixedKg(board, i, j)) : Infinity;
      const isCapped = leftKg < board.lotKg[i]!;
      const into = isCapped ? { slot: new Array<number>(), weight: new Array<number>() } : out;
      const offer = board.offers[j]!;
      const to = Math.min(lot.toWeek, offer.toWeek);
      for (let t = Math.max(lot.fromWeek, offer.fromWeek); t <= to; t++) {
        const slot = slotAt[j * board.weeks + t]!;
        if (slot < 0) continue;
        into.slot.push(slot);
        into.weight.push(gain + price[t]!);
      }
      if (isCapped && leftKg > 0 && into.slot.length > 0)
        capped.push({ lot: i, offer: j, kg: leftKg, slots: into.slot as number[], weights: into.weight as number[] });
    }
  }
  for (const { slots, weights } of capped) {
    rowStart.push(out.slot.length);
    slots.forEach((slot, n) => {
      out.slot.push(slot);
      out.weight.push(weights[n]!);
    });
  }
  rowStart.push(out.slot.length);
  return {
    slotOffer,
    slotWeek,
    slotAt,
    rowStart: rowStart.take(),
    slot: out.slot.take(),
    weight: out.weight.take(),
    bidLot: Int32Array.from(capped, (one) => one.lot),
    bidOffer: Int32Array.from(capped, (one) => one.offer),
    bidKg: Int32Array.from(capped, (one) => one.kg),
  };
}
