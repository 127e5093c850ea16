import type { Market, Place } from "./market.ts";

/**
 * The offers that accept one commodity, laid out in cells of a grid as wide as the largest radius, for the certificate
 * alone: the solver finds its pairs by other code. Those of cell c are start[c] ≤ n < start[c + 1], in each cell the one
 * first that could leave a seller the most. Offers that can take nothing in any week are not among them.
 */
export type Stalls = {
  reach: number;
  widthKm: number;
  heightKm: number;
  east0: number;
  north0: number;
  columns: number;
  rows: number;
  start: Int32Array;
  offer: Int32Array;
  north: Float64Array;
  east: Float64Array;
  bidIdr: Float64Array;
  maxKm: Float64Array;
  /** The most that a kg could leave there over the proof's prices, before the seller's ask and bonus. */
  topIdr: Float64Array;
  /** What `stallsAround` was asked last, and the cells it found. */
  x: number;
  y: number;
  near: Int32Array;
};

/** Position, km, such that no two places are nearer than the difference of theirs; degrees use the north alone. */
function position(place: Place): { north: number; east: number } {
  return "lat" in place
    ? { north: (place.lat * Math.PI * 6371) / 180, east: 0 }
    : { north: place.yKm, east: place.xKm };
}

type Row = { n: number; bidIdr: number; north: number; east: number; topIdr: number; cell: number };

/** By commodity. `weekIdr` is the price of each offer × week, Infinity where nothing can be taken. */
export function layStalls(market: Market, offerPlace: Place[], weekIdr: Float64Array): Map<string, Stalls> {
  const lists = new Map<string, Row[]>();
  const leastIdr = Math.floor(market.transport.fixedIdrPerKg);
  market.offers.forEach(({ accepts }, n) => {
    let cheapest = Infinity;
    for (let s = n * market.weeks; s < (n + 1) * market.weeks; s++) cheapest = Math.min(cheapest, weekIdr[s]!);
    if (cheapest === Infinity) return;
    const { north, east } = position(offerPlace[n]!);
    for (const { commodity, bidIdr } of accepts) {
      const row = { n, bidIdr, north, east, topIdr: bidIdr - leastIdr - cheapest, cell: 0 };
      const list = lists.get(commodity);
      if (list) list.push(row);
      else lists.set(commodity, [row]);
    }
  });
  return new Map([...lists].map(([commodity, rows]) => [commodity, stallsOf(market, rows)]));
}

/** Rows and columns together make at most about so many cells: where places lie farther apart, cells are larger. */
const mostCells = 1 << 16;

function stallsOf(market: Market, rows: Row[]): Stalls {
  const farthest = rows.reduce((most, { n }) => Math.max(most, market.offers[n]!.maxKm), 0);
  const reach = (farthest / market.transport.detour) * 1.000001 + 1e-3;
  const [north0, heightKm, up] = divide(rows, (row) => row.north, reach, 255);
  const [east0, widthKm, across] = divide(rows, (row) => row.east, reach, Math.floor(mostCells / up) - 1);
  for (const row of rows)
    row.cell = Math.floor((row.north - north0) / heightKm) * across + Math.floor((row.east - east0) / widthKm);
  rows.sort((a, b) => a.cell - b.cell || b.topIdr - a.topIdr);
  const start = new Int32Array(up * across + 1);
  for (const { cell } of rows) start[cell + 1]!++;
  for (let c = 0; c < up * across; c++) start[c + 1]! += start[c]!;
  return {
    ...{ reach, widthKm, heightKm, east0, north0, columns: across, rows: up, start },
    ...columnsOf(market, rows),
    ...{ x: 0, y: 0, near: new Int32Array(16) },
  };
}

/** Cuts the stretch that the rows cover into pieces of at least `reach`, no more than `most` and one. */
function divide(rows: Row[], of: (row: Row) => number, reach: number, most: number): [number, number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const row of rows) {
    low = Math.min(low, of(row));
    high = Math.max(high, of(row));
  }
  const size = Math.max(reach, (high - low) / most);
  return [low, size, Math.floor((high - low) / size) + 1];
}

function columnsOf(market: Market, rows: Row[]) {
  const lists = {
    offer: new Int32Array(rows.length),
    north: new Float64Array(rows.length),
    east: new Float64Array(rows.length),
    bidIdr: new Float64Array(rows.length),
    maxKm: new Float64Array(rows.length),
    topIdr: new Float64Array(rows.length),
  };
  rows.forEach(({ n, north, east, bidIdr, topIdr }, k) => {
    lists.offer[k] = n;
    lists.north[k] = north;
    lists.east[k] = east;
    lists.bidIdr[k] = bidIdr;
    lists.maxKm[k] = market.offers[n]!.maxKm;
    lists.topIdr[k] = topIdr;
  });
  return lists;
}

/** Writes the cells into `near` that hold every offer within reach of a place. @returns how many */
export function stallsAround(stalls: Stalls, place: Place): number {
  const { reach, widthKm, heightKm, east0, north0, columns, rows, start, near } = stalls;
  const { north, east } = position(place);
  stalls.y = north;
  stalls.x = east;
  const top = Math.min(rows - 1, Math.floor((north + reach - north0) / heightKm));
  const first = Math.max(0, Math.floor((east - reach - east0) / widthKm));
  const last = Math.min(columns - 1, Math.floor((east + reach - east0) / widthKm));
  let count = 0;
  for (let r = Math.max(0, Math.floor((north - reach - north0) / heightKm)); r <= top; r++)
    for (let c = r * columns + first; c <= r * columns + last; c++) if (start[c]! < start[c + 1]!) near[count++] = c;
  return count;
}
