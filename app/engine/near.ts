import type { Board } from "./board.ts";
import type { Place } from "./market.ts";
import { distanceKm, flatKm, transportIdr } from "./trade.ts";

/**
 * Finds the offers that accept a commodity near a place without looking at all of them: for each commodity
 * a grid with cells as wide as the largest radius, kept as one sorted list, so that nine cells are three ranges.
 * What is found lies in lists of its own that the next search overwrites, so a search makes no garbage.
 */
export type Near = {
  board: Board;
  flat: Flat;
  isFlat: boolean;
  grids: Map<string, Grid>;
  found: Found;
};

/** `count` offers in reach, parallel lists in the order of offers; good until the next search. */
export type Found = { count: number; offer: Int32Array; bidIdr: Int32Array; transportIdr: Int32Array };

/** Narrows a search: offers open in one of these weeks that leave at least `askIdr` after transport. */
export type Want = { fromWeek: number; toWeek: number; askIdr: number };

/** Acceptors of a commodity by cell: parallel lists in the order of cells (row by row), then of offers. */
type Grid = {
  cellKm: number;
  columns: number;
  x0: number;
  y0: number;
  cell: Float64Array;
  offer: Int32Array;
  bidIdr: Int32Array;
  fromWeek: Int32Array;
  toWeek: Int32Array;
  maxKm: Float64Array;
  x: Float64Array;
  y: Float64Array;
  /** Square of the farthest straight line, with room for rounding. */
  reach2: Float64Array;
};

type Acceptor = { offer: number; bidIdr: number };

export function makeNear(board: Board): Near {
  const flat = flatten(board);
  const acceptors = acceptorsOf(board);
  const grids = new Map([...acceptors].map(([commodity, list]) => [commodity, makeGrid(board, flat, list)]));
  const room = [...acceptors.values()].reduce((most, list) => Math.max(most, list.length), 0);
  const found = {
    count: 0,
    offer: new Int32Array(room),
    bidIdr: new Int32Array(room),
    transportIdr: new Int32Array(room),
  };
  const first = board.market.places[0];
  return { board, flat, isFlat: first === undefined || "xKm" in first, grids, found };
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

const anything: Want = { fromWeek: 0, toWeek: Infinity, askIdr: -Infinity };

/** Offers within their own radius of `place` that accept `commodity`, in the order of offers; see `Want`. */
export function offersNear(near: Near, place: Place, commodity: string, want: Want = anything): Found {
  near.found.count = 0;
  const grid = near.grids.get(commodity);
  if (!grid) return near.found;
  const { x, y } = near.flat(place);
  const column = Math.floor((x - grid.x0) / grid.cellKm);
  const row = Math.floor((y - grid.y0) / grid.cellKm);
  if (column < -1 || column > grid.columns) return near.found;
  for (let r = Math.max(0, row - 1); r <= row + 1; r++) {
    const last = r * grid.columns + Math.min(column + 1, grid.columns - 1);
    const first = r * grid.columns + Math.max(column - 1, 0);
    searchRange(near, grid, { place, x, y, last }, firstAtLeast(grid.cell, first), want);
  }
  sortFound(near.found);
  return near.found;
}

/** Goes through the acceptors from `n` on, up to the cell `last`. */
function searchRange(
  { board, isFlat, found }: Near,
  { cell, x, y, reach2, fromWeek, toWeek, bidIdr, maxKm, offer }: Grid,
  at: { place: Place; x: number; y: number; last: number },
  n: number,
  want: Want,
): void {
  const { transport } = board.market;
  const { detour } = transport;
  const leastIdr = Math.floor(transport.fixedIdrPerKg);
  for (; n < cell.length && cell[n]! <= at.last; n++) {
    const dx = at.x - x[n]!;
    const dy = at.y - y[n]!;
    if (dx * dx + dy * dy > reach2[n]! || fromWeek[n]! > want.toWeek || toWeek[n]! < want.fromWeek) continue;
    if (bidIdr[n]! - leastIdr < want.askIdr) continue;
    const km = isFlat
      ? flatKm(dx, dy) * detour
      : distanceKm(at.place, board.kitchenPlace[board.offerKitchen[offer[n]!]!]!, detour);
    if (km > maxKm[n]!) continue;
    const carriage = transportIdr(transport, km);
    if (bidIdr[n]! - carriage < want.askIdr) continue;
    const k = found.count++;
    found.offer[k] = offer[n]!;
    found.bidIdr[k] = bidIdr[n]!;
    found.transportIdr[k] = carriage;
  }
}

/** Into the order of offers, by insertion: the lists are short and come in a few sorted runs. */
function sortFound({ count, offer, bidIdr, transportIdr }: Found): void {
  for (let k = 1; k < count; k++) {
    const j = offer[k]!;
    if (offer[k - 1]! < j) continue;
    const bid = bidIdr[k]!;
    const carriage = transportIdr[k]!;
    let to = k;
    for (; to > 0 && offer[to - 1]! > j; to--) {
      offer[to] = offer[to - 1]!;
      bidIdr[to] = bidIdr[to - 1]!;
      transportIdr[to] = transportIdr[to - 1]!;
    }
    offer[to] = j;
    bidIdr[to] = bid;
    transportIdr[to] = carriage;
  }
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
    fromWeek: Int32Array.from(order, (n) => board.offers[list[n]!.offer]!.fromWeek),
    toWeek: Int32Array.from(order, (n) => board.offers[list[n]!.offer]!.toWeek),
    maxKm: Float64Array.from(order, (n) => board.offers[list[n]!.offer]!.maxKm),
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
