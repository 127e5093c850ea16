import { growing, push } from "./grow.ts";
import type { Growing } from "./grow.ts";
import { makeHeap, put } from "./heap.ts";
import type { Heap } from "./heap.ts";

/**
 * A search for the shortest way between a node and the sink.
 *   length, via   by node, the shortest length so far, Infinity where not reached, and the arc it was reached by
 *   level, heap   what waits: at the length now, and farther. A node n + nodes stands for the rest of the arcs of n
 *   short         the arcs of a node that were short when it was first seen in this event
 */
export type Search = {
  sink: number;
  length: Float64Array;
  via: Int32Array;
  touched: number[];
  level: number[];
  now: number;
  heap: Heap;
  short: ShortLists;
};

/**
 * By node, its short trade arcs `arc[n]`, their other ends `end[n]` and weights, from start[v] up to stop[v]; none that
 * is left out is below `rest[v]`, all with the node's own price left out of their length. Prices of the far ends only
 * rise while kg are brought in, and only fall while they are carried off, and so no arc gets shorter in an event.
 * Lists are good for the event `stamp`.
 */
type ShortLists = {
  stamp: number;
  ofEvent: Int32Array;
  start: Int32Array;
  stop: Int32Array;
  rest: Float64Array;
  idr: Float64Array;
  arc: Growing;
  end: Growing;
  weight: Growing;
};

/** A search over so many nodes, the sink the last of them. */
export function makeSearch(nodes: number): Search {
  return {
    sink: nodes - 1,
    length: new Float64Array(nodes).fill(Infinity),
    via: new Int32Array(nodes),
    touched: [],
    level: [],
    now: 0,
    heap: makeHeap(),
    short: {
      stamp: 0,
      ofEvent: new Int32Array(nodes),
      start: new Int32Array(nodes),
      stop: new Int32Array(nodes),
      rest: new Float64Array(nodes),
      idr: new Float64Array(nodes),
      arc: growing(),
      end: growing(),
      weight: growing(),
    },
  };
}

/** Forgets what was short in the event before. */
export function beginEvent({ short }: Search): void {
  short.stamp++;
  short.arc.length = 0;
  short.end.length = 0;
  short.weight.length = 0;
}

/** Begins the list of node v, of arcs up to so many rupiah long. */
export function openShort({ short }: Search, v: number, idr: number): void {
  short.ofEvent[v] = short.stamp;
  short.start[v] = short.arc.length;
  short.rest[v] = Infinity;
  short.idr[v] = idr;
}

/** Adds arc e to the list that was opened last. */
export function addShort({ short }: Search, e: number, end: number, weight: number): void {
  push(short.arc, e);
  push(short.end, end);
  push(short.weight, weight);
}

/** Offers v a way of this length over arc e; kept when it is shorter than any before. */
export function reach(search: Search, v: number, candidate: number, e: number): void {
  const { length } = search;
  // What is no nearer than the sink cannot lie on the way there.
  if (candidate >= length[v]! || candidate > length[search.sink]!) return;
  if (length[v] === Infinity) search.touched.push(v);
  length[v] = candidate;
  search.via[v] = e;
  if (candidate === search.now) search.level.push(v);
  else put(search.heap, candidate, v);
}

/** Clears the search; lists of short arcs stay. */
export function endSearch(search: Search): void {
  for (const v of search.touched) search.length[v] = Infinity;
  search.touched.length = 0;
  search.level.length = 0;
  search.heap.key.length = 0;
  search.heap.node.length = 0;
}
