import type { Db } from "#db/open.server.ts";
import { findProduct, listCommodities, recipesOf } from "~/places/commodities.server.ts";
import { pricePanels, tollFees } from "~/prices/panel.server.ts";
import { breakEvenIdr } from "./break-even.ts";

/** A product with what it can be made from: usual yields per 100 and the break-even price per kg, both references. */
export type Making = NonNullable<Awaited<ReturnType<typeof makingOf>>>;

/** What a form for an offer of this product asks about, or undefined when nobody knows the product. */
export async function makingOf(db: Db, productCode: string) {
  const product = await findProduct(db, productCode);
  if (!product) return undefined;
  const [recipes, commodities] = await Promise.all([recipesOf(db, productCode), listCommodities(db)]);
  const ingredients = recipes.flatMap((recipe) => {
    const commodity = commodities.find(({ code }) => code === recipe.commodityCode);
    if (!commodity) return [];
    const { code, nameId, nameEn, gramsPerUnit } = commodity;
    const yieldPerMille = Math.round(recipe.yieldTypical * 1000);
    return {
      ...{ code, nameId, nameEn, yieldPerMille },
      yieldLow: recipe.yieldLow * 100,
      yieldHigh: recipe.yieldHigh * 100,
      breakEvenIdr: breakEvenIdr(product, yieldPerMille, gramsPerUnit),
    };
  });
  return { code: product.code, nameId: product.nameId, nameEn: product.nameEn, unit: product.outputUnit, ingredients };
}

/** What stands beside the prices of such a form: a panel for each raw material, and what processing was paid. */
export async function pricesBeside(db: Db, making: Making, regencyCode: string, today: string) {
  const codes = making.ingredients.map(({ code }) => code);
  const [panels, fees] = await Promise.all([
    pricePanels(db, codes, { form: null, regencyCode, costsOfGroup: null, today }),
    tollFees(db, { productCode: making.code, regencyCode, today }),
  ]);
  return { panels, fees };
}
