import type { Cleared } from "./clear.ts";
import type { Way } from "./cuts.ts";
import { forPairs, seatSellers } from "./pairs.ts";
import type { Sellers } from "./pairs.ts";
import { bonusAt } from "./prices.ts";
import { wholeCut } from "./residual.ts";
import type { Residual } from "./residual.ts";

/** By place among the sellers, the cheapest first step so far and its cut, Infinity where there is none. */
type Best = {
  sellers: Sellers;
  cutIdr: Float64Array;
  length: Float64Array;
  offer: Int32Array;
  week: Int32Array;
  /** No larger cut is of interest. */
  enoughIdr: Float64Array;
  askIdr: Float64Array;
  /** Both prices of the lot in one number, and the value alone. */
  price: Float64Array;
  valueIdr: Float64Array;
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
  const { flat } = arcs.near;
  const best = makeBest(
    cleared,
    residual,
    seatSellers(board, flat, lots, () => 0),
  );
  const { sellers } = best;
  for (let n = 0; n < lots.length; n++) sellers.needIdr[n] = needOf(cleared, best, n);
  const extra = bestSlots(cleared);
  forPairs(
    board,
    flat,
    sellers,
    (j) => extra[j]!,
    (n, j, bidIdr, carriage) => tryPair(cleared, residual, best, n, j, bidIdr - carriage),
  );
  for (let n = 0; n < lots.length; n++) {
    if (best.isOpen[n] === 1) continue;
    const cutIdr = best.cutIdr[n]!;
    const offer = best.offer[n]!;
    const week = best.week[n]!;
    const slot = arcs.slotAt[offer * board.weeks + week]!;
    const slotValueIdr = -prices.value[net.at.slot + slot]!;
    ways.set(sellers.at[n]!, cutIdr < Infinity ? { cutIdr, offer, week, slotValueIdr } : null);
  }
}

function makeBest(cleared: Cleared, residual: Residual, sellers: Sellers): Best {
  const count = sellers.at.length;
  const real = () => new Float64Array(count);
  const best: Best = {
    sellers,
    cutIdr: real().fill(Infinity),
    length: real(),
    offer: new Int32Array(count),
    week: new Int32Array(count),
    enoughIdr: real().fill(Infinity),
    askIdr: real(),
    price: real(),
    valueIdr: real(),
    isOpen: new Uint8Array(count),
  };
  for (let n = 0; n < count; n++) {
    const i = sellers.at[n]!;
    best.askIdr[n] = cleared.board.lots[i]!.askIdr;
    best.price[n] = residual.price[i]!;
    best.valueIdr[n] = cleared.prices.value[i]!;
    // Without a tree it is not known that the trades a lot has are ways.
    if (cleared.parent) best.enoughIdr[n] = leastOfRow(cleared, residual, i);
  }
  return best;
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

/**
 * What an offer must be worth to seller n for a cut no larger than the best so far. The second digit of lengths is below
 * a half, and no bonus above that of the first week.
 */
function needOf({ board }: Cleared, best: Best, n: number): number {
  const { at, fromWeek } = best.sellers;
  const bonus = bonusAt(board, at[n]!, fromWeek[n]!, 0);
  return best.valueIdr[n]! + best.askIdr[n]! - bonus - Math.min(best.enoughIdr[n]!, best.cutIdr[n]!);
}

/** Weighs the weeks of a pair; of equal cuts the shorter step stays, then the first. `netIdr` is the bid less transport. */
function tryPair(cleared: Cleared, residual: Residual, best: Best, n: number, j: number, netIdr: number): void {
  const { board, arcs, net, isKnown } = cleared;
  const { price, unit } = residual;
  const { at, fromWeek, toWeek, needIdr } = best.sellers;
  const { volumeBonusIdr, urgencyShare } = board.policy;
  const gain = netIdr - best.askIdr[n]!;
  const shortIdr = Math.max(0, -gain);
  if (shortIdr > best.cutIdr[n]!) return;
  const end = toWeek[n]!;
  for (let t = fromWeek[n]!; t <= end; t++) {
    const slot = arcs.slotAt[j * board.weeks + t]!;
    if (slot < 0) continue;
    if (isKnown?.[slot] === 0) best.isOpen[n] = 1;
    const bonus = urgencyShare === 0 ? volumeBonusIdr : bonusAt(board, at[n]!, t, 0);
    const length = best.price[n]! - price[net.at.slot + slot]! - (gain + bonus) * unit;
    const whole = wholeCut(residual, length);
    const cutIdr = Math.max(shortIdr, whole);
    if (whole > best.enoughIdr[n]! || cutIdr > best.cutIdr[n]!) continue;
    if (cutIdr === best.cutIdr[n] && length >= best.length[n]!) continue;
    best.cutIdr[n] = cutIdr;
    best.length[n] = length;
    best.offer[n] = j;
    best.week[n] = t;
    needIdr[n] = needOf(cleared, best, n);
  }
}
