import { branch, choose, fill, firstBroken, makeNode, prepare, priceWeeks, sizeUp } from "./purchase-branch.ts";
import type { Node } from "./purchase-branch.ts";
import { makePurchase } from "./purchase-sheet.ts";
import type { Purchase } from "./purchase-sheet.ts";

/** Room to work in: for a purchase whole, and for what is left of it. */
let desk = makeDesk(8, 8);

function makeDesk(rows: number, weeks: number): { whole: Node; rest: Node } {
  return { whole: makeNode(rows, weeks, rows), rest: makeNode(rows, weeks, rows) };
}

function deskFor({ rows, weeks }: Purchase): { whole: Node; rest: Node } {
  const { rowIs, weekIs } = desk.whole;
  if (rowIs.length < rows || weekIs.length < weeks)
    desk = makeDesk(Math.max(rows, rowIs.length), Math.max(weeks, weekIs.length));
  return desk;
}

/**
 * An upper bound on the gain, in whole rupiah: the best purchase itself unless the limit of branchings cut the search
 * short. Never above what `pricedPurchase` and the weeks themselves come to at `startIdr`; puts the best prices it met
 * there. Groups that no best purchase can hold at those prices are left out before the search branches.
 */
export function bestPurchase(p: Purchase, mostNodes = 400): number {
  const { whole: root, rest } = deskFor(p);
  prepare(root, p, mostNodes);
  const bound = weighRoot(root);
  const keep = groupsWithin(root, bound);
  p.startIdr.set(root.bestGain.subarray(0, p.weeks));
  if (bound <= root.best) return Math.max(root.best, bound);
  const small = narrowed(p, keep);
  prepare(rest, small, mostNodes);
  rest.best = root.best;
  branch(rest, small.limit, bound, root.bestGain.slice(0, p.weeks));
  if (rest.best > root.best) widen(p, small, keep);
  return Math.max(rest.best, rest.loose);
}

/** Looks at prices of the weeks before any branching. */
const rootRounds = 6;

/** Looks for prices of the weeks that bound the gain well; leaves them and their sizes, and the best purchase met. */
function weighRoot(n: Node): number {
  const { p, gain, bestGain, bestSize, size } = n;
  p.kg.fill(0);
  gain.set(p.startIdr);
  let bound = Infinity;
  for (let round = 0; round < rootRounds; round++) {
    const now = sizeUp(n) + choose(n, p.limit);
    if (now < bound) {
      bound = now;
      bestGain.set(gain);
      bestSize.set(size);
    }
    const value = fill(n);
    if (value > n.best && firstBroken(n) < 0) {
      n.best = value;
      p.kg.set(n.kg.subarray(0, p.rows * p.weeks));
    }
    if (bound <= n.best) break;
    priceWeeks(n);
    if (round % 2 === 1) for (let t = 0; t < p.weeks; t++) gain[t] = Math.round((gain[t]! + bestGain[t]!) / 2);
  }
  return bound;
}

/** By group 1 where a purchase with it can be better than the best so far. */
function groupsWithin(n: Node, bound: number): Uint8Array {
  const { p, size, bestSize, open, best } = n;
  size.set(bestSize);
  choose(n, p.limit);
  let last = Infinity;
  let chosen = 0;
  for (let g = 0; g < p.groups; g++)
    if (open[g] === 1 && p.isFree[g] === 0) {
      last = Math.min(last, size[g]!);
      chosen++;
    }
  if (chosen < p.limit) last = 0;
  const keep = new Uint8Array(p.groups);
  for (let g = 0; g < p.groups; g++) if (open[g] === 1 || bound - last + size[g]! > best) keep[g] = 1;
  return keep;
}

/** The purchase with these groups alone. */
function narrowed(p: Purchase, keep: Uint8Array): Purchase {
  const { weeks } = p;
  let rows = 0;
  for (let i = 0; i < p.rows; i++) rows += keep[p.group[i]!]!;
  const small = makePurchase(rows, weeks);
  const at = new Int32Array(p.groups).fill(-1);
  small.limit = p.limit;
  small.groups = 0;
  small.capKg.set(p.capKg);
  small.batchKg.set(p.batchKg);
  for (let i = 0, n = 0; i < p.rows; i++) {
    const g = p.group[i]!;
    if (keep[g] === 0) continue;
    if (at[g]! < 0) {
      at[g] = small.groups++;
      small.isFree[at[g]!] = p.isFree[g]!;
    }
    small.group[n] = at[g]!;
    small.roomKg[n] = p.roomKg[i]!;
    small.leastKg[n] = p.leastKg[i]!;
    for (let t = 0; t < weeks; t++) small.worth[n * weeks + t] = p.worth[i * weeks + t]!;
    n++;
  }
  return small;
}

/** Takes over what the narrowed purchase buys. */
function widen(p: Purchase, small: Purchase, keep: Uint8Array): void {
  p.kg.fill(0);
  for (let i = 0, n = 0; i < p.rows; i++) {
    if (keep[p.group[i]!] === 0) continue;
    for (let t = 0; t < p.weeks; t++) p.kg[i * p.weeks + t] = small.kg[n * p.weeks + t]!;
    n++;
  }
}

/**
 * The most the offer can gain when its weeks have a price, which `worth` holds already, in place of a limit for all rows
 * together: each row fills its best weeks, and the groups that yield most come in. Not less than the best purchase.
 */
export function pricedPurchase(p: Purchase): number {
  const { rows, weeks, group, kg } = p;
  const n = deskFor(p).whole;
  const { size, open } = n;
  n.p = p;
  n.groupIs.fill(0);
  size.fill(0, 0, p.groups);
  kg.fill(0);
  for (let i = 0; i < rows; i++) size[group[i]!]! += fillRow(p, i);
  const gain = choose(n, p.limit);
  for (let i = 0; i < rows; i++) if (open[group[i]!] === 0) kg.fill(0, i * weeks, (i + 1) * weeks);
  return gain;
}

/** Fills row i's best weeks, each up to its own kg; returns the gain. */
function fillRow({ weeks, worth, roomKg, capKg, kg }: Purchase, i: number): number {
  const start = i * weeks;
  let left = roomKg[i]!;
  let gain = 0;
  while (left > 0) {
    let best = -1;
    let most = 0;
    for (let t = 0; t < weeks; t++)
      if (worth[start + t]! > most && kg[start + t] === 0) {
        most = worth[start + t]!;
        best = t;
      }
    if (best < 0) break;
    const sold = Math.min(left, capKg[best]!);
    if (sold === 0) break;
    kg[start + best] = sold;
    left -= sold;
    gain += sold * most;
  }
  return gain;
}
