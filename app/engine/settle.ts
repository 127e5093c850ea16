import { growing, push } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { tierArcs } from "./network.ts";
import type { Network } from "./network.ts";
import { kgOn } from "./flows.ts";
import { pivot, shiftSubtree, solveTree } from "./simplex.ts";
import type { Tree } from "./simplex.ts";

/**
 * An optimal basis to mend, with the arcs into each node as linked lists: first by node, next by arc. `queue`, `waits` (by
 * node) and `noted` are room to work in: `settle` runs thousands of times a second.
 */
export type Basis = {
  net: Network;
  tree: Tree;
  inFirst: Int32Array;
  inNext: Int32Array;
  queue: Growing;
  waits: Uint8Array;
  noted: Growing;
};

/** Lists the arcs into every node but the sink. Trade arcs from `trade` on are spare and left out. */
export function makeBasis(net: Network, tree: Tree, trade: number): Basis {
  const basis: Basis = {
    net,
    tree,
    inFirst: new Int32Array(net.nodes).fill(-1),
    inNext: new Int32Array(net.arcs).fill(-1),
    queue: growing(),
    waits: new Uint8Array(net.nodes),
    noted: growing(),
  };
  for (let e = 0; e < net.arcs; e++) if (e < trade || e >= net.at.unsoldArc) enlist(basis, e);
  return basis;
}

/** Puts arc e into the list of its head; the sink has none. */
export function enlist({ net, inFirst, inNext }: Basis, e: number): void {
  const v = net.head[e]!;
  if (v === net.at.sink) return;
  inNext[e] = inFirst[v]!;
  inFirst[v] = e;
}

/**
 * Brings a basis back to its optimum after a change. Nodes whose price moved wait in a first-in, first-out queue;
 * only arcs at such a node can have become worth something, so a small event stays small.
 */
export function settle(basis: Basis, moved: number[]): void {
  const { tree, queue, waits, noted } = basis;
  queue.length = 0;
  noted.length = 0;
  for (const v of moved) wake(basis, v);
  tree.moved = noted;
  // Where an event is not small after all, a search of everything ends it: the queue may take a hundred times as long.
  const most = 1000 + 2 * basis.net.nodes;
  let at = 0;
  // The queue grows while it is walked.
  for (; at < queue.length && queue.length <= most; at++) {
    const v = queue.data[at]!;
    waits[v] = 0;
    for (let best = bestArcAt(basis, v); best >= 0; best = bestArcAt(basis, v)) {
      pivot(tree, best, worthAt(basis, best));
      for (let k = 0; k < noted.length; k++) wake(basis, noted.data[k]!);
      noted.length = 0;
    }
  }
  tree.moved = null;
  for (; at < queue.length; at++) waits[queue.data[at]!] = 0;
  if (queue.length > most) solveTree(tree);
}

function wake({ queue, waits }: Basis, v: number): void {
  if (waits[v] === 1) return;
  waits[v] = 1;
  push(queue, v);
}

/** Changes the weight of arc e; when it is in the tree, prices below it follow and their nodes go to `moved`. */
export function weigh(basis: Basis, e: number, weight: number, moved: number[]): void {
  const { net, tree } = basis;
  const change = weight - net.weight[e]!;
  tree.gained += change * kgOn(tree, e);
  net.weight[e] = weight;
  moved.push(net.tail[e]!);
  const v = below(net, tree, e);
  if (v < 0) return;
  noteFrom(basis);
  shiftSubtree(tree, v, v === net.tail[e] ? change : -change);
  noteInto(basis, moved);
}

/** From here on the nodes whose price moves are noted; `noteInto` ends it. */
function noteFrom({ tree, noted }: Basis): void {
  noted.length = 0;
  tree.moved = noted;
}

/** Puts what was noted into `moved`. So long a list means a search of everything, whatever else is in it. */
function noteInto({ net, tree, noted }: Basis, moved: number[]): void {
  if (moved.length < 64 + net.nodes) for (let k = 0; k < noted.length; k++) moved.push(noted.data[k]!);
  tree.moved = null;
}

/** Lets arc e carry `kg` at most; it must not carry more today. */
export function limit({ net, tree }: Basis, e: number, kg: number): void {
  const v = below(net, tree, e);
  if (v >= 0) {
    const room = tree.up[v] === 1 ? tree.roomUp : tree.roomDown;
    room[v]! -= net.kg[e]! - kg;
  }
  net.kg[e] = kg;
}

/** Lets arc e carry `kg`, more than before; an arc that is full first comes into the tree, or empties. */
export function unlimit(basis: Basis, e: number, kg: number, moved: number[]): void {
  const { net, tree } = basis;
  if (tree.side[e] === -1) {
    noteFrom(basis);
    pivot(tree, e, worthAt(basis, e));
    noteInto(basis, moved);
    moved.push(net.tail[e]!, net.head[e]!);
  }
  limit(basis, e, kg);
}

function priceAt({ net, arc, parent, price }: Tree, v: number): number {
  return v < net.at.lots ? net.weight[arc[v]!]! + price[parent[v]!]! : price[v]!;
}

/** The node whose tree arc e is, or −1. */
function below(net: Network, tree: Tree, e: number): number {
  return tree.arc[net.tail[e]!] === e ? net.tail[e]! : tree.arc[net.head[e]!] === e ? net.head[e]! : -1;
}

/** What a kg more, or where it is full less, over arc e is worth. */
function worthAt({ net, tree }: Basis, e: number): number {
  return tree.side[e]! * (net.weight[e]! - priceAt(tree, net.tail[e]!) + priceAt(tree, net.head[e]!));
}

/**
 * The arc at v that is worth most, or −1 where none is worth anything. Lots that hang on v are woken, for their price
 * moved too: while they have no children no pivot notes them, and one that gets a child before v is looked at would be
 * passed over.
 */
function bestArcAt(basis: Basis, v: number): number {
  const { net, inFirst, inNext, tree } = basis;
  const { at, tail, head, weight } = net;
  const { side, price, arc, parent } = tree;
  const own = priceAt(tree, v);
  let most = 0;
  let best = -1;
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) {
    const t = tail[e]!;
    if (t < at.lots && arc[t] === e) wake(basis, t);
    if (side[e] === 0) continue;
    const from = t < at.lots ? weight[arc[t]!]! + price[parent[t]!]! : price[t]!;
    const worth = side[e]! * (weight[e]! - from + own);
    if (worth <= most) continue;
    most = worth;
    best = e;
  }
  const consider = (e: number) => {
    const worth = side[e]! * (weight[e]! - own + price[head[e]!]!);
    if (worth <= most) return;
    most = worth;
    best = e;
  };
  if (v < at.slot)
    for (let e = net.rowStart[v]!; e < net.rowStart[v + 1]!; e++) {
      const worth = side[e]! * (weight[e]! - own + price[head[e]!]!);
      if (worth <= most) continue;
      most = worth;
      best = e;
    }
  if (v < at.lots) {
    consider(at.unsoldArc + v);
    for (let b = net.bidStart[v]!; b < net.bidStart[v + 1]!; b++) consider(at.bidArc + b);
  } else if (v >= at.slot && v < at.week) consider(at.slotArc + v - at.slot);
  else if (v >= at.week && v < at.group) consider(at.weekArc + v - at.week);
  else if (v >= at.group && v < at.sink) for (const e of tierArcs(net, v - at.group)) consider(e);
  return best;
}
