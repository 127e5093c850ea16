import { endlessKg } from "./network.ts";
import type { Part, PartSolved } from "./part.ts";
import { improveFast } from "./part-fast.ts";
import { levelTiers, raiseTiers } from "./part-fair.ts";
import { pivotPart } from "./part-pivot.ts";
import { earlierIds, moreKg, shutLosers } from "./part-ties.ts";
import { plantPart, priceTree } from "./part-tree.ts";
import type { Goal, PartTree } from "./part-tree.ts";

/**
 * Solves a part: first for value; then, over the arcs that keep it, for more kg and lots in the order of ids; and over
 * those that keep that too, for earlier lots at earlier offers and weeks.
 * Pure: the same part gives the same basis, on whatever thread.
 */
export function solvePart(part: Part): PartSolved {
  const tree = plantPart(part);
  if (part.tiers > 1) {
    const groupOf = part.head.slice(part.unsold);
    levelTiers(tree);
    improve(tree, part.tierArc);
    raiseTiers(tree, groupOf);
  }
  improve(tree);
  const value = tree.price.slice();
  turnTo(tree, moreKg(tree));
  const orderPrice = tree.price.slice();
  turnTo(tree, earlierIds(tree));
  return { nodes: tree.nodes, isFull: tree.isFull, value, orderPrice };
}

/**
 * The arc that enters: row or arc `at`, code `code`, each kg worth `worth`. `line` is where the search goes on. Lot
 * `secondAt` with arc `secondCode` was the best until then, −1 where none was.
 */
type Move = { code: number; at: number; worth: number; line: number; secondAt: number; secondCode: number };

/** Share of √arcs looked at before the best arc so far enters: small, as measured in the bench. */
const blockShare = 0.3;

/** Pivots until no arc can improve: rows one after the other, then the first `others` of the other arcs, in blocks. */
export function improve(tree: PartTree, others = tree.part.unsold): void {
  const block = blockOf(tree, others);
  if (!improveFast(tree, others, block)) improveHere(tree, others, block);
}

/** Arcs looked at before the best of them enters. */
function blockOf({ part, goal }: PartTree, others: number): number {
  const lines = goal.rowStart.length - 1 + others;
  return Math.max(16, Math.ceil(Math.sqrt(part.slot.length + lines) * blockShare));
}

/** The same in plain TypeScript: for whatever WebAssembly is not for, and to hold it to. */
export function improveHere(tree: PartTree, others: number, block: number): void {
  const { part } = tree;
  const rows = tree.goal.rowStart.length - 1;
  const lines = rows + others;
  const move: Move = { code: 0, at: -1, worth: 0, line: 0, secondAt: -1, secondCode: 0 };
  for (let seen = 0; seen < lines;) {
    const from = move.line;
    if (from < part.lots) scanLots(tree, move, Math.min(part.lots, from + lines - seen), block);
    else if (from < rows) scanBids(tree, move, Math.min(rows, from + lines - seen));
    else scanArcs(tree, move, Math.min(lines, from + Math.min(block, lines - seen)), rows);
    seen += move.line - from;
    if (move.line === lines) move.line = 0;
    if (move.at < 0) continue;
    enter(tree, move);
    move.at = -1;
    move.worth = 0;
    seen = 0;
    takeSecond(tree, move);
  }
}

/** The search after a pivot starts with what was nearly as good before: fewer pivots for nothing. */
function takeSecond({ goal, price, own, above }: PartTree, move: Move): void {
  const { secondAt: r, secondCode: e } = move;
  if (r < 0) return;
  move.secondAt = -1;
  const worth = goal.weight[e]! + price[goal.slot[e]!]! - own[r]! - price[above[r]!]!;
  if (worth <= 0) return;
  move.at = r;
  move.code = e;
  move.worth = worth;
}

/** Lots up to `to`, or until `block` arcs are behind it. */
function scanLots(tree: PartTree, move: Move, to: number, block: number): void {
  const { price, own, above, part, isShut } = tree;
  const { rowStart, slot, weight, arcWeight } = tree.goal;
  const { head, unsold } = part;
  let best = move.worth;
  let left = block;
  let r = move.line;
  for (; r < to && left > 0; r++) {
    const mine = own[r]! + price[above[r]!]!;
    let bar = best + mine;
    let hit = -1;
    const keep = arcWeight[unsold + r]! + price[head[unsold + r]!]!;
    if (keep > bar && isShut[unsold + r] === 0) {
      bar = keep;
      move.at = r;
      move.code = -1 - unsold - r;
    }
    const end = rowStart[r + 1]!;
    const start = rowStart[r]!;
    for (let e = start; e < end; e++) {
      const value = weight[e]! + price[slot[e]!]!;
      if (value > bar) {
        bar = value;
        hit = e;
      }
    }
    if (hit >= 0) {
      if (move.code >= 0 && move.at >= 0 && move.at < part.lots) {
        move.secondAt = move.at;
        move.secondCode = move.code;
      }
      move.at = r;
      move.code = hit;
    }
    best = bar - mine;
    left -= end - start + 1;
  }
  move.worth = best;
  move.line = r;
}

function scanBids({ part, price, goal }: PartTree, move: Move, to: number): void {
  const { rowStart, slot, weight } = goal;
  for (let r = move.line; r < to; r++) {
    const mine = price[part.bidNode[r - part.lots]!]!;
    for (let e = rowStart[r]!; e < rowStart[r + 1]!; e++) {
      const worth = weight[e]! + price[slot[e]!]! - mine;
      if (worth <= move.worth) continue;
      move.worth = worth;
      move.at = r;
      move.code = e;
    }
  }
  move.line = to;
}

/** The other arcs; those of the basis are worth nothing and never enter. */
function scanArcs(tree: PartTree, move: Move, to: number, rows: number): void {
  const { price, part, isFull, isShut, own, above } = tree;
  const { tail, head, inner } = part;
  const { arcWeight } = tree.goal;
  for (let x = move.line - rows; x < to - rows; x++) {
    const t = tail[x]!;
    const i = t - inner - 1;
    const mine = i < 0 ? price[t]! : own[i]! + price[above[i]!]!;
    const gain = arcWeight[x]! + price[head[x]!]! - mine;
    const worth = isFull[x] === 1 ? -gain : gain;
    if (worth <= move.worth || isShut[x] === 1) continue;
    move.worth = worth;
    move.at = x + rows;
    move.code = -1 - x;
  }
  move.line = to;
}

function enter(tree: PartTree, { code, at, worth }: Move): void {
  const { part, goal, lot, isFull } = tree;
  if (code >= 0) {
    const from = at < part.lots ? lot + at * 4 : part.bidNode[at - part.lots]! * 4;
    pivotPart(tree, goal.id ? goal.id[code]! : code, from, goal.slot[code]! * 4, endlessKg, true, worth);
    return;
  }
  const x = -1 - code;
  const tail = part.tail[x]! * 4;
  const head = part.head[x]! * 4;
  if (isFull[x] === 1) pivotPart(tree, code, head, tail, part.arcKg[x]!, false, worth);
  else pivotPart(tree, code, tail, head, part.arcKg[x]!, true, worth);
}

/** Goes on to the next goal, over the arcs that keep the one before. */
function turnTo(tree: PartTree, goal: Goal): void {
  shutLosers(tree);
  tree.goal = goal;
  priceTree(tree);
  improve(tree);
}
