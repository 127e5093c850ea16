import type { Cleared } from "./clear.ts";
import type { Way } from "./cuts.ts";
import { forPairs, seatSellers } from "./pairs.ts";
import type { Sellers } from "./pairs.ts";
import { bonusAt } from "./prices.ts";
import { wholeCut } from "./residual.ts";
import type { Residual } from "./residual.ts";

/** By lot, the cheapest first step and its cut, Infinity where there is none. */
type Best = {
  cutIdr: Float64Array;
  length: Float64Array;
  offer: Int32Array;
  week: Int32Array;
  enoughIdr: Float64Array;
  /** 1 where a slot that is not known yet may be better. */
  isOpen: Uint8Array;
};

/**
 * The cheapest ways of many lots that sell nothing, found offer by offer. For such a lot the basis holds the rest of
 * every way at length 0, so the way is its shortest first step (see `cheapestWay`). `lots` are positions on the board; they
 * have no bids of their own and nothing is forbidden to them. Writes into `ways` what it finds, `null` where there is
 * no way; a lot that hangs on slots not known yet is left out.
 */
export function firstSteps(
  cleared: Cleared,
  residual: Residual,
  lots: Int32Array,
  ways: Map<number, Way | null>,
): void {
  const { board, arcs, net, prices } = cleared;
  const best: Best = {
    cutIdr: new Float64Array(board.lots.length).fill(Infinity),
    length: new Float64Array(board.lots.length),
    offer: new Int32Array(board.lots.length),
    week: new Int32Array(board.lots.length),
    enoughIdr: new Float64Array(board.lots.length).fill(Infinity),
    isOpen: new Uint8Array(board.lots.length),
  };
  // Without a tree it is not known that the trades a lot has are ways.
  if (cleared.parent) for (const i of lots) best.enoughIdr[i] = leastOfRow(cleared, residual, i);
  const { flat } = arcs.near;
  const sellers = seatSellers(board, flat, lots, (i) => needOf(cleared, best, i));
  const extra = bestSlots(cleared);
  forPairs(
    board,
    flat,
    sellers,
    (j) => extra[j]!,
    (n, j, bidIdr, carriage) => tryPair(cleared, residual, best, sellers, n, j, bidIdr - carriage),
  );
  for (const i of lots) {
    if (best.isOpen[i] === 1) continue;
    const cutIdr = best.cutIdr[i]!;
    const offer = best.offer[i]!;
    const week = best.week[i]!;
    const slot = arcs.slotAt[offer * board.weeks + week]!;
    const slotValueIdr = -prices.value[net.at.slot + slot]!;
    ways.set(i, cutIdr < Infinity ? { cutIdr, offer, week, slotValueIdr } : null);
  }
}

/** The least cut over the trades that the lot has already. */
function leastOfRow({ net }: Cleared, residual: Residual, i: number): number {
  const { price, unit } = residual;
  let least = Infinity;
  for (let e = net.rowStart[i]!; e < net.rowStart[i + 1]!; e++)
    least = Math.min(least, price[i]! - price[net.head[e]!]! - net.weight[e]! * unit);
  return wholeCut(residual, least);
}

/** By offer, the greatest price of any of its slots. */
function bestSlots({ board, arcs, net, prices, isKnown }: Cleared): Float64Array {
  const best = new Float64Array(board.offers.length).fill(-Infinity);
  for (let s = 0; s < arcs.slotOffer.length; s++) {
    const j = arcs.slotOffer[s]!;
    // No price is above 0.
    best[j] = Math.max(best[j]!, isKnown?.[s] === 0 ? 0 : prices.value[net.at.slot + s]!);
  }
  return best;
}

/** What an offer must be worth for a cut no larger than the best so far. The second digit of lengths is below a half, and no bonus above that of the first week. */
function needOf({ board, prices }: Cleared, best: Best, i: number): number {
  const { askIdr, fromWeek } = board.lots[i]!;
  return prices.value[i]! + askIdr - bonusAt(board, i, fromWeek, 0) - Math.min(best.enoughIdr[i]!, best.cutIdr[i]!);
}

/** Weighs the weeks of a pair; of equal cuts the shorter step stays, then the first. */
function tryPair(
  cleared: Cleared,
  residual: Residual,
  best: Best,
  sellers: Sellers,
  n: number,
  j: number,
  netIdr: number,
): void {
  const { board, arcs, net } = cleared;
  const { price, unit } = residual;
  const i = sellers.at[n]!;
  const gain = netIdr - board.lots[i]!.askIdr;
  const shortIdr = Math.max(0, -gain);
  if (shortIdr > best.cutIdr[i]!) return;
  const end = sellers.toWeek[n]!;
  for (let t = sellers.fromWeek[n]!; t <= end; t++) {
    const slot = arcs.slotAt[j * board.weeks + t]!;
    if (slot < 0) continue;
    if (cleared.isKnown?.[slot] === 0) best.isOpen[i] = 1;
    const length = price[i]! - price[net.at.slot + slot]! - (gain + bonusAt(board, i, t, 0)) * unit;
    const whole = wholeCut(residual, length);
    const cutIdr = Math.max(shortIdr, whole);
    if (whole > best.enoughIdr[i]! || cutIdr > best.cutIdr[i]!) continue;
    if (cutIdr === best.cutIdr[i] && length >= best.length[i]!) continue;
    best.cutIdr[i] = cutIdr;
    best.length[i] = length;
    best.offer[i] = j;
    best.week[i] = t;
    sellers.needIdr[n] = needOf(cleared, best, i);
  }
}
