import { fixedKg } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import { groupKg } from "./board.ts";
import type { Board } from "./board.ts";
import type { Cleared } from "./clear.ts";
import { makePurchase } from "./purchase-sheet.ts";
import type { Purchase } from "./purchase-sheet.ts";
import { bestPurchase, pricedPurchase } from "./purchase.ts";
import type { Sides } from "./side-rules.ts";
import { tierKg } from "./trade.ts";

/** An offer's purchase, with the lot and group of its rows and the weight of each row and week. */
type Stall = {
  offer: number;
  fromWeek: number;
  lots: Int32Array;
  groups: number[];
  weight: Float64Array;
  sheet: Purchase;
};

/**
 * The market with lots and kitchens let go at a price, so that each offer buys for itself. What the offers gain at
 * these prices, with what lots, weeks and kitchens are worth, bounds every plan that keeps the side constraints.
 *   idr, leastIdr, capKg   by lot, then offer × week, then kitchen × week: price, least price, kg to be had
 */
export type Relaxed = {
  board: Board;
  stalls: Stall[];
  idr: Float64Array;
  leastIdr: Float64Array;
  capKg: Float64Array;
  /** What tiers cost at the prices of the flow. */
  constant: number;
  /** Branchings of one purchase at most. */
  mostNodes: number;
};

/** Trade arcs up to which purchases are solved to the end while prices are looked for. */
export const mostExact = 10_000;

/** Starts from the prices of the pure flow. */
export function relax(pure: Cleared, sides: Sides): Relaxed {
  const { board, arcs, net, prices } = pure;
  const { value } = prices;
  const lots = board.lots.length;
  const slots = board.offers.length * board.weeks;
  const size = lots + slots + board.kitchenKg.length;
  const stalls = stallsOf(board, arcs, sides);
  const relaxed: Relaxed = {
    board,
    stalls,
    idr: new Float64Array(size),
    leastIdr: new Float64Array(size),
    capKg: new Float64Array(size),
    constant: 0,
    mostNodes: arcs.slot.length <= mostExact ? 1000 : 100,
  };
  const { idr, leastIdr, capKg } = relaxed;
  const tiers = board.policy.fairnessTiersIdr;
  for (let i = 0; i < lots; i++) {
    if (tiers.length > 0) leastIdr[i] = value[net.at.group + board.lotGroup[i]!]!;
    idr[i] = Math.max(leastIdr[i]!, value[i]!);
    capKg[i] = board.lotKg[i]!;
  }
  if (tiers.length > 0)
    groupKg(board).forEach((kg, g) => {
      tiers.forEach((tier, r) => {
        relaxed.constant += tierKg(kg, r + 1, tiers.length) * Math.max(0, -value[net.at.group + g]! - tier);
      });
    });
  for (const { offer, fromWeek, sheet } of stalls)
    for (let t = 0; t < sheet.weeks; t++) capKg[lots + offer * board.weeks + fromWeek + t] = sheet.capKg[t]!;
  arcs.slotOffer.forEach((j, s) => {
    const week = arcs.slotWeek[s]!;
    const above = value[net.at.week + board.offerKitchen[j]! * board.weeks + week]!;
    idr[lots + j * board.weeks + week] = Math.max(0, above - value[net.at.slot + s]!);
  });
  board.kitchenKg.forEach((kg, k) => {
    capKg[lots + slots + k] = kg;
    idr[lots + slots + k] = Math.max(0, -value[net.at.week + k]!);
  });
  return relaxed;
}

type Row = { lot: number; capKg: number; arcs: number[] };

function stallsOf(board: Board, arcs: Arcs, sides: Sides): Stall[] {
  const rows: Row[][] = board.offers.map(() => []);
  const lots = board.lots.length;
  for (let r = 0; r < arcs.rowStart.length - 1; r++) {
    const lot = r < lots ? r : arcs.bidLot[r - lots]!;
    const capKg = r < lots ? board.lotKg[lot]! : arcs.bidKg[r - lots]!;
    for (let e = arcs.rowStart[r]!; e < arcs.rowStart[r + 1]!; e++) {
      const list = rows[arcs.slotOffer[arcs.slot[e]!]!]!;
      const last = list.at(-1);
      if (last?.lot === lot) last.arcs.push(e);
      else list.push({ lot, capKg, arcs: [e] });
    }
  }
  return rows.flatMap((list, j) => stallOf(board, arcs, sides, j, list));
}

/** One stall, or none where no row can reach its lot's minimum sale. */
function stallOf(board: Board, arcs: Arcs, sides: Sides, j: number, list: Row[]): Stall[] {
  const { fromWeek, toWeek } = board.offers[j]!;
  const weeks = toWeek - fromWeek + 1;
  const kitchen = board.offerKitchen[j]! * board.weeks;
  const fixed = board.fixed.filter(({ offer }) => offer === j);
  const batchKg = Array.from({ length: weeks }, (_, t) =>
    fixed.reduce((left, row) => left - (row.week === fromWeek + t ? row.kg : 0), sides.minBatchKg[j]!),
  );
  // A week that cannot hold its batch is shut.
  const capKg = batchKg.map((least, t) => {
    const kg = Math.min(board.offerKg[j * board.weeks + fromWeek + t]!, board.kitchenKg[kitchen + fromWeek + t]!);
    return kg < least ? 0 : kg;
  });
  const leastKg = (lot: number) => sides.minSaleKg[lot]! - (fixed.length > 0 ? fixedKg(board, lot, j) : 0);
  const weekOf = (e: number) => arcs.slotWeek[arcs.slot[e]!]! - fromWeek;
  const kept = list.filter((row) => {
    const reach = row.arcs.reduce((sum, e) => sum + capKg[weekOf(e)]!, 0);
    return reach > 0 && Math.min(row.capKg, reach) >= leastKg(row.lot);
  });
  if (kept.length === 0) return [];
  const sheet = makePurchase(kept.length, weeks);
  const groups = [...new Set(kept.map(({ lot }) => board.lotGroup[lot]!))];
  const bound = new Set(fixed.map(({ lot }) => board.lotGroup[lot]!));
  sheet.groups = groups.length;
  sheet.limit = Math.max(0, sides.maxSuppliers[j]! - bound.size);
  groups.forEach((g, n) => (sheet.isFree[n] = bound.has(g) ? 1 : 0));
  const weight = new Float64Array(kept.length * weeks).fill(-Infinity);
  kept.forEach((row, n) => {
    sheet.roomKg[n] = row.capKg;
    sheet.leastKg[n] = leastKg(row.lot);
    sheet.group[n] = groups.indexOf(board.lotGroup[row.lot]!);
    for (const e of row.arcs) if (capKg[weekOf(e)]! > 0) weight[n * weeks + weekOf(e)] = arcs.weight[e]!;
  });
  sheet.capKg.set(capKg);
  sheet.batchKg.set(batchKg);
  return [{ offer: j, fromWeek, lots: Int32Array.from(kept, ({ lot }) => lot), groups, weight, sheet }];
}

/**
 * How the prices are to move. `isExact`: each offer's purchase is solved to the end with its minimums, its weeks without
 * a price, so that those in `idr` are but where the search starts; else weeks have prices too and a purchase is a sum
 * over its groups.
 */
export type Descent = {
  isExact: boolean;
  target: number;
  /** Share of Polyak's step to begin with; falls by `fall` after `patience` rounds without a better bound. */
  theta: number;
  rounds: number;
  patience: number;
  fall: number;
  isLate: () => boolean;
  /** Hears each round's purchases. */
  onRound?: (round: number) => void;
};

/** Share of Polyak's step below which prices hardly move any more. */
const smallest = 0.01;

/** How much of the way of the round before is kept. */
const inertia = 0.4;

/**
 * Looks for the prices with the least bound: each round moves them along what nobody buys, as far as the gap to
 * `target`, the best plan known, allows (Polyak's step). Leaves the best prices in place, whole, and returns their bound.
 */
export function descend(relaxed: Relaxed, descent: Descent): number {
  const { idr, leastIdr } = relaxed;
  const from = relaxed.board.lots.length;
  const to = descent.isExact ? from + relaxed.board.offers.length * relaxed.board.weeks : from;
  const price = idr.slice();
  const best = idr.slice();
  const spareKg = new Float64Array(idr.length);
  const way = new Float64Array(idr.length);
  let bound = Infinity;
  let { theta } = descent;
  let since = 0;
  for (let round = 0; round < descent.rounds && !descent.isLate(); round++) {
    for (let v = 0; v < idr.length; v++)
      if (v < from || v >= to) idr[v] = Math.max(leastIdr[v]!, Math.round(price[v]!));
    const now = boundAt(relaxed, descent.isExact, spareKg);
    descent.onRound?.(round);
    since = now < bound - 1e-4 * Math.abs(bound) ? 0 : since + 1;
    if (now < bound) {
      bound = now;
      best.set(idr);
    }
    if (since >= descent.patience) {
      theta *= descent.fall;
      since = 0;
    }
    spareKg.fill(0, from, to);
    let norm = 0;
    for (let v = 0; v < idr.length; v++) {
      if (price[v]! <= leastIdr[v]! && spareKg[v]! > 0) spareKg[v] = 0;
      way[v] = inertia * way[v]! + (1 - inertia) * spareKg[v]!;
      norm += way[v]! ** 2;
    }
    // Where the bound meets the plan, both are the best there is.
    if ((bound <= descent.target && descent.isExact) || theta < smallest) break;
    const step = (theta * Math.max(1, now - descent.target)) / Math.max(1, norm);
    for (let v = 0; v < idr.length; v++) price[v] = Math.max(leastIdr[v]!, price[v]! - step * way[v]!);
  }
  idr.set(best);
  return bound;
}

/** The bound at today's prices; `spareKg` gets what nobody buys. */
function boundAt(relaxed: Relaxed, isExact: boolean, spareKg: Float64Array): number {
  const { board, stalls, idr, capKg, constant, mostNodes } = relaxed;
  const lots = board.lots.length;
  const kitchens = lots + board.offers.length * board.weeks;
  let bound = constant;
  for (let v = 0; v < idr.length; v++) if (!isExact || v < lots || v >= kitchens) bound += capKg[v]! * idr[v]!;
  spareKg.set(capKg);
  const weekIdr = new Float64Array(board.weeks);
  for (const { offer, fromWeek, lots: ids, weight, sheet } of stalls) {
    const { rows, weeks, worth, kg } = sheet;
    const slot = lots + offer * board.weeks + fromWeek;
    const kitchen = kitchens + board.offerKitchen[offer]! * board.weeks + fromWeek;
    for (let t = 0; t < weeks; t++) weekIdr[t] = (isExact ? 0 : idr[slot + t]!) + idr[kitchen + t]!;
    for (let n = 0; n < rows; n++) {
      const own = idr[ids[n]!]!;
      for (let t = 0, c = n * weeks; t < weeks; t++, c++) worth[c] = weight[c]! - own - weekIdr[t]!;
    }
    if (isExact) {
      sheet.startIdr.set(idr.subarray(slot, slot + weeks));
      bound += bestPurchase(sheet, mostNodes);
      idr.set(sheet.startIdr, slot);
    } else bound += pricedPurchase(sheet);
    for (let n = 0; n < rows; n++)
      for (let t = 0; t < weeks; t++) {
        const sold = kg[n * weeks + t]!;
        if (sold === 0) continue;
        spareKg[ids[n]!]! -= sold;
        spareKg[slot + t]! -= sold;
        spareKg[kitchen + t]! -= sold;
      }
  }
  return bound;
}
