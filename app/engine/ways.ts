import { put, take } from "./heap.ts";
import { addShort, beginEvent, endSearch, openShort, reach } from "./search.ts";
import type { Search } from "./search.ts";
import type { Stream } from "./stream.ts";

/** What a kg more at node `from` loses on its way to the sink, beyond the node's price: 0 or more. Nothing is moved. */
export function lengthToSink(stream: Stream, from: number): number {
  beginEvent(stream.search);
  const far = findSink(stream, from, 1);
  endSearch(stream.search);
  return far;
}

/**
 * Brings `kg` that node `start` has too much to the sink (`direction` 1), or what it lacks from there (−1), each the
 * shortest way there is then. Needs no tree, and leaves arcs with kg and room that are in none.
 */
export function mendWays(stream: Stream, start: number, kg: number, direction: 1 | -1): void {
  beginEvent(stream.search);
  for (let left = kg; left > 0;) {
    const far = findSink(stream, start, direction);
    shiftPrices(stream, -direction, far);
    left -= sendAlong(stream, start, left, direction);
    endSearch(stream.search);
  }
}

/** Length between `start` and the sink. What is as near as the last node is looked at before anything farther. */
function findSink(stream: Stream, start: number, direction: 1 | -1): number {
  const { search, net } = stream;
  const { length, level, heap } = search;
  const spread = direction === 1 ? spreadOn : spreadBack;
  search.now = 0;
  reach(search, start, 0, -1);
  for (;;) {
    let v = level.pop();
    if (v === undefined) {
      if (heap.key.length === 0) throw new Error("no way to the sink: a fault of the engine");
      const key = heap.key[0]!;
      v = take(heap);
      if (v >= net.nodes) {
        search.now = key;
        spreadRest(stream, v - net.nodes, direction);
        continue;
      }
      if (key > length[v]!) continue;
      search.now = key;
    } else if (length[v]! < search.now) continue;
    if (v === net.at.sink) return search.now;
    spread(stream, v);
  }
}

/** On from v: along arcs with room, back along arcs that carry kg into it. */
function spreadOn(stream: Stream, v: number): void {
  const { net, flow, price, search, inFirst, inNext } = stream;
  const { at, head, tail, weight, kg } = net;
  const base = search.now + price[v]!;
  if (v < at.lots) {
    if (search.short.ofEvent[v] !== search.short.stamp) listOn(stream, v, firstIdr);
    spreadShort(stream, v, base, 1);
    reach(search, at.sink, base, at.unsoldArc + v);
    return;
  }
  const own = v < at.week ? at.slotArc + v - at.slot : at.weekArc + v - at.week;
  if (flow[own]! < kg[own]!) reach(search, head[own]!, base - price[head[own]!]!, own);
  if (v < at.week) {
    for (const e of carriers(stream, v)) reach(search, tail[e]!, base + weight[e]! - price[tail[e]!]!, e);
    return;
  }
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!)
    if (flow[e]! > 0) reach(search, tail[e]!, base - price[tail[e]!]!, e);
}

/** The same against the direction of the push: to the nodes from which a kg can come to v. */
function spreadBack(stream: Stream, v: number): void {
  const { net, flow, price, search, inFirst, inNext } = stream;
  const { at, head, tail, weight, kg } = net;
  const base = search.now - price[v]!;
  if (v < at.lots) {
    for (const e of carriers(stream, v)) reach(search, head[e]!, base + price[head[e]!]! + weight[e]!, e);
    if (flow[at.unsoldArc + v]! > 0) reach(search, at.sink, base, at.unsoldArc + v);
    return;
  }
  const own = v < at.week ? at.slotArc + v - at.slot : at.weekArc + v - at.week;
  if (flow[own]! > 0) reach(search, head[own]!, base + price[head[own]!]!, own);
  if (v < at.week) {
    if (search.short.ofEvent[v] !== search.short.stamp) listBack(stream, v, firstIdr);
    spreadShort(stream, v, base, -1);
    return;
  }
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!)
    if (flow[e]! < kg[e]!) reach(search, tail[e]!, base + price[tail[e]!]! - weight[e]!, e);
}

/** The trade arcs at lot or slot v that carry kg: having no limit they are all in the tree, where there is one. */
function carriers(stream: Stream, v: number): number[] {
  const { net, flow, tree } = stream;
  const { at } = net;
  const found: number[] = [];
  const see = (e: number) => {
    if (e >= 0 && e < at.unsoldArc && flow[e]! > 0) found.push(e);
  };
  if (tree.isStale) return tradesAt(stream, v).filter((e) => flow[e]! > 0);
  see(tree.arc[v]!);
  for (let below = tree.first[v]!; below >= 0; below = tree.next[below]!) see(tree.arc[below]!);
  return found;
}

function tradesAt({ net, slotStart, rowArc, inFirst, inNext, outFirst, outNext }: Stream, v: number): number[] {
  const { at, rowStart } = net;
  const found: number[] = [];
  if (v < at.lots) {
    for (let e = rowStart[v]!; e < rowStart[v + 1]!; e++) found.push(e);
    for (let e = outFirst[v]!; e >= 0; e = outNext[e]!) found.push(e);
    return found;
  }
  found.push(...rowArc.subarray(slotStart[v - at.slot], slotStart[v - at.slot + 1]));
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) found.push(e);
  return found;
}

/** Arcs this long, rupiah, are looked at with the first; what is longer, when it is its turn. */
const firstIdr = 32;

function spreadRest(stream: Stream, v: number, direction: 1 | -1): void {
  const { search, price } = stream;
  const idr = search.short.idr[v]! * 8;
  if (direction === 1) listOn(stream, v, idr);
  else listBack(stream, v, idr);
  spreadShort(stream, v, search.length[v]! + direction * price[v]!, direction);
}

/** Along the short trade arcs of v; `base` is its length with its price. The others wait. */
function spreadShort({ net, price, search }: Stream, v: number, base: number, direction: 1 | -1): void {
  const { length, short, sink } = search;
  const arc = short.arc.data;
  const end = short.end.data;
  const weight = short.weight.data;
  const stop = short.stop[v]!;
  for (let n = short.start[v]!; n < stop; n++) {
    const x = end[n]!;
    const candidate = base - weight[n]! - direction * price[x]!;
    if (candidate < length[x]!) reach(search, x, candidate, arc[n]!);
  }
  const rest = base + short.rest[v]!;
  if (rest < length[sink]!) put(search.heap, rest, v + net.nodes);
}

/** Lists the arcs out of lot v up to so many rupiah long. */
function listOn({ net, price, search, outFirst, outNext }: Stream, v: number, idr: number): void {
  const { rowStart, head, weight } = net;
  const bar = idr - price[v]!;
  let rest = Infinity;
  openShort(search, v, idr);
  const end = rowStart[v + 1]!;
  for (let e = rowStart[v]!; e < end; e++) {
    const key = -weight[e]! - price[head[e]!]!;
    if (key <= bar) addShort(search, e, head[e]!, weight[e]!);
    else if (key < rest) rest = key;
  }
  for (let e = outFirst[v]!; e >= 0; e = outNext[e]!) addShort(search, e, head[e]!, weight[e]!);
  closeShort(search, v, rest);
}

/** Lists the arcs into slot v up to so many rupiah long. */
function listBack(stream: Stream, v: number, idr: number): void {
  const { net, price, search, slotStart, rowTail, rowWeight, rowArc, inFirst, inNext } = stream;
  const bar = idr + price[v]!;
  let rest = Infinity;
  openShort(search, v, idr);
  const end = slotStart[v - net.at.slot + 1]!;
  for (let n = slotStart[v - net.at.slot]!; n < end; n++) {
    const key = price[rowTail[n]!]! - rowWeight[n]!;
    if (key <= bar) addShort(search, rowArc[n]!, rowTail[n]!, rowWeight[n]!);
    else if (key < rest) rest = key;
  }
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) addShort(search, e, net.tail[e]!, net.weight[e]!);
  closeShort(search, v, rest);
}

function closeShort({ short }: Search, v: number, rest: number): void {
  short.stop[v] = short.arc.length;
  short.rest[v] = rest;
}

/** Nodes nearer than the sink follow it, so that the shortest way costs nothing and no arc falls below 0. */
function shiftPrices({ price, search }: Stream, direction: number, far: number): void {
  if (far === 0) return;
  for (const v of search.touched) {
    const near = search.length[v]!;
    if (near < far) price[v]! += direction * (far - near);
  }
}

/** Sends as many kg as fit between `start` and the sink. */
function sendAlong(stream: Stream, start: number, most: number, direction: 1 | -1): number {
  const { net, flow, search } = stream;
  const { sink } = net.at;
  let kg = most;
  for (let v = sink; v !== start; v = otherEnd(stream, search.via[v]!, v)) {
    const e = search.via[v]!;
    const isAlong = (net.head[e] === v) === (direction === 1);
    kg = Math.min(kg, isAlong ? net.kg[e]! - flow[e]! : flow[e]!);
  }
  for (let v = sink; v !== start; v = otherEnd(stream, search.via[v]!, v)) {
    const e = search.via[v]!;
    const isAlong = (net.head[e] === v) === (direction === 1);
    flow[e]! += isAlong ? kg : -kg;
  }
  return kg;
}

function otherEnd({ net }: Stream, e: number, v: number): number {
  return net.head[e] === v ? net.tail[e]! : net.head[e]!;
}
