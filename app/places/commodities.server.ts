import type { Db } from "#db/open.server.ts";
import type { Commodity, Product, Recipe } from "./commodity.ts";
import type { ReferenceBand, ReferencePrice } from "./reference-price.ts";
import { chooseBand } from "./reference-price.ts";

const commodityColumns = [
  "code",
  "nameId",
  "nameLocal",
  "nameEn",
  "scientificName",
  "category",
  "unit",
  "forms",
  "gramsPerUnit",
  "gramsPerUnitStatus",
  "cycleDays",
  "cycleStatus",
  "shelfDays",
  "shelfStatus",
] as const;

const productColumns = [
  "products.code",
  "products.nameId",
  "products.nameEn",
  "products.productGroup",
  "products.outputUnit",
  "products.storage",
  "products.shelfDays",
  "products.priceLowIdr",
  "products.priceIdr",
  "products.priceHighIdr",
  "products.priceStatus",
  "products.priceSourceIds",
  "products.labourDaysPerUnit",
  "products.otherInputsIdrPerUnit",
  "products.permitRoute",
] as const;

const recipeColumns = [
  "recipes.productCode",
  "recipes.commodityCode",
  "recipes.yieldLow",
  "recipes.yieldTypical",
  "recipes.yieldHigh",
  "recipes.unit",
  "recipes.note",
  "recipes.status",
  "recipes.sourceIds",
] as const;

/** All commodities, by kind and name. */
export function listCommodities(db: Db): Promise<Commodity[]> {
  return db.selectFrom("commodities").select(commodityColumns).orderBy("category").orderBy("nameId").execute();
}

/** One commodity, or undefined. */
export function findCommodity(db: Db, code: string): Promise<Commodity | undefined> {
  return db.selectFrom("commodities").select(commodityColumns).where("code", "=", code).executeTakeFirst();
}

/** All products, by name. */
export function listProducts(db: Db): Promise<Product[]> {
  return db.selectFrom("products").select(productColumns).orderBy("nameId").execute();
}

/** One product, or undefined. */
export function findProduct(db: Db, code: string): Promise<Product | undefined> {
  return db.selectFrom("products").select(productColumns).where("code", "=", code).executeTakeFirst();
}

/** What a commodity can become: each recipe with its product, by the product's name. */
export async function recipesFor(db: Db, commodityCode: string): Promise<(Recipe & { product: Product })[]> {
  const [recipes, products] = await Promise.all([
    db.selectFrom("recipes").select(recipeColumns).where("commodityCode", "=", commodityCode).execute(),
    listProducts(db),
  ]);
  return products.flatMap((product) =>
    recipes.filter((recipe) => recipe.productCode === product.code).map((recipe) => ({ ...recipe, product })),
  );
}

/** All recipes of a product: what it can be made from and what comes out. */
export function recipesOf(db: Db, productCode: string): Promise<Recipe[]> {
  return db
    .selectFrom("recipes")
    .select(recipeColumns)
    .where("productCode", "=", productCode)
    .orderBy("commodityCode")
    .execute();
}

/** Reported prices of a commodity, newest first. */
export function pricesOf(db: Db, commodityCode: string): Promise<ReferencePrice[]> {
  return db
    .selectFrom("referencePrices")
    .selectAll()
    .where("commodityCode", "=", commodityCode)
    .orderBy("period", "desc")
    .orderBy("id")
    .execute();
}

/** What a producer in this regency may expect, rupiah per kg; null when nobody reported a price. */
export async function referenceBand(db: Db, commodityCode: string, regencyCode: string): Promise<ReferenceBand | null> {
  const commodity = await findCommodity(db, commodityCode);
  if (!commodity) return null;
  const regency = await db.selectFrom("regions").select("name").where("code", "=", regencyCode).executeTakeFirst();
  return chooseBand(await pricesOf(db, commodityCode), commodity, regency?.name ?? "");
}

/** Low, typical and high figures of a commodity, each with its source. */
export function factsOf(db: Db, commodityCode: string) {
  return db
    .selectFrom("commodityFacts")
    .selectAll()
    .where("commodityCode", "=", commodityCode)
    .orderBy("attribute")
    .orderBy("note")
    .execute();
}
