import fc from "fast-check";
import { expect, test } from "vitest";
import type { LivePairing, Room } from "~/matching/give-way.ts";
import { crowdedOut } from "~/matching/give-way.ts";

const room: Room = { lotId: "l", offerId: "o", kitchenId: "k", week: "w", lotKg: 50, offerKg: 40, kitchenKg: 60 };
const pairing = (over: Partial<LivePairing>): LivePairing => ({
  ...{ id: "a", lotId: "l", offerId: "x", kitchenId: "y", week: "w", quantityKg: 30, yes: 0 },
  ...over,
});

test("what still fits beside a deal stays", () => {
  expect(crowdedOut([pairing({})], room)).toEqual([]);
});

test("of two that want the same kg, the one with a yes stays", () => {
  expect(crowdedOut([pairing({ id: "a" }), pairing({ id: "b", yes: 1 })], room)).toEqual(["a"]);
});

test("a kitchen's other weeks are not touched", () => {
  const other = { lotId: "m", kitchenId: "k", quantityKg: 70 };
  expect(crowdedOut([pairing({ ...other, week: "v" })], room)).toEqual([]);
  expect(crowdedOut([pairing({ ...other, week: "w" })], room)).toEqual(["a"]);
});

test("what stays never exceeds what is left of harvest, offer and kitchen", () => {
  const one = fc.record({
    lotId: fc.constantFrom("l", "m"),
    offerId: fc.constantFrom("o", "p"),
    kitchenId: fc.constantFrom("k", "q"),
    week: fc.constantFrom("w", "v"),
    quantityKg: fc.integer({ min: 1, max: 60 }),
    yes: fc.integer({ min: 0, max: 1 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (rows) => {
      const all = rows.map((row, index) => ({ ...row, id: String(index).padStart(2, "0") }));
      const out = crowdedOut(all, room);
      const stay = all.filter(({ id }) => !out.includes(id));
      const sum = (fits: (row: LivePairing) => boolean) =>
        stay.filter(fits).reduce((kg, row) => kg + row.quantityKg, 0);
      expect(sum((row) => row.lotId === "l")).toBeLessThanOrEqual(room.lotKg);
      expect(sum((row) => row.week === "w" && row.offerId === "o")).toBeLessThanOrEqual(room.offerKg);
      expect(sum((row) => row.week === "w" && row.kitchenId === "k")).toBeLessThanOrEqual(room.kitchenKg);
    }),
  );
});
