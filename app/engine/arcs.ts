import type { Board } from "./board.ts";
import { growing, push, taken } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { makeNear, offersNear } from "./near.ts";
import type { Near } from "./near.ts";
import type { Lot } from "./market.ts";
import { countArcs, findPairs, layPairs } from "./rows.ts";
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

export type CappedBid = { lot: number; offer: number; kg: number; slot: Growing; weight: Growing };

/** Finds every arc. Lots are looked up by commodity and grid, so the time is near-linear in lots + arcs. */
export function findArcs(board: Board): Arcs {
  const slots = findSlots(board);
  const near = makeNear(board);
  const pairs = findPairs(board, near, plainLots(board));
  const special = { slot: growing(), weight: growing() };
  const capped: CappedBid[] = [];
  const rows = board.lots.length;
  const specialStart = new Map<number, number>();
  const bonus = new Int32Array(board.weeks);
  for (let i = 0; i < rows; i++) {
    if (!isSpecial(board, i)) continue;
    specialStart.set(i, special.slot.length);
    if (board.lotKg[i]! > 0) pushLot(board, near, slots, i, bonus, special, capped);
  }
  const rowStart = countArcs(board, slots, pairs, specialStart, special.slot.length, capped);
  const arcs = rowStart[rows + capped.length]!;
  const out: Arcs = {
    ...slots,
    near,
    rowStart,
    slot: new Int32Array(arcs),
    weight: new Int32Array(arcs),
    bidLot: Int32Array.from(capped, (one) => one.lot),
    bidOffer: Int32Array.from(capped, (one) => one.offer),
    bidKg: Int32Array.from(capped, (one) => one.kg),
  };
  layPairs(board, out, pairs);
  addBonus(board, out);
  for (const [i, from] of specialStart) {
    const count = rowStart[i + 1]! - rowStart[i]!;
    out.slot.set(special.slot.data.subarray(from, from + count), rowStart[i]);
    out.weight.set(special.weight.data.subarray(from, from + count), rowStart[i]);
  }
  capped.forEach(({ slot, weight }, b) => {
    out.slot.set(taken(slot), rowStart[rows + b]);
    out.weight.set(taken(weight), rowStart[rows + b]);
  });
  return out;
}

/** A lot with bids of its own or offers that are forbidden to it: its pairs are looked at one by one. */
function isSpecial({ bids, forbidden }: Board, i: number): boolean {
  return bids.has(i) || forbidden.has(i);
}

function plainLots(board: Board): Int32Array {
  const plain = new Int32Array(board.lots.length);
  let count = 0;
  for (let i = 0; i < plain.length; i++) if (board.lotKg[i]! > 0 && !isSpecial(board, i)) plain[count++] = i;
  return plain.subarray(0, count);
}

/** What the policy adds to each kg, on top of the gains; lots with bids of their own have it already. */
function addBonus(board: Board, { rowStart, slot, slotWeek, weight }: Arcs): void {
  const { volumeBonusIdr, urgencyShare } = board.policy;
  if (volumeBonusIdr === 0 && urgencyShare === 0) return;
  const bonus = new Int32Array(board.weeks);
  for (let i = 0; i < board.lots.length; i++) {
    if (rowStart[i] === rowStart[i + 1] || isSpecial(board, i)) continue;
    fillBonus(board, i, bonus);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) weight[e]! += bonus[slotWeek[slot[e]!]!]!;
  }
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
