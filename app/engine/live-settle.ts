import { plantTree } from "./live-plant.ts";
import { gone } from "./stream.ts";
import type { Stream } from "./stream.ts";
import { mendWays } from "./ways.ts";

/**
 * Dual network simplex: an event leaves kg at a node, too much of them or too few, while prices still support the flow.
 * They go along the tree as far as there is room. Where an arc has none it leaves the tree, and the shortest arc that
 * helps enters in its place; the prices of what was cut off follow. The steps themselves are in assembly/live.ts.
 */

/** Brings `kg` that node `from` has too much to the sink. */
export function carryOff(stream: Stream, from: number, kg: number): void {
  readyTree(stream);
  stream.steps.wait(from, kg);
  settle(stream, 1);
}

/** Brings `kg` that node `to` lacks from the sink. */
export function bringIn(stream: Stream, to: number, kg: number): void {
  readyTree(stream);
  stream.steps.wait(to, kg);
  settle(stream, -1);
}

/** Plants the tree anew where an event before gave it up. */
export function readyTree(stream: Stream): void {
  if (stream.tree.isStale) plantTree(stream);
}

/** Hangs lot i, which is new, by arc e of length 0 and carries its kg off. The tree must be ready. */
export function hangLot(stream: Stream, i: number, e: number, kg: number): void {
  const { net, steps } = stream;
  steps.unhang(i);
  steps.hang(i, net.head[e]!, e);
  steps.wait(i, kg);
  settle(stream, 1);
}

/** Takes lot i out: what it sold its slots now lack. */
export function dropLot(stream: Stream, i: number): void {
  readyTree(stream);
  const { net, flow, price, tree, steps } = stream;
  const above = tree.parent[i]!;
  const e = tree.arc[i]!;
  for (let v = tree.first[i]!; v >= 0; v = tree.first[i]!) {
    const own = tree.arc[v]!;
    const kg = flow[own]!;
    flow[own] = 0;
    steps.unhang(v);
    steps.wait(v, kg);
  }
  const kg = flow[e]!;
  flow[e] = 0;
  steps.unhang(i);
  if (above !== net.at.sink) steps.wait(above, kg);
  price[i] = gone;
  settle(stream, -1);
}

/** `direction` 1: nodes that wait have kg too much; −1: they lack them. */
function settle(stream: Stream, direction: 1 | -1): void {
  const { tree, steps } = stream;
  if (steps.settle(direction, tree.mostSteps) === 0) giveUp(stream, direction);
}

/** Too many steps, which ties could make endless: the rest goes the shortest ways, which need no tree but leave none. */
function giveUp(stream: Stream, direction: 1 | -1): void {
  const { tree, net } = stream;
  tree.isStale = true;
  for (let v = 0; v < net.at.sink; v++) {
    const kg = tree.extra[v]!;
    tree.extra[v] = 0;
    if (kg > 0) mendWays(stream, v, kg, direction);
  }
}
