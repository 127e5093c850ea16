import { expect, test } from "vitest";
import type { StepFacts } from "~/partnerships/next-step.ts";
import { nextStep } from "~/partnerships/next-step.ts";

function step(over: Partial<StepFacts> = {}) {
  const quiet = { waitingTicket: null, waitingPayment: null, pays: false, stillDueIdr: 0, openIdr: 0, filled: false };
  const { kind, to } = nextStep({ contractId: "c", state: "running", ...quiet, ...over });
  return to ? [kind, to] : [kind];
}

test("what the partner waits for comes first: the note, then the payment", () => {
  const waitingTicket = { id: "t", mine: false };
  const waitingPayment = { id: "p", mine: false };
  expect(step({ waitingTicket, waitingPayment, pays: true, stillDueIdr: 5 })).toEqual(["confirmTicket", "/nota/t"]);
  expect(step({ waitingPayment, pays: true, stillDueIdr: 5 })).toEqual(["confirmPayment", "/bayar/p"]);
});

test("who owes pays before anything else is weighed", () => {
  expect(step({ state: "weighed", pays: true, stillDueIdr: 5, openIdr: 5 })).toEqual(["pay", "/kemitraan/c/bayar"]);
  expect(step({ state: "weighed", filled: true, openIdr: 5 })).toEqual(["waitMoney"]);
});

test("in its week and after it a contract is weighed until it is filled", () => {
  expect(step()).toEqual(["waitWeek"]);
  expect(step({ state: "awaiting" })).toEqual(["weigh", "/kemitraan/c/timbang"]);
  expect(step({ state: "late" })).toEqual(["weigh", "/kemitraan/c/timbang"]);
  expect(step({ state: "weighed" })).toEqual(["weigh", "/kemitraan/c/timbang"]);
});

test("one's own papers are waited for", () => {
  expect(step({ state: "weighed", waitingTicket: { id: "t", mine: true } })).toEqual(["waitTicket", "/nota/t"]);
  const paid = { state: "weighed", filled: true, waitingPayment: { id: "p", mine: true }, openIdr: 5 } as const;
  expect(step({ ...paid, pays: true })).toEqual(["waitPayment", "/bayar/p"]);
});

test("an ended contract still asks for what is owed, and then for nothing", () => {
  expect(step({ state: "ended", pays: true, stillDueIdr: 5 })).toEqual(["pay", "/kemitraan/c/bayar"]);
  expect(step({ state: "ended" })).toEqual(["ended"]);
  expect(step({ state: "done", filled: true })).toEqual(["done"]);
});
