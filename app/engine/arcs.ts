import type { Board } from "./board.ts";
import { growing, push, taken } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { makeNear, offersNear } from "./near.ts";
import type { Near } from "./near.ts";
import type { Lot } from "./market.ts";
import { urgencyIdr } from "./trade.ts";

/**
 * Who may trade with whom and when, and what a kilogram of it is worth.
 *   slot          an offer in a week in which both the offer and its kitchen have kg left
 *   row           a lot; behind the lots, a bid that caps what one lot and one offer trade over all weeks
 *   arcs of row r `slot[e]`, `weight[e]` for rowStart[r] ≤ e < rowStart[r + 1], ordered by offer, then week
 */
export type Arcs = Slots & {
  near: Near;
  rowStart: Int32Array;
  slot: Int32Array;
  weight: Int32Array;
  bidLot: Int32Array;
  bidOffer: Int32Array;
  bidKg: Int32Array;
};

export type Slots = {
  slotOffer: Int32Array;
  slotWeek: Int32Array;
  /** Slot of offer × week, or −1. */
  slotAt: Int32Array;
};

type CappedBid = { lot: number; offer: number; kg: number; slot: Growing; weight: Growing };

/** Finds every arc. Offers are looked up by commodity and grid, so the time is near-linear in lots + arcs. */
export function findArcs(board: Board): Arcs {
  const slots = findSlots(board);
  const near = makeNear(board);
  const out = { slot: growing(), weight: growing() };
  const rowStart = growing();
  const capped: CappedBid[] = [];
  const bonus = new Int32Array(board.weeks);
  for (let i = 0; i < board.lots.length; i++) {
    push(rowStart, out.slot.length);
    if (board.lotKg[i]! > 0) pushLot(board, near, slots, i, bonus, out, capped);
  }
  for (const { slot, weight } of capped) {
    push(rowStart, out.slot.length);
    taken(slot).forEach((one) => push(out.slot, one));
    taken(weight).forEach((one) => push(out.weight, one));
  }
  push(rowStart, out.slot.length);
  return {
    ...slots,
    near,
    rowStart: taken(rowStart),
    slot: taken(out.slot),
    weight: taken(out.weight),
    bidLot: Int32Array.from(capped, (one) => one.lot),
    bidOffer: Int32Array.from(capped, (one) => one.offer),
    bidKg: Int32Array.from(capped, (one) => one.kg),
  };
}

function findSlots(board: Board): Slots {
  const slotAt = new Int32Array(board.offers.length * board.weeks).fill(-1);
  const slotOffer = growing();
  const slotWeek = growing();
  for (let j = 0; j < board.offers.length; j++)
    for (let t = 0; t < board.weeks; t++) {
      if (board.offerKg[j * board.weeks + t] === 0) continue;
      if (board.kitchenKg[board.offerKitchen[j]! * board.weeks + t] === 0) continue;
      slotAt[j * board.weeks + t] = slotOffer.length;
      push(slotOffer, j);
      push(slotWeek, t);
    }
  return { slotOffer: taken(slotOffer), slotWeek: taken(slotWeek), slotAt };
}

/** Fills `bonus[t]` with what the policy adds to a kg of the lot in each week of its window. */
export function fillBonus(board: Board, i: number, bonus: Int32Array): void {
  const lot = board.lots[i]!;
  const base = board.basePriceIdr.get(lot.commodity)!;
  const { volumeBonusIdr, urgencyShare } = board.policy;
  for (let t = lot.fromWeek; t <= lot.toWeek; t++) bonus[t] = volumeBonusIdr + urgencyIdr(urgencyShare, base, lot, t);
}

/** Finds the arcs of lot i; those of capped bids apart. */
export function pushLot(
  board: Board,
  near: Near,
  slots: Slots,
  i: number,
  bonus: Int32Array,
  out: { slot: Growing; weight: Growing },
  capped: CappedBid[],
): void {
  const lot = board.lots[i]!;
  fillBonus(board, i, bonus);
  const bids = board.bids.get(i);
  const forbidden = board.forbidden.get(i);
  // A bid of its own may meet an ask that the offer's price does not.
  const want = bids ? { fromWeek: lot.fromWeek, toWeek: lot.toWeek, askIdr: -Infinity } : lot;
  const found = offersNear(near, board.lotPlace[i]!, lot.commodity, want);
  for (let k = 0; k < found.count; k++) {
    const j = found.offer[k]!;
    const bid = bids?.get(j);
    const gain = (bid ? bid.bidIdr : found.bidIdr[k]!) - found.transportIdr[k]! - lot.askIdr;
    if (gain < 0 || forbidden?.has(j)) continue;
    const first = j * board.weeks;
    const kg = bid ? bid.maxKg - fixedKg(board, i, j) : Infinity;
    if (kg >= board.lotKg[i]!) pushWeeks(slots, lot, first, gain, bonus, out);
    else if (kg > 0) {
      const row: CappedBid = { lot: i, offer: j, kg, slot: growing(8), weight: growing(8) };
      pushWeeks(slots, lot, first, gain, bonus, row);
      if (row.slot.length > 0) capped.push(row);
    }
  }
}

/** One arc for each week of the lot in which the offer has a slot; `first` is the offer's week 0. */
function pushWeeks(
  { slotAt }: Slots,
  { fromWeek, toWeek }: Lot,
  first: number,
  gain: number,
  bonus: Int32Array,
  out: { slot: Growing; weight: Growing },
): void {
  for (let t = fromWeek; t <= toWeek; t++) {
    const slot = slotAt[first + t]!;
    if (slot < 0) continue;
    push(out.slot, slot);
    push(out.weight, gain + bonus[t]!);
  }
}

/** Kilograms that `fixed` books for a lot and an offer over all weeks. */
export function fixedKg(board: Board, lot: number, offer: number): number {
  let kg = 0;
  for (const row of board.fixed) if (row.lot === lot && row.offer === offer) kg += row.kg;
  return kg;
}
