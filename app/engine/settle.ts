import { growing } from "./grow.ts";
import { tierArcs } from "./network.ts";
import type { Network } from "./network.ts";
import { kgOn } from "./flows.ts";
import { pivot, shiftSubtree, solveTree } from "./simplex.ts";
import type { Tree } from "./simplex.ts";

/** An optimal basis to mend, with the arcs into each node as linked lists: first by node, next by arc. */
export type Basis = { net: Network; tree: Tree; inFirst: Int32Array; inNext: Int32Array };

/** Lists the arcs into every node but the sink. Trade arcs from `trade` on are spare and left out. */
export function makeBasis(net: Network, tree: Tree, trade: number): Basis {
  const basis = { net, tree, inFirst: new Int32Array(net.nodes).fill(-1), inNext: new Int32Array(net.arcs).fill(-1) };
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
  const { tree } = basis;
  const queue = moved.slice();
  const waits = new Set(queue);
  const noted = growing(64);
  const wake = (node: number) => {
    if (waits.has(node)) return;
    waits.add(node);
    queue.push(node);
  };
  tree.moved = noted;
  // Where an event is not small after all, a search of everything ends it: the queue may take a hundred times as long.
  const most = 1000 + 2 * basis.net.nodes;
  // The queue grows while it is walked.
  for (const v of queue) {
    if (queue.length > most) break;
    waits.delete(v);
    for (let best = bestArcAt(basis, v, wake); best.worth > 0; best = bestArcAt(basis, v, wake)) {
      pivot(tree, best.enter, best.worth);
      for (let k = 0; k < noted.length; k++) wake(noted.data[k]!);
      noted.length = 0;
    }
  }
  tree.moved = null;
  if (queue.length > most) solveTree(tree);
}

/** Changes the weight of arc e; when it is in the tree, prices below it follow and their nodes go to `moved`. */
export function weigh({ net, tree }: Basis, e: number, weight: number, moved: number[]): void {
  const change = weight - net.weight[e]!;
  tree.gained += change * kgOn(tree, e);
  net.weight[e] = weight;
  moved.push(net.tail[e]!);
  const v = below(net, tree, e);
  if (v < 0) return;
  tree.moved = growing(16);
  shiftSubtree(tree, v, v === net.tail[e] ? change : -change);
  // So long a list means a search of everything, whatever else is in it.
  if (moved.length < 64 + net.nodes) for (let k = 0; k < tree.moved.length; k++) moved.push(tree.moved.data[k]!);
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
    tree.moved = growing(16);
    const t = net.tail[e]!;
    const h = net.head[e]!;
    pivot(tree, e, -(net.weight[e]! - priceAt(tree, t) + priceAt(tree, h)));
    for (let k = 0; k < tree.moved.length; k++) moved.push(tree.moved.data[k]!);
    tree.moved = null;
    moved.push(t, h);
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

type Best = { enter: number; worth: number };

/**
 * The arc at v that is worth most. Lots that hang on v are woken, for their price moved too: while they have no children
 * no pivot notes them, and one that gets a child before v is looked at would be passed over.
 */
function bestArcAt(basis: Basis, v: number, wake: (node: number) => void): Best {
  const { net, inFirst, inNext, tree } = basis;
  const { at } = net;
  const best: Best = { enter: -1, worth: 0 };
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) {
    const t = net.tail[e]!;
    if (t < at.lots && tree.arc[t] === e) wake(t);
    consider(basis, e, best);
  }
  if (v < at.slot) for (let e = net.rowStart[v]!; e < net.rowStart[v + 1]!; e++) consider(basis, e, best);
  if (v < at.lots) {
    consider(basis, at.unsoldArc + v, best);
    for (let b = net.bidStart[v]!; b < net.bidStart[v + 1]!; b++) consider(basis, at.bidArc + b, best);
  } else if (v >= at.slot && v < at.week) consider(basis, at.slotArc + v - at.slot, best);
  else if (v >= at.week && v < at.group) consider(basis, at.weekArc + v - at.week, best);
  else if (v >= at.group && v < at.sink) for (const e of tierArcs(net, v - at.group)) consider(basis, e, best);
  return best;
}

function consider({ net, tree }: Basis, e: number, best: Best): void {
  const side = tree.side[e]!;
  if (side === 0) return;
  const t = net.tail[e]!;
  const worth = side * (net.weight[e]! - priceAt(tree, t) + tree.price[net.head[e]!]!);
  if (worth <= best.worth) return;
  best.worth = worth;
  best.enter = e;
}
