import type { Board } from "./board.ts";
import type { Place } from "./market.ts";
import { distanceKm, transportIdr } from "./trade.ts";

/**
 * Finds the offers that accept a commodity near a place without looking at all of them: for each commodity
 * a grid with cells as wide as the largest radius, kept as one sorted list, so that nine cells are three ranges.
 * Answers are kept by place and commodity, since many lots share a village.
 */
export type Near = {
  board: Board;
  flat: Flat;
  grids: Map<string, Grid>;
  kept: Map<string, Map<Place, Found>>;
};

/** Offers in reach, parallel lists in the order of offers. */
export type Found = { offer: Int32Array; bidIdr: Int32Array; transportIdr: Int32Array };

/** Acceptors of a commodity by cell: parallel lists in the order of cells (row by row), then of offers. */
type Grid = {
  cellKm: number;
  columns: number;
  x0: number;
  y0: number;
  cell: Float64Array;
  offer: Int32Array;
  bidIdr: Int32Array;
  x: Float64Array;
  y: Float64Array;
  /** Square of the farthest straight line, with room for rounding. */
  reach2: Float64Array;
};

type Acceptor = { offer: number; bidIdr: number };

export function makeNear(board: Board): Near {
  const flat = flatten(board);
  const grids = new Map([...acceptorsOf(board)].map(([commodity, list]) => [commodity, makeGrid(board, flat, list)]));
  return { board, flat, grids, kept: new Map() };
}

/** By commodity, the offers that accept it, in the order of offers. */
export function acceptorsOf(board: Board): Map<string, Acceptor[]> {
  const lists = new Map<string, Acceptor[]>();
  board.offers.forEach(({ accepts }, offer) => {
    for (const { commodity, bidIdr } of accepts) {
      const list = lists.get(commodity) ?? [];
      list.push({ offer, bidIdr });
      lists.set(commodity, list);
    }
  });
  return lists;
}

/** Offers within their own radius of `place` that accept `commodity`, in the order of offers. */
export function offersNear(near: Near, place: Place, commodity: string): Found {
  const ofCommodity = near.kept.get(commodity) ?? new Map<Place, Found>();
  near.kept.set(commodity, ofCommodity);
  const kept = ofCommodity.get(place);
  if (kept) return kept;
  const found = search(near, place, commodity);
  ofCommodity.set(place, found);
  return found;
}

const nothing: Found = { offer: new Int32Array(0), bidIdr: new Int32Array(0), transportIdr: new Int32Array(0) };

function search({ board, flat, grids }: Near, place: Place, commodity: string): Found {
  const grid = grids.get(commodity);
  if (!grid) return nothing;
  const { transport } = board.market;
  const { x, y } = flat(place);
  const column = Math.floor((x - grid.x0) / grid.cellKm);
  const row = Math.floor((y - grid.y0) / grid.cellKm);
  if (column < -1 || column > grid.columns) return nothing;
  const hits: number[] = [];
  for (let r = Math.max(0, row - 1); r <= row + 1; r++) {
    const last = r * grid.columns + Math.min(column + 1, grid.columns - 1);
    const first = r * grid.columns + Math.max(column - 1, 0);
    for (let n = firstAtLeast(grid.cell, first); n < grid.cell.length && grid.cell[n]! <= last; n++) {
      const dx = x - grid.x[n]!;
      const dy = y - grid.y[n]!;
      if (dx * dx + dy * dy <= grid.reach2[n]!) hits.push(n);
    }
  }
  const kms = new Float64Array(hits.length);
  const near = hits
    .map((n, k) => {
      const j = grid.offer[n]!;
      kms[k] = distanceKm(place, board.kitchenPlace[board.offerKitchen[j]!]!, transport.detour);
      return k;
    })
    .filter((k) => kms[k]! <= board.offers[grid.offer[hits[k]!]!]!.maxKm)
    .sort((a, b) => grid.offer[hits[a]!]! - grid.offer[hits[b]!]!);
  return {
    offer: Int32Array.from(near, (k) => grid.offer[hits[k]!]!),
    bidIdr: Int32Array.from(near, (k) => grid.bidIdr[hits[k]!]!),
    transportIdr: Int32Array.from(near, (k) => transportIdr(transport, kms[k]!)),
  };
}

type Flat = (place: Place) => { x: number; y: number };

/**
 * A plane on which no two places are farther apart than on the ground. Degrees are laid flat at the latitude
 * farthest from the equator; the factors below 1 cover the bend of a great circle, and places
 * spread over more than a quarter of the globe, or near a pole, all fall in one column.
 */
function flatten(board: Board): Flat {
  const first = board.market.places[0];
  if (!first || "xKm" in first) return (place) => ("xKm" in place ? { x: place.xKm, y: place.yKm } : { x: 0, y: 0 });
  const kmPerDegree = (6371 * Math.PI) / 180;
  const squeeze = squeezeOf(board);
  return (place) =>
    "lat" in place ? { x: place.lon * kmPerDegree * squeeze, y: place.lat * kmPerDegree * 0.9 } : { x: 0, y: 0 };
}

function squeezeOf(board: Board): number {
  let farthest = 0;
  let west = 180;
  let east = -180;
  for (const place of board.market.places)
    if ("lat" in place) {
      farthest = Math.max(farthest, Math.abs(place.lat));
      west = Math.min(west, place.lon);
      east = Math.max(east, place.lon);
    }
  return east - west > 90 || farthest > 80 ? 0 : Math.cos((farthest * Math.PI) / 180) * 0.9;
}

function makeGrid(board: Board, flat: Flat, list: Acceptor[]): Grid {
  const { detour } = board.market.transport;
  const at = list.map(({ offer }) => flat(board.kitchenPlace[board.offerKitchen[offer]!]!));
  const reach = list.map(({ offer }) => (board.offers[offer]!.maxKm / detour) * 1.0001 + 0.001);
  const cellKm = reach.reduce((most, km) => Math.max(most, km), 0.001);
  const x0 = at.reduce((least, { x }) => Math.min(least, x), Infinity);
  const y0 = at.reduce((least, { y }) => Math.min(least, y), Infinity);
  const x1 = at.reduce((most, { x }) => Math.max(most, x), -Infinity);
  const columns = Math.floor((x1 - x0) / cellKm) + 1;
  const cellOf = ({ x, y }: { x: number; y: number }) =>
    Math.floor((y - y0) / cellKm) * columns + Math.floor((x - x0) / cellKm);
  const cells = at.map(cellOf);
  const order = list.map((_, n) => n).sort((a, b) => cells[a]! - cells[b]! || a - b);
  return {
    cellKm,
    columns,
    x0,
    y0,
    cell: Float64Array.from(order, (n) => cells[n]!),
    offer: Int32Array.from(order, (n) => list[n]!.offer),
    bidIdr: Int32Array.from(order, (n) => list[n]!.bidIdr),
    x: Float64Array.from(order, (n) => at[n]!.x),
    y: Float64Array.from(order, (n) => at[n]!.y),
    reach2: Float64Array.from(order, (n) => reach[n]! ** 2),
  };
}

function firstAtLeast(cells: Float64Array, cell: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle]! < cell) low = middle + 1;
    else high = middle;
  }
  return low;
}
