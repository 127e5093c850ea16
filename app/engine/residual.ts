import type { Network } from "./network.ts";
import { makeHeap, put, take } from "./heap.ts";
import { orderWeight } from "./ties.ts";
import type { TwoPrices } from "./ties.ts";

/**
 * The residual network of an optimal plan, with lengths ≥ 0: the value lost by pushing a kg, and after it, as the
 * smaller digit, the place lost in the order of lots. Lengths are `value × unit + order`.
 */
export type Residual = {
  net: Network;
  kg: Int32Array;
  rowStart: Int32Array;
  /** Both prices in one number. */
  price: Float64Array;
  unit: number;
  /** Arcs that carry kg, by head: arc ids for inStart[v] ≤ n < inStart[v + 1]. */
  inStart: Int32Array;
  inArc: Int32Array;
  /** Capped bids by lot, as `inArc` by head. */
  bidStart: Int32Array;
};

export function makeResidual(net: Network, rowStart: Int32Array, kg: Int32Array, prices: TwoPrices): Residual {
  const largest = prices.order.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const unit = 4 * largest + 8 * (net.at.lots + 1);
  const inStart = new Int32Array(net.nodes + 1);
  for (let e = 0; e < net.arcs; e++) if (kg[e]! > 0) inStart[net.head[e]! + 1]!++;
  for (let v = 0; v < net.nodes; v++) inStart[v + 1]! += inStart[v]!;
  const fill = inStart.slice();
  const inArc = new Int32Array(inStart[net.nodes]!);
  for (let e = 0; e < net.arcs; e++) if (kg[e]! > 0) inArc[fill[net.head[e]!]!++] = e;
  const bidStart = new Int32Array(net.at.lots + 1);
  for (let e = net.at.bidArc; e < net.at.slotArc; e++) bidStart[net.tail[e]! + 1]!++;
  for (let i = 0; i < net.at.lots; i++) bidStart[i + 1]! += bidStart[i]!;
  return {
    net,
    kg,
    rowStart,
    price: prices.value.map((value, v) => value * unit + prices.order[v]!),
    unit,
    inStart,
    inArc,
    bidStart,
  };
}

/** Length of arc e from tail to head. */
export function lengthOf({ net, price, unit }: Residual, e: number): number {
  const order = e >= net.at.unsoldArc && e < net.at.tierArc ? orderWeight(net.at.lots, e - net.at.unsoldArc) : 0;
  return price[net.tail[e]!]! - price[net.head[e]!]! - (net.weight[e]! * unit + order);
}

/** A search over the residual network: shortest lengths so far, Infinity where not reached. */
export type Search = { length: Float64Array | Map<number, number>; heap: ReturnType<typeof makeHeap>; avoid: number };

function known(search: Search, v: number): number {
  return search.length instanceof Map ? (search.length.get(v) ?? Infinity) : search.length[v]!;
}

/** Offers a way to v; kept when it is shorter than any before. */
export function relax(search: Search, v: number, length: number): void {
  if (v === search.avoid || length >= known(search, v)) return;
  if (search.length instanceof Map) search.length.set(v, length);
  else search.length[v] = length;
  put(search.heap, length, v);
}

/** Runs until the heap is empty, or `target` is settled; returns the length to it. */
export function runSearch(residual: Residual, search: Search, target: number, limit: number): number {
  const { heap } = search;
  while (heap.key.length > 0) {
    const length = heap.key[0]!;
    if (length >= limit) return limit;
    const v = take(heap);
    if (length > known(search, v)) continue;
    if (v === target) return length;
    spread(residual, search, v, length);
  }
  return Infinity;
}

function spread(residual: Residual, search: Search, v: number, length: number): void {
  const { net, kg, inStart, inArc, rowStart, bidStart } = residual;
  for (let n = inStart[v]!; n < inStart[v + 1]!; n++) {
    const e = inArc[n]!;
    relax(search, net.tail[e]!, length - lengthOf(residual, e));
  }
  const { at } = net;
  const forward = (e: number) => {
    if (kg[e]! < net.kg[e]!) relax(search, net.head[e]!, length + lengthOf(residual, e));
  };
  if (v < at.slot) for (let e = rowStart[v]!; e < rowStart[v + 1]!; e++) forward(e);
  if (v < at.lots) {
    forward(at.unsoldArc + v);
    for (let b = bidStart[v]!; b < bidStart[v + 1]!; b++) forward(at.bidArc + b);
  } else if (v >= at.slot && v < at.week) forward(at.slotArc + v - at.slot);
  else if (v >= at.week && v < at.group) forward(at.weekArc + v - at.week);
  else if (v >= at.group && v < at.sink) {
    for (const e of tierArcs(net, v - at.group)) forward(e);
  }
}

/** The arcs from group g to the sink, one for each tier. */
export function tierArcs(net: Network, g: number): number[] {
  const { at } = net;
  const groups = at.sink - at.group;
  const earlierEach = (net.arcs - at.weekArc - (at.group - at.week)) / Math.max(1, groups);
  const earlier = net.arcs - groups * earlierEach + g * earlierEach;
  return [...Array.from({ length: earlierEach }, (_, r) => earlier + r), at.tierArc + g];
}

/**
 * How far the price of each node can rise while the plan stays best: shortest lengths from the sink, Infinity
 * where nothing holds it. O(arcs + nodes log nodes).
 */
export function riseOf(residual: Residual): Float64Array {
  const length = new Float64Array(residual.net.nodes).fill(Infinity);
  const search: Search = { length, heap: makeHeap(), avoid: -1 };
  relax(search, residual.net.at.sink, 0);
  runSearch(residual, search, -1, Infinity);
  return length;
}
