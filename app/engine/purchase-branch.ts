import { makePurchase } from "./purchase-sheet.ts";
import type { Purchase } from "./purchase-sheet.ts";

/** The search for one purchase. `rowIs`, `weekIs`, `groupIs`: 1 in, −1 out, 0 undecided. */
export type Node = {
  p: Purchase;
  best: number;
  loose: number;
  nodes: number;
  mostNodes: number;
  penalty: number;
  rowIs: Int8Array;
  weekIs: Int8Array;
  groupIs: Int8Array;
  open: Uint8Array;
  was: Uint8Array;
  size: Float64Array;
  /** Kilograms still free by row and by week, and sold by row × weeks + week, as `fill` left them. */
  rowKg: Float64Array;
  weekKg: Float64Array;
  kg: Float64Array;
  /** What one more kg in the week is worth, and the row and week it comes from. */
  gain: Float64Array;
  byRow: Int32Array;
  from: Int32Array;
  taken: Uint8Array;
  /** Prices of the weeks and sizes of the groups with the least bound so far. */
  bestGain: Float64Array;
  bestSize: Float64Array;
};

/** Scratch for branchings over purchases of up to so many rows, weeks and groups. */
export function makeNode(rows: number, weeks: number, groups: number): Node {
  return {
    p: makePurchase(0, 0),
    best: 0,
    loose: 0,
    nodes: 0,
    mostNodes: 0,
    penalty: 0,
    rowIs: new Int8Array(rows),
    weekIs: new Int8Array(weeks),
    groupIs: new Int8Array(groups),
    open: new Uint8Array(groups),
    was: new Uint8Array(groups),
    size: new Float64Array(groups),
    rowKg: new Float64Array(rows),
    weekKg: new Float64Array(weeks),
    kg: new Float64Array(rows * weeks),
    gain: new Float64Array(weeks),
    byRow: new Int32Array(weeks),
    from: new Int32Array(weeks),
    taken: new Uint8Array(weeks),
    bestGain: new Float64Array(weeks),
    bestSize: new Float64Array(groups),
  };
}

/** Sets everything undecided. */
export function prepare(n: Node, p: Purchase, mostNodes: number): void {
  Object.assign(n, { p, best: 0, loose: 0, nodes: 0, mostNodes });
  n.rowIs.fill(0);
  n.weekIs.fill(0);
  n.groupIs.fill(0);
  let largest = 0;
  for (let c = 0; c < p.rows * p.weeks; c++)
    if (p.worth[c]! > -Infinity) largest = Math.max(largest, Math.abs(p.worth[c]!));
  n.penalty = (2 * p.weeks + 2) * largest + 1;
}

/**
 * Tries what the sizes suggest, bounds what is left by the prices of the weeks, first those in `start`, and splits where
 * the two differ. `left` groups may still come in; `above` bounds everything here.
 */
export function branch(n: Node, left: number, above: number, start: Float64Array): void {
  const { p, open, was, groupIs, rowIs, weekIs } = n;
  n.nodes++;
  n.gain.set(start);
  let bound = Math.min(above, sizeUp(n) + choose(n, left));
  let prices = start;
  let pick = -1;
  let broken = -1;
  for (let round = 0; round < 4 && bound > n.best; round++) {
    const value = fill(n);
    broken = firstBroken(n);
    if (broken < 0 && value > n.best) {
      n.best = value;
      p.kg.set(n.kg.subarray(0, p.rows * p.weeks));
    }
    was.set(open);
    priceWeeks(n);
    const now = sizeUp(n) + choose(n, left);
    if (now < bound) {
      bound = now;
      prices = n.gain.slice(0, p.weeks);
    }
    pick = largestNew(n);
    if (pick < 0) break;
  }
  if (bound <= n.best || n.nodes > n.mostNodes) {
    n.loose = Math.max(n.loose, bound);
    return;
  }
  if (pick >= 0) {
    groupIs[pick] = 1;
    branch(n, left - (p.isFree[pick] === 1 ? 0 : 1), bound, prices);
    groupIs[pick] = -1;
    branch(n, left, bound, prices);
    groupIs[pick] = 0;
    return;
  }
  if (broken < 0) {
    // Prices and purchase agree up to rounding.
    n.loose = Math.max(n.loose, bound);
    return;
  }
  const isRow = broken < p.rows;
  const states = isRow ? rowIs : weekIs;
  const at = isRow ? broken : broken - p.rows;
  // What must be filled and is not, cannot be.
  if (states[at] === 1) return;
  states[at] = -1;
  branch(n, left, bound, prices);
  states[at] = 1;
  const g = isRow ? p.group[at]! : -1;
  const joins = isRow && groupIs[g] === 0;
  if (joins) groupIs[g] = 1;
  branch(n, left - (joins && p.isFree[g] === 0 ? 1 : 0), bound, prices);
  if (joins) groupIs[g] = 0;
  states[at] = 0;
}

/** Opens the groups that are in or free and the `left` largest of the others; returns the sum of their sizes. */
export function choose({ p, open, groupIs, size }: Node, left: number): number {
  let sum = 0;
  for (let g = 0; g < p.groups; g++) {
    open[g] = groupIs[g] === 1 || (groupIs[g] === 0 && p.isFree[g] === 1) ? 1 : 0;
    if (open[g] === 1) sum += size[g]!;
  }
  for (let k = 0; k < left; k++) {
    let pick = -1;
    for (let g = 0; g < p.groups; g++)
      if (groupIs[g] === 0 && open[g] === 0 && size[g]! > 0 && (pick < 0 || size[g]! > size[pick]!)) pick = g;
    if (pick < 0) break;
    open[pick] = 1;
    sum += size[pick]!;
  }
  return sum;
}

function largestNew({ p, open, was, size }: Node): number {
  let pick = -1;
  for (let g = 0; g < p.groups; g++)
    if (open[g] === 1 && was[g] === 0 && size[g]! > 0 && (pick < 0 || size[g]! > size[pick]!)) pick = g;
  return pick;
}

/** The first row below its least or, after all rows, week below its batch; −1 when everything holds. */
export function firstBroken({ p, rowKg, weekKg, rowIs, weekIs, open }: Node): number {
  const { rows, weeks } = p;
  for (let t = 0; t < weeks; t++) {
    if (weekIs[t] === -1) continue;
    const sold = p.capKg[t]! - weekKg[t]!;
    if (sold < p.batchKg[t]! && (sold > 0 || weekIs[t] === 1)) return rows + t;
  }
  for (let i = 0; i < rows; i++) {
    if (rowIs[i] === -1 || open[p.group[i]!] === 0) continue;
    const sold = p.roomKg[i]! - rowKg[i]!;
    if (sold < p.leastKg[i]! && (sold > 0 || rowIs[i] === 1)) return i;
  }
  return -1;
}

/**
 * The best purchase of the open groups without limits and minimums; kg missing where a row or week is in cost a penalty.
 * Longest augmenting paths: a kg enters by a row and may push others from week to week. A row's and a week's sum only
 * ever grow, so the part below the minimum is filled first.
 */
export function fill(n: Node): number {
  const { p, open, rowIs, weekIs, rowKg, weekKg, kg, gain, byRow, from, penalty } = n;
  const { rows, weeks, worth, group } = p;
  let value = 0;
  for (let i = 0; i < rows; i++) {
    rowKg[i] = rowIs[i] === -1 || open[group[i]!] === 0 ? 0 : p.roomKg[i]!;
    if (rowIs[i] === 1) value -= penalty * p.leastKg[i]!;
  }
  for (let t = 0; t < weeks; t++) {
    weekKg[t] = weekIs[t] === -1 ? 0 : p.capKg[t]!;
    if (weekIs[t] === 1) value -= penalty * p.batchKg[t]!;
  }
  kg.fill(0, 0, rows * weeks);
  for (;;) {
    gain.fill(-Infinity, 0, weeks);
    from.fill(-1, 0, weeks);
    for (let i = 0; i < rows; i++) {
      if (rowKg[i] === 0) continue;
      const extra = rowIs[i] === 1 && p.roomKg[i]! - rowKg[i]! < p.leastKg[i]! ? penalty : 0;
      for (let t = 0; t < weeks; t++)
        if (worth[i * weeks + t]! + extra > gain[t]!) {
          gain[t] = worth[i * weeks + t]! + extra;
          byRow[t] = i;
        }
    }
    spread(n);
    let best = -1;
    let most = 0;
    for (let t = 0; t < weeks; t++) {
      if (weekKg[t] === 0) continue;
      const all = gain[t]! + (weekIs[t] === 1 && p.capKg[t]! - weekKg[t]! < p.batchKg[t]! ? penalty : 0);
      if (all > most) {
        most = all;
        best = t;
      }
    }
    if (best < 0) return value;
    value += most * send(n, best);
  }
}

/** Sends as many kg to week `to` as can go the same way at the same gain. */
function send({ p, rowIs, weekIs, rowKg, weekKg, kg, byRow, from }: Node, to: number): number {
  const { weeks } = p;
  let most = weekKg[to]!;
  const missing = p.batchKg[to]! - (p.capKg[to]! - most);
  if (weekIs[to] === 1 && missing > 0) most = Math.min(most, missing);
  let t = to;
  for (; from[t]! >= 0; t = from[t]!) most = Math.min(most, kg[byRow[t]! * weeks + from[t]!]!);
  const i = byRow[t]!;
  const short = p.leastKg[i]! - (p.roomKg[i]! - rowKg[i]!);
  most = Math.min(most, rowKg[i]!);
  if (rowIs[i] === 1 && short > 0) most = Math.min(most, short);
  weekKg[to]! -= most;
  for (t = to; from[t]! >= 0; t = from[t]!) {
    kg[byRow[t]! * weeks + t]! += most;
    kg[byRow[t]! * weeks + from[t]!]! -= most;
  }
  kg[i * weeks + t]! += most;
  rowKg[i]! -= most;
  return most;
}

/** Raises the gain of every week that a kg from another week could go to. */
function spread({ p, kg, gain, byRow, from }: Node): void {
  const { rows, weeks, worth } = p;
  for (let again = weeks > 1; again;) {
    again = false;
    for (let s = 0; s < weeks; s++) {
      if (gain[s] === -Infinity) continue;
      for (let i = 0; i < rows; i++) {
        if (kg[i * weeks + s] === 0) continue;
        const base = gain[s]! - worth[i * weeks + s]!;
        for (let t = 0; t < weeks; t++) {
          if (t === s || base + worth[i * weeks + t]! <= gain[t]!) continue;
          gain[t] = base + worth[i * weeks + t]!;
          byRow[t] = i;
          from[t] = s;
          again = true;
        }
      }
    }
  }
}

/** After `fill`: `gain` becomes the price of a kg of each week, which may fall below 0 only to fill a batch. */
export function priceWeeks(n: Node): void {
  const { p, weekIs, weekKg, gain, penalty } = n;
  for (let t = 0; t < p.weeks; t++) {
    const isFilling = weekIs[t] === 1 && p.capKg[t]! - weekKg[t]! <= p.batchKg[t]!;
    gain[t] = Math.max(gain[t]!, isFilling ? -penalty : 0);
  }
  spread(n);
}

/** Sizes up every group at the prices of the weeks; returns what the weeks cost. Any prices give a bound. */
export function sizeUp(n: Node): number {
  const { p, size, gain, rowIs, weekIs, penalty } = n;
  size.fill(0, 0, p.groups);
  let cost = 0;
  for (let t = 0; t < p.weeks; t++) {
    if (weekIs[t] === -1) continue;
    const least = weekIs[t] === 1 ? Math.min(p.batchKg[t]!, p.capKg[t]!) : 0;
    cost += least * Math.max(0, gain[t]! + penalty) + (p.capKg[t]! - least) * Math.max(0, gain[t]!);
    if (weekIs[t] === 1) cost -= penalty * p.batchKg[t]!;
  }
  for (let i = 0; i < p.rows; i++) if (rowIs[i] !== -1) size[p.group[i]!]! += sizeOfRow(n, i);
  return cost;
}

/** What row i yields at most over the prices of the weeks: its best weeks first, no week beyond its capacity. */
function sizeOfRow({ p, gain, rowIs, weekIs, penalty, taken }: Node, i: number): number {
  const { weeks, worth, capKg } = p;
  let left = p.roomKg[i]!;
  let short = rowIs[i] === 1 ? Math.max(0, p.leastKg[i]!) : 0;
  let size = -penalty * short;
  for (let t = 0; t < weeks; t++) taken[t] = weekIs[t] === -1 ? 1 : 0;
  while (left > 0) {
    let best = -1;
    let most = short > 0 ? -penalty : 0;
    for (let t = 0; t < weeks; t++) {
      const value = worth[i * weeks + t]! - gain[t]!;
      if (taken[t] === 1 || value <= most) continue;
      most = value;
      best = t;
    }
    if (best < 0) break;
    taken[best] = 1;
    const kg = Math.min(left, capKg[best]!);
    const first = Math.min(kg, short);
    size += first * (most + penalty) + (kg - first) * Math.max(0, most);
    short -= first;
    left -= kg;
  }
  return size;
}
