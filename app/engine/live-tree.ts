/**
 * A spanning tree of arcs of length 0 that holds every arc with both kg and room: a basis of the flow. The sink is the
 * root; lots that went and spare slots are in no tree. It `isStale` after an event that gave up, until it is planted anew.
 *   parent, arc         by node, the next one towards the sink and the arc between both, −1 where there is none
 *   first, next, prev   children: first below a node, next and previous beside it
 *   extra               kg that a node has too much, or lacks, until they are brought on
 *   queue               nodes with such kg or without a parent, in the order in which they are looked at
 *   cut, count, mark    the nodes last cut off with their subtree: `mark[v] === stamp`
 *   mostSteps           in one event, before it gives up
 */
export type LiveTree = {
  isStale: boolean;
  parent: Int32Array;
  arc: Int32Array;
  first: Int32Array;
  next: Int32Array;
  prev: Int32Array;
  extra: Int32Array;
  queue: number[];
  cut: Int32Array;
  count: number;
  mark: Int32Array;
  stamp: number;
  mostSteps: number;
};

/** An empty tree, to be planted before it is used. */
export function makeTree(nodes: number): LiveTree {
  const none = () => new Int32Array(nodes).fill(-1);
  return {
    isStale: true,
    parent: none(),
    arc: none(),
    first: none(),
    next: none(),
    prev: none(),
    extra: new Int32Array(nodes),
    queue: [],
    cut: new Int32Array(nodes),
    count: 0,
    mark: new Int32Array(nodes),
    stamp: 0,
    mostSteps: 5000,
  };
}

/** Makes v, which has no parent, a child of `parent` by arc e. */
export function hang({ parent, arc, first, next, prev }: LiveTree, v: number, above: number, e: number): void {
  const head = first[above]!;
  parent[v] = above;
  arc[v] = e;
  next[v] = head;
  prev[v] = -1;
  if (head >= 0) prev[head] = v;
  first[above] = v;
}

/** Takes v with all below it from its parent, if it has one. */
export function unhang({ parent, arc, first, next, prev }: LiveTree, v: number): void {
  const above = parent[v]!;
  if (above < 0) return;
  const before = prev[v]!;
  const after = next[v]!;
  if (before >= 0) next[before] = after;
  else first[above] = after;
  if (after >= 0) prev[after] = before;
  parent[v] = -1;
  arc[v] = -1;
}

/** Turns the tree that v is in so that v is its root. */
export function turnTo(tree: LiveTree, v: number): void {
  const { parent, arc } = tree;
  let above = parent[v]!;
  let e = arc[v]!;
  let below = v;
  unhang(tree, v);
  while (above >= 0) {
    const on = parent[above]!;
    const onArc = arc[above]!;
    unhang(tree, above);
    hang(tree, above, below, e);
    below = above;
    above = on;
    e = onArc;
  }
}
