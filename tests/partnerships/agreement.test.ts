import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "~/lib/canonical.ts";
import { defaultTerms, endFault, scheduleFault, standingOf, weeklySchedule } from "~/partnerships/agreement.ts";
import type { Version } from "~/partnerships/agreement.ts";

test("a promise spread over weeks makes up the promise, a week apart, no delivery empty", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 40 }), (quantityKg, times) => {
      const schedule = weeklySchedule(quantityKg, "2026-11-23", times);
      const contract = { quantityKg, signedOn: "2026-11-20" };
      expect(scheduleFault(schedule, contract, [])).toBeNull();
      expect(Math.min(...schedule.map((one) => one.quantityKg))).toBeGreaterThan(0);
      const heaviest = Math.max(...schedule.map((one) => one.quantityKg));
      expect(heaviest - Math.min(...schedule.map((one) => one.quantityKg))).toBeLessThanOrEqual(1);
    }),
  );
});

test("a schedule that is short, out of order, before the deal, or without what has begun is refused", () => {
  const contract = { quantityKg: 120, signedOn: "2026-11-20" };
  const day = (plannedOn: string, quantityKg: number) => ({ plannedOn, quantityKg });
  expect(scheduleFault([day("2026-11-23", 119)], contract, [])).toBe("scheduleSum");
  expect(scheduleFault([day("2026-11-30", 60), day("2026-11-23", 60)], contract, [])).toBe("scheduleOrder");
  expect(scheduleFault([day("2026-11-23", 60), day("2026-11-23", 60)], contract, [])).toBe("scheduleOrder");
  expect(scheduleFault([day("2026-11-19", 120)], contract, [])).toBe("scheduleOrder");
  const halves = [day("2026-11-23", 60), day("2026-11-30", 60)];
  expect(scheduleFault(halves, contract, [day("2026-11-23", 50)])).toBe("scheduleStarted");
  expect(scheduleFault(halves, contract, [day("2026-11-23", 60)])).toBeNull();
});

function version(number: number, signs: number, declined = false): Version {
  const signatures = (["producer", "processor"] as const).slice(0, signs);
  return {
    ...{ id: `v${number}`, version: number, hash: `h${number}`, groupId: "g" },
    declinedAt: declined ? 1 : null,
    signatures: signatures.map((side) => ({ side, userId: side, at: 1 })),
  };
}

test("the last text that both signed holds; a newer one waits unless somebody declined it", () => {
  const ids = (versions: Version[]) => {
    const { inForce, open } = standingOf(versions);
    return [inForce?.id ?? null, open?.id ?? null];
  };
  expect(ids([])).toEqual([null, null]);
  expect(ids([version(1, 1)])).toEqual([null, "v1"]);
  expect(ids([version(1, 2), version(2, 1)])).toEqual(["v1", "v2"]);
  expect(ids([version(1, 2), version(2, 1, true)])).toEqual(["v1", null]);
  expect(ids([version(2, 2), version(1, 2)])).toEqual(["v2", null]);
});

test("a signed text asks for notice; the other side's yes and an officer end at once", () => {
  const notice = { groupId: "a", endsOn: "2026-12-01" };
  expect(endFault(false, null, { groupId: "a", today: "2026-11-21" })).toBeNull();
  expect(endFault(true, null, { groupId: "a", today: "2026-11-21" })).toBe("noticeNeeded");
  expect(endFault(true, notice, { groupId: "a", today: "2026-11-30" })).toBe("noticeRunning");
  expect(endFault(true, notice, { groupId: "a", today: "2026-12-01" })).toBeNull();
  expect(endFault(true, notice, { groupId: "b", today: "2026-11-21" })).toBeNull();
  expect(endFault(true, null, { groupId: null, today: "2026-11-21" })).toBeNull();
});

test("canonical JSON is one text for one content, whatever the order of names", () => {
  const terms = defaultTerms([{ plannedOn: "2026-11-23", quantityKg: 5 }]);
  const turned = Object.fromEntries(Object.entries(terms).reverse()) as typeof terms;
  expect(canonicalJson(turned)).toBe(canonicalJson(terms));
  expect(canonicalJson({ b: [1, null, "é"], a: true })).toBe('{"a":true,"b":[1,null,"é"]}');
  expect(() => canonicalJson(Number.NaN)).toThrow("not finite");
});
