import type { Ledger } from "./ledger.ts";

/**
 * The lots of one commodity in the cells of a grid, for the certificate alone: the solver finds its pairs by other code.
 * Cells lie row by row from south to north; those of cell c are start[c] ≤ n < start[c + 1]. Degrees are laid out by
 * their north alone.
 */
export type Stand = {
  at: Int32Array;
  north: Float64Array;
  east: Float64Array;
  /** For the visitor: what an offer must exceed to be of interest. */
  barIdr: Float64Array;
  start: Int32Array;
  rows: number;
  columns: number;
  heightKm: number;
  widthKm: number;
  north0: number;
  east0: number;
};

/** Km north of the equator, such that no two places are nearer than the difference. */
export function northKm(lat: number): number {
  return (lat * Math.PI * 6371) / 180;
}

/** One for each commodity that has lots with kg left. */
export function layStands(ledger: Ledger): Map<number, Stand> {
  const { lot, offer, transport } = ledger;
  const farthest = offer.maxKm.reduce((most, km) => Math.max(most, km), 0) / transport.detour;
  const counts = new Int32Array(ledger.basePriceIdr.length);
  for (let i = 0; i < lot.x.length; i++) if (lot.leftKg[i]! > 0) counts[lot.commodity[i]!]!++;
  const lists = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let i = 0; i < lot.x.length; i++)
    if (lot.leftKg[i]! > 0) lists[lot.commodity[i]!]![counts[lot.commodity[i]!]!++] = i;
  const stands = new Map<number, Stand>();
  lists.forEach((at, commodity) => {
    if (at.length > 0) stands.set(commodity, layStand(ledger, at, Math.max(farthest / 3, 1e-3)));
  });
  return stands;
}

/** There are about as many cells as this at most: where places lie farther apart, cells are larger. */
const mostCells = 1 << 15;

function layStand({ lot, isFlat }: Ledger, at: Int32Array, leastKm: number): Stand {
  const north = new Float64Array(at.length);
  const east = new Float64Array(at.length);
  for (let n = 0; n < at.length; n++) {
    north[n] = isFlat ? lot.y[at[n]!]! : northKm(lot.y[at[n]!]!);
    east[n] = isFlat ? lot.x[at[n]!]! : 0;
  }
  const [north0, heightKm, rows] = divide(north, leastKm, 255);
  const [east0, widthKm, columns] = divide(east, leastKm, Math.floor(mostCells / rows));
  const cell = new Int32Array(at.length);
  const start = new Int32Array(rows * columns + 1);
  for (let n = 0; n < at.length; n++) {
    cell[n] = Math.floor((north[n]! - north0) / heightKm) * columns + Math.floor((east[n]! - east0) / widthKm);
    start[cell[n]! + 1]!++;
  }
  for (let c = 0; c < rows * columns; c++) start[c + 1]! += start[c]!;
  const stand: Stand = {
    at: new Int32Array(at.length),
    north: new Float64Array(at.length),
    east: new Float64Array(at.length),
    barIdr: new Float64Array(at.length),
    ...{ start, rows, columns, heightKm, widthKm, north0, east0 },
  };
  const fill = start.slice();
  for (let n = 0; n < at.length; n++) {
    const to = fill[cell[n]!]!++;
    stand.at[to] = at[n]!;
    stand.north[to] = north[n]!;
    stand.east[to] = east[n]!;
  }
  return stand;
}

/** Cuts the stretch that a list covers into pieces of at least `leastKm`, no more than `most` and one. */
function divide(list: Float64Array, leastKm: number, most: number): [number, number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const one of list) {
    low = Math.min(low, one);
    high = Math.max(high, one);
  }
  const size = Math.max(leastKm, (high - low) / most);
  return [low, size, Math.floor((high - low) / size) + 1];
}
