/**
 * A spanning tree of arcs of length 0 that holds every arc with both kg and room: a basis of the flow. The sink is the
 * root; lots that went and spare slots are in no tree. It `isStale` after an event that gave up, until it is planted anew.
 *   parent, arc         by node, the next one towards the sink and the arc between both, −1 where there is none
 *   first, next, prev   children: first below a node, next and previous beside it
 *   extra               kg that a node has too much, or lacks, until they are brought on
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
    mostSteps: 5000,
  };
}
