import type { Db } from "#db/open.server.ts";
import { findProduct, listCommodities, recipesOf, referenceBand } from "~/places/commodities.server.ts";
import type { Leaves } from "./leaves.ts";
import { leavesAt } from "./leaves.ts";
import type { TermsFigures } from "./terms.ts";
import { patternOf } from "./terms.ts";
import { unitsPerKg } from "./toll.ts";

/** What one kg of a commodity brings its producer under an offer, as anybody may see it. */
export type OfferLeaves = {
  commodity: { code: string; nameId: string; nameEn: string };
  /** Null where the harvest is bought: the price is bid, and sealed. Also null without a price of the product. */
  leaves: Leaves | null;
  /** What a kg was reported to bring when sold raw. */
  raw: { lowIdr: number; highIdr: number } | null;
};

type Offered = TermsFigures & {
  productCode: string;
  regencyCode: string;
  accepts: readonly { code: string; nameId: string; nameEn: string }[];
};

/** The product's low, usual and high reference price, and what each raw material brings by reference yields. */
export async function offerLeaves(db: Db, offer: Offered) {
  const [product, recipes, commodities] = await Promise.all([
    findProduct(db, offer.productCode),
    recipesOf(db, offer.productCode),
    listCommodities(db),
  ]);
  const prices = {
    priceLowIdr: product?.priceLowIdr ?? null,
    priceIdr: product?.priceIdr ?? null,
    priceHighIdr: product?.priceHighIdr ?? null,
  };
  const rows = offer.accepts.map(async (commodity): Promise<OfferLeaves> => {
    const recipe = recipes.find(({ commodityCode }) => commodityCode === commodity.code);
    const grams = commodities.find(({ code }) => code === commodity.code)?.gramsPerUnit ?? null;
    const band = await referenceBand(db, commodity.code, offer.regencyCode);
    const made = recipe && {
      // The kitchen's own yield is sealed until bids open: this is the recipe's.
      yieldPerMille: Math.round(recipe.yieldTypical * 1000),
      unitsPerKg: unitsPerKg(recipe.unit, grams),
      otherInputsIdr: product?.otherInputsIdrPerUnit ?? 0,
    };
    return {
      commodity,
      leaves: made && offer.terms !== "buy" ? leavesAt(patternOf(offer, 0), made, prices) : null,
      raw: band ? { lowIdr: band.lowIdr, highIdr: band.highIdr } : null,
    };
  });
  return { prices, unit: product?.outputUnit ?? "kg", rows: await Promise.all(rows) };
}
