import { endlessKg } from "./network.ts";
import type { Part } from "./part.ts";
import { splice } from "./part-links.ts";
import { arcAt, downAt, firstAt, levelAt, nextAt, parentAt, upAt } from "./part-record.ts";

/**
 * A strongly feasible basis of a part. Two records of four numbers for each node, so that what one step needs of a
 * node lies in one line of memory; a node is named by where its records begin, node × 4:
 *   nodes   parent, roomUp, roomDown, arc to the parent
 *   links   inner node: first below, next and previous beside it, level; lot: first and last child
 * `roomUp` and `roomDown` are the kg that may still be pushed along the arc to the parent and back. A trade arc e
 * is coded e, another arc x −1 − x.
 * The lists know inner nodes alone: the children of a lot, slots and bids, stand side by side in the list of the
 * lot's parent. So a lot that moves takes them along in one step, and moving a subtree passes no lot at all. The
 * level of an inner node counts the inner nodes above it. The price of a lot is `own` (the weight of its tree arc)
 * plus its parent's; `price[v]` is kept for inner nodes and the sink: what one more kg at v is worth.
 */
export type PartTree = {
  part: Part;
  nodes: Int32Array;
  links: Int32Array;
  price: Int32Array | Float64Array;
  /** Where prices go while they are whole numbers of 32 bits. */
  price32: Int32Array;
  own: Int32Array;
  /** By lot, its parent's number: what the search for entering arcs needs of a lot lies close together. */
  above: Int32Array;
  isFull: Uint8Array;
  /** Arcs that must not enter: those without room and, while ties are broken, all that lose value. */
  isShut: Uint8Array;
  /** Record of the first lot; the sink's is just before it. */
  lot: number;
  /** What the arcs weigh now: those of the part, or while ties are broken those of a later one. */
  goal: Goal;
  pivots: number;
  /** What waits while a subtree is passed. */
  stack: Int32Array;
};

/** The rows to look through and what counts: arcs 0 … of row r by `slot`, `weight`; `id` their codes, or null for themselves. */
export type Goal = {
  rowStart: Int32Array;
  slot: Int32Array;
  weight: Int32Array;
  id: Int32Array | null;
  arcWeight: Int32Array;
  /** By code of trade arc; `null` when none weighs anything. */
  tradeWeight: Int32Array | null;
};

/** Weights are below 3e8, so a price below this moves by less than 1.4e9 and its sum still fits 32 bits. */
export const priceLimit = 2 ** 29;

/** The free basis: every lot unsold, every slot and kitchen week on its own arc. */
export function plantPart(part: Part): PartTree {
  const { inner, lots, ownArc, ownKg, unsold, lotKg } = part;
  const { ints, bytes } = part.room;
  const nodes = ints((inner + 1 + lots) * 4).fill(-1);
  const links = ints(nodes.length).fill(-1);
  const price32 = ints(inner + 1);
  const above = ints(lots);
  above.set(part.head.subarray(unsold));
  const isFull = bytes(part.isFull.length);
  isFull.set(part.isFull);
  const tree: PartTree = {
    part,
    nodes,
    links,
    price: price32,
    price32,
    own: ints(lots),
    above,
    isFull,
    isShut: bytes(part.arcKg.length),
    lot: (inner + 1) * 4,
    goal: {
      rowStart: part.rowStart,
      slot: part.slot,
      weight: part.weight,
      id: null,
      arcWeight: part.arcWeight,
      tradeWeight: part.weight,
    },
    pivots: 0,
    // Two numbers for a node, and a place that is written before it is known whether it counts.
    stack: ints(2 * (inner + 3)),
  };
  for (let x = 0; x < part.arcKg.length; x++) if (part.arcKg[x] === 0) tree.isShut[x] = 1;
  for (let v = inner - 1; v >= 0; v--) {
    const code = ownArc[v]!;
    const kg = code < 0 ? part.arcKg[-1 - code]! : endlessKg;
    const parent = code < 0 ? part.head[-1 - code]! : part.slot[code]!;
    place(nodes, v * 4, parent * 4, code, kg - ownKg[v]!, ownKg[v]!);
    splice(links, v * 4, v * 4, parent * 4);
  }
  for (let i = 0; i < lots; i++)
    place(nodes, tree.lot + i * 4, part.head[unsold + i]! * 4, -1 - unsold - i, endlessKg - lotKg[i]!, lotKg[i]!);
  priceTree(tree);
  return tree;
}

function place(nodes: Int32Array, v: number, parent: number, code: number, up: number, down: number): void {
  nodes[v + parentAt] = parent;
  nodes[v + arcAt] = code;
  nodes[v + upAt] = up;
  nodes[v + downAt] = down;
}

/** Weight of the arc with this code under the goal. */
export function weightOf({ tradeWeight, arcWeight }: Goal, code: number): number {
  if (code < 0) return arcWeight[-1 - code]!;
  return tradeWeight ? tradeWeight[code]! : 0;
}

/** Computes prices and levels from the tree and the goal's weights. O(nodes). */
export function priceTree(tree: PartTree): void {
  const { nodes, links, lot, goal, own, part, stack } = tree;
  for (let i = 0; i < part.lots; i++) own[i] = weightOf(goal, nodes[lot + i * 4 + arcAt]!);
  const exact = new Float64Array(part.inner + 1);
  let largest = 0;
  links[lot - 4 + levelAt] = 0;
  let waiting = 0;
  stack[waiting++] = lot - 4;
  while (waiting > 0) {
    const above = stack[--waiting]!;
    for (let v = links[above + firstAt]!; v >= 0; v = links[v + nextAt]!) {
      const parent = nodes[v + parentAt]!;
      const below = exact[above >> 2]! + (parent >= lot ? own[(parent - lot) >> 2]! : 0);
      const weight = weightOf(goal, nodes[v + arcAt]!);
      exact[v >> 2] = below + (isTail(tree, v) ? weight : -weight);
      largest = Math.max(largest, Math.abs(exact[v >> 2]!));
      links[v + levelAt] = links[above + levelAt]! + 1;
      stack[waiting++] = v;
    }
  }
  if (largest < priceLimit) tree.price32.set(exact);
  tree.price = largest < priceLimit ? tree.price32 : exact;
}

/** Whether v is the tail of its tree arc. A trade arc leads from a lot or a bid to a slot. */
export function isTail({ nodes, lot, part }: PartTree, v: number): boolean {
  const code = nodes[v + arcAt]!;
  if (code < 0) return part.tail[-1 - code] === v >> 2;
  // The parent of a bid over a trade arc is a slot; that of a slot is a lot or a bid.
  return v >= lot || part.slot[code] !== v >> 2;
}
