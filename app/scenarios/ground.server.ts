import type { Db } from "#db/open.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { breakEvenIdr } from "~/market/break-even.ts";
import { forecastsOf } from "~/market/forecasts.server.ts";
import { readRows } from "~/matching/market-input.server.ts";
import { firstWeekFor } from "~/matching/round.ts";
import { listProducts } from "~/places/commodities.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { Dish, Ground } from "./ground.ts";
import { ceilingFrom } from "./ground.ts";

/** How many weeks ahead a study looks: as far as a round usually does. */
export const studyWeeks = 8;

/** The open market of a regency as it is now, with what new kitchens could make and how uncertain its harvests are. */
export async function readGround(db: Db, regencyCode: string, nowMs: number): Promise<Ground> {
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  const span = { regencyCode, fromWeek: firstWeekFor(today), weeks: studyWeeks };
  const rows = await readRows(db, span, { nowMs, roundId: null });
  const forecasts = await forecastsOf(
    db,
    rows.lots.map((lot) => lot.id),
  );
  return {
    span,
    firstDay: today > span.fromWeek ? today : span.fromWeek,
    rows,
    dishes: await dishesOf(db),
    uncertain: [...forecasts].map(([lotId, { lowKg, typicalKg, highKg }]) => ({ lotId, lowKg, typicalKg, highKg })),
  };
}

/** The same market has the same digest, whoever read it and when. */
export function digestOf(ground: Ground): string {
  return sha256(JSON.stringify(ground)).slice(0, 16);
}

/** Products with a known price, each with the raw material that a new kitchen could pay for. */
async function dishesOf(db: Db): Promise<Dish[]> {
  const recipes = await db
    .selectFrom("recipes")
    .innerJoin("commodities", "commodities.code", "recipes.commodityCode")
    .select(["recipes.productCode", "recipes.commodityCode", "recipes.yieldTypical", "recipes.unit"])
    .select("commodities.gramsPerUnit")
    .orderBy("recipes.productCode")
    .orderBy("recipes.commodityCode")
    .execute();
  return (await listProducts(db)).flatMap((product) => {
    const { code: productCode, productGroup, priceIdr } = product;
    const inputs = recipes.flatMap(({ productCode: made, yieldTypical, unit: recipeUnit, ...recipe }) => {
      if (made !== productCode) return [];
      const yieldPerMille = Math.round(yieldTypical * 1000);
      const ceilingIdr = ceilingFrom(breakEvenIdr(product, yieldPerMille, recipe.gramsPerUnit) ?? 0);
      return ceilingIdr > 0 ? [{ ...recipe, recipeUnit, yieldPerMille, ceilingIdr }] : [];
    });
    if (priceIdr === null || inputs.length === 0) return [];
    return [{ productCode, productGroup, priceIdr, otherInputsIdr: product.otherInputsIdrPerUnit ?? 0, inputs }];
  });
}
