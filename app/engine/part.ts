import type { PartRoom } from "./part-room.ts";

/**
 * A piece of the market's network that no trade, kitchen or group ties to the rest, numbered for itself.
 *   nodes    inner ones 0 … inner − 1 (slots, kitchen weeks that can bind, groups, bids), the sink `inner`, then the
 *            lots: lot i is node inner + 1 + i
 *   rows     the lots, then the bids (inner nodes `bidNode`); row r may trade with the slots
 *            slot[e] for rowStart[r] ≤ e < rowStart[r + 1], without a limit of its own
 *   arcs     all others: tail, head, weight, kg; first those whose tail is an inner node (below `lotArcs`), then lot → bid, and
 *            from `unsold` on, for each lot, what it does not sell (without a limit)
 *   tierArc  where the arcs of groups to the sink begin among them, `tiers` for each group, the cheapest first
 *   ownArc   by inner node, the arc toward the sink that starts in the basis (a trade arc e as e, another arc x
 *            as −1 − x) with `ownKg` on it; `isFull` marks arcs that start at capacity
 *   room     where its lists lie
 *   order    by lot, the second goal's weight of a kg that stays unsold
 * and where all of it lies in the network: lotAt, nodeAt, arcAt.
 */
export type Part = {
  room: PartRoom;
  lots: number;
  inner: number;
  rowStart: Int32Array;
  slot: Int32Array;
  weight: Int32Array;
  bidNode: Int32Array;
  lotArcs: number;
  tierArc: number;
  tiers: number;
  unsold: number;
  tail: Int32Array;
  head: Int32Array;
  arcWeight: Int32Array;
  arcKg: Int32Array;
  isFull: Uint8Array;
  ownArc: Int32Array;
  ownKg: Int32Array;
  lotKg: Int32Array;
  order: Int32Array;
  lotAt: Int32Array;
  nodeAt: Int32Array;
  arcAt: Int32Array;
};

/** A part solved: the basis (as in `PartTree`), which arcs are at capacity, and the prices of its inner nodes and sink. */
export type PartSolved = {
  nodes: Int32Array;
  isFull: Uint8Array;
  value: Int32Array | Float64Array;
  orderPrice: Int32Array | Float64Array;
};
