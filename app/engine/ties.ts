import { settlePrices, solveTree } from "./simplex.ts";
import type { Tree } from "./simplex.ts";

/** `order` is null where ties were not broken. Prices of the first goal, value, and of the second, who comes first; both by node, least of all optimal ones. */
export type TwoPrices = { value: Float64Array; order: Float64Array | null };

/**
 * Moves an optimal basis to the plan that ties are broken to: more kg, then lots in the order of ids.
 * A kg of lot i that stays unsold costs 2·lots − i on top, only arcs that keep the value take part. Whatever
 * can be sold instead of something else is one kg for one kg, so with falling positive costs the most kg come
 * first and then the first lots, as far as possible (a greedy on a polymatroid).
 */
export function breakTies(tree: Tree): TwoPrices {
  const { net, price, side } = tree;
  const value = Float64Array.from(price);
  for (let e = 0; e < net.arcs; e++)
    if (side[e] !== 0 && net.weight[e]! - price[net.tail[e]!]! + price[net.head[e]!]! !== 0) side[e] = 0;
  const first = net.weight;
  net.weight = orderWeights(tree);
  settlePrices(tree);
  solveTree(tree);
  const order = Float64Array.from(tree.price);
  net.weight = first;
  return { value, order };
}

function orderWeights({ net }: Tree): Int32Array {
  const weights = new Int32Array(net.arcs);
  for (let i = 0; i < net.at.lots; i++) weights[net.at.unsoldArc + i] = orderWeight(net.at.lots, i);
  return weights;
}

/** Second-goal weight of a kg of lot i that stays unsold. */
export function orderWeight(lots: number, i: number): number {
  return i - 2 * lots;
}
