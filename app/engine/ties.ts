/** `order` is null where ties were not broken. Prices of the first goal, value, and of the second, who comes first; both by node, least of all optimal ones. */
export type TwoPrices = { value: Float64Array; order: Float64Array | null };

/**
 * Second-goal weight of a kg of lot i that stays unsold: 2·lots − i on top. Whatever can be sold instead of something
 * else is one kg for one kg, so with falling positive costs the most kg come first and then the first lots, as far
 * as possible (a greedy on a polymatroid).
 */
export function orderWeight(lots: number, i: number): number {
  return i - 2 * lots;
}
