import type { Db } from "#db/open.server.ts";
import { kitchenYield, measuredPerMille, differs } from "~/market/recipe.ts";
import { measuredYields, recipeKey, statedRecipes } from "~/market/recipes.server.ts";
import { recipesOf } from "~/places/commodities.server.ts";

/**
 * What a batch gave beside what its kitchen's recipe says (stated, or else the usual), when the difference is worth
 * telling; per 1000 of raw material. Null for a batch of several raw materials, or one near its recipe.
 */
export async function yieldNews(db: Db, batchId: string) {
  const batch = await db
    .selectFrom("batches")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .select(["batches.kitchenId", "batches.productCode", "batches.outputUnit", "batches.outputQuantity"])
    .where("batches.id", "=", batchId)
    .where("batchVoids.batchId", "is", null)
    .executeTakeFirst();
  const raw = await rawOf(db, batchId);
  if (!batch || !raw) return null;
  const { kitchenId, productCode } = batch;
  const { commodityCode } = raw;
  const key = recipeKey(kitchenId, { productCode, commodityCode });
  const [stated, measured, reference] = await Promise.all([
    statedRecipes(db, [kitchenId]),
    measuredYields(db, [kitchenId]),
    recipesOf(db, productCode),
  ]);
  const usual = reference.find((recipe) => recipe.commodityCode === commodityCode);
  const own = stated.find((recipe) => recipeKey(kitchenId, recipe) === key);
  const recipePerMille = own?.yieldPerMille ?? (usual ? Math.round(usual.yieldTypical * 1000) : null);
  const gavePerMille = measuredPerMille({ ...batch, ...raw });
  if (recipePerMille === null || gavePerMille === null || !differs(gavePerMille, recipePerMille)) return null;
  return { kitchenId, recipePerMille, gavePerMille, now: kitchenYield(recipePerMille, measured.get(key) ?? []) };
}

/** The one raw material of a batch and its grams; undefined when there are several. */
async function rawOf(db: Db, batchId: string) {
  const rows = await db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .select(({ fn }) => [
      "commodities.code as commodityCode",
      "commodities.gramsPerUnit",
      fn.sum<number>("batchInputs.grams").as("rawGrams"),
    ])
    .where("batchInputs.batchId", "=", batchId)
    .groupBy(["commodities.code", "commodities.gramsPerUnit"])
    .execute();
  return rows.length === 1 ? rows[0] : undefined;
}
