import fc from "fast-check";
import { expect, test } from "vitest";
import type { BatchFacts } from "~/production/batch-money.ts";
import {
  batchMoney,
  dealOf,
  moneyByContract,
  partsOf,
  partsOfBatch,
  referenceIdr,
  splitWhole,
  sumMoney,
} from "~/production/batch-money.ts";

const whole = (max: number, min = 0) => fc.integer({ min, max });
const input = fc.record({
  ticketId: fc.uuid(),
  contractId: fc.constantFrom("a", "b", "c"),
  grams: whole(500_000, 1),
  rawPriceIdr: whole(200_000, 1),
  feeIdr: whole(50_000),
  referencePriceIdr: fc.option(whole(200_000, 1)),
});
/** Each contract has one deal, whatever notes of it are used. */
const deals = fc.record({
  a: fc.record({ sharePercent: whole(99), shareCostIdr: whole(60_000) }),
  b: fc.record({ sharePercent: whole(99), shareCostIdr: whole(60_000) }),
  c: fc.record({ sharePercent: whole(99), shareCostIdr: whole(60_000) }),
});
const facts = fc.record({
  outputUnit: fc.constantFrom("gram" as const, "piece" as const),
  outputQuantity: whole(500_000, 1),
  outputPriceIdr: whole(400_000, 1),
  otherInputsIdr: whole(10_000_000),
  labourMinutes: whole(100_000),
  unpaidPercent: whole(100),
  wageIdrPerDay: whole(300_000),
  terms: fc.constantFrom("buy" as const, "toll" as const, "share" as const),
  inputs: fc.array(input, { minLength: 1, maxLength: 6 }),
});
const batch: fc.Arbitrary<BatchFacts> = fc.tuple(facts, deals).map(([{ unpaidPercent, ...one }, deal]) => ({
  ...one,
  unpaidMinutes: Math.floor((one.labourMinutes * unpaidPercent) / 100),
  inputs: one.inputs.map((input) => ({ ...input, ...deal[input.contractId] })),
}));

test("of 10,000 batches every rupiah has one owner, and the contracts' shares make up the batch", () => {
  fc.assert(
    fc.property(batch, (facts) => {
      const money = batchMoney(facts);
      const parts = partsOfBatch(facts);
      expect(parts.producerIdr + parts.workersIdr + parts.kitchenIdr + parts.otherIdr).toBe(money.outputIdr);
      expect(money.unpaidIdr).toBeLessThanOrEqual(money.labourIdr);
      if (facts.terms === "share") expect(parts.producerIdr).toBeGreaterThanOrEqual(0);
      const shares = [...moneyByContract(facts).values()];
      for (const [id, share] of moneyByContract(facts)) {
        const own = partsOf(share, dealOf(facts, id));
        expect(own.producerIdr + own.workersIdr + own.kitchenIdr + own.otherIdr).toBe(share.outputIdr);
      }
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

const shared: BatchFacts = {
  ...{ outputUnit: "gram", outputQuantity: 28_000, outputPriceIdr: 160_000, otherInputsIdr: 240_000 },
  ...{ labourMinutes: 720, unpaidMinutes: 240, wageIdrPerDay: 150_000, terms: "share" },
  inputs: [
    { ticketId: "t", contractId: "a", grams: 100_000, rawPriceIdr: 24_000, feeIdr: 0, referencePriceIdr: 24_000 },
  ].map((input) => ({ ...input, sharePercent: 60, shareCostIdr: 4_800 })),
};

test("with shares the producer gets the agreed part of the sales after the agreed costs, the kitchen what is left", () => {
  // 4.480.000 of sales less 480.000 of agreed costs, of which 60 %.
  expect(partsOfBatch(shared)).toEqual({
    producerIdr: 2_400_000,
    workersIdr: 225_000,
    otherIdr: 240_000,
    kitchenIdr: 4_480_000 - 2_400_000 - 225_000 - 240_000,
  });
});

test("sales below the agreed costs leave the producer nothing, not less", () => {
  expect(partsOfBatch({ ...shared, outputPriceIdr: 10_000 })).toMatchObject({ producerIdr: 0, kitchenIdr: -185_000 });
});

test("unpaid work is worth the same wage, and said apart", () => {
  expect(batchMoney(shared)).toMatchObject({ labourIdr: 225_000, unpaidIdr: 75_000 });
});

test("raw material is compared with its reference price, or with nothing where one is unknown", () => {
  const [input] = shared.inputs;
  expect(referenceIdr(shared.inputs)).toBe(2_400_000);
  expect(referenceIdr([...shared.inputs, { ...input!, referencePriceIdr: null }])).toBeNull();
});
