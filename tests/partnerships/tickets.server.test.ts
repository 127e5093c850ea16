import { expect } from "vitest";
import { endContract } from "~/partnerships/contracts.server.ts";
import { confirmTicket, voidTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import { aWeighing, createContract, createPair, createTicket } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";

test("a weighing becomes a numbered note in grams that waits for the other side", async ({ db }) => {
  const contract = await createContract(db);
  const done = await weighDelivery(db, anAct(), contract.processor, { ...aWeighing(), contractId: contract.id });
  expect(done).toMatchObject({ ok: true, number: "NT-2026-0001" });
  const ticket = await db.selectFrom("tickets").selectAll().executeTakeFirstOrThrow();
  expect(ticket).toMatchObject({
    grossGrams: 123_700,
    tareGrams: 6_000,
    netGrams: 117_700,
    weigherSide: "processor",
    grade: 2,
  });
});

test("only the other side confirms a note", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  expect(await confirmTicket(db, anAct(), contract.producer, { ticketId })).toEqual({ ok: false, reason: "ticketOwn" });
  const { producer: stranger } = await createPair(db);
  expect(await confirmTicket(db, anAct(), stranger, { ticketId })).toEqual({ ok: false, reason: "notParty" });
  expect(await confirmTicket(db, anAct(), contract.processor, { ticketId })).toEqual({ ok: true, id: ticketId });
  const again = await confirmTicket(db, anAct(), contract.processor, { ticketId });
  expect(again).toEqual({ ok: false, reason: "ticketConfirmed" });
});

test("who weighed for one side does not confirm for the other", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  const same = await confirmTicket(db, anAct("weigher"), contract.processor, { ticketId });
  expect(same).toEqual({ ok: false, reason: "samePerson" });
  expect(await confirmTicket(db, anAct("chair"), contract.processor, { ticketId })).toMatchObject({ ok: true });
});

test("the database itself refuses that a weigher confirms the own note", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  const own = { ticketId, userId: "x", groupId: contract.producerGroupId, at: todayMs };
  await expect(db.insertInto("ticketConfirmations").values(own).execute()).rejects.toThrow("other side");
});

test("a stranger weighs nothing", async ({ db }) => {
  const contract = await createContract(db);
  const { producer } = await createPair(db);
  const done = await weighDelivery(db, anAct(), producer, { ...aWeighing(), contractId: contract.id });
  expect(done).toEqual({ ok: false, reason: "notParty" });
});

test("an unknown contract or note is nobody's", async ({ db }) => {
  const { producer } = await createPair(db);
  const nobody = { ok: false, reason: "notParty" };
  expect(await weighDelivery(db, anAct(), producer, { ...aWeighing(), contractId: "none" })).toEqual(nobody);
  expect(await confirmTicket(db, anAct(), producer, { ticketId: "none" })).toEqual(nobody);
  expect(await voidTicket(db, anAct(), producer, { ticketId: "none", reason: "salah" })).toEqual(nobody);
});

test("a note is weighed neither in the future nor before the contract", async ({ db }) => {
  const contract = await createContract(db);
  const weigh = (weighedOn: string) =>
    weighDelivery(db, anAct(), contract.producer, { ...aWeighing({ weighedOn }), contractId: contract.id });
  expect(await weigh("2026-11-22")).toEqual({ ok: false, reason: "dateFuture" });
  expect(await weigh("2026-11-20")).toEqual({ ok: false, reason: "dateBeforeContract" });
});

test("while a note waits nothing else is weighed", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract, { confirmed: false });
  const done = await weighDelivery(db, anAct(), contract.processor, { ...aWeighing(), contractId: contract.id });
  expect(done).toEqual({ ok: false, reason: "ticketWaiting" });
});

test("a disputed note does not count and can be weighed again", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  const struck = await voidTicket(db, anAct(), contract.processor, { ticketId, reason: "timbangan miring" });
  expect(struck).toEqual({ ok: true, id: ticketId, contractId: contract.id });
  expect(await confirmTicket(db, anAct(), contract.processor, { ticketId })).toEqual({
    ok: false,
    reason: "ticketVoided",
  });
  const again = await voidTicket(db, anAct(), contract.producer, { ticketId, reason: "sekali lagi" });
  expect(again).toEqual({ ok: false, reason: "ticketVoided" });
  expect(await createTicket(db, contract)).toMatchObject({ ok: true, number: "NT-2026-0002" });
  const verbs = await db.selectFrom("events").select("verb").where("subjectId", "=", ticketId).execute();
  expect(verbs.map(({ verb }) => verb)).toEqual(["ticket.weighed", "ticket.disputed"]);
});

test("a confirmed note is not struck out any more", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const done = await voidTicket(db, anAct(), contract.producer, { ticketId, reason: "salah" });
  expect(done).toEqual({ ok: false, reason: "ticketConfirmed" });
});

test("more than a fifth above the promise needs a word why, over all notes together", async ({ db }) => {
  const contract = await createContract(db);
  const weigh = (grossGrams: number, note: string) => {
    const value = { ...aWeighing({ grossGrams, tareGrams: 0, note }), contractId: contract.id };
    return weighDelivery(db, anAct(), contract.producer, value);
  };
  expect(await weigh(144_001, "")).toEqual({ ok: false, reason: "noteNeeded" });
  await createTicket(db, contract, { grossGrams: 100_000, tareGrams: 0 });
  expect(await weigh(44_001, "")).toEqual({ ok: false, reason: "noteNeeded" });
  expect(await weigh(44_001, "panen lebih")).toMatchObject({ ok: true });
});

test("what is exactly a fifth above the promise needs none", async ({ db }) => {
  const contract = await createContract(db);
  expect(await createTicket(db, contract, { grossGrams: 144_000, tareGrams: 0 })).toMatchObject({ ok: true });
});

test("nothing is weighed under an ended contract, but an open note is still answered", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  await endContract(db, anAct(), { groupId: contract.producerGroupId }, { contractId: contract.id, reason: "selesai" });
  const done = await weighDelivery(db, anAct(), contract.producer, { ...aWeighing(), contractId: contract.id });
  expect(done).toEqual({ ok: false, reason: "contractEnded" });
  expect(await confirmTicket(db, anAct(), contract.processor, { ticketId })).toEqual({ ok: true, id: ticketId });
});

test("two confirmations at once make one", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  const both = await Promise.all([1, 2].map(() => confirmTicket(db, anAct(), contract.processor, { ticketId })));
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});
