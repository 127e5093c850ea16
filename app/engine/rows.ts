import type { Board } from "./board.ts";
import { growing, push } from "./grow.ts";
import type { Growing } from "./grow.ts";
import type { Near } from "./near.ts";
import { forPairs, seatSellers } from "./pairs.ts";

/**
 * Lots and offers that may trade, in blocks of lots so that what belongs together is laid together: lot, offer and gain
 * one after the other; in a block, and so for each lot, in the order of offers.
 */
export type Pairs = Growing[];

/** Lots of a block, as a power of two: the rows of so many fit a near cache. */
const blockBits = 10;

/** Finds the pairs of these lots, positions on the board, whose price meets. */
export function findPairs(board: Board, { flat }: Near, lots: Int32Array): Pairs {
  const sellers = seatSellers(board, flat, lots, (i) => board.lots[i]!.askIdr);
  const { at, needIdr } = sellers;
  const pairs = Array.from({ length: (board.lots.length >> blockBits) + 1 }, () => growing(256));
  forPairs(
    board,
    flat,
    sellers,
    () => 0,
    (n, j, bidIdr, carriage) => {
      const gain = bidIdr - carriage - needIdr[n]!;
      if (gain >= 0) pushPair(pairs[at[n]! >> blockBits]!, at[n]!, j, gain);
    },
  );
  return pairs;
}

function pushPair(block: Growing, lot: number, offer: number, gain: number): void {
  push(block, lot);
  push(block, offer);
  push(block, gain);
}

/** Where each row begins: lots, then capped bids. */
export function countArcs(
  board: Board,
  { slotAt }: { slotAt: Int32Array },
  pairs: Pairs,
  specialStart: Map<number, number>,
  specialEnd: number,
  capped: { slot: Growing }[],
): Int32Array {
  const { weeks, lots } = board;
  const rowStart = new Int32Array(lots.length + capped.length + 1);
  const { fromWeek, toWeek } = windowsOf(board);
  for (const { data, length } of pairs)
    for (let p = 0; p < length; p += 3) {
      const i = data[p]!;
      const end = data[p + 1]! * weeks + toWeek[i]!;
      let count = 0;
      for (let s = data[p + 1]! * weeks + fromWeek[i]!; s <= end; s++) if (slotAt[s]! >= 0) count++;
      rowStart[i + 1]! += count;
    }
  const specials = [...specialStart];
  specials.forEach(([i, from], n) => {
    rowStart[i + 1] = (specials[n + 1]?.[1] ?? specialEnd) - from;
  });
  capped.forEach(({ slot }, b) => {
    rowStart[lots.length + b + 1] = slot.length;
  });
  for (let r = 0; r < lots.length + capped.length; r++) rowStart[r + 1]! += rowStart[r]!;
  return rowStart;
}

function windowsOf({ lots }: Board): { fromWeek: Int32Array; toWeek: Int32Array } {
  const windows = { fromWeek: new Int32Array(lots.length), toWeek: new Int32Array(lots.length) };
  for (let i = 0; i < lots.length; i++) {
    windows.fromWeek[i] = lots[i]!.fromWeek;
    windows.toWeek[i] = lots[i]!.toWeek;
  }
  return windows;
}

/** Where the arcs of `Arcs` lie. */
type Rows = Record<"slotAt" | "rowStart" | "slot" | "weight", Int32Array>;

/** Writes the arcs of all pairs into their lots' rows; they come in the order of offers, so the rows are in it too. */
export function layPairs(board: Board, { slotAt, rowStart, slot, weight }: Rows, pairs: Pairs): void {
  const { weeks, lots } = board;
  const fill = rowStart.slice(0, lots.length);
  const { fromWeek, toWeek } = windowsOf(board);
  for (const { data, length } of pairs)
    for (let p = 0; p < length; p += 3) {
      const i = data[p]!;
      const gain = data[p + 2]!;
      const end = data[p + 1]! * weeks + toWeek[i]!;
      let e = fill[i]!;
      for (let at = data[p + 1]! * weeks + fromWeek[i]!; at <= end; at++) {
        const s = slotAt[at]!;
        if (s < 0) continue;
        slot[e] = s;
        weight[e++] = gain;
      }
      fill[i] = e;
    }
}
