import { bestPurchase } from "./purchase.ts";
import type { Relaxed } from "./relax.ts";

/** Share of the prices that offers heed, from one round of buying to the next. */
const heeds = [1, 0.8, 0.6];

/** Branchings of a purchase: a better one matters little here. */
const mostNodes = 20;

/**
 * Lets the offers buy one after the other what the others have left, each the best it can at a share of today's prices:
 * first as if every kg had other takers, then dearer for kg that nobody took. What is bought so keeps every side
 * constraint. Returns who buys from whom, by group × offers + offer; nothing when it is
 * late before all have had their turn. Leaves the purchases as they were.
 */
export function holdTender(relaxed: Relaxed, isLate: () => boolean): Set<number> | null {
  const { board, stalls } = relaxed;
  const leftKg = { lot: Float64Array.from(board.lotKg), kitchen: Float64Array.from(board.kitchenKg) };
  const whole = stalls.map(({ sheet }) => ({ roomKg: sheet.roomKg.slice(), capKg: sheet.capKg.slice() }));
  const bought = stalls.map(({ sheet }) => new Float64Array(sheet.rows * sheet.weeks));
  let turns = 0;
  for (const heed of heeds)
    for (let s = 0; s < stalls.length && !isLate(); s++, turns++) {
      book(relaxed, leftKg, s, bought[s]!, 1);
      offerLeft(relaxed, leftKg, s, whole[s]!, heed);
      bestPurchase(stalls[s]!.sheet, mostNodes);
      if (gainOf(relaxed, s, stalls[s]!.sheet.kg) >= gainOf(relaxed, s, bought[s]!))
        bought[s]!.set(stalls[s]!.sheet.kg);
      book(relaxed, leftKg, s, bought[s]!, -1);
    }
  const buys = turns < stalls.length ? null : new Set<number>();
  stalls.forEach(({ offer, lots, sheet }, s) => {
    sheet.roomKg.set(whole[s]!.roomKg);
    sheet.capKg.set(whole[s]!.capKg);
    bought[s]!.forEach((kg, c) => {
      if (kg > 0) buys?.add(board.lotGroup[lots[Math.floor(c / sheet.weeks)]!]! * board.offers.length + offer);
    });
  });
  return buys;
}

type Left = { lot: Float64Array; kitchen: Float64Array };

/** Takes a purchase out of what is left (`by` −1) or gives it back (1). */
function book({ board, stalls }: Relaxed, left: Left, s: number, kg: Float64Array, by: 1 | -1): void {
  const { offer, fromWeek, lots, sheet } = stalls[s]!;
  const kitchen = board.offerKitchen[offer]! * board.weeks + fromWeek;
  for (let n = 0; n < sheet.rows; n++)
    for (let t = 0; t < sheet.weeks; t++) {
      const sold = kg[n * sheet.weeks + t]!;
      left.lot[lots[n]!]! += by * sold;
      left.kitchen[kitchen + t]! += by * sold;
    }
}

/** Fills in a stall's purchase with what is left for it; what cannot reach a minimum is not on offer. */
function offerLeft(
  { board, stalls, idr }: Relaxed,
  left: Left,
  s: number,
  whole: { roomKg: Float64Array; capKg: Float64Array },
  heed: number,
): void {
  const { offer, fromWeek, lots, weight, sheet } = stalls[s]!;
  const { rows, weeks, capKg, batchKg, roomKg, leastKg, worth, startIdr } = sheet;
  const kitchen = board.offerKitchen[offer]! * board.weeks + fromWeek;
  const slot = board.lots.length + offer * board.weeks + fromWeek;
  const kitchenIdr = idr.subarray(board.lots.length + board.offers.length * board.weeks + kitchen);
  for (let t = 0; t < weeks; t++) {
    const kg = Math.min(whole.capKg[t]!, left.kitchen[kitchen + t]!);
    capKg[t] = kg < batchKg[t]! ? 0 : kg;
    startIdr[t] = Math.round(heed * idr[slot + t]!);
  }
  for (let n = 0; n < rows; n++) {
    const kg = Math.min(whole.roomKg[n]!, left.lot[lots[n]!]!);
    roomKg[n] = kg < leastKg[n]! ? 0 : kg;
    for (let t = 0, c = n * weeks; t < weeks; t++, c++)
      worth[c] =
        roomKg[n] === 0 || capKg[t] === 0
          ? -Infinity
          : weight[c]! - Math.round(heed * (idr[lots[n]!]! + kitchenIdr[t]!));
  }
}

/** What a purchase gains at the worth of its kg as they stand. */
function gainOf({ stalls }: Relaxed, s: number, kg: Float64Array): number {
  const { worth } = stalls[s]!.sheet;
  let gain = 0;
  for (let c = 0; c < kg.length; c++) if (kg[c]! > 0) gain += kg[c]! * worth[c]!;
  return gain;
}
