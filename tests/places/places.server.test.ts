import { expect } from "vitest";
import { calendarBetween } from "~/places/calendar.server.ts";
import { factsOf, listCommodities, recipesFor, recipesOf, referenceBand } from "~/places/commodities.server.ts";
import { partsOf } from "~/places/commodity.ts";
import { listGroupKinds, officesOf } from "~/places/offices.server.ts";
import { districtsOf, findVillage, regencies, regionPath, villagesOf, zoneOf } from "~/places/regions.server.ts";
import { listSources } from "~/places/sources.server.ts";
import { placesWords } from "~/places/words.ts";
import { test } from "../setup.ts";

test("Banjarbaru has 5 kecamatan and 20 kelurahan, listed by kecamatan and name", async ({ db }) => {
  const villages = await villagesOf(db, "63.72");
  expect(villages).toHaveLength(20);
  expect(await districtsOf(db, "63.72")).toHaveLength(5);
  const order = villages.map((village) => `${village.districtName} ${village.name}`);
  expect(order).toEqual([...order].sort());
  expect(villages[0]).toMatchObject({ districtName: "Banjarbaru Selatan", regencyCode: "63.72" });
});

test("a place is found with all that it lies in, and an unknown code with nothing", async ({ db }) => {
  const names = (await regionPath(db, "63.72.02.1003")).map((region) => region.name);
  expect(names).toEqual(["Kalimantan Selatan", "Kota Banjarbaru", "Landasan Ulin", "Landasan Ulin Timur"]);
  expect(await regionPath(db, "63.72.02.9999")).toEqual([]);
  expect(await findVillage(db, "63.72.02")).toBeUndefined();
});

test("all three regencies keep the clock of Makassar", async ({ db }) => {
  const zones = await Promise.all((await regencies(db)).map((regency) => zoneOf(db, regency.code)));
  expect(zones).toEqual(["Asia/Makassar", "Asia/Makassar", "Asia/Makassar"]);
});

test("catfish in Banjarbaru has the farm gate band of the city, marked as an estimate", async ({ db }) => {
  const band = await referenceBand(db, "LELE", "63.72");
  expect(band).toMatchObject({ lowIdr: 22_000, highIdr: 28_000, status: "estimate", place: "Banjarbaru" });
  expect(await referenceBand(db, "JAMURTIRAM", "63.72")).toBeNull();
  expect(await referenceBand(db, "NAGA", "63.72")).toBeNull();
});

test("what a commodity becomes and what a product is made from are the same recipes", async ({ db }) => {
  const fromLele = await recipesFor(db, "LELE");
  expect(fromLele.map((recipe) => recipe.productCode)).toContain("ABON_LELE");
  for (const recipe of fromLele) {
    const commodities = (await recipesOf(db, recipe.productCode)).map((other) => other.commodityCode);
    expect(commodities).toContain("LELE");
  }
});

test("a season is in the calendar of each day that it touches", async ({ db }) => {
  const inside = await calendarBetween(db, "2026-03-01", "2026-03-02");
  expect(inside.map((day) => day.nameId)).toEqual(["Ramadan 1447 H"]);
  expect(await calendarBetween(db, "2026-07-01", "2026-07-31")).toEqual([]);
});

test("sources are in the order in which people count", async ({ db }) => {
  const ids = (await listSources(db)).map((source) => source.id);
  expect(ids.indexOf("P10")).toBe(ids.indexOf("P9") + 1);
});

test("each regency with a programme has offices, and each kind of group has a side", async ({ db }) => {
  expect((await officesOf(db, "63.72")).length).toBeGreaterThan(3);
  expect((await officesOf(db, "64.02")).length).toBeGreaterThan(3);
  for (const kind of await listGroupKinds(db))
    expect(kind.sides, kind.code).toMatch(/^(producer|processor|producer;processor)$/);
});

test("each word of the data has words in both languages", async ({ db }) => {
  const commodities = await listCommodities(db);
  const facts = (await Promise.all(commodities.map((commodity) => factsOf(db, commodity.code)))).flat();
  const prices = await db.selectFrom("referencePrices").select("level").execute();
  const routes = await db.selectFrom("permitRoutes").select("code").execute();
  const days = await db.selectFrom("calendarDays").select("kind").execute();
  for (const say of [placesWords.id, placesWords.en]) {
    for (const commodity of commodities) {
      expect(Object.keys(say.category)).toContain(commodity.category);
      expect(Object.keys(say.unit)).toContain(commodity.unit);
      for (const form of partsOf(commodity.forms)) expect(Object.keys(say.form)).toContain(form);
    }
    for (const fact of facts)
      if (fact.attribute !== "seasonality") expect(Object.keys(say.attribute)).toContain(fact.attribute);
    for (const price of prices) expect(Object.keys(say.level)).toContain(price.level);
    for (const route of routes) expect(Object.keys(say.permit)).toContain(route.code);
    for (const day of days) expect(Object.keys(say.calendarKind)).toContain(day.kind);
  }
});
