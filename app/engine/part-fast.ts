import { priceTree } from "./part-tree.ts";
import type { PartTree } from "./part-tree.ts";

/** What the module says. */
const goOn = 2;
const tooLarge = 0;

/** The engine that runs it takes up better code for a function only when it is called again. */
const pivotsAtOnce = 500;

/**
 * The same pivots as `improveHere` makes, in WebAssembly: assembly/flow.ts. False when it is not for this: lists that lie
 * elsewhere, or prices beyond 32 bits; then the basis stands wherever it came to, and `improveHere` goes on.
 */
export function improveFast(tree: PartTree, others: number, block: number): boolean {
  const { part, goal, price } = tree;
  const { flow } = part.room;
  if (!flow || !(price instanceof Int32Array)) return false;
  const { nodes, links, own, above, isFull, isShut, stack, lot } = tree;
  const { tail, head, arcKg, lots, inner, unsold } = part;
  const { rowStart, slot, weight, id, arcWeight, tradeWeight } = goal;
  const mine = { nodes, links, price, own, above, isFull, isShut, stack };
  const lists = { ...mine, tail, head, arcKg, rowStart, slot, weight, id, arcWeight, tradeWeight };
  for (const [name, list] of Object.entries(lists)) flow[name]!.value = list?.byteOffset ?? 0;
  for (const [name, number] of Object.entries({ lot, lots, inner, unsold })) flow[name]!.value = number;
  flow.begin();
  let said = goOn;
  while (said === goOn) said = flow.improve(others, block, pivotsAtOnce);
  tree.pivots += flow.pivots.value as number;
  if (said === tooLarge) priceTree(tree);
  return said !== tooLarge;
}
