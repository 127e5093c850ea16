import { makeHeap, put, take } from "./heap.ts";
import type { Heap } from "./heap.ts";
import type { Network } from "./network.ts";

/**
 * An optimal flow with prices that support it, to be mended after a change by shortest ways, without a basis.
 *   length of arc e   price[tail] − price[head] − weight: never below 0 where e has room, never above where it carries kg
 * For networks without tiers and capped bids. Arcs into a node are linked lists (`inFirst`, `inNext`); arcs that joined a
 * lot's row later are in `outFirst`, `outNext`; `carries[s]` are the trade arcs that bring kg to slot s.
 */
export type Stream = {
  net: Network;
  flow: Int32Array;
  price: Float64Array;
  inFirst: Int32Array;
  inNext: Int32Array;
  outFirst: Int32Array;
  outNext: Int32Array;
  carries: number[][];
  search: Search;
};

/** Shortest lengths so far, the arc each node was reached by, and what waits: at the length now (`level`), or farther. */
type Search = {
  sink: number;
  length: Float64Array;
  via: Int32Array;
  touched: number[];
  level: number[];
  now: number;
  heap: Heap;
};

/** Weighs a trade arc of a lot that went: less than any price can make up for. */
export const goneWeight = -(2 ** 30);

export function makeStream(net: Network, flow: Int32Array, price: Float64Array, trade: number): Stream {
  const stream: Stream = {
    net,
    flow,
    price,
    inFirst: new Int32Array(net.nodes).fill(-1),
    inNext: new Int32Array(net.arcs).fill(-1),
    outFirst: new Int32Array(net.at.lots).fill(-1),
    outNext: new Int32Array(net.arcs).fill(-1),
    carries: Array.from({ length: net.at.week - net.at.slot }, () => []),
    search: {
      sink: net.at.sink,
      length: new Float64Array(net.nodes).fill(Infinity),
      via: new Int32Array(net.nodes),
      touched: [],
      level: [],
      now: 0,
      heap: makeHeap(),
    },
  };
  for (let e = 0; e < trade; e++) {
    enlistArc(stream, e);
    if (flow[e]! > 0) stream.carries[net.head[e]! - net.at.slot]!.push(e);
  }
  for (let e = net.at.slotArc; e < net.at.weekArc; e++) if (net.kg[e]! > 0) enlistArc(stream, e);
  return stream;
}

export function enlistArc({ net, inFirst, inNext }: Stream, e: number): void {
  const v = net.head[e]!;
  inNext[e] = inFirst[v]!;
  inFirst[v] = e;
}

/** Changes what arc e carries. */
export function addFlow({ net, flow, carries }: Stream, e: number, kg: number): void {
  const before = flow[e]!;
  flow[e] = before + kg;
  if (e >= net.at.unsoldArc) return;
  const list = carries[net.head[e]! - net.at.slot]!;
  if (before === 0) list.push(e);
  else if (flow[e] === 0) {
    list[list.indexOf(e)] = list.at(-1)!;
    list.pop();
  }
}

/** Brings `kg` that node `from` has too much to the sink, each the shortest way there is then. */
export function carryOff(stream: Stream, from: number, kg: number): void {
  for (let left = kg; left > 0;) {
    const far = findSink(stream, from, spreadOn);
    shiftPrices(stream, -1, far);
    left -= sendAlong(stream, from, left, 1);
    clean(stream.search);
  }
}

/** Brings `kg` that node `to` lacks from the sink, each the shortest way there is then. */
export function bringIn(stream: Stream, to: number, kg: number): void {
  for (let left = kg; left > 0;) {
    const far = findSink(stream, to, spreadBack);
    shiftPrices(stream, 1, far);
    left -= sendAlong(stream, to, left, -1);
    clean(stream.search);
  }
}

/** Length from `start` to the sink, over `spread`. What is as near as the last node is looked at before anything farther. */
function findSink(stream: Stream, start: number, spread: (stream: Stream, v: number) => void): number {
  const { search, net } = stream;
  const { length, level, heap } = search;
  search.now = 0;
  length[start] = 0;
  search.touched.push(start);
  level.push(start);
  for (;;) {
    let v = level.pop();
    if (v === undefined) {
      if (heap.key.length === 0) throw new Error("no way to the sink: a fault of the engine");
      const key = heap.key[0]!;
      v = take(heap);
      if (key > length[v]!) continue;
      search.now = key;
    } else if (length[v]! < search.now) continue;
    if (v === net.at.sink) return search.now;
    spread(stream, v);
  }
}

function reach(search: Search, v: number, more: number, e: number): void {
  const candidate = search.now + more;
  const { length } = search;
  // What is no nearer than the sink cannot lie on the way there.
  if (candidate >= length[v]! || candidate > length[search.sink]!) return;
  if (length[v] === Infinity) search.touched.push(v);
  length[v] = candidate;
  search.via[v] = e;
  if (more === 0) search.level.push(v);
  else put(search.heap, candidate, v);
}

/** On from v: along arcs with room, back along arcs that carry kg into it. */
function spreadOn(stream: Stream, v: number): void {
  const { net, flow, price, search, inFirst, inNext, carries } = stream;
  const { at, head, tail, weight, kg, rowStart } = net;
  const mine = price[v]!;
  if (v < at.lots) {
    for (let e = rowStart[v]!; e < rowStart[v + 1]!; e++)
      reach(search, head[e]!, mine - price[head[e]!]! - weight[e]!, e);
    for (let e = stream.outFirst[v]!; e >= 0; e = stream.outNext[e]!)
      reach(search, head[e]!, mine - price[head[e]!]! - weight[e]!, e);
    reach(search, at.sink, mine, at.unsoldArc + v);
    return;
  }
  const own = v < at.week ? at.slotArc + v - at.slot : at.weekArc + v - at.week;
  if (flow[own]! < kg[own]!) reach(search, head[own]!, mine - price[head[own]!]!, own);
  if (v < at.week) {
    for (const e of carries[v - at.slot]!) reach(search, tail[e]!, mine + weight[e]! - price[tail[e]!]!, e);
    return;
  }
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!)
    if (flow[e]! > 0) reach(search, tail[e]!, mine - price[tail[e]!]!, e);
}

/** The same against the direction of the push: to the nodes from which a kg can come to v. */
function spreadBack(stream: Stream, v: number): void {
  const { net, flow, price, search, inFirst, inNext } = stream;
  const { at, head, tail, weight, kg, rowStart } = net;
  const mine = price[v]!;
  if (v < at.lots) {
    for (let e = rowStart[v]!; e < rowStart[v + 1]!; e++)
      if (flow[e]! > 0) reach(search, head[e]!, price[head[e]!]! + weight[e]! - mine, e);
    for (let e = stream.outFirst[v]!; e >= 0; e = stream.outNext[e]!)
      if (flow[e]! > 0) reach(search, head[e]!, price[head[e]!]! + weight[e]! - mine, e);
    if (flow[at.unsoldArc + v]! > 0) reach(search, at.sink, -mine, at.unsoldArc + v);
    return;
  }
  const own = v < at.week ? at.slotArc + v - at.slot : at.weekArc + v - at.week;
  if (flow[own]! > 0) reach(search, head[own]!, price[head[own]!]! - mine, own);
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) {
    const w = weight[e]!;
    if (w !== goneWeight && flow[e]! < kg[e]!) reach(search, tail[e]!, price[tail[e]!]! - mine - w, e);
  }
}

/** Nodes nearer than the sink follow it, so that the shortest way costs nothing and no arc falls below 0. */
function shiftPrices({ price, search }: Stream, direction: 1 | -1, far: number): void {
  if (far === 0) return;
  for (const v of search.touched) {
    const near = search.length[v]!;
    if (near < far) price[v]! += direction * (far - near);
  }
}

/** Sends as many kg as fit between `start` and the sink; `direction` 1 to the sink, −1 from it. */
function sendAlong(stream: Stream, start: number, most: number, direction: 1 | -1): number {
  const { net, flow, search } = stream;
  const { sink } = net.at;
  let kg = most;
  for (let v = sink; v !== start; v = otherEnd(net, search.via[v]!, v)) {
    const e = search.via[v]!;
    const isAlong = (net.head[e] === v) === (direction === 1);
    kg = Math.min(kg, isAlong ? net.kg[e]! - flow[e]! : flow[e]!);
  }
  for (let v = sink; v !== start; v = otherEnd(net, search.via[v]!, v)) {
    const e = search.via[v]!;
    const isAlong = (net.head[e] === v) === (direction === 1);
    addFlow(stream, e, isAlong ? kg : -kg);
  }
  return kg;
}

function otherEnd({ tail, head }: Network, e: number, v: number): number {
  return head[e] === v ? tail[e]! : head[e]!;
}

function clean(search: Search): void {
  for (const v of search.touched) search.length[v] = Infinity;
  search.touched.length = 0;
  search.level.length = 0;
  search.heap.key.length = 0;
  search.heap.node.length = 0;
}
