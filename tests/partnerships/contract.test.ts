import { expect, test } from "vitest";
import type { ContractFacts } from "~/partnerships/contract.ts";
import {
  contractState,
  isFilled,
  isInsideLimits,
  moneyWay,
  partnerOf,
  plannedDay,
  rateIdr,
  sideOf,
} from "~/partnerships/contract.ts";

function facts(over: Partial<ContractFacts> = {}): ContractFacts {
  const nothing = { ended: false, waitingTickets: 0, confirmedGrams: 0, dueIdr: 0, paidIdr: 0, isSelling: 0 as const };
  return { week: "2026-11-16", lastPlannedOn: "2026-11-21", quantityKg: 120, ...nothing, ...over };
}

test("before its week a contract runs, during it a delivery is awaited, after it the delivery is late", () => {
  expect(contractState(facts(), "2026-11-15")).toBe("running");
  expect(contractState(facts(), "2026-11-16")).toBe("awaiting");
  expect(contractState(facts(), "2026-11-22")).toBe("awaiting");
  expect(contractState(facts(), "2026-11-23")).toBe("late");
});

test("once something was weighed it stays weighed until it is paid", () => {
  expect(contractState(facts({ waitingTickets: 1 }), "2026-11-15")).toBe("weighed");
  expect(contractState(facts({ confirmedGrams: 118_000, dueIdr: 100, paidIdr: 99 }), "2026-12-30")).toBe("weighed");
});

test("paid and filled is done at once, paid and partly filled when the week is over", () => {
  const filled = facts({ confirmedGrams: 114_000, dueIdr: 100, paidIdr: 100 });
  expect(contractState(filled, "2026-11-16")).toBe("done");
  const partly = facts({ confirmedGrams: 113_999, dueIdr: 100, paidIdr: 100 });
  expect(contractState(partly, "2026-11-22")).toBe("weighed");
  expect(contractState(partly, "2026-11-23")).toBe("done");
});

test("an open note keeps a contract from being done, and an ending beats all", () => {
  const open = facts({ confirmedGrams: 120_000, waitingTickets: 1, dueIdr: 100, paidIdr: 100 });
  expect(contractState(open, "2026-12-30")).toBe("weighed");
  expect(contractState({ ...open, ended: true }, "2026-12-30")).toBe("ended");
});

test("five in a hundred may shrink", () => {
  expect(isFilled({ quantityKg: 120, confirmedGrams: 114_000 })).toBe(true);
  expect(isFilled({ quantityKg: 120, confirmedGrams: 113_999 })).toBe(false);
});

const contract = {
  terms: "buy" as const,
  priceIdr: 24_500,
  feeIdr: 6_000,
  producerGroupId: "p",
  processorGroupId: "k",
};

test("a kitchen pays for what it buys, a producer for what it has cooked", () => {
  expect(moneyWay(contract)).toEqual({ payerGroupId: "k", payeeGroupId: "p" });
  expect(rateIdr(contract)).toBe(24_500);
  const toll = { ...contract, terms: "toll" as const };
  expect(moneyWay(toll)).toEqual({ payerGroupId: "p", payeeGroupId: "k" });
  expect(rateIdr(toll)).toBe(6_000);
});

test("each group knows its side and its partner", () => {
  expect([sideOf(contract, "p"), sideOf(contract, "k"), sideOf(contract, "x")]).toEqual([
    "producer",
    "processor",
    null,
  ]);
  expect([partnerOf(contract, "p"), partnerOf(contract, "k")]).toEqual(["k", "p"]);
});

test("a delivery is planned on the first day of its week that fits", () => {
  expect(plannedDay("2026-11-23", "2026-11-01", "2026-11-10")).toBe("2026-11-23");
  expect(plannedDay("2026-11-23", "2026-11-25", "2026-11-10")).toBe("2026-11-25");
  expect(plannedDay("2026-11-23", "2026-11-25", "2026-11-27")).toBe("2026-11-27");
  expect(plannedDay("2026-11-23", "2026-12-05", "2026-11-10")).toBe("2026-11-29");
});

test("a price stands inside both limits, transport counted on the kitchen's", () => {
  const pair = { farmGateIdr: 24_500, transportIdr: 500, askIdr: 24_500, bidIdr: 25_000 };
  expect(isInsideLimits(pair)).toBe(true);
  expect(isInsideLimits({ ...pair, askIdr: 24_501 })).toBe(false);
  expect(isInsideLimits({ ...pair, bidIdr: 24_999 })).toBe(false);
});

test("a series is late only when its last delivery is over", () => {
  const series = facts({ lastPlannedOn: "2026-12-10" });
  expect(contractState(series, "2026-11-23")).toBe("awaiting");
  expect(contractState(series, "2026-12-10")).toBe("awaiting");
  expect(contractState(series, "2026-12-11")).toBe("late");
});
