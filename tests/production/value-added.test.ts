import fc from "fast-check";
import { expect, test } from "vitest";
import type { HayamiInputs, HayamiTable } from "~/production/value-added.ts";
import { hayami } from "~/production/value-added.ts";
import published from "./hayami-tables.json";

type Row = keyof HayamiTable;
type Figures = Partial<Record<string, number>>;

/** Shares are printed in percent; a factor or coefficient is printed with two digits. */
const percentRows = new Set<string>([
  "valueAddedRatio",
  "labourShare",
  "profitRateOfOutput",
  "profitShareOfVA",
  "marginLabour",
  "marginOther",
  "marginProfit",
]);

function expectRow(table: HayamiTable, row: string, printed: number, of: string) {
  const value = table[row as Row]!;
  const { moneyIdr, percentPoints } = published.tolerance;
  if (percentRows.has(row)) expect(Math.abs(value * 100 - printed), `${of} ${row}`).toBeLessThanOrEqual(percentPoints);
  else if (/Factor|Coefficient/.test(row)) expect(Math.abs(value - printed), `${of} ${row}`).toBeLessThanOrEqual(0.005);
  else expect(Math.abs(value - printed), `${of} ${row}`).toBeLessThanOrEqual(moneyIdr);
}

test.each(published.full)(
  "reproduces every published row of $product",
  ({ id, inputs, published: printed, computed }) => {
    const table = hayami(inputs)!;
    for (const [row, value] of Object.entries(printed)) expectRow(table, row, value, id);
    for (const [row, value] of Object.entries(computed)) {
      expect(table[row as Row]! * (percentRows.has(row) ? 100 : 1), `${id} ${row}`).toBeCloseTo(value, 5);
    }
  },
);

/** Inputs that a partly printed table allows: what is not printed is set so that the printed value added comes out. */
function inputsOf(printed: Figures, derived: Figures): HayamiInputs {
  const valueAdded = printed.valueAdded!;
  const ratio = printed.valueAddedRatio;
  const outputValue = derived.outputValue ?? (ratio ? (valueAdded * 100) / ratio : valueAdded * 2);
  const output = printed.conversionFactor ?? 1;
  const rawPrice = derived.rawPlusOther ?? outputValue - valueAdded;
  return {
    output,
    rawInput: 1,
    labour: 1,
    outputPrice: outputValue / output,
    wage: derived.labourIncome ?? 0,
    rawPrice,
    otherInputs: 0,
  };
}

test.each(published.partial)("agrees with all that is printed of $product", ({ id, published: printed, derived }) => {
  const table = hayami(inputsOf(printed, derived))!;
  for (const [row, value] of Object.entries(printed)) expectRow(table, row, value, id);
});

const inputs: HayamiInputs = {
  output: 28,
  rawInput: 100,
  labour: 3,
  outputPrice: 160_000,
  wage: 150_000,
  rawPrice: 24_500,
  otherInputs: 2_240,
};

test("a loss is a negative profit, and shares of a value added that is not positive say nothing", () => {
  const table = hayami({ ...inputs, outputPrice: 80_000 })!;
  expect(table.valueAdded).toBeCloseTo(-4_340);
  expect(table.profit).toBeCloseTo(-8_840);
  expect(table.profitRateOfOutput).toBeLessThan(0);
  expect([table.labourShare, table.profitShareOfVA]).toEqual([null, null]);
});

test("wages above the value added leave a loss that still has its shares", () => {
  const table = hayami({ ...inputs, wage: 1_000_000 })!;
  expect(table.valueAdded).toBeGreaterThan(0);
  expect(table.profit).toBeLessThan(0);
  expect(table.profitShareOfVA).toBeLessThan(0);
  expect(table.labourShare! + table.profitShareOfVA!).toBeCloseTo(1);
});

test("nothing in gives no table", () => {
  expect(hayami({ ...inputs, rawInput: 0 })).toBeNull();
  expect(hayami({ ...inputs, rawInput: -1 })).toBeNull();
  expect(hayami({ ...inputs, rawInput: Number.NaN })).toBeNull();
});

test("nothing out has no ratio of the output and no price that would break even", () => {
  const table = hayami({ ...inputs, output: 0 })!;
  expect(table.outputValue).toBe(0);
  expect([table.valueAddedRatio, table.profitRateOfOutput, table.breakEvenOutputPrice]).toEqual([null, null, null]);
});

test("a margin of zero is not divided", () => {
  const table = hayami({ ...inputs, output: 100, outputPrice: 24_500 })!;
  expect(table.margin).toBe(0);
  expect([table.marginLabour, table.marginOther, table.marginProfit]).toEqual([null, null, null]);
});

test("at either break-even price nothing is gained or lost", () => {
  const { breakEvenOutputPrice, breakEvenRawPrice } = hayami(inputs)!;
  expect(breakEvenOutputPrice).toBeCloseTo((24_500 + 2_240 + 4_500) / 0.28);
  expect(breakEvenRawPrice).toBeCloseTo(44_800 - 2_240 - 4_500);
  expect(hayami({ ...inputs, outputPrice: breakEvenOutputPrice! })!.profit).toBeCloseTo(0);
  expect(hayami({ ...inputs, rawPrice: breakEvenRawPrice })!.profit).toBeCloseTo(0);
});

test("the identities of the table hold for any inputs", () => {
  const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const any = fc.record({
    output: amount,
    rawInput: amount,
    labour: amount,
    outputPrice: amount,
    wage: amount,
    rawPrice: amount,
    otherInputs: amount,
  });
  fc.assert(
    fc.property(any, (values) => {
      const table = hayami(values)!;
      const near = (a: number, b: number, scale: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(scale));
      expect(near(table.labourIncome + table.profit, table.valueAdded, table.outputValue + table.labourIncome)).toBe(
        true,
      );
      if (table.valueAdded > 0)
        expect(near(table.labourShare! + table.profitShareOfVA!, 1, table.labourShare!)).toBe(true);
    }),
  );
});
