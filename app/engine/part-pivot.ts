import { endlessKg } from "./network.ts";
import {
  arcAt,
  downAt,
  firstAt,
  lastAt,
  levelAt,
  nextAt,
  prevAt,
  priceLimit,
  priceTree,
  splice,
  unlink,
  upAt,
} from "./part-tree.ts";
import type { PartTree } from "./part-tree.ts";

/**
 * Lets an arc into the basis that pushes kg from record `from` to record `to`, `limit` at most, each kg worth `worth` > 0.
 * The last blocking arc in the direction of the push leaves, so the basis stays strongly feasible.
 */
export function pivotPart(
  tree: PartTree,
  code: number,
  from: number,
  to: number,
  limit: number,
  fromEmpty: boolean,
  worth: number,
): void {
  const { nodes, lot, isFull } = tree;
  tree.pivots++;
  let a = from;
  let b = to;
  // Twice the level, so that a lot has a place between the inner nodes above and below it.
  let atA = from >= lot ? 2 * nodes[nodes[from]! + levelAt]! + 1 : 2 * nodes[from + levelAt]!;
  let atB = to >= lot ? 2 * nodes[nodes[to]! + levelAt]! + 1 : 2 * nodes[to + levelAt]!;
  let roomA = endlessKg;
  let roomB = endlessKg;
  let leaveA = -1;
  let leaveB = -1;
  while (a !== b) {
    if (atA >= atB) {
      const room = nodes[a + downAt]!;
      if (room < roomA) {
        roomA = room;
        leaveA = a;
      }
      const above = nodes[a]!;
      atA -= a >= lot || above >= lot ? 1 : 2;
      a = above;
    } else {
      const room = nodes[b + upAt]!;
      if (room <= roomB) {
        roomB = room;
        leaveB = b;
      }
      const above = nodes[b]!;
      atB -= b >= lot || above >= lot ? 1 : 2;
      b = above;
    }
  }
  const kg = Math.min(roomA, limit, roomB);
  if (kg > 0) send(nodes, from, to, a, kg);
  const ahead = limit - kg;
  if (roomB <= Math.min(limit, roomA)) swing(tree, code, to, from, leaveB, kg, ahead, -worth);
  else if (limit <= roomA) isFull[-1 - code] = fromEmpty ? 1 : 0;
  else swing(tree, code, from, to, leaveA, ahead, kg, worth);
}

function send(nodes: Int32Array, from: number, to: number, join: number, kg: number): void {
  for (let v = from; v !== join; v = nodes[v]!) {
    nodes[v + downAt]! -= kg;
    nodes[v + upAt]! += kg;
  }
  for (let v = to; v !== join; v = nodes[v]!) {
    nodes[v + upAt]! -= kg;
    nodes[v + downAt]! += kg;
  }
}

/** Takes the tree arc of `leave` out and hangs the part below it under `onto` by its record `start`. */
function swing(
  tree: PartTree,
  code: number,
  start: number,
  onto: number,
  leave: number,
  up: number,
  down: number,
  shift: number,
): void {
  const { nodes, lot, own, above, isFull } = tree;
  const { arcWeight, tradeWeight } = tree.goal;
  if (code < 0) isFull[-1 - code] = 0;
  let v = start;
  let parent = onto;
  for (;;) {
    const oldParent = nodes[v]!;
    const oldCode = nodes[v + arcAt]!;
    const oldUp = nodes[v + upAt]!;
    const oldDown = nodes[v + downAt]!;
    if (v >= lot) moveLot(nodes, v, parent);
    else moveInner(nodes, lot, v, parent);
    nodes[v + arcAt] = code;
    nodes[v + upAt] = up;
    nodes[v + downAt] = down;
    if (v >= lot) {
      own[(v - lot) >> 3] = code < 0 ? arcWeight[-1 - code]! : tradeWeight ? tradeWeight[code]! : 0;
      above[(v - lot) >> 3] = parent >> 3;
    }
    if (v === leave) {
      if (oldCode < 0) rest(tree, -1 - oldCode, v, oldUp, oldDown);
      break;
    }
    parent = v;
    code = oldCode;
    up = oldDown;
    down = oldUp;
    v = oldParent;
  }
  shiftBelow(tree, start, shift);
}

/** An arc that left the basis lies empty or full. */
function rest({ part, isFull }: PartTree, x: number, v: number, up: number, down: number): void {
  isFull[x] = (part.tail[x] === v >> 3 ? down : up) > 0 ? 1 : 0;
}

/** A lot takes the children it still has along to where its new parent's stand. */
function moveLot(nodes: Int32Array, v: number, to: number): void {
  const first = nodes[v + firstAt]!;
  if (first >= 0) {
    const last = nodes[v + lastAt]!;
    unlink(nodes, first, last, nodes[v]!);
    splice(nodes, first, last, to);
  }
  nodes[v] = to;
}

/** An inner node leaves its list, and if it was a lot's child the run of those; and joins those of its new parent. */
function moveInner(nodes: Int32Array, lot: number, v: number, to: number): void {
  const from = nodes[v]!;
  let above = from;
  if (from >= lot) {
    above = nodes[from]!;
    const isLast = nodes[from + lastAt] === v;
    if (nodes[from + firstAt] === v) nodes[from + firstAt] = isLast ? -1 : nodes[v + nextAt]!;
    else if (isLast) nodes[from + lastAt] = nodes[v + prevAt]!;
  }
  unlink(nodes, v, v, above);
  nodes[v] = to;
  if (to < lot) {
    splice(nodes, v, v, to);
    return;
  }
  const first = nodes[to + firstAt]!;
  nodes[to + firstAt] = v;
  if (first < 0) {
    nodes[to + lastAt] = v;
    splice(nodes, v, v, nodes[to]!);
    return;
  }
  const before = nodes[first + prevAt]!;
  nodes[v + prevAt] = before;
  nodes[v + nextAt] = first;
  nodes[first + prevAt] = v;
  if (before >= 0) nodes[before + nextAt] = v;
  else nodes[nodes[to]! + firstAt] = v;
}

/** Moves the prices at and below `start`, and sets the levels. */
function shiftBelow(tree: PartTree, start: number, shift: number): void {
  const { nodes, lot, stack } = tree;
  const above = nodes[start]! >= lot ? nodes[nodes[start]!]! : nodes[start]!;
  let waiting = 0;
  if (start < lot) {
    nodes[start + levelAt] = nodes[above + levelAt]! + 1;
    stack[waiting++] = start;
  } else if (nodes[start + firstAt]! >= 0) {
    const level = nodes[above + levelAt]! + 1;
    const last = nodes[start + lastAt]!;
    for (let v = nodes[start + firstAt]!; ; v = nodes[v + nextAt]!) {
      nodes[v + levelAt] = level;
      stack[waiting++] = v;
      if (v === last) break;
    }
  }
  if (waiting > 0) shiftAll(tree, waiting, shift);
}

/** Moves the prices of the nodes that wait and of all below them. */
function shiftAll(tree: PartTree, waiting: number, shift: number): void {
  const { nodes, price, stack } = tree;
  let largest = 0;
  while (waiting > 0) {
    const v = stack[--waiting]!;
    const shifted = price[v >> 3]! + shift;
    price[v >> 3] = shifted;
    largest |= shifted < 0 ? ~shifted : shifted;
    const level = nodes[v + levelAt]! + 1;
    for (let below = nodes[v + firstAt]!; below >= 0; below = nodes[below + nextAt]!) {
      nodes[below + levelAt] = level;
      stack[waiting++] = below;
    }
  }
  if (largest >= priceLimit && tree.price instanceof Int32Array) priceTree(tree);
}
