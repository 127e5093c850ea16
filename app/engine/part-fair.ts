import { endlessKg } from "./network.ts";
import { arcAt, downAt, parentAt, upAt } from "./part-record.ts";
import { shiftBelow } from "./part-pivot.ts";
import { priceTree } from "./part-tree.ts";
import type { PartTree } from "./part-tree.ts";

/**
 * With fairness tiers a part is solved twice: first as if every kg left over cost as little as the first, which is
 * hardly harder than without tiers and settles nearly everything; then from that basis with the tiers as they are, which
 * concerns few groups. Before, everything unsold lies on each group's last arc, which has no limit.
 */
export function levelTiers(tree: PartTree): void {
  const { part, nodes, isFull, isShut, goal } = tree;
  const arcWeight = part.room.ints(goal.arcWeight.length);
  arcWeight.set(goal.arcWeight);
  for (let g = 0; g < groupsOf(tree); g++) {
    const first = part.tierArc + g * part.tiers;
    const last = first + part.tiers - 1;
    const v = part.tail[last]! * 4;
    let kg = 0;
    for (let x = first; x <= last; x++) {
      if (isFull[x] === 1) kg += part.arcKg[x]!;
      isFull[x] = 0;
      isShut[x] = x < last ? 1 : 0;
    }
    kg += nodes[v + downAt]!;
    arcWeight[last] = arcWeight[first]!;
    hangBy(tree, v, last, endlessKg - kg, kg, arcWeight);
  }
  tree.goal = { ...goal, arcWeight };
  settlePrices(tree);
}

/** Gives each group its tiers back, filled from the first on. The basis stays strongly feasible: its own arc has room. */
export function raiseTiers(tree: PartTree): void {
  const { part, nodes, isFull, isShut } = tree;
  for (let g = 0; g < groupsOf(tree); g++) {
    const first = part.tierArc + g * part.tiers;
    const last = first + part.tiers - 1;
    const v = part.tail[last]! * 4;
    for (let x = first; x < last; x++) isShut[x] = part.arcKg[x] === 0 ? 1 : 0;
    // A group that sells everything may hang on one of its lots.
    if (nodes[v + arcAt] !== -1 - last) continue;
    let kg = nodes[v + downAt]!;
    let x = first;
    for (; x < last && kg >= part.arcKg[x]!; x++) {
      kg -= part.arcKg[x]!;
      isFull[x] = part.arcKg[x]! > 0 ? 1 : 0;
    }
    hangBy(tree, v, x, part.arcKg[x]! - kg, kg, part.arcWeight);
  }
  tree.goal = { ...tree.goal, arcWeight: part.arcWeight };
  settlePrices(tree);
}

function groupsOf({ part }: PartTree): number {
  return part.tiers > 0 ? (part.lotArcs - part.tierArc) / part.tiers : 0;
}

/** The group's own arc to the sink, which stays its parent, becomes x, with these weights to come. */
function hangBy(tree: PartTree, v: number, x: number, up: number, down: number, arcWeight: Int32Array): void {
  const { nodes, lot, goal } = tree;
  const shift = arcWeight[x]! - goal.arcWeight[-1 - nodes[v + arcAt]!]!;
  nodes[v + parentAt] = lot - 4;
  nodes[v + arcAt] = -1 - x;
  nodes[v + upAt] = up;
  nodes[v + downAt] = down;
  if (shift !== 0) shiftBelow(tree, v, shift);
}

/** Prices beyond 32 bits were reckoned while some groups still hung by the arcs of before. */
function settlePrices(tree: PartTree): void {
  if (!(tree.price instanceof Int32Array)) priceTree(tree);
}
