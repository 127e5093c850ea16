import fc from "fast-check";
import { expect, test } from "vitest";
import { atSoldPrice, soldShare } from "~/production/sold.ts";

const inputs = {
  output: 28,
  rawInput: 100,
  labour: 1.5,
  outputPrice: 160_000,
  wage: 150_000,
  rawPrice: 24_500,
  otherInputs: 2_400,
};

test("what was sold gives the table at its own mean price, and changes nothing else", () => {
  const sold = atSoldPrice(inputs, "gram", { quantity: 10_000, amountIdr: 1_500_000 });
  expect(sold!.inputs).toEqual({ ...inputs, outputPrice: 150_000 });
  expect(sold!.table!.valueAdded).toBeCloseTo(0.28 * 150_000 - 24_500 - 2_400, 6);
  expect(atSoldPrice(inputs, "piece", { quantity: 200, amountIdr: 800_000 })!.inputs.outputPrice).toBe(4_000);
});

test("of what nobody bought there is no price", () => {
  expect(atSoldPrice(inputs, "gram", { quantity: 0, amountIdr: 0 })).toBeNull();
});

test("shares of sales make up the whole, to one unit and one rupiah a share", () => {
  const figure = fc.integer({ min: 0, max: 50_000_000 });
  fc.assert(
    fc.property(figure, figure, fc.integer({ min: 1, max: 999 }), (quantity, amountIdr, perMille) => {
      const sales = new Map([["b", { quantity, amountIdr }]]);
      const part = (ratio: number) => soldShare(sales, [{ batchId: "b", ratio }]);
      const [one, other] = [part(perMille / 1000), part(1 - perMille / 1000)];
      expect(Math.abs(one.quantity + other.quantity - quantity)).toBeLessThanOrEqual(1);
      expect(Math.abs(one.amountIdr + other.amountIdr - amountIdr)).toBeLessThanOrEqual(1);
    }),
  );
});
