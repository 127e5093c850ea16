import fc from "fast-check";
import { expect, test } from "vitest";
import { curveOf } from "~/cycles/curve.ts";
import type { Log, Nature } from "~/cycles/growth.ts";
import { expectationOf, withExperience } from "~/cycles/growth.ts";
import { natureOf } from "~/cycles/nature.ts";
import { addDays } from "~/lib/dates.ts";

const lele: Nature = {
  days: { low: 70, typical: 80, high: 120 },
  harvestGrams: { low: 100, typical: 125, high: 167 },
  startGrams: 3,
  deathShare: { low: 0.1, typical: 0.2, high: 0.3 },
  ownCycles: 0,
};
const stocked = { stockedOn: "2026-10-01", headCount: 1000 };
const nothing: Log = { deaths: [], samples: [] };
const on = (day: number) => addDays(stocked.stockedOn, day);

test("with nothing noted a cycle gives what the reference says: 1,000 heads of catfish 70 to 150 kg, likely 100", () => {
  const expected = expectationOf(stocked, lele, nothing, on(0));
  expect(expected.kg).toEqual({ low: 70, typical: 100, high: 150 });
  expect(expected).toMatchObject({ fromDate: on(70), likelyDate: on(80), toDate: on(120), aliveAtHarvest: 800 });
});

test("deaths beyond the usual lower every figure, fewer are not believed to be all", () => {
  const before = expectationOf(stocked, lele, nothing, on(40)).kg;
  const many = expectationOf(stocked, lele, { ...nothing, deaths: [{ notedOn: on(30), headCount: 500 }] }, on(40)).kg;
  const few = expectationOf(stocked, lele, { ...nothing, deaths: [{ notedOn: on(30), headCount: 10 }] }, on(40)).kg;
  expect(many.low).toBeLessThan(before.low);
  expect(many.typical).toBeLessThan(before.typical);
  expect(many.high).toBeLessThan(before.high);
  expect([few.low, few.typical]).toEqual([before.low, before.typical]);
});

test("fish that grow faster are ready earlier, slower ones later, and a sample narrows the days", () => {
  const at = (grams: number) =>
    expectationOf(stocked, lele, { ...nothing, samples: [{ notedOn: on(40), grams }] }, on(40));
  const usual = expectationOf(stocked, lele, nothing, on(40));
  expect(at(60).likelyDate < usual.likelyDate).toBe(true);
  expect(at(15).likelyDate > usual.likelyDate).toBe(true);
  const days = ({ fromDate, toDate }: typeof usual) => Date.parse(toDate) - Date.parse(fromDate);
  expect(days(at(34))).toBeLessThan(days(usual));
});

test("own cycles move the reference, the more the more", () => {
  const past = { days: 100, survivalShare: 0.5, grams: 125 };
  const [one, four] = [withExperience(lele, [past]), withExperience(lele, [past, past, past, past])];
  expect(one.deathShare.typical).toBeCloseTo(0.3);
  expect(four.deathShare.typical).toBeCloseTo(0.4);
  expect([one.days.typical, one.ownCycles, four.ownCycles]).toEqual([(80 * 2 + 100) / 3, 1, 4]);
  expect(withExperience(lele, [])).toBe(lele);
});

test("a commodity of which too little is known has no nature", () => {
  const fact = (attribute: string, typical: number) => ({ attribute, low: null, typical, high: null });
  expect(natureOf([fact("live_weight_kg_per_head", 0.8), fact("mortality_pct", 10)])).toBeNull();
  const known = natureOf([fact("harvest_cycle_days", 210), fact("yield_kg_per_plant", 1.25), fact("mortality_pct", 5)]);
  expect(known).toMatchObject({
    harvestGrams: { low: 1250, typical: 1250, high: 1250 },
    deathShare: { typical: 0.05 },
  });
});

const logs = fc.record({
  deaths: fc.array(
    fc.record({ notedOn: fc.integer({ min: 0, max: 200 }).map(on), headCount: fc.integer({ min: 1, max: 200 }) }),
    { maxLength: 5 },
  ),
  samples: fc.array(
    fc.record({ notedOn: fc.integer({ min: 0, max: 200 }).map(on), grams: fc.integer({ min: 1, max: 2000 }) }),
    { maxLength: 5 },
  ),
});

test("whatever is noted: low, likely and high stand in order, days too, nothing is negative and nothing endless", () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 0, max: 250 }), fc.integer({ min: 1, max: 100_000 }), (log, day, headCount) => {
      const expected = expectationOf({ ...stocked, headCount }, lele, log, on(day));
      const { kg, fromDate, likelyDate, toDate } = expected;
      expect(kg.low).toBeGreaterThanOrEqual(0);
      expect(kg.low).toBeLessThanOrEqual(kg.typical);
      expect(kg.typical).toBeLessThanOrEqual(kg.high);
      expect(fromDate <= likelyDate && likelyDate <= toDate).toBe(true);
      expect(Number.isFinite(kg.high)).toBe(true);
      const curve = curveOf({ ...stocked, headCount }, lele, log, expected, on(day));
      for (const point of curve) {
        expect(Number.isFinite(point.highKg)).toBe(true);
        expect(point.lowKg).toBeLessThanOrEqual(point.highKg);
      }
    }),
    { numRuns: 300 },
  );
});

test("one more death never raises what is expected", () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 0, max: 120 }), (log, day) => {
      const more = { ...log, deaths: [...log.deaths, { notedOn: on(5), headCount: 100 }] };
      const [before, after] = [log, more].map((one) => expectationOf(stocked, lele, one, on(day)).kg);
      expect(after!.low).toBeLessThanOrEqual(before!.low);
      expect(after!.typical).toBeLessThanOrEqual(before!.typical);
      expect(after!.high).toBeLessThanOrEqual(before!.high);
    }),
  );
});

test("the curve begins with the seed, ends with the last day and holds the likely harvest", () => {
  const expected = expectationOf(stocked, lele, nothing, on(30));
  const curve = curveOf(stocked, lele, nothing, expected, on(30));
  expect(curve[0]).toMatchObject({ date: on(0), typicalKg: 3 });
  expect(curve.at(-1)!.date).toBe(expected.toDate);
  const likely = curve.find((point) => point.date === expected.likelyDate)!;
  expect(Math.abs(likely.typicalKg - expected.kg.typical)).toBeLessThanOrEqual(1);
  const today = curve.find((point) => point.date === on(30))!;
  expect(today.lowKg).toBe(today.highKg);
});
