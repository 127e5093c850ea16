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
  grids: Map<string, Grid>;
  kept: Map<string, Map<Place, Found>>;
};

/** Offers in reach, parallel lists in the order of offers. */
export type Found = { offer: number[]; bidIdr: number[]; transportIdr: number[] };

type Entry = { key: number; offer: number; bidIdr: number };
type Grid = { cellKm: number; columns: number; x0: number; y0: number; entries: Entry[] };

export function makeNear(board: Board): Near {
  const lists = new Map<string, Entry[]>();
  board.offers.forEach((offer, j) => {
    for (const { commodity, bidIdr } of offer.accepts) {
      const list = lists.get(commodity) ?? [];
      list.push({ key: 0, offer: j, bidIdr });
      lists.set(commodity, list);
    }
  });
  const flat = flatten(board);
  const grids = new Map([...lists].map(([commodity, entries]) => [commodity, makeGrid(board, flat, entries)]));
  return { board, grids, kept: new Map() };
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

function search({ board, grids }: Near, place: Place, commodity: string): Found {
  const grid = grids.get(commodity);
  const hits: { entry: Entry; km: number }[] = [];
  if (grid) {
    const { x, y } = flatten(board)(place);
    const column = Math.floor((x - grid.x0) / grid.cellKm);
    const row = Math.floor((y - grid.y0) / grid.cellKm);
    for (let r = row - 1; r <= row + 1; r++) {
      if (r < 0 || column < -1 || column > grid.columns) continue;
      const last = r * grid.columns + Math.min(column + 1, grid.columns - 1);
      const first = r * grid.columns + Math.max(column - 1, 0);
      for (let e = firstAtLeast(grid.entries, first); e < grid.entries.length && grid.entries[e]!.key <= last; e++) {
        const entry = grid.entries[e]!;
        const km = distanceKm(
          place,
          board.kitchenPlace[board.offerKitchen[entry.offer]!]!,
          board.market.transport.detour,
        );
        if (km <= board.offers[entry.offer]!.maxKm) hits.push({ entry, km });
      }
    }
  }
  hits.sort((a, b) => a.entry.offer - b.entry.offer);
  return {
    offer: hits.map(({ entry }) => entry.offer),
    bidIdr: hits.map(({ entry }) => entry.bidIdr),
    transportIdr: hits.map(({ km }) => transportIdr(board.market.transport, km)),
  };
}

type Flat = (place: Place) => { x: number; y: number };

/**
 * A plane on which no two places are farther apart than on the ground. Degrees are laid flat at the latitude
 * farthest from the equator; the factor below 1 covers the bend of a great circle up to 2,000 km, and places
 * spread over more than a quarter of the globe all fall in one column.
 */
function flatten(board: Board): Flat {
  const first = board.market.places[0];
  if (!first || "xKm" in first) return (place) => ("xKm" in place ? { x: place.xKm, y: place.yKm } : { x: 0, y: 0 });
  const kmPerDegree = (6371 * Math.PI) / 180;
  const widest = shrink.get(board) ?? measure(board);
  shrink.set(board, widest);
  return (place) =>
    "lat" in place ? { x: place.lon * kmPerDegree * widest, y: place.lat * kmPerDegree * 0.999 } : { x: 0, y: 0 };
}

const shrink = new WeakMap<Board, number>();

function measure(board: Board): number {
  let north = 0;
  let west = 180;
  let east = -180;
  for (const place of board.market.places)
    if ("lat" in place) {
      north = Math.max(north, Math.abs(place.lat));
      west = Math.min(west, place.lon);
      east = Math.max(east, place.lon);
    }
  return east - west > 90 || north > 80 ? 0 : Math.cos((north * Math.PI) / 180) * 0.95;
}

function makeGrid(board: Board, flat: Flat, entries: Entry[]): Grid {
  const at = entries.map(({ offer }) => flat(board.kitchenPlace[board.offerKitchen[offer]!]!));
  let cellKm = 0.001;
  let [x0, y0, x1] = [Infinity, Infinity, -Infinity];
  entries.forEach(({ offer }, e) => {
    cellKm = Math.max(cellKm, board.offers[offer]!.maxKm / board.market.transport.detour);
    x0 = Math.min(x0, at[e]!.x);
    x1 = Math.max(x1, at[e]!.x);
    y0 = Math.min(y0, at[e]!.y);
  });
  cellKm *= 1.001;
  const columns = Math.floor((x1 - x0) / cellKm) + 1;
  entries.forEach((entry, e) => {
    entry.key = Math.floor((at[e]!.y - y0) / cellKm) * columns + Math.floor((at[e]!.x - x0) / cellKm);
  });
  entries.sort((a, b) => a.key - b.key || a.offer - b.offer);
  return { cellKm, columns, x0, y0, entries };
}

function firstAtLeast(entries: Entry[], key: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
