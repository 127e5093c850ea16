import type { Db } from "#db/open.server.ts";
import { licenceStandings } from "~/groups/licence-standing.server.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import { kitchenYield } from "~/market/recipe.ts";
import { measuredYields, recipeKey, statedRecipes } from "~/market/recipes.server.ts";
import type { AcceptRow, OfferRow } from "./market-rows.ts";
import type { Span } from "./round.ts";
import { lastDayOf } from "./round.ts";

/** Kitchens that are not closed. */
export function openKitchens(db: Db, span: Span) {
  return db
    .selectFrom("kitchens")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .select(["kitchens.id", "kitchens.groupId", "kitchens.villageCode", "kitchens.capacityKg"])
    .where("kitchens.regencyCode", "=", span.regencyCode)
    .where("kitchenClosures.kitchenId", "is", null)
    .orderBy("kitchens.id")
    .execute();
}

/** Those that are named, or all. */
function standingOffers(db: Db, span: Span, ids?: readonly string[]) {
  return db
    .selectFrom("offers")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "offers.kitchenId")
    .where("offers.regencyCode", "=", span.regencyCode)
    .where("offers.fromWeek", "<=", lastDayOf(span))
    .where("offers.toWeek", ">=", span.fromWeek)
    .where("offerWithdrawals.offerId", "is", null)
    .where("kitchenClosures.kitchenId", "is", null)
    .where(isVerifiedGroup("offers.groupId"))
    .$if(ids !== undefined, (offers) => offers.where("offers.id", "in", ids ?? []));
}

/**
 * Offers of verified groups that stand in the span, each with the permits that its kitchen misses for the product on
 * the first day that counts, and the last day that all of them cover.
 */
export async function openOffers(
  db: Db,
  span: Span,
  today: string,
  ids?: readonly string[],
): Promise<(OfferRow & { missing: string[] })[]> {
  const rows = await standingOffers(db, span, ids)
    .innerJoin("products", "products.code", "offers.productCode")
    .select([
      "offers.id",
      "offers.kitchenId",
      "offers.groupId",
      "offers.productCode",
      "offers.capacityKg",
      "offers.fromWeek",
      "offers.toWeek",
    ])
    .select(["offers.maxKm", "offers.minBatchKg", "offers.maxSuppliers"])
    .select(["products.permitRoute", "products.storage", "products.shelfDays"])
    .orderBy("offers.id")
    .execute();
  const standing = await licenceStandings(db, span, today);
  return rows.map(({ permitRoute, storage, shelfDays, ...offer }) => {
    const product = { code: offer.productCode, permitRoute, storage, shelfDays };
    const { missing, until } = standing(offer.groupId, product);
    return { ...offer, missing, licensedTo: until };
  });
}

/**
 * What each standing offer takes, with what its product is worth in its own kitchen: to be read for the engine alone, it
 * holds ceilings. A kitchen's own recipe and its measured batches move the yield of the offer; ceilings are its own word.
 */
export async function acceptsOf(db: Db, span: Span, ids?: readonly string[]): Promise<AcceptRow[]> {
  const rows = await acceptRows(db, span, ids);
  const kitchenIds = [...new Set(rows.map((row) => row.kitchenId))];
  const [stated, measured] = await Promise.all([statedRecipes(db, kitchenIds), measuredYields(db, kitchenIds)]);
  const own = new Map(stated.map((recipe) => [recipeKey(recipe.kitchenId, recipe), recipe]));
  return rows.map(({ kitchenId, ...row }) => {
    const key = recipeKey(kitchenId, row);
    const recipe = own.get(key);
    const { yieldPerMille } = kitchenYield(recipe?.yieldPerMille ?? row.yieldPerMille, measured.get(key) ?? []);
    return { ...row, yieldPerMille, otherInputsIdr: recipe?.otherInputsIdr ?? row.otherInputsIdr };
  });
}

function acceptRows(db: Db, span: Span, ids?: readonly string[]) {
  return standingOffers(db, span, ids)
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("commodities", "commodities.code", "offerAccepts.commodityCode")
    .leftJoin("recipes", (join) =>
      join
        .onRef("recipes.productCode", "=", "offers.productCode")
        .onRef("recipes.commodityCode", "=", "offerAccepts.commodityCode"),
    )
    .select([
      "offers.terms",
      "offers.feeIdr",
      "offers.sharePercent",
      "offers.shareCostIdr",
      "offers.productCode",
      "offers.kitchenId",
      "offerAccepts.offerId",
      "offerAccepts.commodityCode",
    ])
    .select(["offerAccepts.ceilingIdr", "offerAccepts.yieldPerMille", "products.priceIdr", "commodities.gramsPerUnit"])
    .select(["products.otherInputsIdrPerUnit as otherInputsIdr", "recipes.unit as recipeUnit"])
    .orderBy("offerAccepts.offerId")
    .orderBy("offerAccepts.commodityCode")
    .execute();
}
