import { moveLot } from "./part-links.ts";
import { arcAt, downAt, levelAt, parentAt, upAt } from "./part-record.ts";
import { shiftBelow } from "./part-pivot.ts";
import { priceTree } from "./part-tree.ts";
import type { PartTree } from "./part-tree.ts";

/**
 * With fairness tiers a part is solved twice: first as if every kg left over cost as little as the first, so that groups
 * need no part in it and lots lead straight to the sink, which settles nearly everything; then from that basis with the
 * tiers as they are, which concerns few groups.
 */
export function levelTiers(tree: PartTree): void {
  const { part, nodes, goal, own, above, isFull, lot } = tree;
  const arcWeight = part.room.ints(goal.arcWeight.length);
  arcWeight.set(goal.arcWeight);
  arcWeight.fill(part.arcWeight[part.tierArc]!, part.unsold);
  isFull.fill(0, part.tierArc, part.lotArcs);
  part.head.fill(part.inner, part.unsold);
  for (let i = 0; i < part.lots; i++) {
    own[i] = arcWeight[part.unsold + i]!;
    above[i] = part.inner;
    nodes[lot + i * 4 + parentAt] = lot - 4;
  }
  tree.goal = { ...goal, arcWeight };
}

/** Gives each group its tiers back, filled from the first on. The basis stays strongly feasible: its own arc has room. */
export function raiseTiers(tree: PartTree, groupOf: Int32Array): void {
  const { part, nodes } = tree;
  const level = tree.goal;
  const unsoldKg = new Float64Array(part.inner);
  for (let i = 0; i < part.lots; i++) {
    const v = tree.lot + i * 4;
    if (isUnsold(tree, i)) unsoldKg[groupOf[i]!]! += nodes[v + downAt]!;
  }
  part.head.set(groupOf, part.unsold);
  tree.goal = { ...level, arcWeight: part.arcWeight };
  for (let first = part.tierArc; first < part.lotArcs; first += part.tiers)
    fillTiers(tree, first, unsoldKg[part.tail[first]!]!);
  for (let i = 0; i < part.lots; i++) if (isUnsold(tree, i)) hangOnGroup(tree, i, level.arcWeight[part.unsold + i]!);
  // Beyond 32 bits prices were reckoned anew while some lots still hung on the sink.
  if (!(tree.price instanceof Int32Array)) priceTree(tree);
}

/** Whether a lot hangs by the arc of what it does not sell. The others, where they are not in the tree, carry nothing. */
function isUnsold({ nodes, lot, part }: PartTree, i: number): boolean {
  return nodes[lot + i * 4 + arcAt] === -1 - part.unsold - i;
}

/** Fills the arcs of a group, the first of which is `first`, with what its lots do not sell; it hangs by the last one used. */
function fillTiers(tree: PartTree, first: number, unsoldKg: number): void {
  const { part, nodes, links, price, isFull, lot } = tree;
  const last = first + part.tiers - 1;
  let kg = unsoldKg;
  let x = first;
  for (; x < last && kg >= part.arcKg[x]!; x++) {
    kg -= part.arcKg[x]!;
    isFull[x] = part.arcKg[x]! > 0 ? 1 : 0;
  }
  const group = part.tail[first]!;
  const v = group * 4;
  nodes[v + arcAt] = -1 - x;
  nodes[v + upAt] = part.arcKg[x]! - kg;
  nodes[v + downAt] = kg;
  links[v + levelAt] = links[lot - 4 + levelAt]! + 1;
  price[group] = part.arcWeight[x]!;
}

/** A lot that hung on the sink, each kg worth `before` there, with all below it. */
function hangOnGroup(tree: PartTree, i: number, before: number): void {
  const { part, above, own, price, lot } = tree;
  const group = part.head[part.unsold + i]!;
  const v = lot + i * 4;
  moveLot(tree, v, group * 4);
  above[i] = group;
  own[i] = part.arcWeight[part.unsold + i]!;
  shiftBelow(tree, v, own[i]! + price[group]! - before);
}
