import { expect, test } from "vitest";
import type { StepFacts } from "~/partnerships/next-step.ts";
import { nextStep } from "~/partnerships/next-step.ts";

function step(over: Partial<StepFacts> = {}) {
  const papers = { waitingTicket: null, waitingPayment: null, openClaimId: null, uncookedTicketId: null };
  const money = { pays: false, stillDueIdr: 0, openIdr: 0 };
  const rest = {
    filled: false,
    isProducer: false,
    mustSign: false,
    onTheWay: false,
    hasBatches: false,
    waitingSales: 0,
    isSelling: false,
  };
  const quiet = { ...papers, ...money, ...rest };
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

test("a claim comes before everything: no note is confirmed while it is open", () => {
  const waitingTicket = { id: "t", mine: false };
  expect(step({ waitingTicket, openClaimId: "k", mustSign: true })).toEqual(["hearClaim", "/sengketa/k"]);
});

test("what is on the way is weighed by the kitchen even before its week, and before any paper", () => {
  expect(step({ onTheWay: true, mustSign: true })).toEqual(["weigh", "/kemitraan/c/timbang"]);
  expect(step({ onTheWay: true, isProducer: true })).toEqual(["waitWeigh"]);
  expect(step({ onTheWay: true, isProducer: true, mustSign: true })).toEqual(["sign", "/kemitraan/c/surat"]);
});

test("confirmed grams are cooked by the kitchen; the producer waits for it once the money is there", () => {
  const confirmed = { state: "done", filled: true, uncookedTicketId: "t" } as const;
  expect(step(confirmed)).toEqual(["cook", "/produksi/baru?nota=t"]);
  expect(step({ ...confirmed, isProducer: true })).toEqual(["waitCook"]);
});

test("the way ends where the value added is read", () => {
  expect(step({ state: "done", filled: true, hasBatches: true })).toEqual(["seeValue", "/kemitraan/c/nilai-tambah"]);
});
