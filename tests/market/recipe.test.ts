import { expect } from "vitest";
import { differs, isFarYield, kitchenYield, measuredPerMille } from "~/market/recipe.ts";
import { recipesOfKitchen, setRecipe } from "~/market/recipes.server.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { createPair, roundWeek } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

test("without a batch the stated yield holds; three batches weigh as much as it, and only the newest twelve count", () => {
  const gave = (yieldPerMille: number, count: number) => Array.from({ length: count }, () => ({ yieldPerMille }));
  expect(kitchenYield(281, [])).toEqual({ yieldPerMille: 281, batches: 0 });
  expect(kitchenYield(300, gave(200, 3))).toEqual({ yieldPerMille: 250, batches: 3 });
  expect(kitchenYield(300, [...gave(200, 12), ...gave(900, 5)])).toEqual({ yieldPerMille: 220, batches: 12 });
});

test("a batch is measured by grams out of grams, or by pieces out of eggs", () => {
  const grams = { outputUnit: "gram" as const, outputQuantity: 28_000, rawGrams: 100_000, gramsPerUnit: null };
  expect(measuredPerMille(grams)).toBe(280);
  expect(measuredPerMille({ outputUnit: "piece", outputQuantity: 95, rawGrams: 6600, gramsPerUnit: 66 })).toBe(950);
  expect(measuredPerMille({ ...grams, rawGrams: 0 })).toBeNull();
});

test("a tenth off the recipe is worth telling, and double the usual is a slip", () => {
  expect([differs(252, 280), differs(251, 280), differs(309, 280)]).toEqual([false, true, true]);
  const usual = { low: 200, high: 350 };
  expect([99, 100, 700, 701].map((one) => isFarYield(one, usual))).toEqual([true, false, false, true]);
});

test("the engine takes the yield that a kitchen states for itself, and leaves its ceiling alone", async ({ db }) => {
  const { processor, offer } = await createPair(db);
  const making = { kitchenId: offer.kitchenId, productCode: "ABON_LELE", commodityCode: "LELE" };
  expect(await setRecipe(db, anAct(), processor, making, { yieldPerMille: 320 })).toMatchObject({ ok: true });
  const span = { regencyCode: "63.72", fromWeek: roundWeek, weeks: 3 };
  const { offers } = await readMarket(db, span, {}, { nowMs: todayMs, roundId: null });
  expect(offers[0]!.accepts).toMatchObject([{ yield: 0.32, bidIdr: 30_000 }]);
  const [recipe] = await recipesOfKitchen(db, offer.kitchenId);
  expect(recipe).toMatchObject({ own: { yieldPerMille: 320 }, now: { yieldPerMille: 320, batches: 0 } });
});

test("a yield far from the usual, a product of another fish and a foreign kitchen are refused", async ({ db }) => {
  const { producer, processor, offer } = await createPair(db);
  const making = { kitchenId: offer.kitchenId, productCode: "ABON_LELE", commodityCode: "LELE" };
  const set = (over: Partial<typeof making>, yieldPerMille = 280, by = processor) =>
    setRecipe(db, anAct(), by, { ...making, ...over }, { yieldPerMille });
  expect(await set({}, 2810)).toEqual({ ok: false, reason: "yieldFar" });
  expect(await set({ commodityCode: "KAMBING" })).toEqual({ ok: false, reason: "noRecipe" });
  expect(await set({}, 280, producer)).toEqual({ ok: false, reason: "kitchenNotFound" });
});
