import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { BatchForm, expiryOf, minutesOfDays, outputUnitOf, packsOf, quantityOf, typedKg } from "~/production/batch.ts";

/** What a browser sends for a batch of two notes. */
function typed(over: Record<string, string> = {}) {
  const form = new FormData();
  const fields = {
    kitchenId: "k",
    productCode: "ABON_LELE",
    processedOn: "2026-11-21",
    "inputs[0].ticketId": "t1",
    "inputs[0].grams": "100",
    "inputs[1].ticketId": "t2",
    "inputs[1].grams": "",
    outputThousandths: "28,5",
    rejectThousandths: "",
    outputPriceIdr: "160.000",
    "costs.seasoning": "180.000",
    "costs.packing": "",
    "costs.other": "5.000",
    otherName: "Sewa wajan",
    packQuantity: "100",
    packs: "",
    expiresOn: "",
    paidMinutes: "1,5",
    unpaidMinutes: "",
    wageIdrPerDay: "150000",
    note: "",
  };
  for (const [name, value] of Object.entries({ ...fields, ...over })) form.set(name, value);
  return parseWithZod(form, { schema: BatchForm });
}

test("kg become grams, days of labour minutes, and a note that was left empty is not used", () => {
  const read = typed();
  expect(read.status === "success" && read.value).toMatchObject({
    inputs: [{ ticketId: "t1", grams: 100_000 }],
    outputThousandths: 28_500,
    rejectThousandths: 0,
    outputPriceIdr: 160_000,
    costs: [
      { kind: "seasoning", name: "", amountIdr: 180_000 },
      { kind: "other", name: "Sewa wajan", amountIdr: 5_000 },
    ],
    packQuantity: 100,
    paidMinutes: 720,
    unpaidMinutes: 0,
    wageIdrPerDay: 150_000,
  });
});

test("a batch of nothing is refused beside its first note", () => {
  expect(typed({ "inputs[0].grams": "0" }).reply().error).toEqual({ "inputs[0].grams": ["required"] });
});

test.each([
  ["outputThousandths", "28.5", "decimal"],
  ["outputThousandths", "0", "aboveZero"],
  ["outputPriceIdr", "0", "aboveZero"],
  ["outputPriceIdr", "1e9", "wholeIdr"],
  ["costs.oil", "-5", "number"],
  ["costs.oil", "1,5", "wholeIdr"],
  ["packQuantity", "0", "aboveZero"],
  ["expiresOn", "besok", "date"],
  ["paidMinutes", "1,555", "decimal"],
  ["unpaidMinutes", "1.001", "tooLarge"],
  ["processedOn", "kemarin", "date"],
  ["kitchenId", "", "choice"],
])("%s of %j is told %s", (name, value, complaint) => {
  expect(typed({ [name]: value }).reply().error).toEqual({ [name]: [complaint] });
});

test("what a page does not ask for is refused", () => {
  expect(typed({ groupId: "somebody" }).reply().error).toEqual({ "": ["unknownField"] });
});

test("eggs are counted in whole pieces, all else in grams", () => {
  expect([outputUnitOf({ outputUnit: "butir" }), outputUnitOf({ outputUnit: "kg" })]).toEqual(["piece", "gram"]);
  expect([quantityOf("gram", 28_500), quantityOf("piece", 96_000), quantityOf("piece", 96_500)]).toEqual([
    28_500,
    96,
    null,
  ]);
});

test("a day of labour is eight hours, half a minute up", () => {
  expect([minutesOfDays(1_000), minutesOfDays(500), minutesOfDays(10), minutesOfDays(0)]).toEqual([480, 240, 5, 0]);
});

test("grams stand in a field as people type kg", () => {
  expect([typedKg(117_700), typedKg(1_000), typedKg(5)]).toEqual(["117,7", "1", "0,005"]);
});

test("packets are counted by hand or fill up, and never hold more than came out", () => {
  expect([packsOf(28_050, 100, undefined), packsOf(28_050, 100, 270), packsOf(28_050, undefined, undefined)]).toEqual([
    280,
    270,
    null,
  ]);
  expect([packsOf(28_050, 100, 281), packsOf(90, 100, undefined)]).toEqual([null, null]);
});

test("a product is good until the day on its packet, or as long as it usually keeps", () => {
  expect(expiryOf("2027-01-02", "2026-11-21", 90)).toBe("2027-01-02");
  expect(expiryOf(undefined, "2026-11-21", 90)).toBe("2027-02-19");
  expect(expiryOf(undefined, "2026-11-21", null)).toBeNull();
});
