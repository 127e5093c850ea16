import fc from "fast-check";
import { expect, test } from "vitest";
import { owedIdr } from "~/lib/units.ts";
import { accountOf, dueDate, stillDueIdr } from "~/partnerships/payment.ts";

const claims = [
  { dueIdr: 500, dueOn: "2026-11-30" },
  { dueIdr: 300, dueOn: "2026-11-20" },
];

test("a payment settles what falls due first", () => {
  const account = accountOf(claims, { confirmedIdr: 300, waitingIdr: 0 }, "2026-11-25");
  expect(account).toEqual({
    dueIdr: 800,
    paidIdr: 300,
    waitingIdr: 0,
    openIdr: 500,
    overdueIdr: 0,
    nextDueOn: "2026-11-30",
  });
});

test("what is open after its day is overdue, on the day itself it is not", () => {
  const late = (today: string) => accountOf(claims, { confirmedIdr: 100, waitingIdr: 0 }, today).overdueIdr;
  expect([late("2026-11-20"), late("2026-11-21"), late("2026-12-01")]).toEqual([0, 200, 700]);
});

test("what waits for confirmation is not paid, but is not asked for twice", () => {
  const account = accountOf(claims, { confirmedIdr: 0, waitingIdr: 800 }, "2026-11-10");
  expect([account.openIdr, stillDueIdr(account)]).toEqual([800, 0]);
});

test("overpaid is not less than nothing", () => {
  const account = accountOf(claims, { confirmedIdr: 1_000, waitingIdr: 0 }, "2026-12-01");
  expect([account.openIdr, account.overdueIdr, account.nextDueOn, stillDueIdr(account)]).toEqual([0, 0, null, 0]);
});

test("payment days run from the day of confirmation", () => {
  expect([dueDate("2026-11-27", 7), dueDate("2026-12-28", 7), dueDate("2026-11-27", 0)]).toEqual([
    "2026-12-04",
    "2027-01-04",
    "2026-11-27",
  ]);
});

test("half a rupiah goes up", () => {
  expect([owedIdr(117_700, 24_500), owedIdr(1, 500), owedIdr(1, 499), owedIdr(1_001, 24_500)]).toEqual([
    2_883_650, 1, 0, 24_525,
  ]);
});

test("open and overdue always agree with what was claimed and paid", () => {
  const day = fc.integer({ min: 10, max: 28 }).map((d) => `2026-11-${d}`);
  const claim = fc.record({ dueIdr: fc.nat(10_000_000), dueOn: day });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), fc.nat(50_000_000), day, (all, confirmedIdr, today) => {
      const account = accountOf(all, { confirmedIdr, waitingIdr: 0 }, today);
      const due = all.reduce((sum, { dueIdr }) => sum + dueIdr, 0);
      const past = all.filter(({ dueOn }) => dueOn < today).reduce((sum, { dueIdr }) => sum + dueIdr, 0);
      expect(account.openIdr).toBe(Math.max(0, due - confirmedIdr));
      expect(account.overdueIdr).toBe(Math.max(0, past - confirmedIdr));
    }),
  );
});
