import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { recipesOf } from "~/places/commodities.server.ts";
import type { Measured, RecipeRefusal, RecipeValue } from "./recipe.ts";
import { isFarYield, kitchenYield, measuredPerMille } from "./recipe.ts";
import type { TradingGroup } from "./trader.ts";

/** What is made of what. */
export type Making = { productCode: string; commodityCode: string };

/** Notes the own figures of an open kitchen for a product out of a commodity; noted again, they are renewed. */
export function setRecipe(
  db: Db,
  act: Act,
  group: TradingGroup,
  { kitchenId, productCode, commodityCode }: Making & { kitchenId: string },
  value: RecipeValue,
): Promise<Outcome<{ id: string }, RecipeRefusal>> {
  return once(db, act, async (db) => {
    await lockRow(db, "kitchens", kitchenId);
    const kitchen = await db
      .selectFrom("kitchens")
      .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
      .select(["kitchens.id", "kitchens.regencyCode"])
      .where("kitchens.id", "=", kitchenId)
      .where("kitchens.groupId", "=", group.id)
      .where("kitchenClosures.kitchenId", "is", null)
      .executeTakeFirst();
    if (!kitchen) return refuse("kitchenNotFound");
    const usual = (await recipesOf(db, productCode)).find((recipe) => recipe.commodityCode === commodityCode);
    if (!usual) return refuse("noRecipe");
    const range = { low: usual.yieldLow * 1000, high: usual.yieldHigh * 1000 };
    if (isFarYield(value.yieldPerMille, range)) return refuse("yieldFar");
    const { yieldPerMille, labourMinutes = null, otherInputsIdr = null } = value;
    const figures = { yieldPerMille, labourMinutes, otherInputsIdr, userId: act.actorId, updatedAt: act.at };
    await db
      .insertInto("kitchenRecipes")
      .values({ id: act.newId(), kitchenId, productCode, commodityCode, ...figures })
      .onConflict((conflict) => conflict.columns(["kitchenId", "productCode", "commodityCode"]).doUpdateSet(figures))
      .execute();
    const data = { productCode, commodityCode, yieldPerMille };
    const { regencyCode } = kitchen;
    await recordEvent(db, act, { verb: "recipe.set", subjectId: kitchenId, groupId: group.id, regencyCode, data });
    return { ok: true as const, id: kitchenId };
  });
}

/** The figures that kitchens stated themselves. */
export function statedRecipes(db: Db, kitchenIds: readonly string[]) {
  if (kitchenIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("kitchenRecipes")
    .selectAll()
    .where("kitchenId", "in", [...kitchenIds])
    .execute();
}

/** What batches of these kitchens gave, newest first, under `kitchen product commodity`. A batch of two fish tells of none. */
export async function measuredYields(db: Db, kitchenIds: readonly string[]): Promise<Map<string, Measured[]>> {
  if (kitchenIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("measuredYields")
    .innerJoin("commodities", "commodities.code", "measuredYields.commodityCode")
    .select(["measuredYields.kitchenId", "measuredYields.productCode", "measuredYields.commodityCode"])
    .select(["measuredYields.outputUnit", "measuredYields.outputQuantity", "measuredYields.rawGrams"])
    .select("commodities.gramsPerUnit")
    .where("measuredYields.kitchenId", "in", [...kitchenIds])
    .orderBy("measuredYields.batchId", "desc")
    .execute();
  const measured = new Map<string, Measured[]>();
  for (const row of rows) {
    const yieldPerMille = measuredPerMille(row);
    if (yieldPerMille === null) continue;
    const key = recipeKey(row.kitchenId, row);
    measured.set(key, [...(measured.get(key) ?? []), { yieldPerMille }]);
  }
  return measured;
}

/** Names a recipe of a kitchen. */
export function recipeKey(kitchenId: string, { productCode, commodityCode }: Making): string {
  return `${kitchenId} ${productCode} ${commodityCode}`;
}

/**
 * The recipes of one kitchen: for all that it offers, has cooked or stated, the usual yield, its own, and the one that
 * holds now. Yields per 1000.
 */
export async function recipesOfKitchen(db: Db, kitchenId: string) {
  const [stated, measured, offered, reference] = await Promise.all([
    statedRecipes(db, [kitchenId]),
    measuredYields(db, [kitchenId]),
    offeredBy(db, kitchenId),
    referenceRecipes(db),
  ]);
  return reference.flatMap(({ yieldTypical, yieldLow, yieldHigh, ...recipe }) => {
    const key = recipeKey(kitchenId, recipe);
    const own = stated.find((one) => recipeKey(one.kitchenId, one) === key) ?? null;
    const made = measured.get(key) ?? [];
    const isOffered = offered.some((one) => recipeKey(kitchenId, one) === key);
    if (!own && made.length === 0 && !isOffered) return [];
    const usualPerMille = Math.round(yieldTypical * 1000);
    const range = { low: Math.round(yieldLow * 1000), high: Math.round(yieldHigh * 1000) };
    const now = kitchenYield(own?.yieldPerMille ?? usualPerMille, made);
    const figures = own && {
      yieldPerMille: own.yieldPerMille,
      labourMinutes: own.labourMinutes,
      otherInputsIdr: own.otherInputsIdr,
    };
    return [{ ...recipe, usualPerMille, range, own: figures, now }];
  });
}
export type KitchenRecipe = Awaited<ReturnType<typeof recipesOfKitchen>>[number];

function offeredBy(db: Db, kitchenId: string): Promise<Making[]> {
  return db
    .selectFrom("offers")
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .select(["offers.productCode", "offerAccepts.commodityCode"])
    .distinct()
    .where("offers.kitchenId", "=", kitchenId)
    .execute();
}

function referenceRecipes(db: Db) {
  return db
    .selectFrom("recipes")
    .innerJoin("products", "products.code", "recipes.productCode")
    .innerJoin("commodities", "commodities.code", "recipes.commodityCode")
    .select(["recipes.productCode", "recipes.commodityCode", "recipes.yieldTypical", "recipes.yieldLow"])
    .select(["recipes.yieldHigh", "recipes.unit", "products.nameId as productId", "products.nameEn as productEn"])
    .select(["commodities.nameId", "commodities.nameEn"])
    .orderBy("products.nameId")
    .orderBy("commodities.nameId")
    .execute();
}
