import type { Board } from "./board.ts";
import type { Sold } from "./clear.ts";
import type { Sides } from "./side-rules.ts";

/** Pairs (lot × offers + offer) and slots (offer × weeks + week) shut so far, and the kg already set in whole steps. */
export type Shut = { pairs: Set<number>; slots: Set<number>; set: Sold[]; isSet: Uint8Array };

type Broken = { share: number; shut: () => void };

/** Whether a plan keeps every constraint but whole steps. */
export function isWhole(board: Board, sides: Sides, sold: Sold[]): boolean {
  const shut: Shut = { pairs: new Set(), slots: new Set(), set: [], isSet: new Uint8Array(0) };
  return brokenKinds(board, sides, shut, sold).every((broken) => broken.length === 0);
}

/** What breaks each kind of constraint. */
function brokenKinds(board: Board, sides: Sides, shut: Shut, sold: Sold[]): Broken[][] {
  return [
    shortPairs(board, sides, shut, sold),
    crowdedOffers(board, sides, shut, sold),
    shortSlots(board, sides, shut, sold),
  ];
}

/** Shuts one in `part` of what breaks each constraint, worst first. False when nothing breaks. */
export function shutWorst(board: Board, sides: Sides, shut: Shut, sold: Sold[], part: number): boolean {
  const kinds = brokenKinds(board, sides, shut, sold);
  for (const broken of kinds) {
    broken.sort((a, b) => a.share - b.share);
    broken.slice(0, Math.ceil(broken.length / part)).forEach((one) => one.shut());
  }
  return kinds.some((broken) => broken.length > 0);
}

function shutPair(board: Board, shut: Shut, lot: number, offer: number): void {
  shut.pairs.add(lot * board.offers.length + offer);
  shut.set = shut.set.filter((row) => row.lot !== lot || row.offer !== offer);
}

/** Kilograms by key, with what is fixed apart. */
function tally(board: Board, sold: Sold[], key: (row: Sold) => number): Map<number, { kg: number; fixed: number }> {
  const sums = new Map<number, { kg: number; fixed: number }>();
  const count = (row: Sold, fixed: boolean) => {
    const sum = sums.get(key(row)) ?? { kg: 0, fixed: 0 };
    sum.kg += row.kg;
    if (fixed) sum.fixed += row.kg;
    sums.set(key(row), sum);
  };
  sold.forEach((row) => count(row, false));
  board.fixed.forEach((row) => count(row, true));
  return sums;
}

function shortPairs(board: Board, sides: Sides, shut: Shut, sold: Sold[]): Broken[] {
  const broken: Broken[] = [];
  for (const [pair, { kg, fixed }] of tally(board, sold, (row) => row.lot * board.offers.length + row.offer)) {
    const lot = Math.floor(pair / board.offers.length);
    const least = sides.minSaleKg[lot]!;
    if (kg > fixed && kg < least)
      broken.push({ share: kg / least, shut: () => shutPair(board, shut, lot, pair % board.offers.length) });
  }
  return broken;
}

function shortSlots(board: Board, sides: Sides, shut: Shut, sold: Sold[]): Broken[] {
  const broken: Broken[] = [];
  for (const [slot, { kg, fixed }] of tally(board, sold, (row) => row.offer * board.weeks + row.week)) {
    const offer = Math.floor(slot / board.weeks);
    const least = sides.minBatchKg[offer]!;
    if (kg <= fixed || kg >= least) continue;
    const shutSlot = () => {
      shut.slots.add(slot);
      shut.set = shut.set.filter((row) => row.offer !== offer || row.week !== slot % board.weeks);
    };
    broken.push({ share: kg / least, shut: shutSlot });
  }
  return broken;
}

/** In every offer with too many groups, those beyond the limit that bring the fewest kg; never a fixed one. */
function crowdedOffers(board: Board, sides: Sides, shut: Shut, sold: Sold[]): Broken[] {
  const broken: Broken[] = [];
  const groups = board.groups.length;
  const byOffer = new Map<number, { group: number; kg: number; fixed: number }[]>();
  for (const [key, sum] of tally(board, sold, (row) => row.offer * groups + board.lotGroup[row.lot]!)) {
    const offer = Math.floor(key / groups);
    byOffer.set(offer, [...(byOffer.get(offer) ?? []), { group: key % groups, ...sum }]);
  }
  for (const [offer, list] of byOffer) {
    const over = list.length - sides.maxSuppliers[offer]!;
    if (over <= 0) continue;
    const smallest = list.filter(({ fixed }) => fixed === 0).sort((a, b) => a.kg - b.kg || b.group - a.group);
    for (const { group, kg } of smallest.slice(0, over))
      broken.push({ share: kg, shut: () => shutGroup(board, shut, group, offer, sold) });
  }
  return broken;
}

function shutGroup(board: Board, shut: Shut, group: number, offer: number, sold: Sold[]): void {
  for (const row of sold)
    if (row.offer === offer && board.lotGroup[row.lot] === group) shutPair(board, shut, row.lot, offer);
}
