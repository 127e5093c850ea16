import fc from "fast-check";
import { expect, test } from "vitest";
import type { Asked } from "~/market/lot-answer.ts";
import { leastKitchens, lotAnswer, priceStepIdr } from "~/market/lot-answer.ts";

/** A market of kitchens that pay so much for a kg at the lot's place, each in these weeks, with so much room. */
type Paying = { idr: number; fromWeek: number; toWeek: number; roomKg: number };

function askedOf(kitchens: readonly Paying[], lot: Partial<Asked["lot"]> = {}): Asked {
  const asked = { askIdr: 24_000, quantityKg: 100, fromWeek: 1, toWeek: 2, ...lot };
  const open = (fromWeek: number, toWeek: number) =>
    kitchens.filter((one) => one.fromWeek <= toWeek && one.toWeek >= fromWeek);
  const takers = (askIdr: number, fromWeek: number, toWeek: number) =>
    open(fromWeek, toWeek).filter(({ idr, roomKg }) => idr >= askIdr && roomKg > 0);
  return {
    lot: asked,
    weeks: 8,
    mondayOf: (week) => `week ${week}`,
    isTaken: kitchens.length > 0,
    reach: (fromWeek, toWeek) => open(fromWeek, toWeek).length,
    takers: (askIdr, fromWeek, toWeek) => takers(askIdr, fromWeek, toWeek).length,
    sellsKg: (askIdr) =>
      Math.min(
        asked.quantityKg,
        takers(askIdr, asked.fromWeek, asked.toWeek).reduce((kg, { roomKg }) => kg + roomKg, 0),
      ),
  };
}

const paying = (idr: number, over: Partial<Paying> = {}): Paying => {
  return { idr, fromWeek: 0, toWeek: 7, roomKg: 30, ...over };
};

test("three kitchens or more are counted, never all in reach, with full tenths of the kg", () => {
  const kitchens = [26_000, 25_000, 24_500, 24_000, 20_000].map((idr) => paying(idr, { roomKg: 22 }));
  expect(lotAnswer(askedOf(kitchens))).toEqual({
    ...{ kind: "some", reach: 5, kitchens: 4, sellsKg: 80, isAll: false },
    upToIdr: null,
  });
  const all = [30_000, 30_000, 30_000, 30_000].map((idr) => paying(idr));
  expect(lotAnswer(askedOf(all))).toEqual({
    ...{ kind: "some", reach: 4, kitchens: 3, sellsKg: 100, isAll: true },
    upToIdr: 28_500,
  });
});

test("with three kitchens in reach or fewer nothing is said that depends on their prices", () => {
  const kitchen = fc.record({
    idr: fc.integer({ min: 1, max: 60_000 }),
    fromWeek: fc.constant(0),
    toWeek: fc.constant(7),
    roomKg: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(
      fc.array(kitchen, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 60_000 }),
      (some, askIdr) => {
        expect(lotAnswer(askedOf(some, { askIdr }))).toEqual({ kind: "sealed", reach: some.length });
      },
    ),
  );
});

test("whether none, one or two would take it makes no difference", () => {
  const few = [50_000, 50_000, 1, 1, 1].map((_, i, all) =>
    all.map((idr, k) => paying(k < i ? 50_000 : Math.min(idr, 1))),
  );
  const said = few.slice(0, 3).map((kitchens) => lotAnswer(askedOf(kitchens)));
  expect(new Set(said.map((one) => JSON.stringify(one)))).toHaveLength(1);
  expect(said[0]).toEqual({ kind: "few", reach: 5, cut: null, later: null });
});

test("a kitchen's own limit moves no answer by less than a full step, and the highest two move none", () => {
  const limits = fc.array(fc.integer({ min: 15_000, max: 40_000 }), { minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(limits, fc.integer({ min: 16_000, max: 36_000 }), (idrs, askIdr) => {
      const sorted = idrs.toSorted((a, b) => b - a);
      const say = (some: readonly number[]) =>
        lotAnswer(
          askedOf(
            some.map((idr) => paying(idr, { roomKg: 500 })),
            { askIdr },
          ),
        );
      const onSteps = sorted.map((idr) => Math.floor(idr / priceStepIdr) * priceStepIdr);
      expect(say(sorted)).toEqual(say(onSteps));
      const [, , third = 0] = sorted;
      expect(say(sorted)).toEqual(say([third + 900_000, third + 900_000, ...sorted.slice(2)]));
    }),
  );
});

test("every figure has three kitchens behind it and leaves one out", () => {
  const kitchen = fc.record({
    idr: fc.integer({ min: 15_000, max: 40_000 }),
    fromWeek: fc.integer({ min: 0, max: 4 }),
    toWeek: fc.integer({ min: 4, max: 7 }),
    roomKg: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(kitchen, { maxLength: 12 }), fc.integer({ min: 16_000, max: 36_000 }), (some, askIdr) => {
      const said = lotAnswer(askedOf(some, { askIdr }));
      const counts =
        said.kind === "some" ? [said] : said.kind === "few" ? [said.cut, said.later].filter((one) => one !== null) : [];
      for (const { kitchens } of counts) expect(kitchens).toBeGreaterThanOrEqual(leastKitchens);
      if (said.kind === "some") expect(said.kitchens).toBeLessThan(said.reach);
      const prices = [said.kind === "some" ? said.upToIdr : null, said.kind === "few" ? said.cut?.askIdr : null];
      for (const idr of prices) expect((idr ?? 0) % priceStepIdr).toBe(0);
    }),
  );
});

test("a lower price or a later week is named when it brings three", () => {
  const dear = [22_000, 22_000, 22_000, 10_000].map((idr) => paying(idr));
  expect(lotAnswer(askedOf(dear))).toMatchObject({ kind: "few", cut: { askIdr: 21_500, kitchens: 3 }, later: null });
  const full = [30_000, 30_000, 30_000, 30_000].map((idr, i) => paying(idr, { fromWeek: i === 0 ? 0 : 4 }));
  const kitchens = [...full, ...[1, 1, 1].map((idr) => paying(idr))];
  expect(lotAnswer(askedOf(kitchens))).toMatchObject({ cut: null, later: { fromWeek: "week 3", kitchens: 4 } });
});

test("with nobody in reach the reason is what anybody can read in the offers", () => {
  expect(lotAnswer(askedOf([]))).toEqual({ kind: "nobody", why: "commodity", inWeek: null });
  const later = [paying(30_000, { fromWeek: 5 })];
  expect(lotAnswer(askedOf(later))).toEqual({ kind: "nobody", why: "weeks", inWeek: "week 5" });
  expect(lotAnswer({ ...askedOf([paying(1)]), reach: () => 0 })).toEqual({ kind: "nobody", why: "far", inWeek: null });
});
