import { expect } from "vitest";
import { loadReference } from "#db/reference/load.server.ts";
import { referenceTables, referenceValue } from "#db/reference/tables.ts";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import { test } from "../setup.ts";

test("loading the reference data again changes nothing and reads nothing", async ({ db }) => {
  const before = await db.selectFrom("recipes").selectAll().orderBy("id").execute();
  expect(await loadReference(db)).toBe(false);
  expect(await db.selectFrom("recipes").selectAll().orderBy("id").execute()).toEqual(before);
});

test("an empty database is filled within a second and a half", async () => {
  const db = openDb(":memory:");
  await migrate(db);
  const startedAt = performance.now();
  expect(await loadReference(db)).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(1500);
  await db.destroy();
});

test("a file with new content renews its rows, but leaves programmes to the installation", async ({ db }) => {
  await db.updateTable("installation").set({ value: "older" }).where("name", "=", "reference").execute();
  await db.updateTable("products").set({ priceIdr: 1 }).where("code", "=", "ABON_LELE").execute();
  await db.updateTable("programs").set({ amountIdr: 1 }).where("code", "=", "RT_MANDIRI").execute();
  expect(await loadReference(db)).toBe(true);
  const product = await db.selectFrom("products").select("priceIdr").where("code", "=", "ABON_LELE").executeTakeFirst();
  const program = await db
    .selectFrom("programs")
    .select("amountIdr")
    .where("code", "=", "RT_MANDIRI")
    .executeTakeFirst();
  expect([product?.priceIdr, program?.amountIdr]).toEqual([160_000, 1]);
});

test("the three regencies are whole: 45 kecamatan and 547 desa and kelurahan, each with a label point", async ({
  db,
}) => {
  const levels = await db
    .selectFrom("regions")
    .select((eb) => ["level", eb.fn.countAll<number>().as("count")])
    .groupBy("level")
    .orderBy("level")
    .execute();
  expect(levels).toEqual([
    { level: "district", count: 45 },
    { level: "province", count: 2 },
    { level: "regency", count: 3 },
    { level: "village", count: 547 },
  ]);
  const pointless = await db
    .selectFrom("regions")
    .select("code")
    .where("level", "in", ["district", "village"])
    .where("lat", "is", null)
    .execute();
  expect(pointless).toEqual([]);
});

test("every product has a recipe in whole raw material, with low, usual and high in order", async ({ db }) => {
  const recipes = await db.selectFrom("recipes").selectAll().execute();
  const products = await db.selectFrom("products").select("code").execute();
  expect(products.filter((product) => !recipes.some((recipe) => recipe.productCode === product.code))).toEqual([]);
  for (const recipe of recipes) {
    expect(recipe.yieldLow, recipe.id).toBeGreaterThan(0);
    expect(recipe.yieldTypical, recipe.id).toBeGreaterThanOrEqual(recipe.yieldLow);
    expect(recipe.yieldHigh, recipe.id).toBeGreaterThanOrEqual(recipe.yieldTypical);
    expect(recipe.note, recipe.id).not.toBe("");
  }
});

test("a yield that was published for part of the fish is no longer called sourced", async ({ db }) => {
  const recipe = await db
    .selectFrom("recipes")
    .selectAll()
    .where("id", "=", "NUGGET_IKAN:PATIN")
    .executeTakeFirstOrThrow();
  expect(recipe.yieldTypical).toBeCloseTo(1.7 * 0.38, 4);
  expect(recipe.status).toBe("estimate");
});

test("each source that a figure names can be looked up, and a sourced figure names one", async ({ db }) => {
  const known = new Set((await db.selectFrom("sources").select("id").execute()).map((source) => source.id));
  const rows = [];
  for (const table of [
    "commodityFacts",
    "referencePrices",
    "recipes",
    "calendarDays",
    "permitRoutes",
    "permitRules",
    "programs",
    "offices",
  ] as const)
    for (const row of await db.selectFrom(table).select(["status", "sourceIds"]).execute())
      rows.push({ table, ...row });
  const named = rows.flatMap((row) =>
    row.sourceIds
      .split(";")
      .filter(Boolean)
      .map((id) => [row.table, id] as const),
  );
  expect(named.filter(([, id]) => !known.has(id))).toEqual([]);
  expect(rows.filter((row) => row.status === "sourced" && row.sourceIds === "")).toEqual([]);
});

test("a permit that a product needs is one that a group can hold", async ({ db }) => {
  const routes = new Set((await db.selectFrom("permitRoutes").select("code").execute()).map((route) => route.code));
  const products = await db.selectFrom("products").select(["code", "permitRoute"]).execute();
  expect(products.filter(({ permitRoute }) => !permitRoute.split(";").every((code) => routes.has(code)))).toEqual([]);
});

test("no permit that nobody has checked against a document stops a kitchen", async ({ db }) => {
  const rules = await db.selectFrom("permitRules").selectAll().execute();
  expect(rules.filter((rule) => rule.status === "unverified" && rule.gate === "blocks")).toEqual([]);
  const routes = await db.selectFrom("permitRoutes").select("code").execute();
  expect(rules.map((rule) => rule.code).sort()).toEqual(routes.map((route) => route.code).sort());
});

test("no table of the reference data is empty", async ({ db }) => {
  for (const { name } of referenceTables) {
    const row = await db
      .selectFrom(name)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirst();
    expect(row?.count, name).toBeGreaterThan(0);
  }
});

test("an empty cell is unknown where the table allows it, and a word in a column of numbers is refused", () => {
  expect(referenceValue("priceIdr", "")).toBeNull();
  expect(referenceValue("zone", "")).toBeNull();
  expect(referenceValue("note", "")).toBe("");
  expect(() => referenceValue("priceIdr", "mahal")).toThrow('priceIdr should be a number, got "mahal"');
});
