import type { OpenRows } from "~/matching/market-rows.ts";
import type { Span } from "~/matching/round.ts";

/** What a new kitchen would pay at most for a kg and make of it, by the recipe and reference prices. */
export type DishInput = {
  commodityCode: string;
  yieldPerMille: number;
  ceilingIdr: number;
  recipeUnit: string;
  gramsPerUnit: number | null;
};

/** A product that a new kitchen could make. */
export type Dish = {
  productCode: string;
  productGroup: string;
  priceIdr: number;
  otherInputsIdr: number;
  inputs: DishInput[];
};

/** What a harvest that still grows may give, whole kg. Its lot promises `lowKg`. */
export type Uncertain = { lotId: string; lowKg: number; typicalKg: number; highKg: number };

/** A regency's open market as it was read, and what else could be in it: all that a study looks at. */
export type Ground = {
  span: Span;
  /** The first day that counts: lots that are over by then are not for sale. ISO. */
  firstDay: string;
  rows: OpenRows;
  dishes: Dish[];
  uncertain: Uncertain[];
};

/** A new kitchen pays up to this share of the price at which it would earn nothing. */
const payShare = 0.9;
const fullIdr = 500;

/** The most that a new kitchen pays for a kg, rupiah: nine tenths of its break-even price, down to full Rp500. */
export function ceilingFrom(breakEvenIdr: number): number {
  return Math.max(0, Math.floor((breakEvenIdr * payShare) / fullIdr) * fullIdr);
}

/** How far a new kitchen fetches, km by road; its smallest batch and most suppliers are as wide as an offer's form has them. */
export const newKitchen = { maxKm: 25, minBatchKg: 20, maxSuppliers: 5 };
