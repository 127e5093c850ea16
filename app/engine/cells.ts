/**
 * A grid over points on a plane that tells quickly which of them a circle may touch. Cells lie row by row, from south to
 * north, only in columns that hold any point; the points of cell c are start[c] ≤ n < start[c + 1] in `order`.
 */
export type Cells = {
  cellKm: number;
  x0: number;
  y0: number;
  rows: number;
  /** Columns that hold a point, and by column how many of those lie west of it. */
  columns: number;
  rank: Int32Array;
  start: Int32Array;
  /** Point by place in the grid; within a cell the points keep their order. */
  order: Int32Array;
  /** What `rangesAround` found last: first and end, row by row. */
  ranges: Int32Array;
};

/** There are no more rows, columns and cells than this and four for each point: cells grow until they fit. */
const mostCells = 4096;

/** Lays points out in cells of about `wantedKm`. O(points + cells). */
export function layCells(x: Float64Array, y: Float64Array, wantedKm: number): Cells {
  const frame = frameOf(x, y);
  const most = mostCells + 4 * x.length;
  const column = new Int32Array(x.length);
  for (let cellKm = Math.max(wantedKm, 0.001); ; cellKm *= 1.5) {
    const across = Math.floor((frame.x1 - frame.x0) / cellKm) + 1;
    const rows = Math.floor((frame.y1 - frame.y0) / cellKm) + 1;
    if (across > most || rows > most) continue;
    const rank = new Int32Array(across + 1);
    for (let n = 0; n < x.length; n++) {
      column[n] = Math.floor((x[n]! - frame.x0) / cellKm);
      rank[column[n]! + 1] = 1;
    }
    for (let c = 0; c < across; c++) rank[c + 1]! += rank[c]!;
    const columns = rank[across]!;
    if (columns * rows > most) continue;
    for (let n = 0; n < x.length; n++)
      column[n] = Math.floor((y[n]! - frame.y0) / cellKm) * columns + rank[column[n]!]!;
    const { x0, y0 } = frame;
    return {
      cellKm,
      x0,
      y0,
      rows,
      columns,
      rank,
      ...sortByCell(column, rows * columns),
      ranges: new Int32Array(2 * rows),
    };
  }
}

function frameOf(x: Float64Array, y: Float64Array): { x0: number; y0: number; x1: number; y1: number } {
  const frame = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let n = 0; n < x.length; n++) {
    frame.x0 = Math.min(frame.x0, x[n]!);
    frame.y0 = Math.min(frame.y0, y[n]!);
    frame.x1 = Math.max(frame.x1, x[n]!);
    frame.y1 = Math.max(frame.y1, y[n]!);
  }
  return x.length > 0 ? frame : { x0: 0, y0: 0, x1: 0, y1: 0 };
}

function sortByCell(cell: Int32Array, cells: number): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(cells + 1);
  for (const c of cell) start[c + 1]!++;
  for (let c = 0; c < cells; c++) start[c + 1]! += start[c]!;
  const fill = start.slice();
  const order = new Int32Array(cell.length);
  for (let n = 0; n < cell.length; n++) order[fill[cell[n]!]!++] = n;
  return { start, order };
}

/**
 * Writes into `ranges` where in `order` the points lie that are at most `reach` km from (x, y), among others.
 * `reach` must leave room for rounding. @returns how many numbers it wrote, two for each range
 */
export function rangesAround(cells: Cells, x: number, y: number, reach: number): number {
  const { cellKm, x0, y0, rows, columns, rank, start, ranges } = cells;
  const top = Math.min(rows - 1, Math.floor((y + reach - y0) / cellKm));
  let count = 0;
  for (let r = Math.max(0, Math.floor((y - reach - y0) / cellKm)); r <= top; r++) {
    const south = y0 + r * cellKm;
    const dy = Math.max(0, south - y, y - south - cellKm);
    const half = Math.sqrt(Math.max(0, reach * reach - dy * dy));
    const first = Math.max(0, Math.floor((x - half - x0) / cellKm));
    const last = Math.min(rank.length - 2, Math.floor((x + half - x0) / cellKm));
    if (first > last) continue;
    const from = start[r * columns + rank[first]!]!;
    const end = start[r * columns + rank[last + 1]!]!;
    if (from === end) continue;
    ranges[count++] = from;
    ranges[count++] = end;
  }
  return count;
}
