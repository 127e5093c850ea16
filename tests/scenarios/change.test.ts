import { expect, test } from "vitest";
import type { Change } from "~/scenarios/change.ts";
import { changeKinds, readChange, readChanges, spellChange } from "~/scenarios/change.ts";
import { costOf, sizeFor, usualAssumptions, yearlyIdr } from "~/scenarios/investment.ts";
import { drawKg } from "~/scenarios/what-if.ts";

const all: Change[] = [
  { kind: "kitchen", productCode: "ABON_LELE", villageCode: "63.72.02.1005", capacityKg: 100 },
  { kind: "licence", groupId: "g-1" },
  { kind: "transport", idrPerKg: 500 },
  { kind: "harvest", lotId: "l-1", weeks: -1 },
  { kind: "capacity", kitchenId: "k-1", addKg: 20 },
  { kind: "week", kitchenId: "k-1", week: "2026-11-23", addKg: 20 },
  { kind: "ask", lotId: "l-1", cutIdr: 1500 },
  { kind: "radius", offerId: "o-1", maxKm: 22 },
];

test("every kind of change is read from an address as it was spelt into it", () => {
  expect(all.map(({ kind }) => kind).toSorted()).toEqual([...changeKinds].toSorted());
  for (const change of all) expect(readChange(spellChange(change))).toEqual(change);
});

test("what spells no change is left out, and prices move in steps of Rp500 only", () => {
  expect(readChanges(["", "dapur", "angkut:700", "harga:l-1:1", "jarak:o-1:0", "izin:g 1", "angkut:500"])).toEqual([
    { kind: "transport", idrPerKg: 500 },
  ]);
});

test("the same change counts once, and no more than eight count", () => {
  expect(readChanges(["angkut:500", "angkut:500"])).toHaveLength(1);
  expect(readChanges(Array.from({ length: 20 }, (_, i) => `angkut:${(i + 1) * 500}`))).toHaveLength(8);
});

test("a drawn harvest lies between its figures, and near the usual one on average", () => {
  const drawn = Array.from({ length: 2000 }, (_, seed) =>
    drawKg({ lotId: "l", lowKg: 100, typicalKg: 150, highKg: 260 }, seed),
  );
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(260);
  const mean = drawn.reduce((sum, kg) => sum + kg, 0) / drawn.length;
  expect(Math.abs(mean - (100 + 150 + 260) / 3)).toBeLessThan(3);
  expect(drawKg({ lotId: "l", lowKg: 90, typicalKg: 90, highKg: 90 }, 1)).toBe(90);
});

test("a grant buys the largest kitchen that it pays for", () => {
  const cost = usualAssumptions.costs.kering;
  const kg = sizeFor(cost, usualAssumptions.grantIdr);
  expect(costOf(cost, kg)).toBeLessThanOrEqual(usualAssumptions.grantIdr);
  expect(costOf(cost, kg + 10)).toBeGreaterThan(usualAssumptions.grantIdr);
  expect(sizeFor(cost, 1)).toBe(0);
  expect(yearlyIdr(8_000_000, 8, { ...usualAssumptions, weeksPerYear: 40, usedPercent: 50 })).toBe(20_000_000);
});
