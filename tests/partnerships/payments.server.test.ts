import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { accountFor } from "~/partnerships/account.server.ts";
import { confirmPayment, recordPayment, voidPayment } from "~/partnerships/payments.server.ts";
import { aPayment, createContract, createPair, createPayment, createTicket } from "../factories/partnerships.ts";
import { anAct, test } from "../setup.ts";

type Contract = Awaited<ReturnType<typeof createContract>>;

async function delivered(db: Db, over: Parameters<typeof createContract>[1] = {}): Promise<Contract> {
  const contract = await createContract(db, over);
  await createTicket(db, contract);
  return contract;
}

function pay(db: Db, contract: Contract, over: Parameters<typeof aPayment>[0] = {}, by = contract.processor) {
  return recordPayment(db, anAct(), by, { ...aPayment(over), contractId: contract.id });
}

test("for a bought harvest the kitchen owes the confirmed grams times the price", async ({ db }) => {
  const contract = await delivered(db);
  const account = await accountFor(db, contract, "2026-11-21");
  expect(account).toEqual({
    dueIdr: 2_883_650,
    paidIdr: 0,
    waitingIdr: 0,
    openIdr: 2_883_650,
    overdueIdr: 0,
    nextDueOn: "2026-11-28",
  });
  await pay(db, contract);
  const payment = await db.selectFrom("payments").selectAll().executeTakeFirstOrThrow();
  expect(payment).toMatchObject({
    number: "KW-2026-0001",
    payerGroupId: contract.processorGroupId,
    payeeGroupId: contract.producerGroupId,
  });
});

test("for a toll the producer owes the fee", async ({ db }) => {
  const contract = await delivered(db, { terms: "toll" });
  expect(await accountFor(db, contract, "2026-11-21")).toMatchObject({ dueIdr: 706_200 });
  await pay(db, contract, { amountIdr: 706_200 });
  const payment = await db.selectFrom("payments").selectAll().executeTakeFirstOrThrow();
  expect(payment).toMatchObject({ payerGroupId: contract.producerGroupId, payeeGroupId: contract.processorGroupId });
});

test("a note that nobody confirmed owes nothing", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract, { confirmed: false });
  expect(await accountFor(db, contract, "2026-11-21")).toMatchObject({ dueIdr: 0, nextDueOn: null });
});

test("payer or payee writes a payment down, nobody else", async ({ db }) => {
  const contract = await delivered(db);
  const { producer: stranger } = await createPair(db);
  expect(await pay(db, contract, {}, contract.producer)).toMatchObject({ ok: true });
  expect(await pay(db, contract, {}, contract.processor)).toMatchObject({ ok: true });
  expect(await pay(db, contract, {}, stranger)).toEqual({ ok: false, reason: "notParty" });
});

test("parts add up, and only what both confirmed is paid", async ({ db }) => {
  const contract = await delivered(db);
  await createPayment(db, contract, { amountIdr: 1_000_000 });
  await createPayment(db, contract, { amountIdr: 500_000, confirmed: false });
  const account = await accountFor(db, contract, "2026-11-21");
  expect(account).toMatchObject({ paidIdr: 1_000_000, waitingIdr: 500_000, openIdr: 1_883_650 });
});

test("more than is still due needs a word why, counting what waits for confirmation", async ({ db }) => {
  const contract = await delivered(db);
  await createPayment(db, contract, { amountIdr: 2_000_000, confirmed: false });
  expect(await pay(db, contract, { amountIdr: 883_651 })).toEqual({ ok: false, reason: "moreThanDue" });
  expect(await pay(db, contract, { amountIdr: 883_651, note: "ongkos kirim" })).toMatchObject({ ok: true });
});

test("an advance before any weighing needs a word why", async ({ db }) => {
  const contract = await createContract(db);
  expect(await pay(db, contract)).toEqual({ ok: false, reason: "moreThanDue" });
  expect(await pay(db, contract, { note: "uang muka" })).toMatchObject({ ok: true });
});

test("a payment lies neither in the future nor before the contract", async ({ db }) => {
  const contract = await delivered(db);
  expect(await pay(db, contract, { paidOn: "2026-11-22" })).toEqual({ ok: false, reason: "paidFuture" });
  expect(await pay(db, contract, { paidOn: "2026-11-20" })).toEqual({ ok: false, reason: "paidBeforeContract" });
});

test("only the other side confirms a payment, once", async ({ db }) => {
  const contract = await delivered(db);
  const { id: paymentId } = await createPayment(db, contract, { confirmed: false });
  const { producer: stranger } = await createPair(db);
  expect(await confirmPayment(db, anAct(), contract.processor, { paymentId })).toEqual({
    ok: false,
    reason: "paymentOwn",
  });
  expect(await confirmPayment(db, anAct(), stranger, { paymentId })).toEqual({ ok: false, reason: "notParty" });
  expect(await confirmPayment(db, anAct(), stranger, { paymentId: "none" })).toEqual({ ok: false, reason: "notParty" });
  expect(await confirmPayment(db, anAct(), contract.producer, { paymentId })).toEqual({ ok: true, id: paymentId });
  const again = await confirmPayment(db, anAct(), contract.producer, { paymentId });
  expect(again).toEqual({ ok: false, reason: "paymentConfirmed" });
});

test("who wrote a payment down for one side does not confirm it for the other", async ({ db }) => {
  const contract = await delivered(db);
  const { id: paymentId } = await createPayment(db, contract, { confirmed: false });
  const same = await confirmPayment(db, anAct("payer"), contract.producer, { paymentId });
  expect(same).toEqual({ ok: false, reason: "samePerson" });
  expect(await confirmPayment(db, anAct("treasurer"), contract.producer, { paymentId })).toMatchObject({ ok: true });
});

test("a struck payment frees what it had covered and stays on paper", async ({ db }) => {
  const contract = await delivered(db);
  const { id: paymentId } = await createPayment(db, contract, { amountIdr: 2_883_650, confirmed: false });
  expect(await voidPayment(db, anAct(), { id: "stranger" }, { paymentId, reason: "tidak ada" })).toEqual({
    ok: false,
    reason: "notParty",
  });
  expect(await voidPayment(db, anAct(), contract.producer, { paymentId, reason: "belum diterima" })).toMatchObject({
    ok: true,
  });
  expect(await confirmPayment(db, anAct(), contract.producer, { paymentId })).toEqual({
    ok: false,
    reason: "paymentVoided",
  });
  const again = await voidPayment(db, anAct(), contract.processor, { paymentId, reason: "lagi" });
  expect(again).toEqual({ ok: false, reason: "paymentVoided" });
  expect(await pay(db, contract, { amountIdr: 2_883_650 })).toMatchObject({ ok: true, number: "KW-2026-0002" });
});

test("a confirmed payment is not struck out any more", async ({ db }) => {
  const contract = await delivered(db);
  const { id: paymentId } = await createPayment(db, contract);
  const done = await voidPayment(db, anAct(), contract.processor, { paymentId, reason: "salah" });
  expect(done).toEqual({ ok: false, reason: "paymentConfirmed" });
});
