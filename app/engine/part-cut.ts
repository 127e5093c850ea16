import { tierArc, tierCount } from "./network.ts";
import type { Network } from "./network.ts";
import { compiledRoom, plainRoom, worthwhileTrades } from "./part-room.ts";
import type { PartRoom } from "./part-room.ts";
import type { Part } from "./part.ts";
import type { Split } from "./part-split.ts";
import { orderWeight } from "./ties.ts";

/** Copies part n out of the network into a room: where its pivots are compiled, if it is large enough. */
export function cutPart(split: Split, n: number, room = roomFor(split, n)): Part {
  const { net, local } = split;
  const { at } = net;
  const lotAt = split.lots.slice(split.lotStart[n], split.lotStart[n + 1]);
  const nodeAt = split.nodes.slice(split.nodeStart[n], split.nodeStart[n + 1]);
  for (let v = 0; v < nodeAt.length; v++) nodeAt[v]! += at.lots;
  // Bids come first among the nodes.
  let bids = 0;
  while (bids < nodeAt.length && nodeAt[bids]! < at.slot) bids++;
  const rowAt = new Int32Array(lotAt.length + bids);
  rowAt.set(lotAt);
  rowAt.set(nodeAt.subarray(0, bids), lotAt.length);
  const trades = cutTrades(split, rowAt, room);
  const part: Part = {
    room,
    lots: lotAt.length,
    inner: nodeAt.length,
    ...trades,
    bidNode: new Int32Array(bids),
    ...cutArcs(split, lotAt, nodeAt, room),
    lotKg: pick(net.ownKg, lotAt, new Int32Array(lotAt.length)),
    order: new Int32Array(lotAt.length),
    lotAt,
    nodeAt,
  };
  for (let k = 0; k < lotAt.length; k++) part.order[k] = orderWeight(at.lots, lotAt[k]!);
  for (let b = 0; b < bids; b++) {
    part.bidNode[b] = local[nodeAt[b]! - at.lots]!;
    part.ownArc[part.bidNode[b]!] = part.rowStart[lotAt.length + b]!;
  }
  return part;
}

/** Capped bids, which come first among the nodes, are left to TypeScript. */
function roomFor(split: Split, n: number): PartRoom {
  const { net, size, nodes, nodeStart } = split;
  const hasBids = nodeStart[n + 1]! > nodeStart[n]! && nodes[nodeStart[n]!]! + net.at.lots < net.at.slot;
  return hasBids || size[n]! < worthwhileTrades ? plainRoom() : compiledRoom(bytesOf(split, n));
}

/** What the lists of a part and of its basis take in all, at most: nine numbers for a trade, and so on. */
function bytesOf({ net, size, lotStart, nodeStart }: Split, n: number): number {
  const lots = lotStart[n + 1]! - lotStart[n]!;
  const inner = nodeStart[n + 1]! - nodeStart[n]!;
  const arcs = 2 * lots + inner * Math.max(1, tierCount(net));
  return 4 * (9 * size[n]! + 16 * (lots + inner + 3) + 8 * arcs) + 4096;
}

/** The trades of these rows, slots by their numbers in the part. */
function cutTrades(
  { net, local }: Split,
  rowAt: Int32Array,
  { ints }: PartRoom,
): Pick<Part, "rowStart" | "slot" | "weight"> {
  const { at, head, weight } = net;
  const rowStart = ints(rowAt.length + 1);
  for (let k = 0; k < rowAt.length; k++) {
    const r = rowAt[k]!;
    rowStart[k + 1] = rowStart[k]! + net.rowStart[r + 1]! - net.rowStart[r]!;
  }
  const cut = { rowStart, slot: ints(rowStart.at(-1)!), weight: ints(rowStart.at(-1)!) };
  for (let k = 0; k < rowAt.length; k++) {
    let to = rowStart[k]!;
    const end = net.rowStart[rowAt[k]! + 1]!;
    for (let e = net.rowStart[rowAt[k]!]!; e < end; e++, to++) {
      cut.slot[to] = local[head[e]! - at.lots]!;
      cut.weight[to] = weight[e]!;
    }
  }
  return cut;
}

function pick(from: Int32Array, at: Int32Array, picked: Int32Array): Int32Array {
  for (let k = 0; k < at.length; k++) picked[k] = from[at[k]!]!;
  return picked;
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

function cutArcs({ net, local, isKept }: Split, lotAt: Int32Array, nodeAt: Int32Array, room: PartRoom): CutArcs {
  const { at } = net;
  const inner = nodeAt.length;
  const { arcAt, tail, lotArcs, tierArc, tiers, unsold } = listArcs(net, lotAt, nodeAt, room);
  const count = arcAt.length;
  const head = room.ints(count);
  const arcKg = room.ints(count);
  const isFull = new Uint8Array(count);
  const ownArc = new Int32Array(inner);
  for (let x = 0; x < count; x++) {
    const e = arcAt[x]!;
    const to = net.head[e]!;
    head[x] = to === at.sink || isKept[to - at.lots] === 0 ? inner : local[to - at.lots]!;
    arcKg[x] = roomOf(net, isKept, e);
    isFull[x] = net.startFull[e]!;
    if (x < lotArcs && net.ownArc[nodeAt[tail[x]!]!] === e) ownArc[tail[x]!] = -1 - x;
  }
  return {
    lotArcs,
    tierArc,
    tiers,
    unsold,
    tail,
    head,
    arcWeight: pick(net.weight, arcAt, room.ints(count)),
    arcKg,
    isFull,
    ownArc,
    ownKg: pick(net.ownKg, nodeAt, new Int32Array(inner)),
    arcAt,
  };
}

type ArcList = Pick<Part, "arcAt" | "tail" | "lotArcs" | "tierArc" | "tiers" | "unsold">;

/** The arcs besides trades and their tails in the part: those of its nodes, from lots to bids, unsold by lot. */
function listArcs(net: Network, lotAt: Int32Array, nodeAt: Int32Array, { ints, keep }: PartRoom): ArcList {
  const { at, bidStart } = net;
  const first = nodeAt.length + 1;
  const tiers = nodeAt.length > 0 && nodeAt.at(-1)! >= at.group ? tierCount(net) : 0;
  let count = 2 * lotAt.length + nodeAt.length * Math.max(1, tiers);
  for (const i of lotAt) count += bidStart[i + 1]! - bidStart[i]!;
  const list: ArcList = {
    arcAt: new Int32Array(count),
    tail: ints(count),
    lotArcs: 0,
    tierArc: -1,
    tiers,
    unsold: 0,
  };
  let x = 0;
  const add = (e: number, v: number) => {
    list.arcAt[x] = e;
    list.tail[x++] = v;
  };
  for (let v = 0; v < nodeAt.length; v++) {
    const node = nodeAt[v]!;
    if (node >= at.group) {
      if (list.tierArc < 0) list.tierArc = x;
      for (let r = 0; r < tiers; r++) add(tierArc(net, node - at.group, r, tiers), v);
    } else if (node >= at.week) add(at.weekArc + node - at.week, v);
    else if (node >= at.slot) add(at.slotArc + node - at.slot, v);
  }
  list.lotArcs = x;
  for (let k = 0; k < lotAt.length; k++)
    for (let b = bidStart[lotAt[k]!]!; b < bidStart[lotAt[k]! + 1]!; b++) add(at.bidArc + b, first + k);
  list.unsold = x;
  for (let k = 0; k < lotAt.length; k++) add(at.unsoldArc + lotAt[k]!, first + k);
  list.arcAt = list.arcAt.slice(0, x);
  list.tail = keep(list.tail, x);
  return list;
}

/** The limit of an arc, and where it leads into a week that is no node, of the week behind it. */
function roomOf({ at, kg, head }: Network, isKept: Uint8Array, e: number): number {
  if (e < at.slotArc || e >= at.weekArc) return kg[e]!;
  const week = head[e]!;
  return isKept[week - at.lots] === 1 ? kg[e]! : Math.min(kg[e]!, kg[at.weekArc + week - at.week]!);
}
