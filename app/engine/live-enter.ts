import { hang, turnTo, unhang } from "./live-tree.ts";
import type { LiveTree } from "./live-tree.ts";
import { beginEvent } from "./search.ts";
import type { Search } from "./search.ts";
import type { Stream } from "./stream.ts";
import { firstIdr, listBack, listOn } from "./ways.ts";

/** The shortest arc seen so far over which kg could leave or reach what is cut off: from `inside` to `outside`. */
const best = { slack: Infinity, arc: -1, inside: -1, outside: -1 };

function offer(slack: number, arc: number, inside: number, outside: number): void {
  best.slack = slack;
  best.arc = arc;
  best.inside = inside;
  best.outside = outside;
}

/**
 * Cuts v off with all below it and hangs it on again by the shortest arc over which kg could leave (`direction` 1) or
 * reach it (−1); prices of what was cut off follow, so that no arc gets a length below 0.
 */
export function enter(stream: Stream, v: number, direction: 1 | -1): void {
  const { tree, price } = stream;
  unhang(tree, v);
  cutOff(tree, v);
  best.slack = Infinity;
  find(stream, direction);
  let shift = -direction * best.slack;
  if (best.slack === Infinity) {
    // Prices now move the other way, and arcs that are not listed may become short.
    beginEvent(stream.search);
    find(stream, direction === 1 ? -1 : 1);
    beginEvent(stream.search);
    shift = direction * best.slack;
  }
  if (best.slack === Infinity) {
    findLoose(stream);
    shift = price[best.outside]! - price[best.inside]!;
  }
  if (shift !== 0) for (let n = 0; n < tree.count; n++) price[tree.cut[n]!]! += shift;
  turnTo(tree, best.inside);
  hang(tree, best.inside, best.outside, best.arc);
}

function cutOff(tree: LiveTree, v: number): void {
  const { cut, mark, first, next } = tree;
  const stamp = ++tree.stamp;
  let count = 1;
  cut[0] = v;
  mark[v] = stamp;
  for (let n = 0; n < count; n++)
    for (let below = first[cut[n]!]!; below >= 0; below = next[below]!) {
      mark[below] = stamp;
      cut[count++] = below;
    }
  tree.count = count;
}

function find(stream: Stream, direction: 1 | -1): void {
  const { net, tree } = stream;
  const { at } = net;
  const { cut, count } = tree;
  for (let n = 0; n < count && best.slack > 0; n++) {
    const v = cut[n]!;
    if (v < at.lots) {
      if (direction === 1) leaveLot(stream, v);
    } else if (v < at.week) {
      if (direction === 1) leaveSlot(stream, v);
      else reachSlot(stream, v);
    } else if (direction === 1) leaveWeek(stream, v);
    else reachWeek(stream, v);
  }
}

function leaveLot(stream: Stream, v: number): void {
  const mine = stream.price[v]!;
  const { at } = stream.net;
  if (mine < best.slack) offer(mine, at.unsoldArc + v, v, at.sink);
  const { short } = stream.search;
  if (short.ofEvent[v] !== short.stamp) listOn(stream, v, firstIdr);
  lookAt(stream, v, mine, -1);
  while (mine + short.rest[v]! < best.slack) {
    listOn(stream, v, nextIdr(short, v, mine));
    lookAt(stream, v, mine, -1);
  }
}

/** The short trade arcs of v, whose price is `mine` with its sign; prices at their other ends count `side` times. */
function lookAt({ price, tree, search }: Stream, v: number, mine: number, side: 1 | -1): void {
  const { start, stop, arc, end, weight } = search.short;
  const { mark, stamp } = tree;
  const last = stop[v]!;
  for (let n = start[v]!; n < last; n++) {
    const x = end.data[n]!;
    const slack = mine - weight.data[n]! + side * price[x]!;
    if (slack < best.slack && mark[x] !== stamp) offer(slack, arc.data[n]!, v, x);
  }
}

/** How long arcs may be to be listed next: enough for the shortest that is not. */
function nextIdr({ idr, rest }: Search["short"], v: number, mine: number): number {
  return Math.max(8 * idr[v]!, mine + rest[v]! + firstIdr);
}

function leaveSlot({ net, price, flow, tree }: Stream, v: number): void {
  const e = net.at.slotArc + v - net.at.slot;
  // What carries kg is full or in the tree.
  if (flow[e]! > 0 || net.kg[e] === 0) return;
  const week = net.head[e]!;
  const slack = price[v]! - price[week]!;
  if (slack < best.slack && tree.mark[week] !== tree.stamp) offer(slack, e, v, week);
}

/** To the sink, or back into slots that fill the week. */
function leaveWeek({ net, price, flow, tree, inFirst, inNext }: Stream, v: number): void {
  const { at, tail, kg } = net;
  const own = at.weekArc + v - at.week;
  const mine = price[v]!;
  if (flow[own]! < kg[own]! && mine < best.slack) offer(mine, own, v, at.sink);
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) {
    const slack = mine - price[tail[e]!]!;
    if (flow[e]! > 0 && slack < best.slack && tree.mark[tail[e]!] !== tree.stamp) offer(slack, e, v, tail[e]!);
  }
}

/** From lots, or back from the week that the slot fills. */
function reachSlot(stream: Stream, v: number): void {
  const { net, price, flow, tree, search } = stream;
  const { at, head, kg } = net;
  const mine = price[v]!;
  const own = at.slotArc + v - at.slot;
  // What carries kg and has room is in the tree.
  if (flow[own]! > 0 && flow[own] === kg[own]) {
    const back = price[head[own]!]! - mine;
    if (back < best.slack && tree.mark[head[own]!] !== tree.stamp) offer(back, own, v, head[own]!);
  }
  const { short } = search;
  if (short.ofEvent[v] !== short.stamp) listBack(stream, v, firstIdr);
  lookAt(stream, v, -mine, 1);
  while (short.rest[v]! - mine < best.slack) {
    listBack(stream, v, nextIdr(short, v, -mine));
    lookAt(stream, v, -mine, 1);
  }
}

/** From slots with room, or back from the sink. */
function reachWeek({ net, price, flow, tree, inFirst, inNext }: Stream, v: number): void {
  const { at, tail, kg } = net;
  const own = at.weekArc + v - at.week;
  const mine = price[v]!;
  if (flow[own]! > 0 && -mine < best.slack) offer(-mine, own, v, at.sink);
  for (let e = inFirst[v]!; e >= 0; e = inNext[e]!) {
    const slack = price[tail[e]!]! - mine;
    if (flow[e]! < kg[e]! && slack < best.slack && tree.mark[tail[e]!] !== tree.stamp) offer(slack, e, v, tail[e]!);
  }
}

/** Slots and weeks that nothing can leave or reach hang by the way that leads out of them. */
function findLoose({ net, tree }: Stream): void {
  const { at, head } = net;
  for (let n = 0; n < tree.count; n++) {
    const v = tree.cut[n]!;
    const own = v < at.lots ? at.unsoldArc + v : v < at.week ? at.slotArc + v - at.slot : at.weekArc + v - at.week;
    if (tree.mark[head[own]!] !== tree.stamp) return offer(0, own, v, head[own]!);
  }
}
