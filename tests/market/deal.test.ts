import { expect, test } from "vitest";
import type { DealFacts } from "~/market/deal.ts";
import { dealState, mayCounter, onTable, shareFault } from "~/market/deal.ts";

const hour = 3_600_000;
const close = 1_000 * hour;
const facts: DealFacts = {
  bidsCloseAt: close,
  withdrawn: false,
  forSale: true,
  bid: { quantityKg: 80, priceIdr: 25_000 },
  counters: {},
  answer: null,
};
const counter = { quantityKg: 60, priceIdr: 26_000, note: "", dueAt: close + 30 * hour };

test("a bid is sealed until its close by the millisecond, then it is the seller's turn for two days", () => {
  expect(dealState(facts, close - 1)).toBe("sealed");
  expect(dealState(facts, close)).toBe("producerTurn");
  expect(dealState(facts, close + 48 * hour - 1)).toBe("producerTurn");
  expect(dealState(facts, close + 48 * hour)).toBe("lapsed");
});

test("without a close a bid stays sealed for ever", () => {
  expect(dealState({ ...facts, bidsCloseAt: null }, Number.MAX_SAFE_INTEGER)).toBe("sealed");
});

test("a counter-offer gives the turn to the other side, once each, until its own deadline", () => {
  const once = { ...facts, counters: { producer: counter } };
  expect(dealState(once, close + hour)).toBe("processorTurn");
  expect(mayCounter(once, "processor", close + hour)).toBe(true);
  const twice = { ...facts, counters: { producer: counter, processor: { ...counter, priceIdr: 25_500 } } };
  expect(dealState(twice, close + hour)).toBe("producerTurn");
  expect(mayCounter(twice, "producer", close + hour)).toBe(false);
  expect(onTable(twice)).toMatchObject({ priceIdr: 25_500, by: "processor" });
  expect(dealState(twice, counter.dueAt)).toBe("lapsed");
});

test("an answer ends it, and so does a harvest that is gone", () => {
  expect(dealState({ ...facts, answer: { verdict: "yes" } }, close)).toBe("agreed");
  expect(dealState({ ...facts, answer: { verdict: "no" } }, close)).toBe("declined");
  expect(dealState({ ...facts, forSale: false }, close)).toBe("lapsed");
  expect(dealState({ ...facts, withdrawn: true }, close)).toBe("withdrawn");
});

test("a part of a bid may be taken, down to one batch and in whole animals; a counter-offer only whole", () => {
  const deal = { offeredKg: 80, divisible: true, minBatchKg: 20, stepKg: 1 };
  expect(shareFault(80, deal)).toBeNull();
  expect(shareFault(20, deal)).toBeNull();
  expect(shareFault(19, deal)).toBe("belowBatch");
  expect(shareFault(81, deal)).toBe("moreThanOffered");
  expect(shareFault(79, { ...deal, divisible: false })).toBe("moreThanOffered");
  expect(shareFault(30, { ...deal, stepKg: 28 })).toBe("notInSteps");
  expect(shareFault(15, { ...deal, offeredKg: 15 })).toBeNull();
});
