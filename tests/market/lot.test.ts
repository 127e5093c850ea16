import { expect, test } from "vitest";
import type { Commodity } from "~/places/commodity.ts";
import type { LotEdit } from "~/market/lot.ts";
import { isForSale, LotForm, lotState, measureLot, nextDays, readyFault, typedLot } from "~/market/lot.ts";
import { aLot } from "../factories/market.ts";
import { typed } from "./typed.ts";

const good = {
  commodityCode: "LELE",
  quantityKg: "1.250",
  askIdr: "24.500",
  readyFrom: "2026-11-24",
  readyTo: "2026-12-01",
};
const lele = {
  code: "LELE",
  unit: "kg",
  forms: "hidup;segar es",
  gramsPerUnit: 125,
} as Commodity;
const goat = { code: "KAMBING", unit: "ekor", forms: "hidup;karkas", gramsPerUnit: 28_000 } as Commodity;
const eggs = { code: "TELURITIK", unit: "butir", forms: "segar", gramsPerUnit: 66 } as Commodity;

function measured(over: Partial<LotEdit>, commodity: Commodity) {
  return measureLot({ ...aLot({ form: undefined, ...over }) }, commodity);
}

test("a harvest is read as people type it: dots part thousands, what is empty is absent", () => {
  const read = typed(LotForm, { ...good, unitCount: "", minSaleKg: "", note: "" });
  expect(read).toEqual({
    value: {
      commodityCode: "LELE",
      quantityKg: 1250,
      askIdr: 24_500,
      readyFrom: "2026-11-24",
      readyTo: "2026-12-01",
      note: "",
    },
  });
});

test.each([
  ["quantityKg", "-5", "aboveZero"],
  ["quantityKg", "0", "aboveZero"],
  ["quantityKg", "1e9", "wholeKg"],
  ["quantityKg", "1,5", "wholeKg"],
  ["quantityKg", "1.25", "wholeKg"],
  ["quantityKg", "NaN", "wholeKg"],
  ["quantityKg", "120 kg", "wholeKg"],
  ["quantityKg", "9999999999", "tooLarge"],
  ["askIdr", "", "required"],
  ["askIdr", "-24500", "aboveZero"],
  ["askIdr", "1e9", "wholeIdr"],
  ["askIdr", "24500,50", "wholeIdr"],
  ["minSaleKg", "-1", "aboveZero"],
  ["unitCount", "2,5", "number"],
  ["readyFrom", "2026-02-30", "date"],
  ["readyFrom", "24/11/2026", "date"],
  ["readyFrom", "2026-13-01", "date"],
  ["readyTo", "2026-11-23", "window"],
  ["commodityCode", "", "choice"],
  ["note", "x".repeat(501), "tooLong"],
])("%s = %j is refused as %s", (field, value, complaint) => {
  expect(typed(LotForm, { ...good, [field]: value })).toMatchObject({ errors: { [field]: [complaint] } });
});

test("a harvest without kg and without a count is asked for its kg", () => {
  expect(typed(LotForm, { ...good, quantityKg: "" })).toMatchObject({ errors: { quantityKg: ["required"] } });
});

test("an unknown field and a field sent twice are refused", () => {
  expect(typed(LotForm, { ...good, stepKg: "1" })).toMatchObject({ errors: { "": ["unknownField"] } });
  expect(typed(LotForm, { ...good, askIdr: ["1", "2"] })).toHaveProperty("errors.askIdr");
  expect(typed(LotForm, { ...good, readyFrom: ["2026-11-24", "2026-11-25"] })).toHaveProperty("errors.readyFrom");
});

test("what is sold by the kg takes its kg and usual form and is sold kg by kg", () => {
  expect(measured({ quantityKg: 120 }, lele)).toEqual({
    form: "hidup",
    quantityKg: 120,
    unitCount: null,
    stepKg: 1,
    minSaleKg: 1,
  });
});

test("goats are counted: usual weight when no kg is typed, sold one by one", () => {
  const five = measured({ quantityKg: undefined, unitCount: 5 }, goat);
  expect(five).toEqual({ form: "hidup", quantityKg: 140, unitCount: 5, stepKg: 28, minSaleKg: 28 });
});

test("own weights keep every animal sellable: steps times count never exceed the kg", () => {
  const own = measured({ quantityKg: 133, unitCount: 5 }, goat);
  expect(own).toMatchObject({ quantityKg: 133, stepKg: 26 });
});

test("eggs keep their count beside the kg and are sold by the kg", () => {
  expect(measured({ quantityKg: undefined, unitCount: 1000 }, eggs)).toMatchObject({ quantityKg: 66, stepKg: 1 });
});

test.each([
  [{ form: "salai" }, lele, "unknownForm"],
  [{ unitCount: 10 }, lele, "notCounted"],
  [{ quantityKg: undefined }, lele, "kgMissing"],
  [{ unitCount: undefined }, goat, "countMissing"],
  [{ quantityKg: 5, unitCount: 5 }, goat, "kgPerUnitOdd"],
  [{ quantityKg: 5000, unitCount: 5 }, goat, "kgPerUnitOdd"],
  [{ quantityKg: undefined, unitCount: 5 }, { ...goat, gramsPerUnit: null }, "kgMissing"],
  [{ quantityKg: 100, minSaleKg: 101 }, lele, "minSaleAbove"],
])("%o is refused as %s", (over, commodity, fault) => {
  expect(measured(over, commodity as Commodity)).toBe(fault);
});

test("a harvest is ready from today on and within 120 days; one that was ready keeps its first day", () => {
  const today = "2026-11-21";
  expect(readyFault({ readyFrom: today, readyTo: today }, today)).toBeNull();
  expect(readyFault({ readyFrom: "2026-11-20", readyTo: today }, today)).toBe("datePast");
  expect(readyFault({ readyFrom: "2026-11-20", readyTo: today }, today, "2026-11-20")).toBeNull();
  expect(readyFault({ readyFrom: "2026-11-10", readyTo: "2026-11-20" }, today, "2026-11-10")).toBe("datePast");
  expect(readyFault({ readyFrom: today, readyTo: "2027-03-21" }, today)).toBeNull();
  expect(readyFault({ readyFrom: today, readyTo: "2027-03-22" }, today)).toBe("readyTooFar");
});

test("the state of a lot follows from what is promised, withdrawn and past", () => {
  const lot = { stepKg: 1, readyTo: "2026-12-01" };
  const on = (promisedKg: number, today = "2026-11-21") =>
    lotState(lot, { promisedKg, remainingKg: 120 - promisedKg }, null, today);
  expect(on(0)).toBe("open");
  expect(on(40)).toBe("partlyPromised");
  expect(on(120)).toBe("promised");
  expect(on(0, "2026-12-01")).toBe("open");
  expect(on(0, "2026-12-02")).toBe("past");
  expect(on(120, "2026-12-02")).toBe("promised");
  expect(lotState(lot, { promisedKg: 0, remainingKg: 120 }, { at: 1 }, "2026-11-21")).toBe("withdrawn");
});

test("less than one animal left is nothing left", () => {
  expect(
    lotState({ stepKg: 28, readyTo: "2026-12-01" }, { promisedKg: 130, remainingKg: 10 }, null, "2026-11-21"),
  ).toBe("promised");
});

test("only open and partly promised lots are for sale", () => {
  expect(
    ["open", "partlyPromised", "promised", "withdrawn", "past"].filter((state) => isForSale(state as "open")),
  ).toEqual(["open", "partlyPromised"]);
});

test("noting again keeps what was typed and leaves empty what followed from it", () => {
  const lot = { ...aLot(), form: "hidup", quantityKg: 140, unitCount: 5, stepKg: 28, minSaleKg: 28 };
  const computed = { form: "", quantityKg: "", unitCount: "5", minSaleKg: "", askIdr: "24000" };
  expect(typedLot(lot, goat)).toMatchObject(computed);
  expect(typedLot({ ...lot, quantityKg: 150, form: "karkas" }, goat)).toMatchObject({
    quantityKg: "150",
    form: "karkas",
  });
  expect(nextDays({ readyFrom: "2026-10-01", readyTo: "2026-10-04" }, "2026-11-21")).toEqual({
    readyFrom: "2026-11-22",
    readyTo: "2026-11-25",
  });
  expect(nextDays(undefined, "2026-11-21").readyTo).toBe("2026-11-29");
});
