import fc from "fast-check";
import { expect, test } from "vitest";
import { leavesAt, leavesIdr } from "~/market/leaves.ts";

/** Catfish floss: 281 g out of a kg, Rp6.000 of spices and oil, sold between 120 and 200 thousand. */
const made = { yieldPerMille: 281, unitsPerKg: 1, otherInputsIdr: 6_000 };
const prices = { priceLowIdr: 120_000, priceIdr: 160_000, priceHighIdr: 200_000 };

test("bought fish leaves its price, whatever the product sells for", () => {
  expect(leavesAt({ terms: "buy", priceIdr: 25_000 }, made, prices)).toEqual({
    ...{ lowIdr: 25_000, typicalIdr: 25_000, highIdr: 25_000 },
  });
});

test("cooked for a fee it leaves the product, less inputs and the fee", () => {
  // 0,281 kg at 160.000 is 44.960; less 6.000, less 9.000.
  expect(leavesAt({ terms: "toll", feeIdr: 9_000 }, made, prices)).toEqual({
    ...{ lowIdr: 18_720, typicalIdr: 29_960, highIdr: 41_200 },
  });
});

test("shared it leaves its part of the sales after the named costs", () => {
  // 44.960 less 4.000 is 40.960; 60 % of that.
  expect(leavesIdr({ terms: "share", sharePercent: 60, shareCostIdr: 4_000 }, made, 160_000)).toBe(24_576);
});

test("who brings it pays the haul out of every pattern alike", () => {
  const patterns = fc.oneof(
    fc.record({ terms: fc.constant("buy" as const), priceIdr: fc.integer({ min: 1, max: 100_000 }) }),
    fc.record({ terms: fc.constant("toll" as const), feeIdr: fc.integer({ min: 1, max: 20_000 }) }),
    fc.record({
      terms: fc.constant("share" as const),
      sharePercent: fc.integer({ min: 1, max: 99 }),
      shareCostIdr: fc.integer({ min: 0, max: 20_000 }),
    }),
  );
  fc.assert(
    fc.property(patterns, fc.integer({ min: 0, max: 5_000 }), (pattern, haul) => {
      expect(leavesIdr(pattern, made, 160_000, haul)).toBe(leavesIdr(pattern, made, 160_000) - haul);
      const { lowIdr, typicalIdr, highIdr } = leavesAt(pattern, made, prices, haul)!;
      expect(lowIdr).toBeLessThanOrEqual(typicalIdr);
      expect(typicalIdr).toBeLessThanOrEqual(highIdr);
    }),
  );
});

test("without a price of the product only buying can be told", () => {
  const none = { priceLowIdr: null, priceIdr: null, priceHighIdr: null };
  expect(leavesAt({ terms: "toll", feeIdr: 9_000 }, made, none)).toBeNull();
  expect(leavesAt({ terms: "buy", priceIdr: 25_000 }, made, none)).toMatchObject({ typicalIdr: 25_000 });
});
