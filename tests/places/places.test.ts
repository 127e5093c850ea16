import { expect, test } from "vitest";
import { kgOfUnits, permitsOf, valuePerRawIdr } from "~/places/commodity.ts";
import { distanceKm } from "~/places/distance.ts";
import type { ReferencePrice } from "~/places/reference-price.ts";
import { chooseBand } from "~/places/reference-price.ts";
import { districtOf, liesIn, regencyOf, villageCode } from "~/places/region.ts";

const report: ReferencePrice = {
  id: "LELE-01",
  commodityCode: "LELE",
  place: "Bangka",
  level: "produsen",
  period: "2018",
  lowIdr: 20_000,
  highIdr: 20_000,
  unit: "Rp/kg",
  note: "",
  status: "sourced",
  sourceIds: "Y17",
};

test("a village lies in its kecamatan, its regency and its province, and in no neighbour", () => {
  expect(regencyOf("63.72.02.1003")).toBe("63.72");
  expect(districtOf("63.72.02.1003")).toBe("63.72.02");
  expect(liesIn("63.72.02.1003", "63.72")).toBe(true);
  expect(liesIn("63.72.02.1003", "63.7")).toBe(false);
  expect(villageCode.safeParse("63.72.02").success).toBe(false);
});

test("the distance of two points is the great circle, both ways, and nothing to itself", () => {
  const banjarbaru = { lat: -3.4543, lon: 114.7479 };
  const tenggarong = { lat: -0.4135, lon: 116.9888 };
  expect(distanceKm(banjarbaru, banjarbaru)).toBe(0);
  expect(distanceKm(banjarbaru, tenggarong)).toBeCloseTo(distanceKm(tenggarong, banjarbaru), 9);
  // One degree along a meridian is 111.195 km on the mean sphere.
  expect(distanceKm({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(111.195, 2);
  expect(distanceKm(banjarbaru, tenggarong)).toBeCloseTo(419.6, 0);
});

test("a farm price from the place beats one from elsewhere, and any farm price beats a newer retail price", () => {
  const here = { ...report, id: "b", place: "Banjarbaru", period: "2017", lowIdr: 22_000 };
  const retail = { ...report, id: "c", level: "eceran", place: "Banjarbaru", period: "2025", lowIdr: 35_000 };
  expect(chooseBand([retail, report, here], { gramsPerUnit: 125 }, "Kota Banjarbaru")?.lowIdr).toBe(22_000);
  expect(chooseBand([retail, report], { gramsPerUnit: 125 }, "Kota Banjarbaru")?.lowIdr).toBe(20_000);
});

test("of equal reports the newest counts, and a span of years counts as its end", () => {
  const month = { ...report, id: "a", period: "2024-12", lowIdr: 1 };
  const span = { ...report, id: "b", period: "2024-2026", lowIdr: 2 };
  expect(chooseBand([month, span], { gramsPerUnit: null }, "Kota Banjarbaru")?.lowIdr).toBe(2);
});

test("a price per egg becomes a price per kg and is then derived; a price of meat says nothing about live weight", () => {
  const egg = { ...report, unit: "Rp/butir", lowIdr: 1_980, highIdr: 2_310 };
  expect(chooseBand([egg], { gramsPerUnit: 66 }, "")).toMatchObject({
    lowIdr: 30_000,
    highIdr: 35_000,
    status: "derived",
  });
  expect(chooseBand([{ ...report, unit: "Rp/kg daging" }], { gramsPerUnit: 280_000 }, "")).toBeNull();
  expect(chooseBand([egg], { gramsPerUnit: null }, "")).toBeNull();
});

test("heads and eggs are taken for whole kg, never for none", () => {
  expect(kgOfUnits(1000, 66)).toBe(66);
  expect(kgOfUnits(3, 28_000)).toBe(84);
  expect(kgOfUnits(1, 66)).toBe(1);
  expect(kgOfUnits(10, null)).toBeNull();
});

test("the value of what a kg becomes is its yield times the product's price", () => {
  expect(valuePerRawIdr({ yieldTypical: 0.2814 }, { priceIdr: 160_000 })).toBe(45_024);
  expect(valuePerRawIdr({ yieldTypical: 0.2814 }, { priceIdr: null })).toBeNull();
});

test("a permit route is read as its codes", () => {
  expect(permitsOf({ permitRoute: "NIB;SPP_IRT;HALAL" })).toEqual(["NIB", "SPP_IRT", "HALAL"]);
  expect(permitsOf({ permitRoute: "" })).toEqual([]);
});
