import { roomAt, sendAt } from "./stream.ts";
import type { Stream } from "./stream.ts";

/**
 * Plants the tree of a flow and prices that support it: first the arcs with both kg and room, around whose circles kg
 * are sent until one of its arcs is empty or full, then others of length 0, then the shortest. O(nodes + arcs).
 */
export function plantTree(stream: Stream): void {
  const { net, flow, price, tree, steps } = stream;
  const { at, head, tail, kg } = net;
  const sets: Sets = {
    root: Int32Array.from({ length: net.nodes }, (_, v) => v),
    size: new Float64Array(net.nodes).fill(1),
  };
  sets.size[at.sink] = Infinity;
  for (const list of [tree.parent, tree.arc, tree.first, tree.next, tree.prev]) list.fill(-1);
  const isFree = (e: number) => flow[e]! > 0 && flow[e]! < kg[e]!;
  for (let e = net.arcs - 1; e >= 0; e--) if (isFree(e)) join(stream, sets, e);
  for (let e = net.arcs - 1; e >= 0; e--) {
    const length = price[tail[e]!]! - price[head[e]!]! - net.weight[e]!;
    if (length === 0 && head[e]! >= at.slot && !isFree(e)) join(stream, sets, e);
  }
  steps.forget();
  for (let v = 0; v < at.sink; v++) if (tree.parent[v]! < 0 && isUsed(stream, v)) steps.enter(v, 1);
  tree.isStale = false;
}

type Sets = { root: Int32Array; size: Float64Array };

function isUsed({ net, price }: Stream, v: number): boolean {
  const { at } = net;
  if (v < at.lots) return price[v] !== Infinity;
  return v >= at.week || net.tail[at.slotArc + v - at.slot] === v;
}

function rootOf(root: Int32Array, v: number): number {
  while (root[v] !== v) {
    root[v] = root[root[v]!]!;
    v = root[v]!;
  }
  return v;
}

function join(stream: Stream, { root, size }: Sets, e: number): void {
  const { net, flow } = stream;
  const tail = net.tail[e]!;
  const head = net.head[e]!;
  const a = rootOf(root, tail);
  const b = rootOf(root, head);
  if (a === b) {
    if (flow[e]! > 0 && flow[e]! < net.kg[e]!) undoCircle(stream, e);
    return;
  }
  const [small, large] = size[a]! < size[b]! ? [a, b] : [b, a];
  root[small] = large;
  size[large]! += size[small]!;
  link(stream, small === a ? tail : head, small === a ? head : tail, e);
}

function link({ steps }: Stream, v: number, above: number, e: number): void {
  steps.turnTo(v);
  steps.hang(v, above, e);
}

/** Sends kg along arc e and back through the tree until an arc of the circle is empty or full: that one stays out. */
function undoCircle(stream: Stream, e: number): void {
  const { net, flow, tree, steps } = stream;
  const way = new Set<number>();
  for (let v = net.tail[e]!; v >= 0; v = tree.parent[v]!) way.add(v);
  const up: number[] = [];
  let join = net.head[e]!;
  for (; !way.has(join); join = tree.parent[join]!) up.push(join);
  const down: number[] = [];
  for (let v = net.tail[e]!; v !== join; v = tree.parent[v]!) down.push(v);
  let kg = net.kg[e]! - flow[e]!;
  let stop = -1;
  const see = (v: number, room: number) => {
    if (room >= kg) return;
    kg = room;
    stop = v;
  };
  for (const v of up) see(v, roomAt(stream, v, 1));
  for (const v of down) see(v, roomAt(stream, v, -1));
  flow[e]! += kg;
  for (const v of up) sendAt(stream, v, 1, kg);
  for (const v of down) sendAt(stream, v, -1, kg);
  if (stop < 0) return;
  steps.unhang(stop);
  if (up.includes(stop)) link(stream, net.head[e]!, net.tail[e]!, e);
  else link(stream, net.tail[e]!, net.head[e]!, e);
}
