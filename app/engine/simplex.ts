import { push } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { endlessKg } from "./network.ts";
import type { Network } from "./network.ts";

/**
 * Network simplex for  max Σ weight·x,  flow conserved at every node, 0 ≤ x ≤ kg  (see `Network`).
 *
 * Method   primal; starts from the network's own free, strongly feasible basis, so no artificial arcs and no
 *          big M; block search for the entering arc; the last blocking arc leaves, which keeps the basis
 *          strongly feasible, so it cannot cycle (Cunningham 1976, from memory).
 * Shapes   everything by node or arc in typed arrays; the tree as parent, first child, next and previous
 *          sibling; `up[v]` is 1 when the tree arc of v points to its parent; `roomUp[v]`, `roomDown[v]` are
 *          the kg that may still be pushed along it to the parent and back.
 *          A lot without children is in nobody's list: its price is its arc's weight plus its parent's price, so
 *          the lots, most of all nodes, cost nothing when a subtree moves.
 *          `price[v]` is what one more kg at v is worth: price[tail] − price[head] = weight on the tree, ≥ on the rest.
 * Numbers  whole; Int32Array while |price| < 2^29, checked as it runs, else Float64Array (exact below 2^53).
 * Work     a pivot costs the cycle and the subtree that moves; pivots are finite, in practice a few per node.
 * Determinism  the same network gives the same tree.
 */
export type Tree = {
  net: Network;
  price: Int32Array | Float64Array;
  parent: Int32Array;
  arc: Int32Array;
  up: Uint8Array;
  depth: Int32Array;
  first: Int32Array;
  next: Int32Array;
  prev: Int32Array;
  roomUp: Int32Array;
  roomDown: Int32Array;
  /** By arc: 1 may enter from empty, −1 may enter from full, 0 in the tree or held back. */
  side: Int8Array;
  /** By arc: 1 when outside the tree and at capacity. */
  full: Uint8Array;
  cursor: number;
  pivots: number;
  /** When kept, every node whose price a pivot moves is noted here (of the lots only those in the lists). */
  moved: Growing | null;
  /** When kept, every arc whose kg a pivot changes is noted here. */
  changed: Growing | null;
  /** What all pivots so far have added to the objective. */
  gained: number;
};

/** A move: arc `enter` pushes kg from node `from` to node `to`, each kg worth `worth`. */
type Move = { enter: number; worth: number };

/** The free strongly feasible basis of a network, from which `solveTree` starts: nothing sold. */
export function plantTree(net: Network): Tree {
  const n = net.nodes;
  const none = () => new Int32Array(n).fill(-1);
  const tree: Tree = {
    net,
    price: new Int32Array(n),
    parent: none(),
    arc: Int32Array.from(net.ownArc),
    up: new Uint8Array(n).fill(1),
    depth: new Int32Array(n),
    first: none(),
    next: none(),
    prev: none(),
    roomUp: new Int32Array(n),
    roomDown: Int32Array.from(net.ownKg),
    side: new Int8Array(net.arcs).fill(1),
    full: Uint8Array.from(net.startFull),
    cursor: 0,
    pivots: 0,
    moved: null,
    changed: null,
    gained: 0,
  };
  for (let e = 0; e < net.arcs; e++) {
    if (net.startFull[e] === 1) tree.side[e] = -1;
    if (net.kg[e] === 0) tree.side[e] = 0;
  }
  for (let v = 0; v < n; v++) {
    const e = tree.arc[v]!;
    if (e < 0) continue;
    tree.side[e] = 0;
    tree.roomUp[v] = net.kg[e]! - net.ownKg[v]!;
    hang(tree, v, net.head[e]!);
  }
  settlePrices(tree);
  return tree;
}

/** Puts v under `parent`; a lot that thereby gets its first child joins the lists itself. */
function hang(tree: Tree, v: number, parent: number): void {
  const { first, depth, net } = tree;
  const { lots } = net.at;
  tree.parent[v] = parent;
  if (v < lots && first[v]! < 0) return;
  if (parent < lots && first[parent]! < 0) {
    const above = tree.parent[parent]!;
    link(tree, parent, above);
    depth[parent] = depth[above]! + 1;
  }
  link(tree, v, parent);
}

/** Takes v from under its parent; a lot that thereby loses its last child leaves the lists itself. */
function cut(tree: Tree, v: number): void {
  const { first, parent, net } = tree;
  const { lots } = net.at;
  if (v < lots && first[v]! < 0) return;
  const p = parent[v]!;
  unlink(tree, v, p);
  if (p < lots && first[p]! < 0) unlink(tree, p, parent[p]!);
}

function link({ first, next, prev }: Tree, v: number, parent: number): void {
  const head = first[parent]!;
  next[v] = head;
  prev[v] = -1;
  if (head >= 0) prev[head] = v;
  first[parent] = v;
}

function unlink({ first, next, prev }: Tree, v: number, parent: number): void {
  const before = prev[v]!;
  const after = next[v]!;
  if (before >= 0) next[before] = after;
  else first[parent] = after;
  if (after >= 0) prev[after] = before;
}

/** Computes depth and price of every node from the tree and the weights. O(nodes). */
export function settlePrices(tree: Tree): void {
  const { net, first, next, parent, arc, up, depth } = tree;
  const exact = new Float64Array(net.nodes);
  const root = net.at.sink;
  let largest = 0;
  let v = first[root]!;
  while (v >= 0) {
    const p = parent[v]!;
    const w = net.weight[arc[v]!]!;
    exact[v] = exact[p]! + (up[v] === 1 ? w : -w);
    largest = Math.max(largest, Math.abs(exact[v]!));
    depth[v] = depth[p]! + 1;
    if (first[v]! >= 0) v = first[v]!;
    else {
      while (v !== root && next[v]! < 0) v = parent[v]!;
      v = v === root ? -1 : next[v]!;
    }
  }
  tree.price = largest < priceLimit ? Int32Array.from(exact) : exact;
  priceLots(tree);
}

/** Prices every lot by its tree arc. While pivots go on nobody keeps them. */
export function priceLots({ net, price, parent, arc }: Tree): void {
  for (let i = 0; i < net.at.lots; i++) price[i] = net.weight[arc[i]!]! + price[parent[i]!]!;
}

/** Weights are below 3e8, so a price below this moves by less than 1.4e9 and its sum still fits 32 bits. */
const priceLimit = 2 ** 29;

/** Pivots until no arc can improve. Afterwards `tree` is an optimal basis. */
export function solveTree(tree: Tree): void {
  const move: Move = { enter: -1, worth: 0 };
  while (findEntering(tree, move)) {
    pivot(tree, move.enter, move.worth);
    tree.pivots++;
  }
  priceLots(tree);
}

/** Share of √arcs looked at before the best arc so far enters: small, as measured in the bench. */
const blockShare = 0.25;

/** Looks on from where it stopped, in lines: rows of trade arcs, then the remaining arcs one by one. */
function findEntering(tree: Tree, move: Move): boolean {
  const { arcs, rowStart, at } = tree.net;
  const rows = rowStart.length - 1;
  const lines = rows + arcs - at.tierArc;
  const block = Math.max(16, Math.ceil(Math.sqrt(arcs) * blockShare));
  move.enter = -1;
  move.worth = 0;
  let line = tree.cursor;
  for (let seen = 0; seen < lines && move.enter < 0;) {
    const end = Math.min(line < rows ? rows : lines, line + lines - seen);
    const stop =
      line < rows
        ? scanRows(tree, move, line, end, block)
        : scanArcs(tree, move, line, Math.min(end, line + block), rows);
    seen += stop - line;
    line = stop === lines ? 0 : stop;
  }
  tree.cursor = line;
  return move.enter >= 0;
}

/** Scans rows until `block` arcs are behind it; the best arc so far goes into `move`. */
function scanRows(tree: Tree, move: Move, from: number, to: number, block: number): number {
  const { head, weight, rowStart, at } = tree.net;
  const { price, side, arc, parent } = tree;
  const { lots, unsoldArc } = at;
  let best = move.worth;
  let enter = move.enter;
  let left = block;
  let r = from;
  for (; r < to && left > 0; r++) {
    const own = r < lots ? weight[arc[r]!]! + price[parent[r]!]! : price[r]!;
    let bar = best + own;
    if (r < lots) {
      const e = unsoldArc + r;
      const value = weight[e]! + price[head[e]!]!;
      if (value > bar && side[e] === 1) {
        bar = value;
        enter = e;
      }
    }
    const start = rowStart[r]!;
    const end = rowStart[r + 1]!;
    for (let e = start; e < end; e++) {
      const value = weight[e]! + price[head[e]!]!;
      if (value > bar && side[e] === 1) {
        bar = value;
        enter = e;
      }
    }
    best = bar - own;
    left -= end - start + 1;
  }
  move.worth = best;
  move.enter = enter;
  return r;
}

function scanArcs(tree: Tree, move: Move, from: number, to: number, rows: number): number {
  const { tail, head, weight, at } = tree.net;
  const { price, side } = tree;
  const end = at.tierArc + to - rows;
  for (let e = at.tierArc + from - rows; e < end; e++) {
    if (side[e] === 0) continue;
    const t = tail[e]!;
    const own = t < at.lots ? weight[tree.arc[t]!]! + price[tree.parent[t]!]! : price[t]!;
    const worth = side[e]! * (weight[e]! - own + price[head[e]!]!);
    if (worth > move.worth) {
      move.worth = worth;
      move.enter = e;
    }
  }
  return to;
}

/** Lets arc `enter` into the basis; each kg it moves is worth `worth` > 0. */
export function pivot(tree: Tree, enter: number, worth: number): void {
  const { net, parent, depth, roomUp, roomDown, side, full } = tree;
  const fromEmpty = side[enter] === 1;
  const from = fromEmpty ? net.tail[enter]! : net.head[enter]!;
  const to = fromEmpty ? net.head[enter]! : net.tail[enter]!;
  const { lots } = net.at;
  if (from < lots) depth[from] = depth[parent[from]!]! + 1;
  if (to < lots) depth[to] = depth[parent[to]!]! + 1;
  // walk both ends to where they meet; the last blocking arc in the direction of the push leaves
  let a = from;
  let b = to;
  let roomA = endlessKg;
  let roomB = endlessKg;
  let leaveA = -1;
  let leaveB = -1;
  while (a !== b) {
    if (depth[a]! >= depth[b]!) {
      if (roomDown[a]! < roomA) {
        roomA = roomDown[a]!;
        leaveA = a;
      }
      a = parent[a]!;
    } else {
      if (roomUp[b]! <= roomB) {
        roomB = roomUp[b]!;
        leaveB = b;
      }
      b = parent[b]!;
    }
  }
  const own = net.kg[enter]!;
  const kg = Math.min(roomA, own, roomB);
  if (kg > 0) {
    send(tree, from, to, a, kg);
    tree.gained += worth * kg;
    if (tree.changed) push(tree.changed, enter);
  }
  if (roomB <= Math.min(own, roomA)) swing(tree, enter, to, from, leaveB, fromEmpty ? kg : own - kg, -worth);
  else if (own <= roomA) {
    side[enter] = fromEmpty ? -1 : 1;
    full[enter] = fromEmpty ? 1 : 0;
  } else swing(tree, enter, from, to, leaveA, fromEmpty ? kg : own - kg, worth);
}

function send(tree: Tree, from: number, to: number, join: number, kg: number): void {
  const { parent, arc, roomUp, roomDown, changed } = tree;
  for (let v = from; v !== join; v = parent[v]!) {
    roomDown[v]! -= kg;
    roomUp[v]! += kg;
    if (changed) push(changed, arc[v]!);
  }
  for (let v = to; v !== join; v = parent[v]!) {
    roomUp[v]! -= kg;
    roomDown[v]! += kg;
    if (changed) push(changed, arc[v]!);
  }
}

/** Takes the tree arc of `leave` out and hangs the part below it under `onto` by its node `start` and arc `enter`. */
function swing(
  tree: Tree,
  enter: number,
  start: number,
  onto: number,
  leave: number,
  enterKg: number,
  shift: number,
): void {
  const { net, parent, arc, up, roomUp, roomDown, side, full } = tree;
  let v = start;
  let newParent = onto;
  let newArc = enter;
  let newUp = net.tail[enter] === start ? 1 : 0;
  const rest = net.kg[enter]! - enterKg;
  let newRoomUp = newUp === 1 ? rest : enterKg;
  let newRoomDown = newUp === 1 ? enterKg : rest;
  side[enter] = 0;
  full[enter] = 0;
  for (;;) {
    const oldParent = parent[v]!;
    const oldArc = arc[v]!;
    const oldUp = up[v]!;
    const oldRoomUp = roomUp[v]!;
    const oldRoomDown = roomDown[v]!;
    cut(tree, v);
    hang(tree, v, newParent);
    arc[v] = newArc;
    up[v] = newUp;
    roomUp[v] = newRoomUp;
    roomDown[v] = newRoomDown;
    if (v === leave) {
      const kg = oldUp === 1 ? oldRoomDown : oldRoomUp;
      side[oldArc] = kg > 0 ? -1 : 1;
      full[oldArc] = kg > 0 ? 1 : 0;
      break;
    }
    newParent = v;
    newArc = oldArc;
    newUp = 1 - oldUp;
    newRoomUp = oldRoomDown;
    newRoomDown = oldRoomUp;
    v = oldParent;
  }
  shiftSubtree(tree, start, shift);
}

/** Moves the prices at and below `start`, as after a change on the arc above it. */
export function shiftSubtree(tree: Tree, start: number, shift: number): void {
  const { price, depth, parent, first, next, net } = tree;
  const { lots } = net.at;
  const { moved } = tree;
  if (moved && start < lots) push(moved, start);
  if (start < lots && first[start]! < 0) return;
  let v = start;
  let largest = 0;
  for (;;) {
    if (v >= lots) {
      const shifted = price[v]! + shift;
      price[v] = shifted;
      largest |= shifted < 0 ? ~shifted : shifted;
    }
    if (moved) push(moved, v);
    depth[v] = depth[parent[v]!]! + 1;
    const child = first[v]!;
    if (child >= 0) v = child;
    else {
      while (v !== start && next[v]! < 0) v = parent[v]!;
      if (v === start) break;
      v = next[v]!;
    }
  }
  if (largest >= priceLimit && tree.price instanceof Int32Array) settlePrices(tree);
}
