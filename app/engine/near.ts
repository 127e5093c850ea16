import type { Board } from "./board.ts";
import { layCells, rangesAround } from "./cells.ts";
import type { Cells } from "./cells.ts";
import type { Place } from "./market.ts";
import { distanceKm, flatKm, transportIdr } from "./trade.ts";

/**
 * Finds the offers that accept a commodity near a place without looking at all of them: for each commodity a grid.
 * What is found lies in lists of its own that the next search overwrites, so a search makes no garbage.
 */
export type Near = {
  board: Board;
  flat: Flat;
  isFlat: boolean;
  grids: Map<string, Grid> | null;
  found: Found;
};

/** `count` offers in reach, parallel lists in the order of offers; good until the next search. */
export type Found = { count: number; offer: Int32Array; bidIdr: Int32Array; transportIdr: Int32Array };

/** Narrows a search: offers open in one of these weeks that leave at least `askIdr` after transport. */
export type Want = { fromWeek: number; toWeek: number; askIdr: number };

/** Acceptors of a commodity: parallel lists in the order of cells, then of offers. */
type Grid = {
  cells: Cells;
  /** Farthest straight line of any, km. */
  reach: number;
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

/** Its grids are laid out when they are first asked for, or by `layGrids`. */
export function makeNear(board: Board): Near {
  const first = board.market.places[0];
  const isFlat = first === undefined || "xKm" in first;
  return { board, flat: flatten(board), isFlat, grids: null, found: makeFound(0) };
}

function makeFound(room: number): Found {
  return {
    count: 0,
    offer: new Int32Array(room),
    bidIdr: new Int32Array(room),
    transportIdr: new Int32Array(room),
  };
}

/** Lays the grids out. O(offers). */
export function layGrids(near: Near): Map<string, Grid> {
  const acceptors = acceptorsOf(near.board);
  near.grids = new Map([...acceptors].map(([commodity, list]) => [commodity, makeGrid(near.board, near.flat, list)]));
  near.found = makeFound([...acceptors.values()].reduce((most, list) => Math.max(most, list.length), 0));
  return near.grids;
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
  const grid = (near.grids ?? layGrids(near)).get(commodity);
  near.found.count = 0;
  if (!grid) return near.found;
  const { x, y } = near.flat(place);
  const { ranges } = grid.cells;
  const count = rangesAround(grid.cells, x, y, grid.reach);
  for (let k = 0; k < count; k += 2) searchRange(near, grid, { place, x, y, end: ranges[k + 1]! }, ranges[k]!, want);
  sortFound(near.found);
  return near.found;
}

/** Goes through the acceptors from `n` on, up to `at.end`. */
function searchRange(
  { board, isFlat, found }: Near,
  { x, y, reach2, fromWeek, toWeek, bidIdr, maxKm, offer }: Grid,
  at: { place: Place; x: number; y: number; end: number },
  n: number,
  want: Want,
): void {
  const { transport } = board.market;
  const { detour } = transport;
  const leastIdr = Math.floor(transport.fixedIdrPerKg);
  for (; n < at.end; n++) {
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

/** Beyond so many, insertion would take longer than a sort. */
const mostInserted = 64;

/** Into the order of offers. */
function sortFound(found: Found): void {
  if (found.count > mostInserted) sortMany(found);
  const { count, offer, bidIdr, transportIdr } = found;
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

function sortMany({ count, offer, bidIdr, transportIdr }: Found): void {
  const keys = new Float64Array(count);
  for (let k = 0; k < count; k++) keys[k] = offer[k]! * count + k;
  keys.sort();
  const bids = bidIdr.slice(0, count);
  const carriages = transportIdr.slice(0, count);
  for (let to = 0; to < count; to++) {
    const k = keys[to]! % count;
    offer[to] = (keys[to]! - k) / count;
    bidIdr[to] = bids[k]!;
    transportIdr[to] = carriages[k]!;
  }
}

export type Flat = (place: Place) => { x: number; y: number };

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

/** Farthest straight line within which a place can be at most `maxKm` away, with room for rounding. */
export function reachOf(maxKm: number, detour: number): number {
  return (maxKm / detour) * 1.0001 + 0.001;
}

function makeGrid(board: Board, flat: Flat, list: Acceptor[]): Grid {
  const { detour } = board.market.transport;
  const count = list.length;
  const px = new Float64Array(count);
  const py = new Float64Array(count);
  let reach = 0;
  list.forEach(({ offer }, n) => {
    const point = flat(board.kitchenPlace[board.offerKitchen[offer]!]!);
    px[n] = point.x;
    py[n] = point.y;
    reach = Math.max(reach, reachOf(board.offers[offer]!.maxKm, detour));
  });
  const grid: Grid = {
    cells: layCells(px, py, reach / 2),
    reach,
    offer: new Int32Array(count),
    bidIdr: new Int32Array(count),
    fromWeek: new Int32Array(count),
    toWeek: new Int32Array(count),
    maxKm: new Float64Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    reach2: new Float64Array(count),
  };
  grid.cells.order.forEach((n, to) => {
    const { offer, bidIdr } = list[n]!;
    const { fromWeek, toWeek, maxKm } = board.offers[offer]!;
    grid.offer[to] = offer;
    grid.bidIdr[to] = bidIdr;
    grid.fromWeek[to] = fromWeek;
    grid.toWeek[to] = toWeek;
    grid.maxKm[to] = maxKm;
    grid.x[to] = px[n]!;
    grid.y[to] = py[n]!;
    grid.reach2[to] = reachOf(maxKm, detour) ** 2;
  });
  return grid;
}
