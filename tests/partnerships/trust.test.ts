import { expect, test } from "vitest";
import type { Dealing } from "~/partnerships/trust.ts";
import { trustOf } from "~/partnerships/trust.ts";

const today = "2026-11-21";

/** A harvest of 100 kg delivered in its week to a kitchen that paid after three days. */
function aDealing(over: Partial<Dealing> = {}): Dealing {
  return {
    ...{ partnerId: "dapur", side: "producer", week: "2026-11-02", quantityKg: 100, confirmedGrams: 98_000 },
    ...{ firstWeighedOn: "2026-11-05", endedBy: null, pays: false, paymentDays: 7, dueIdr: 2_000_000 },
    ...{ paidIdr: 2_000_000, lastConfirmedOn: "2026-11-05", lastPaidOn: "2026-11-08", claimsAgainst: 0 },
    ...over,
  };
}

test("a group with fewer than three finished partnerships is not known yet, however they went", () => {
  const bad = aDealing({ confirmedGrams: 0, firstWeighedOn: null, claimsAgainst: 2 });
  expect(trustOf([], today)).toMatchObject({ isKnown: false, finished: 0, onTime: null, payment: null, again: null });
  expect(trustOf([bad, bad], today)).toMatchObject({ isKnown: false, finished: 2 });
  expect(trustOf([bad, bad, aDealing()], today)).toMatchObject({ isKnown: true, finished: 3 });
});

test("what is handed over by the Sunday of its week is on time, later or never is not", () => {
  const of = (firstWeighedOn: string | null) => trustOf([aDealing({ firstWeighedOn })], today).onTime;
  expect([of("2026-11-08"), of("2026-11-09"), of(null)]).toEqual([
    { good: 1, of: 1 },
    { good: 0, of: 1 },
    { good: 0, of: 1 },
  ]);
});

test("a partnership whose week is not over, or that the partner ended, makes nobody late", () => {
  const running = aDealing({ week: "2026-11-16", firstWeighedOn: null, confirmedGrams: 0 });
  const left = aDealing({ endedBy: "other", firstWeighedOn: null, confirmedGrams: 0 });
  expect(trustOf([running, left], today)).toMatchObject({ finished: 0, onTime: null, weight: null });
  const own = aDealing({ endedBy: "self", firstWeighedOn: null, confirmedGrams: 0 });
  expect(trustOf([own], today).onTime).toEqual({ good: 0, of: 1 });
});

test("weight is all that was weighed beside all that was promised, of the harvests it had to bring", () => {
  const bought = aDealing({ side: "processor", quantityKg: 900 });
  expect(trustOf([aDealing(), aDealing({ confirmedGrams: 52_000 }), bought], today).weight).toEqual({
    confirmedGrams: 150_000,
    promisedKg: 200,
    of: 2,
  });
});

test("a due counts from its day on: paid in full by then, late, in part, or not", () => {
  const pay = (over: Partial<Dealing>) => aDealing({ side: "processor", pays: true, ...over });
  const dealings = [
    pay({ lastPaidOn: "2026-11-12" }),
    pay({ lastPaidOn: "2026-11-13" }),
    pay({ paidIdr: 1_999_999 }),
    pay({ paidIdr: 0, lastPaidOn: null }),
    // Due tomorrow: says nothing yet.
    pay({ lastConfirmedOn: "2026-11-15", paidIdr: 0, lastPaidOn: null }),
  ];
  expect(trustOf(dealings, today).payment).toEqual({ good: 1, of: 4, days: 8 });
  expect(trustOf([aDealing()], today).payment).toBeNull();
});

test("complaints and returning partners are counted", () => {
  const dealings = [aDealing({ claimsAgainst: 1 }), aDealing(), aDealing({ partnerId: "lain" })];
  expect(trustOf(dealings, today)).toMatchObject({ quiet: { good: 2, of: 3 }, again: { good: 1, of: 2 } });
});
