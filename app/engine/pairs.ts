import type { Board } from "./board.ts";
import { layCells, rangesAround } from "./cells.ts";
import type { Cells } from "./cells.ts";
import { reachOf } from "./near.ts";
import type { Flat } from "./near.ts";
import { distanceKm, flatKm, transportIdr } from "./trade.ts";

/**
 * Lots in the order of commodities and, within each, of the cells of a grid: those that an offer may reach lie in a few
 * ranges. Parallel lists; `at` is the lot's position on the board.
 */
export type Sellers = {
  at: Int32Array;
  x: Float64Array;
  y: Float64Array;
  fromWeek: Int32Array;
  toWeek: Int32Array;
  /** The least an offer must be worth to the lot, before transport beyond the fixed part, to be looked at. */
  needIdr: Float64Array;
  grids: Map<string, { first: number; cells: Cells }>;
};

/** Puts lots on their grids, `lots` being positions on the board. O(lots + offers). */
export function seatSellers(board: Board, flat: Flat, lots: Int32Array, needIdr: (lot: number) => number): Sellers {
  const listed = makeSellers(lots.length);
  const seated = makeSellers(lots.length);
  const reaches = reachByCommodity(board);
  const sizes = sizeByCommodity(board, lots);
  const fill = new Map<string, number>();
  let first = 0;
  for (const [commodity, size] of sizes) {
    fill.set(commodity, first);
    first += size;
  }
  for (const i of lots) {
    const { commodity, fromWeek, toWeek } = board.lots[i]!;
    const n = fill.get(commodity)!;
    fill.set(commodity, n + 1);
    const { x, y } = flat(board.lotPlace[i]!);
    listed.at[n] = i;
    listed.x[n] = x;
    listed.y[n] = y;
    listed.fromWeek[n] = fromWeek;
    listed.toWeek[n] = toWeek;
    listed.needIdr[n] = needIdr(i);
  }
  for (const [commodity, size] of sizes) {
    const end = fill.get(commodity)!;
    const from = end - size;
    // Small cells: an offer looks at little more than its circle, and a circle still has few rows.
    const cellKm = (reaches.get(commodity) ?? Infinity) / 4;
    const cells = layCells(listed.x.subarray(from, end), listed.y.subarray(from, end), cellKm);
    seated.grids.set(commodity, { first: from, cells });
    for (let k = 0; k < size; k++) seat(listed, from + cells.order[k]!, seated, from + k);
  }
  return seated;
}

function makeSellers(count: number): Sellers {
  return {
    at: new Int32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    fromWeek: new Int32Array(count),
    toWeek: new Int32Array(count),
    needIdr: new Float64Array(count),
    grids: new Map(),
  };
}

function seat(from: Sellers, n: number, to: Sellers, k: number): void {
  to.at[k] = from.at[n]!;
  to.x[k] = from.x[n]!;
  to.y[k] = from.y[n]!;
  to.fromWeek[k] = from.fromWeek[n]!;
  to.toWeek[k] = from.toWeek[n]!;
  to.needIdr[k] = from.needIdr[n]!;
}

function sizeByCommodity(board: Board, lots: Int32Array): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const i of lots) {
    const { commodity } = board.lots[i]!;
    sizes.set(commodity, (sizes.get(commodity) ?? 0) + 1);
  }
  return sizes;
}

/** By commodity, the farthest straight line of any offer that accepts it. */
function reachByCommodity(board: Board): Map<string, number> {
  const { detour } = board.market.transport;
  const reaches = new Map<string, number>();
  for (const { accepts, maxKm } of board.offers)
    for (const { commodity } of accepts)
      reaches.set(commodity, Math.max(reaches.get(commodity) ?? 0, reachOf(maxKm, detour)));
  return reaches;
}

/** Hears of a pair: place n among the sellers, position of the offer, what it bids, transport per kg. */
export type Visit = (n: number, offer: number, bidIdr: number, carriage: number) => void;

/**
 * Goes through the pairs of sellers and offers that are in reach and share a week, offer by offer in their order.
 * `extraIdr(offer)` is what a kg there is worth on top of the bid; a seller whose `needIdr` is above bid less the fixed
 * part of transport plus that is passed over, and so is an offer for which it is −Infinity. `visit` may raise `needIdr` as it goes.
 */
export function forPairs(
  board: Board,
  flat: Flat,
  sellers: Sellers,
  extraIdr: (offer: number) => number,
  visit: Visit,
): void {
  const { transport } = board.market;
  const leastIdr = Math.floor(transport.fixedIdrPerKg);
  for (let j = 0; j < board.offers.length; j++) {
    const offer = board.offers[j]!;
    const place = board.kitchenPlace[board.offerKitchen[j]!]!;
    const { x, y } = flat(place);
    const extra = extraIdr(j);
    if (extra === -Infinity) continue;
    const reach = reachOf(offer.maxKm, transport.detour);
    for (const { commodity, bidIdr } of offer.accepts) {
      const grid = sellers.grids.get(commodity);
      if (!grid) continue;
      const { ranges } = grid.cells;
      const count = rangesAround(grid.cells, x, y, reach);
      const seen: Look = {
        board,
        sellers,
        visit,
        j,
        bidIdr,
        x,
        y,
        reach2: reach * reach,
        top: bidIdr - leastIdr + extra,
      };
      for (let k = 0; k < count; k += 2) lookAt(seen, grid.first + ranges[k]!, grid.first + ranges[k + 1]!);
    }
  }
}

type Look = {
  board: Board;
  sellers: Sellers;
  visit: Visit;
  j: number;
  bidIdr: number;
  x: number;
  y: number;
  reach2: number;
  top: number;
};

function lookAt({ board, sellers, visit, j, bidIdr, x, y, reach2, top }: Look, from: number, end: number): void {
  const { needIdr, fromWeek, toWeek, x: xs, y: ys } = sellers;
  const { transport } = board.market;
  const { detour } = transport;
  const { fromWeek: opens, toWeek: closes, maxKm } = board.offers[j]!;
  const kitchen = board.kitchenPlace[board.offerKitchen[j]!]!;
  const isFlat = "xKm" in kitchen;
  for (let n = from; n < end; n++) {
    const dx = xs[n]! - x;
    const dy = ys[n]! - y;
    if (dx * dx + dy * dy > reach2 || needIdr[n]! > top || fromWeek[n]! > closes || toWeek[n]! < opens) continue;
    const km = isFlat ? flatKm(dx, dy) * detour : distanceKm(board.lotPlace[sellers.at[n]!]!, kitchen, detour);
    if (km <= maxKm) visit(n, j, bidIdr, transportIdr(transport, km));
  }
}
