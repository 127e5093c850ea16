import { makeHeap, put, take } from "./heap.ts";
import type { Heap } from "./heap.ts";
import { tierArcs } from "./network.ts";
import type { Network } from "./network.ts";
import { orderWeight } from "./ties.ts";
import type { TwoPrices } from "./ties.ts";

/**
 * The residual network of an optimal plan, with lengths ≥ 0: the value lost by pushing a kg, and after it, as the
 * smaller digit, the place lost in the order of lots. Lengths are `value × unit + order`, exact below 2^53.
 */
export type Residual = {
  net: Network;
  kg: Int32Array;
  /** Both prices in one number. */
  price: Float64Array;
  unit: number;
  /** Arcs that carry kg, by head: arc ids for inStart[v] ≤ n < inStart[v + 1]. */
  inStart: Int32Array;
  inArc: Int32Array;
  search: Search;
};

/** A search over the residual network: shortest lengths so far, Infinity where not reached. */
type Search = {
  length: Float64Array;
  touched: number[];
  heap: Heap;
  avoid: number;
  pastSink: boolean;
  limit: number;
  /** Where the search may end, or null where one node is looked for. */
  leadsOn: ((node: number) => boolean) | null;
};

/** Lists the arcs that carry kg by head and joins both prices. O(nodes + arcs). */
export function makeResidual(net: Network, kg: Int32Array, prices: TwoPrices): Residual {
  const { order } = prices;
  const largest = order ? order.reduce((most, one) => Math.max(most, Math.abs(one)), 0) : 0;
  const unit = order ? 4 * largest + 8 * (net.at.lots + 1) : 1;
  const inStart = new Int32Array(net.nodes + 1);
  for (let e = 0; e < net.arcs; e++) if (kg[e]! > 0) inStart[net.head[e]! + 1]!++;
  for (let v = 0; v < net.nodes; v++) inStart[v + 1]! += inStart[v]!;
  const fill = inStart.slice();
  const inArc = new Int32Array(inStart[net.nodes]!);
  for (let e = 0; e < net.arcs; e++) if (kg[e]! > 0) inArc[fill[net.head[e]!]!++] = e;
  const price = prices.value.map((value, v) => value * unit + (order ? order[v]! : 0));
  const search: Search = {
    length: new Float64Array(net.nodes).fill(Infinity),
    touched: [],
    heap: makeHeap(),
    avoid: -1,
    pastSink: true,
    limit: Infinity,
    leadsOn: null,
  };
  return { net, kg, price, unit, inStart, inArc, search };
}

/** Length of arc e from tail to head. */
export function lengthOf({ net, price, unit }: Residual, e: number): number {
  const order =
    unit > 1 && e >= net.at.unsoldArc && e < net.at.tierArc ? orderWeight(net.at.lots, e - net.at.unsoldArc) : 0;
  return price[net.tail[e]!]! - price[net.head[e]!]! - (net.weight[e]! * unit + order);
}

/**
 * Shortest length from node `from` to node `to` around node `avoid`; `limit` where it is not below that.
 * Looks only as far as it must and cleans up after itself; through the sink, where everything meets, only if asked.
 */
export function lengthAround(
  residual: Residual,
  from: number,
  to: number,
  avoid: number,
  limit: number,
  pastSink: boolean,
): number {
  const { search } = residual;
  search.pastSink = pastSink;
  search.avoid = avoid;
  search.limit = limit;
  relax(search, from, 0);
  return cleanUp(search, run(residual, to, limit));
}

function cleanUp(search: Search, found: number): number {
  for (const v of search.touched) search.length[v] = Infinity;
  search.touched.length = 0;
  search.heap.key.length = 0;
  search.heap.node.length = 0;
  return found;
}

/**
 * Shortest length from node `from` to any node that leads to the sink at length 0 without passing node `avoid`: all
 * that a tree holds, but not below `avoid`. `limit` where it is not below that.
 */
export function lengthOut(
  residual: Residual,
  from: number,
  avoid: number,
  limit: number,
  leadsOn: (node: number) => boolean,
): number {
  const { search } = residual;
  search.pastSink = false;
  search.avoid = avoid;
  search.limit = limit;
  search.leadsOn = leadsOn;
  relax(search, from, 0);
  run(residual, -1, limit);
  search.leadsOn = null;
  return cleanUp(search, search.limit);
}

/** The least whole cut that makes a way of this length pay. */
export function wholeCut({ unit }: Residual, length: number): number {
  return Math.max(0, Math.floor(length / unit) + 1);
}

/**
 * How far the price of each node can rise while the plan stays best: shortest lengths from the sink, Infinity
 * where nothing holds it. O(arcs + nodes log nodes).
 */
export function riseOf(residual: Residual): Float64Array {
  const { search, net } = residual;
  search.avoid = -1;
  search.limit = Infinity;
  search.pastSink = true;
  relax(search, net.at.sink, 0);
  run(residual, -1, Infinity);
  const rise = search.length;
  search.length = new Float64Array(net.nodes).fill(Infinity);
  search.touched.length = 0;
  return rise;
}

/** Length from the sink straight back along the group's own tiers to node `group`. */
export function straightBack(residual: Residual, group: number): number {
  const { net, kg } = residual;
  const full = tierArcs(net, group - net.at.group).filter((e) => kg[e]! > 0);
  return full.reduce((least, e) => Math.min(least, -lengthOf(residual, e)), Infinity);
}

/** Offers a way to v; kept when it is shorter than any before, and below the limit. A way that may end here is the limit. */
function relax(search: Search, v: number, candidate: number): void {
  const { length, touched, heap, avoid, leadsOn } = search;
  if (candidate >= length[v]! || candidate >= search.limit || v === avoid) return;
  if (leadsOn?.(v)) {
    search.limit = candidate;
    return;
  }
  if (length[v] === Infinity) touched.push(v);
  length[v] = candidate;
  put(heap, candidate, v);
}

function run(residual: Residual, to: number, limit: number): number {
  const { heap, length } = residual.search;
  while (heap.key.length > 0) {
    const shortest = heap.key[0]!;
    if (shortest >= residual.search.limit) return limit;
    const v = take(heap);
    if (shortest > length[v]!) continue;
    if (v === to) return shortest;
    if (v === residual.net.at.sink && !residual.search.pastSink) continue;
    spreadBack(residual, v, shortest);
    spreadOn(residual, v, shortest);
  }
  return limit;
}

/** Back along arcs that carry kg into v. */
function spreadBack(residual: Residual, v: number, length: number): void {
  const { net, inStart, inArc, search } = residual;
  for (let n = inStart[v]!; n < inStart[v + 1]!; n++) {
    const e = inArc[n]!;
    relax(search, net.tail[e]!, length - lengthOf(residual, e));
  }
}

/** On along arcs out of v that have room. */
function spreadOn(residual: Residual, v: number, length: number): void {
  const { net, price, unit, search } = residual;
  const { at, rowStart, bidStart, head, weight } = net;
  if (v < at.slot) {
    const base = length + price[v]!;
    for (let e = rowStart[v]!; e < rowStart[v + 1]!; e++)
      relax(search, head[e]!, base - price[head[e]!]! - weight[e]! * unit);
  }
  if (v < at.lots) {
    along(residual, at.unsoldArc + v, length);
    for (let b = bidStart[v]!; b < bidStart[v + 1]!; b++) along(residual, at.bidArc + b, length);
  } else if (v >= at.slot && v < at.week) along(residual, at.slotArc + v - at.slot, length);
  else if (v >= at.week && v < at.group) along(residual, at.weekArc + v - at.week, length);
  else if (v >= at.group && v < at.sink) for (const e of tierArcs(net, v - at.group)) along(residual, e, length);
}

function along(residual: Residual, e: number, length: number): void {
  const { net, kg, search } = residual;
  if (kg[e]! < net.kg[e]!) relax(search, net.head[e]!, length + lengthOf(residual, e));
}
