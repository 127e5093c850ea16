import type { Network } from "./network.ts";

/**
 * How the network falls apart once its sink is taken out. A kitchen week that cannot bind, or that a single slot
 * fills, is no node of any part: the slot leads straight to the sink, with the smaller of both limits.
 * `lots` and `nodes` (inner nodes as in the network, less the lots) stand in the order of parts, then of the network;
 * those of part n from lotStart[n], nodeStart[n] on. `local` is a node's number in its part.
 */
export type Split = {
  net: Network;
  parts: number;
  lots: Int32Array;
  lotStart: Int32Array;
  nodes: Int32Array;
  nodeStart: Int32Array;
  local: Int32Array;
  isKept: Uint8Array;
  /** By inner node, its part, or −1. */
  partOf: Int32Array;
  /** Trade arcs by part: what solving it costs, roughly. */
  size: Float64Array;
};

/** Finds the parts. O(arcs). Lots that nothing ties to anything are in none: all of them stays unsold. */
export function splitNetwork(net: Network): Split {
  const { at } = net;
  const inner = at.sink - at.lots;
  const isKept = keptNodes(net);
  const root = new Int32Array(inner);
  for (let v = 0; v < inner; v++) root[v] = v;
  for (let s = at.slot; s < at.week; s++) {
    const week = net.head[at.slotArc + s - at.slot]!;
    if (isKept[week - at.lots] === 1) join(root, s - at.lots, week - at.lots);
  }
  const of = new Int32Array(at.lots).fill(-1);
  for (let i = 0; i < at.lots; i++) of[i] = joinLot(net, root, i);
  for (let b = at.bid; b < at.slot; b++) joinRow(net, root, b, b - at.lots);
  return numberParts(net, root, of, isKept);
}

/** By inner node: 1 where it stays a node. */
function keptNodes(net: Network): Uint8Array {
  const { at } = net;
  const kept = new Uint8Array(at.sink - at.lots).fill(1);
  const weeks = at.group - at.week;
  const slots = new Int32Array(weeks);
  const kg = new Float64Array(weeks);
  for (let e = at.slotArc; e < at.weekArc; e++) {
    const week = net.head[e]! - at.week;
    slots[week]!++;
    kg[week]! += net.kg[e]!;
  }
  for (let k = 0; k < weeks; k++)
    if (slots[k]! < 2 || kg[k]! < net.kg[at.weekArc + k]!) kept[at.week - at.lots + k] = 0;
  return kept;
}

function rootOf(root: Int32Array, v: number): number {
  while (root[v] !== v) {
    root[v] = root[root[v]!]!;
    v = root[v]!;
  }
  return v;
}

function join(root: Int32Array, a: number, b: number): void {
  const x = rootOf(root, a);
  const y = rootOf(root, b);
  if (x < y) root[y] = x;
  else root[x] = y;
}

/** Ties what the lot reaches together; −1 when it reaches nothing but the sink. */
function joinLot(net: Network, root: Int32Array, i: number): number {
  const { at } = net;
  const home = net.head[at.unsoldArc + i]!;
  let node = home < at.sink ? home - at.lots : -1;
  for (let b = net.bidStart[i]!; b < net.bidStart[i + 1]!; b++) {
    const bid = at.bid + b - at.lots;
    if (node >= 0) join(root, node, bid);
    node = bid;
  }
  return joinRow(net, root, i, node);
}

function joinRow({ at, rowStart, head }: Network, root: Int32Array, r: number, node: number): number {
  const end = rowStart[r + 1]!;
  for (let e = rowStart[r]!; e < end; e++) {
    const slot = head[e]! - at.lots;
    if (node < 0) node = slot;
    else if (root[slot] !== root[node]) join(root, slot, node);
  }
  return node;
}

function numberParts(net: Network, root: Int32Array, of: Int32Array, isKept: Uint8Array): Split {
  const { at } = net;
  const part = new Int32Array(root.length).fill(-1);
  let parts = 0;
  // Parts are numbered by their first lot, so what nobody can sell to is in none.
  for (let i = 0; i < of.length; i++) {
    if (of[i]! < 0) continue;
    const v = rootOf(root, of[i]!);
    if (part[v]! < 0) part[v] = parts++;
    of[i] = part[v]!;
  }
  const ofNode = new Int32Array(root.length).fill(-1);
  for (let v = 0; v < root.length; v++) if (isKept[v] === 1) ofNode[v] = part[rootOf(root, v)]!;
  const [lots, lotStart] = sortByPart(of, parts);
  const [nodes, nodeStart] = sortByPart(ofNode, parts);
  const local = new Int32Array(root.length).fill(-1);
  for (let n = 0; n < parts; n++)
    for (let k = nodeStart[n]!; k < nodeStart[n + 1]!; k++) local[nodes[k]!] = k - nodeStart[n]!;
  const size = new Float64Array(parts);
  for (let i = 0; i < at.lots; i++) if (of[i]! >= 0) size[of[i]!]! += net.rowStart[i + 1]! - net.rowStart[i]!;
  return { net, parts, lots, lotStart, nodes, nodeStart, local, isKept, partOf: ofNode, size };
}

/** Positions in the order of their part, those in none left out, and where each part begins. */
function sortByPart(of: Int32Array, parts: number): [Int32Array, Int32Array] {
  const start = new Int32Array(parts + 1);
  for (const n of of) if (n >= 0) start[n + 1]!++;
  for (let n = 0; n < parts; n++) start[n + 1]! += start[n]!;
  const sorted = new Int32Array(start[parts]!);
  const fill = start.slice();
  for (let v = 0; v < of.length; v++) if (of[v]! >= 0) sorted[fill[of[v]!]!++] = v;
  return [sorted, start];
}
