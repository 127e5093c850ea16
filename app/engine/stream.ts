import type { Network } from "./network.ts";
import { moveIn } from "./live-memory.ts";
import type { LiveSteps } from "./live-memory.ts";
import { makeTree } from "./live-tree.ts";
import type { LiveTree } from "./live-tree.ts";
import { makeSearch } from "./search.ts";
import type { Search } from "./search.ts";

/**
 * An optimal flow with prices that support it and a tree, to be mended after a change.
 *   length of arc e   price[tail] − price[head] − weight: never below 0 where e has room, never above where it carries kg
 * For networks without tiers and capped bids. The trade arcs of the start lie by slot in one row of memory: their tails
 * `rowTail[n]` and weights `rowWeight[n]` for slotStart[s] ≤ n < slotStart[s + 1], `rowArc[n]` their ids. Arcs into
 * weeks and all that came later are linked lists (`inFirst`, `inNext`); arcs that joined a lot's row later are in
 * `outFirst`, `outNext`. A lot that went is worth `gone`.
 */
export type Stream = {
  net: Network;
  flow: Int32Array;
  price: Float64Array;
  slotStart: Int32Array;
  rowTail: Int32Array;
  rowWeight: Int32Array;
  rowArc: Int32Array;
  inFirst: Int32Array;
  inNext: Int32Array;
  outFirst: Int32Array;
  outNext: Int32Array;
  search: Search;
  tree: LiveTree;
  steps: LiveSteps;
};

/** The price of a lot that is no more: no way can afford to pass it. */
export const gone = Infinity;

/** `trade` is the number of trade arcs at the start. */
export function makeStream(net: Network, flow: Int32Array, price: Float64Array, trade: number): Stream {
  const stream = {
    net,
    flow,
    price,
    ...rowsBySlot(net, trade),
    inFirst: new Int32Array(net.nodes).fill(-1),
    inNext: new Int32Array(net.arcs).fill(-1),
    outFirst: new Int32Array(net.at.lots).fill(-1),
    outNext: new Int32Array(net.arcs).fill(-1),
    search: makeSearch(net.nodes),
    tree: makeTree(net.nodes),
  };
  for (let e = net.at.slotArc; e < net.at.weekArc; e++) if (net.kg[e]! > 0) enlistArc(stream, e);
  const steps = moveIn(net, [stream, stream.tree]);
  return { ...stream, steps };
}

function rowsBySlot(net: Network, trade: number): Pick<Stream, "slotStart" | "rowTail" | "rowWeight" | "rowArc"> {
  const { at, head, tail, weight } = net;
  const slotStart = new Int32Array(at.week - at.slot + 1);
  for (let e = 0; e < trade; e++) slotStart[head[e]! - at.slot + 1]!++;
  for (let s = 0; s + 1 < slotStart.length; s++) slotStart[s + 1]! += slotStart[s]!;
  const fill = slotStart.slice();
  const rowArc = new Int32Array(trade);
  for (let e = 0; e < trade; e++) rowArc[fill[head[e]! - at.slot]!++] = e;
  return { slotStart, rowArc, rowTail: rowArc.map((e) => tail[e]!), rowWeight: rowArc.map((e) => weight[e]!) };
}

/** Puts arc e into the list of its head. */
export function enlistArc({ net, inFirst, inNext }: Pick<Stream, "net" | "inFirst" | "inNext">, e: number): void {
  const v = net.head[e]!;
  inNext[e] = inFirst[v]!;
  inFirst[v] = e;
}

/** Room for kg from v to its parent in the tree, or with `direction` −1 from there to v. */
export function roomAt({ net, flow, tree }: Stream, v: number, direction: 1 | -1): number {
  const e = tree.arc[v]!;
  return (net.tail[e] === v) === (direction === 1) ? net.kg[e]! - flow[e]! : flow[e]!;
}

/** Sends kg from v to its parent in the tree, or with `direction` −1 from there to v. */
export function sendAt(stream: Stream, v: number, direction: 1 | -1, kg: number): void {
  const { net, flow, tree } = stream;
  const e = tree.arc[v]!;
  flow[e]! += (net.tail[e] === v) === (direction === 1) ? kg : -kg;
}
