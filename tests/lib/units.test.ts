import fc from "fast-check";
import { expect, test } from "vitest";
import { amountIdr, owedIdr, thousandths, wholeFromZero, wholeIdr, wholeKg } from "~/lib/units.ts";

function messageOf(
  schema: { safeParse: (typed: unknown) => { success: boolean; error?: { issues: { message: string }[] } } },
  typed: unknown,
) {
  const parsed = schema.safeParse(typed);
  return parsed.success ? null : parsed.error?.issues[0]?.message;
}

test("whole kilograms are read as people type them", () => {
  expect(wholeKg.parse("120")).toBe(120);
  expect(wholeKg.parse("1.250")).toBe(1250);
  expect(wholeKg.parse(" 25.000 ")).toBe(25_000);
});

test.each(["1.25", "12,5", "1e9", "1 250", "0x10", "satu", "1.2500", ".5", "Infinity", "NaN", "١٢"])(
  "%s is no whole number of kilograms",
  (typed) => {
    expect(messageOf(wholeKg, typed)).toBe("wholeKg");
  },
);

test("what is below or above all reason is named", () => {
  expect(messageOf(wholeKg, "-5")).toBe("aboveZero");
  expect(messageOf(wholeKg, "0")).toBe("aboveZero");
  expect(messageOf(wholeKg, "1.000.001")).toBe("tooLarge");
  expect(messageOf(wholeIdr, "100.000.001")).toBe("tooLarge");
  expect(messageOf(amountIdr, "99999999999999999999")).toBe("tooLarge");
  expect(messageOf(wholeKg, undefined)).toBe("required");
  expect(messageOf(wholeKg, ["1", "2"])).toBe("required");
});

test("costs may be nothing", () => {
  expect(wholeFromZero("wholeIdr", 1000).parse("0")).toBe(0);
  expect(messageOf(wholeFromZero("wholeIdr", 1000), "1.001")).toBe("tooLarge");
});

test("decimals become whole thousandths", () => {
  const grams = thousandths({ digits: 3, most: 1_000_000 });
  expect(grams.parse("31,2")).toBe(31_200);
  expect(grams.parse("999,125")).toBe(999_125);
  expect(messageOf(grams, "1.000,001")).toBe("tooLarge");
});

test("a decimal has a comma, and no more places than it may have", () => {
  const tenths = thousandths({ digits: 1, most: 10_000_000 });
  expect(tenths.parse("1,5")).toBe(1500);
  expect(messageOf(tenths, "1,55")).toBe("decimal");
  expect(messageOf(tenths, "1.5")).toBe("decimal");
  expect(messageOf(tenths, "0")).toBe("aboveZero");
  expect(thousandths({ digits: 1, most: 1000, fromZero: true }).parse("0")).toBe(0);
});

test("what is typed with dots is what was meant, for any number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (kg) => {
      expect(wholeKg.parse(new Intl.NumberFormat("id-ID").format(kg))).toBe(kg);
      expect(wholeKg.parse(String(kg))).toBe(kg);
    }),
  );
});

test("money owed is exact, half a rupiah up", () => {
  expect(owedIdr(117_700, 24_500)).toBe(2_883_650);
  expect(owedIdr(1, 500)).toBe(1);
  expect(owedIdr(1, 499)).toBe(0);
});
