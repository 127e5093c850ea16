import { endlessKg } from "./network.ts";
import {
  arcAt,
  depthAt,
  downAt,
  firstAt,
  link,
  nextAt,
  parentAt,
  priceLimit,
  priceTree,
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
  if (from >= lot) nodes[from + depthAt] = nodes[nodes[from]! + depthAt]! + 1;
  if (to >= lot) nodes[to + depthAt] = nodes[nodes[to]! + depthAt]! + 1;
  let a = from;
  let b = to;
  let roomA = endlessKg;
  let roomB = endlessKg;
  let leaveA = -1;
  let leaveB = -1;
  while (a !== b) {
    if (nodes[a + depthAt]! >= nodes[b + depthAt]!) {
      const room = nodes[a + downAt]!;
      if (room < roomA) {
        roomA = room;
        leaveA = a;
      }
      a = nodes[a]!;
    } else {
      const room = nodes[b + upAt]!;
      if (room <= roomB) {
        roomB = room;
        leaveB = b;
      }
      b = nodes[b]!;
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
  const { nodes, lot, own, isFull } = tree;
  const { arcWeight, tradeWeight } = tree.goal;
  if (code < 0) isFull[-1 - code] = 0;
  let v = start;
  let parent = onto;
  for (;;) {
    const oldParent = nodes[v]!;
    const oldCode = nodes[v + arcAt]!;
    const oldUp = nodes[v + upAt]!;
    const oldDown = nodes[v + downAt]!;
    rehang(nodes, lot, v, oldParent, parent);
    nodes[v + arcAt] = code;
    nodes[v + upAt] = up;
    nodes[v + downAt] = down;
    if (v >= lot) own[(v - lot) >> 3] = code < 0 ? arcWeight[-1 - code]! : tradeWeight ? tradeWeight[code]! : 0;
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
  if (start < lot || nodes[start + firstAt]! >= 0) shiftBelow(tree, start, shift);
}

/** An arc that left the basis lies empty or full. */
function rest({ part, isFull }: PartTree, x: number, v: number, up: number, down: number): void {
  isFull[x] = (part.tail[x] === v >> 3 ? down : up) > 0 ? 1 : 0;
}

/** A lot that gets its first child joins the lists itself; one that loses its last leaves them. */
function rehang(nodes: Int32Array, lot: number, v: number, from: number, to: number): void {
  nodes[v] = to;
  if (v >= lot && nodes[v + firstAt]! < 0) return;
  unlink(nodes, v, from);
  if (from >= lot && nodes[from + firstAt]! < 0) unlink(nodes, from, nodes[from]!);
  if (to >= lot && nodes[to + firstAt]! < 0) {
    const above = nodes[to]!;
    link(nodes, to, above);
    nodes[to + depthAt] = nodes[above + depthAt]! + 1;
  }
  link(nodes, v, to);
}

/** Moves the prices at and below `start`, and sets their depths. */
function shiftBelow(tree: PartTree, start: number, shift: number): void {
  const { nodes, price, lot } = tree;
  let v = start;
  let depth = nodes[nodes[start + parentAt]! + depthAt]! + 1;
  let largest = 0;
  for (;;) {
    if (v < lot) {
      const shifted = price[v >> 3]! + shift;
      price[v >> 3] = shifted;
      largest |= shifted < 0 ? ~shifted : shifted;
    }
    nodes[v + depthAt] = depth;
    const child = nodes[v + firstAt]!;
    if (child >= 0) {
      v = child;
      depth++;
      continue;
    }
    while (v !== start && nodes[v + nextAt]! < 0) {
      v = nodes[v]!;
      depth--;
    }
    if (v === start) break;
    v = nodes[v + nextAt]!;
  }
  if (largest >= priceLimit && tree.price instanceof Int32Array) priceTree(tree);
}
