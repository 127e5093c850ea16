import fc from "fast-check";
import { expect } from "vitest";
import { owedIdr } from "~/lib/units.ts";
import { sharedIdr } from "~/production/batch-money.ts";
import { dueOfSale, shareFault, shareState, splitSale } from "~/production/sale-share.ts";
import { test } from "../setup.ts";

const idr = fc.integer({ min: 1, max: 50_000_000 });
const deal = fc.record({
  grams: fc.integer({ min: 1, max: 500_000 }),
  sharePercent: fc.integer({ min: 1, max: 99 }),
  shareCostIdr: fc.integer({ min: 0, max: 60_000 }),
});

test("the money of all parties of a shared batch adds up to the rupiah, in whatever order its sales are confirmed", () => {
  const world = fc.record({
    deals: fc.array(deal, { minLength: 1, maxLength: 7 }),
    sales: fc.array(idr, { minLength: 1, maxLength: 12 }),
    order: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  });
  fc.assert(
    fc.property(world, ({ deals, sales, order }) => {
      const inputs = deals.map(({ grams }, i) => ({ contractId: `c${i}`, grams, boughtGrams: 0 }));
      const parts = sales.map((sale) => splitSale(sale, inputs));
      for (const [i, part] of parts.entries()) {
        expect(part.reduce((sum, { partIdr }) => sum + partIdr, 0)).toBe(sales[i]);
        expect(part.every(({ partIdr }) => partIdr >= 0)).toBe(true);
      }
      const shuffled = parts.map((part, i) => ({ part, key: order[i] ?? 0 })).sort((a, b) => a.key - b.key);
      const producers = deals.map((one, i) => {
        let [soldIdr, dueIdr] = [0, 0];
        for (const { part } of shuffled) {
          const partIdr = part[i]!.partIdr;
          const more = dueOfSale(soldIdr, partIdr, one);
          expect(more).toBeGreaterThanOrEqual(0);
          expect(more).toBeLessThanOrEqual(partIdr);
          soldIdr += partIdr;
          dueIdr += more;
        }
        expect(dueIdr).toBe(sharedIdr(soldIdr, one.grams, one));
        return {
          dueIdr,
          kitchenIdr: soldIdr - dueIdr,
          costIdr: Math.min(soldIdr, owedIdr(one.grams, one.shareCostIdr)),
        };
      });
      const all = producers.reduce((sum, { dueIdr, kitchenIdr }) => sum + dueIdr + kitchenIdr, 0);
      expect(all).toBe(sales.reduce((sum, sale) => sum + sale, 0));
      // The kitchen always has its named costs back before anything is shared.
      expect(producers.every(({ kitchenIdr, costIdr }) => kitchenIdr >= costIdr)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("named costs come off first: the first sales owe nothing, the next ones the agreed per cent", () => {
  const terms = { grams: 100_000, sharePercent: 60, shareCostIdr: 4_000 };
  expect(dueOfSale(0, 400_000, terms)).toBe(0);
  expect(dueOfSale(400_000, 100_000, terms)).toBe(60_000);
  expect(dueOfSale(300_000, 200_000, terms)).toBe(60_000);
});

test("a sale is confirmed once, by somebody else than who wrote it down, and not when it was struck out", () => {
  const sale = { userId: "cook", voidedAt: null, confirmedAt: null };
  expect(shareFault(sale, "chair")).toBeNull();
  expect(shareFault(sale, "cook")).toBe("samePerson");
  expect(shareFault({ ...sale, confirmedAt: 1 }, "chair")).toBe("saleConfirmed");
  expect(shareFault({ ...sale, voidedAt: 1 }, "chair")).toBe("saleVoided");
});

test("a doubted sale can still be confirmed or struck out", () => {
  const none = { voidedAt: null, confirmedAt: null, doubtedAt: null };
  expect(shareState(none)).toBe("waiting");
  expect(shareState({ ...none, doubtedAt: 1 })).toBe("doubted");
  expect(shareState({ ...none, doubtedAt: 1, confirmedAt: 2 })).toBe("confirmed");
  expect(shareState({ ...none, doubtedAt: 1, voidedAt: 2 })).toBe("voided");
});

test("what the kitchen bought cheaper and cooked along brings its own rupiah, not the producer's", () => {
  const inputs = [{ contractId: "c", grams: 75_000, boughtGrams: 25_000 }];
  expect(splitSale(1_000_001, inputs)).toEqual([{ contractId: "c", partIdr: 750_001 }]);
  expect(splitSale(500, [])).toEqual([]);
});
