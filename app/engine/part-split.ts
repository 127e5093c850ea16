import { tierArcs } from "./network.ts";
import type { Network } from "./network.ts";
import type { Part } from "./part.ts";
import { orderWeight } from "./ties.ts";

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
  const root = Int32Array.from({ length: inner }, (_, v) => v);
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
  const ofNode = Int32Array.from(root, (_, v) => (isKept[v] === 1 ? part[rootOf(root, v)]! : -1));
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
  of.forEach((n, v) => {
    if (n >= 0) sorted[fill[n]!++] = v;
  });
  return [sorted, start];
}

/** Copies part n out of the network. */
export function cutPart(split: Split, n: number): Part {
  const { net } = split;
  const { at } = net;
  const lotAt = split.lots.slice(split.lotStart[n], split.lotStart[n + 1]);
  const nodeAt = split.nodes.slice(split.nodeStart[n], split.nodeStart[n + 1]).map((v) => v + at.lots);
  const bids = nodeAt.filter((v) => v < at.slot);
  const rows = [...lotAt, ...bids];
  const rowStart = new Int32Array(rows.length + 1);
  rows.forEach((r, k) => {
    rowStart[k + 1] = rowStart[k]! + net.rowStart[r + 1]! - net.rowStart[r]!;
  });
  const trade = rowStart[rows.length]!;
  const part: Part = {
    lots: lotAt.length,
    inner: nodeAt.length,
    rowStart,
    slot: new Int32Array(trade),
    weight: new Int32Array(trade),
    bidNode: bids.map((v) => split.local[v - at.lots]!),
    ...cutArcs(split, lotAt, nodeAt),
    lotKg: lotAt.map((i) => net.ownKg[i]!),
    order: lotAt.map((i) => orderWeight(at.lots, i)),
    lotAt,
    nodeAt,
  };
  rows.forEach((r, k) => {
    let to = rowStart[k]!;
    for (let e = net.rowStart[r]!; e < net.rowStart[r + 1]!; e++, to++) {
      part.slot[to] = split.local[net.head[e]! - at.lots]!;
      part.weight[to] = net.weight[e]!;
    }
  });
  bids.forEach((v, b) => {
    part.ownArc[split.local[v - at.lots]!] = rowStart[lotAt.length + b]!;
  });
  return part;
}

type CutArcs = Pick<
  Part,
  | "lotArcs"
  | "tierArc"
  | "tiers"
  | "unsold"
  | "tail"
  | "head"
  | "arcWeight"
  | "arcKg"
  | "isFull"
  | "ownArc"
  | "ownKg"
  | "arcAt"
>;

function cutArcs({ net, local, isKept }: Split, lotAt: Int32Array, nodeAt: Int32Array): CutArcs {
  const { at } = net;
  const inner = nodeAt.length;
  const ids: number[] = [];
  let tierArc = -1;
  nodeAt.forEach((v) => {
    if (v >= at.group && tierArc < 0) tierArc = ids.length;
    if (v >= at.group) ids.push(...tierArcs(net, v - at.group));
    else if (v >= at.week) ids.push(at.weekArc + v - at.week);
    else if (v >= at.slot) ids.push(at.slotArc + v - at.slot);
  });
  const lotArcs = ids.length;
  const tiers = tierArc < 0 ? 0 : tierArcs(net, 0).length;
  for (const i of lotAt) for (let b = net.bidStart[i]!; b < net.bidStart[i + 1]!; b++) ids.push(at.bidArc + b);
  const unsold = ids.length;
  for (const i of lotAt) ids.push(at.unsoldArc + i);
  const lotNode = new Map<number, number>();
  if (unsold > lotArcs) lotAt.forEach((i, k) => lotNode.set(i, inner + 1 + k));
  const toSink = (v: number) => v === at.sink || isKept[v - at.lots] === 0;
  const arcAt = Int32Array.from(ids);
  const cut: CutArcs = {
    lotArcs,
    tierArc,
    tiers,
    unsold,
    tail: arcAt.map((e, x) =>
      x >= unsold ? inner + 1 + x - unsold : x >= lotArcs ? lotNode.get(net.tail[e]!)! : local[net.tail[e]! - at.lots]!,
    ),
    head: arcAt.map((e) => (toSink(net.head[e]!) ? inner : local[net.head[e]! - at.lots]!)),
    arcWeight: arcAt.map((e) => net.weight[e]!),
    arcKg: arcAt.map((e) => roomOf(net, isKept, e)),
    isFull: Uint8Array.from(arcAt, (e) => net.startFull[e]!),
    ownArc: new Int32Array(inner),
    ownKg: nodeAt.map((v) => net.ownKg[v]!),
    arcAt,
  };
  const own = (x: number) => net.ownArc[net.tail[arcAt[x]!]!] === arcAt[x];
  for (let x = 0; x < lotArcs; x++) if (own(x)) cut.ownArc[cut.tail[x]!] = -1 - x;
  return cut;
}

/** The limit of an arc, and where it leads into a week that is no node, of the week behind it. */
function roomOf({ at, kg, head }: Pick<Network, "at" | "kg" | "head">, isKept: Uint8Array, e: number): number {
  if (e < at.slotArc || e >= at.weekArc) return kg[e]!;
  const week = head[e]!;
  return isKept[week - at.lots] === 1 ? kg[e]! : Math.min(kg[e]!, kg[at.weekArc + week - at.week]!);
}
