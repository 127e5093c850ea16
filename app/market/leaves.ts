import { tollWorthIdr } from "./toll.ts";

/** What a kitchen gives for a harvest, whichever way: a price, a fee that it takes, or a part of what sales bring. */
export type Pattern =
  | { terms: "buy"; priceIdr: number }
  | { terms: "toll"; feeIdr: number }
  /** `sharePercent` of the sales goes to the producer, after `shareCostIdr` per kg raw for named costs. */
  | { terms: "share"; sharePercent: number; shareCostIdr: number };

/** What comes out of a kg of raw material, as the kitchen or the recipe has it. */
export type Yielding = { yieldPerMille: number; unitsPerKg: number; otherInputsIdr: number };

/** Rupiah per kg of raw material for the producer when the product sells cheaply, as usual, and dear. */
export type Leaves = { lowIdr: number; typicalIdr: number; highIdr: number };

/** What one kg leaves its producer when the product sells for `productIdr`, less the haul where the producer pays it. */
export function leavesIdr(pattern: Pattern, made: Yielding, productIdr: number, haulIdr = 0): number {
  if (pattern.terms === "buy") return pattern.priceIdr - haulIdr;
  if (pattern.terms === "toll")
    return tollWorthIdr({ ...made, priceIdr: productIdr, feeIdr: pattern.feeIdr }) - haulIdr;
  const soldIdr = Math.round((made.unitsPerKg * made.yieldPerMille * productIdr) / 1000);
  const sharedIdr = Math.max(0, soldIdr - pattern.shareCostIdr);
  return Math.round((sharedIdr * pattern.sharePercent) / 100) - haulIdr;
}

type Prices = { priceLowIdr: number | null; priceIdr: number | null; priceHighIdr: number | null };

/**
 * The same at the three reference prices of the product. Null when the product has no price: then only buying can be
 * told in rupiah, and that at every price alike.
 */
export function leavesAt(pattern: Pattern, made: Yielding, prices: Prices, haulIdr = 0): Leaves | null {
  const { priceLowIdr, priceIdr, priceHighIdr } = prices;
  if (priceIdr === null && pattern.terms !== "buy") return null;
  const typical = priceIdr ?? 0;
  const at = (productIdr: number) => leavesIdr(pattern, made, productIdr, haulIdr);
  return { lowIdr: at(priceLowIdr ?? typical), typicalIdr: at(typical), highIdr: at(priceHighIdr ?? typical) };
}
