import fc from "fast-check";
import { expect, test } from "vitest";
import type { BatchFacts } from "~/production/batch-money.ts";
import { batchMoney, moneyByContract, partsOf, splitWhole, sumMoney } from "~/production/batch-money.ts";

const whole = (max: number, min = 0) => fc.integer({ min, max });
const input = fc.record({
  ticketId: fc.uuid(),
  contractId: fc.constantFrom("a", "b", "c"),
  grams: whole(500_000, 1),
  rawPriceIdr: whole(200_000, 1),
  feeIdr: whole(50_000),
});
const batch: fc.Arbitrary<BatchFacts> = fc.record({
  outputUnit: fc.constantFrom("gram" as const, "piece" as const),
  outputQuantity: whole(500_000, 1),
  outputPriceIdr: whole(400_000, 1),
  otherInputsIdr: whole(10_000_000),
  labourMinutes: whole(100_000),
  wageIdrPerDay: whole(300_000),
  terms: fc.constantFrom("buy" as const, "toll" as const),
  inputs: fc.array(input, { minLength: 1, maxLength: 6 }),
});

test("of 10,000 batches every rupiah has one owner, and the contracts' shares make up the batch", () => {
  fc.assert(
    fc.property(batch, (facts) => {
      const money = batchMoney(facts);
      const parts = partsOf(money, facts.terms);
      expect(parts.producerIdr + parts.workersIdr + parts.kitchenIdr + parts.otherIdr).toBe(money.outputIdr);
      const shares = [...moneyByContract(facts).values()];
      expect(sumMoney(shares)).toEqual(money);
      expect(shares.reduce((sum, { outputQuantity }) => sum + outputQuantity, 0)).toBe(facts.outputQuantity);
      for (const share of shares) expect(Object.values(share).every(Number.isSafeInteger)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test("a rest goes to the largest remainder, then to the first", () => {
  expect(splitWhole(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(splitWhole(10, [1, 2, 3])).toEqual([2, 3, 5]);
  expect(splitWhole(0, [5, 7])).toEqual([0, 0]);
});

test("what has no weight cannot be divided", () => {
  expect(() => splitWhole(1, [])).toThrow("more than 0");
  expect(() => splitWhole(1, [0])).toThrow("more than 0");
});
