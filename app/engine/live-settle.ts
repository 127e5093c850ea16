import { enter } from "./live-enter.ts";
import { plantTree } from "./live-plant.ts";
import { hang, unhang } from "./live-tree.ts";
import type { LiveTree } from "./live-tree.ts";
import { beginEvent } from "./search.ts";
import { addFlow, gone, roomAt, sendAt } from "./stream.ts";
import type { Stream } from "./stream.ts";
import { mendWays } from "./ways.ts";

/**
 * Dual network simplex: an event leaves kg at a node, too much of them or too few, while prices still support the flow.
 * They go along the tree as far as there is room. Where an arc has none it leaves the tree, and the shortest arc that
 * helps enters in its place; the prices of what was cut off follow.
 */

/** Brings `kg` that node `from` has too much to the sink. */
export function carryOff(stream: Stream, from: number, kg: number): void {
  readyTree(stream);
  wait(stream.tree, from, kg);
  settle(stream, 1);
}

/** Brings `kg` that node `to` lacks from the sink. */
export function bringIn(stream: Stream, to: number, kg: number): void {
  readyTree(stream);
  wait(stream.tree, to, kg);
  settle(stream, -1);
}

/** Plants the tree anew where an event before gave it up. */
export function readyTree(stream: Stream): void {
  if (stream.tree.isStale) plantTree(stream);
}

/** Hangs lot i, which is new, by arc e of length 0 and carries its kg off. The tree must be ready. */
export function hangLot(stream: Stream, i: number, e: number, kg: number): void {
  const { net, tree } = stream;
  unhang(tree, i);
  hang(tree, i, net.head[e]!, e);
  wait(tree, i, kg);
  settle(stream, 1);
}

/** Takes lot i out: what it sold its slots now lack. */
export function dropLot(stream: Stream, i: number): void {
  readyTree(stream);
  const { net, flow, price, tree } = stream;
  const above = tree.parent[i]!;
  const e = tree.arc[i]!;
  for (let v = tree.first[i]!; v >= 0; v = tree.first[i]!) {
    const own = tree.arc[v]!;
    const kg = flow[own]!;
    addFlow(stream, own, -kg);
    unhang(tree, v);
    wait(tree, v, kg);
  }
  const kg = flow[e]!;
  addFlow(stream, e, -kg);
  unhang(tree, i);
  if (above !== net.at.sink) wait(tree, above, kg);
  price[i] = gone;
  settle(stream, -1);
}

function wait(tree: LiveTree, v: number, kg: number): void {
  tree.extra[v]! += kg;
  tree.queue.push(v);
}

/** `direction` 1: nodes that wait have kg too much; −1: they lack them. First those that waited first, deep in the tree. */
function settle(stream: Stream, direction: 1 | -1): void {
  const { tree, net } = stream;
  const { queue, extra, parent } = tree;
  beginEvent(stream.search);
  let steps = 0;
  for (const v of queue) {
    if (v === net.at.sink) continue;
    if (parent[v]! < 0 || (extra[v]! > 0 && roomAt(stream, v, direction) === 0)) {
      if (steps++ >= tree.mostSteps) return giveUp(stream, direction);
      enter(stream, v, direction);
    }
    if (extra[v]! > 0) push(stream, v, direction);
  }
  queue.length = 0;
  extra[net.at.sink] = 0;
}

/** Sends what waits at a node along the tree; what does not fit waits where it is stopped. */
function push(stream: Stream, from: number, direction: 1 | -1): void {
  const { tree, net } = stream;
  const { extra, parent, queue } = tree;
  let kg = extra[from]!;
  extra[from] = 0;
  for (let v = from; v !== net.at.sink; v = parent[v]!) {
    const fits = parent[v]! < 0 ? 0 : Math.min(kg, roomAt(stream, v, direction));
    if (fits < kg) {
      extra[v]! += kg - fits;
      queue.push(v);
    }
    if (fits === 0) return;
    sendAt(stream, v, direction, fits);
    kg = fits;
  }
}

/** Too many steps, which ties could make endless: the rest goes the shortest ways, which need no tree but leave none. */
function giveUp(stream: Stream, direction: 1 | -1): void {
  const { tree } = stream;
  tree.isStale = true;
  for (const v of tree.queue) {
    const kg = tree.extra[v]!;
    tree.extra[v] = 0;
    if (kg > 0) mendWays(stream, v, kg, direction);
  }
  tree.queue.length = 0;
}
