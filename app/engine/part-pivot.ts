import { endlessKg } from "./network.ts";
import { moveInner, moveLot } from "./part-links.ts";
import { arcAt, downAt, firstAt, lastAt, levelAt, nextAt, upAt } from "./part-record.ts";
import { priceLimit, priceTree } from "./part-tree.ts";
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
  const { nodes, links, lot, isFull } = tree;
  tree.pivots++;
  let a = from;
  let b = to;
  // Twice the level, so that a lot has a place between the inner nodes above and below it.
  let atA = from >= lot ? 2 * links[nodes[from]! + levelAt]! + 1 : 2 * links[from + levelAt]!;
  let atB = to >= lot ? 2 * links[nodes[to]! + levelAt]! + 1 : 2 * links[to + levelAt]!;
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
    if (v >= lot) moveLot(tree, v, parent);
    else moveInner(tree, v, parent);
    nodes[v + arcAt] = code;
    nodes[v + upAt] = up;
    nodes[v + downAt] = down;
    if (v >= lot) {
      own[(v - lot) >> 2] = code < 0 ? arcWeight[-1 - code]! : tradeWeight ? tradeWeight[code]! : 0;
      above[(v - lot) >> 2] = parent >> 2;
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
  isFull[x] = (part.tail[x] === v >> 2 ? down : up) > 0 ? 1 : 0;
}

/** Moves the prices at and below `start`, and sets the levels. */
export function shiftBelow(tree: PartTree, start: number, shift: number): void {
  const { nodes, links, lot, stack } = tree;
  const above = nodes[start]! >= lot ? nodes[nodes[start]!]! : nodes[start]!;
  let waiting = 0;
  if (start < lot) {
    links[start + levelAt] = links[above + levelAt]! + 1;
    stack[waiting++] = start;
  } else if (links[start + firstAt]! >= 0) {
    const level = links[above + levelAt]! + 1;
    const last = links[start + lastAt]!;
    for (let v = links[start + firstAt]!; ; v = links[v + nextAt]!) {
      links[v + levelAt] = level;
      stack[waiting++] = v;
      if (v === last) break;
    }
  }
  if (waiting > 0) shiftAll(tree, waiting, shift);
}

/** Moves the prices of the nodes that wait and of all below them. */
function shiftAll(tree: PartTree, waiting: number, shift: number): void {
  const { links, price, stack } = tree;
  let largest = 0;
  while (waiting > 0) {
    const v = stack[--waiting]!;
    const shifted = price[v >> 2]! + shift;
    price[v >> 2] = shifted;
    largest |= shifted < 0 ? ~shifted : shifted;
    const level = links[v + levelAt]! + 1;
    for (let below = links[v + firstAt]!; below >= 0; below = links[below + nextAt]!) {
      links[below + levelAt] = level;
      stack[waiting++] = below;
    }
  }
  if (largest >= priceLimit && tree.price instanceof Int32Array) priceTree(tree);
}
