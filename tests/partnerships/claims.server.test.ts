import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { firstPage } from "~/market/listing.server.ts";
import { accountFor } from "~/partnerships/account.server.ts";
import { claimFor, listClaims } from "~/partnerships/claim-view.server.ts";
import { openClaim, speakToClaim, statementsOf } from "~/partnerships/claims.server.ts";
import { basketsOf, contractFor, ticketFor } from "~/partnerships/contract-page.server.ts";
import { departDelivery, liveDeliveries } from "~/partnerships/deliveries.server.ts";
import { deliveryState } from "~/partnerships/delivery.ts";
import { listDues } from "~/partnerships/dues.server.ts";
import { closeClaim } from "~/partnerships/mediation.server.ts";
import { confirmTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import { aWeighing, createContract, createTicket } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";

type Contract = Awaited<ReturnType<typeof createContract>>;
const office = { regencyCodes: ["63.72"] };

async function depart(db: Db, contract: Contract, sentGrams: number | null) {
  const [delivery] = await liveDeliveries(db, contract.id);
  const value = { contractId: contract.id, deliveryId: delivery!.id, sentGrams, note: "" };
  return departDelivery(db, anAct("driver"), contract.producer, value);
}

async function weighAtKitchen(db: Db, contract: Contract, over: Parameters<typeof aWeighing>[0] = {}) {
  const value = { ...aWeighing(over), contractId: contract.id };
  const done = await weighDelivery(db, anAct("cook"), contract.processor, value);
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}

test("a delivery is planned, on its way, weighed, confirmed", async ({ db }) => {
  const contract = await createContract(db);
  const state = async () => deliveryState((await liveDeliveries(db, contract.id))[0]!);
  expect(await state()).toBe("planned");
  await depart(db, contract, 118_000);
  expect(await state()).toBe("onTheWay");
  const ticketId = await weighAtKitchen(db, contract);
  expect(await state()).toBe("weighed");
  await confirmTicket(db, anAct("chair"), contract.producer, { ticketId });
  expect(await state()).toBe("confirmed");
  expect((await liveDeliveries(db, contract.id))[0]!.confirmedGrams).toBe(117_700);
});

test("two scales within the tolerance open no claim, one gram beyond it does", async ({ db }) => {
  const within = await createContract(db);
  await depart(db, within, 123_894);
  await weighAtKitchen(db, within);
  const beyond = await createContract(db);
  await depart(db, beyond, 123_896);
  await weighAtKitchen(db, beyond);
  const { rows } = await listClaims(db, office, { open: true, page: firstPage });
  expect(
    rows.map(({ contractId, kind, sentGrams, receivedGrams }) => [contractId, kind, sentGrams, receivedGrams]),
  ).toEqual([[beyond.id, "weight", 123_896, 117_700]]);
});

test("what was refused counts as received when two scales are compared", async ({ db }) => {
  const contract = await createContract(db);
  await depart(db, contract, 120_000);
  const rejection = { grams: 2_300, reason: "lembek", fate: "returned" as const, rateIdr: 0 };
  await weighAtKitchen(db, contract, { rejection });
  const { rows } = await listClaims(db, office, { open: true, page: firstPage });
  expect(rows).toEqual([]);
});

test("a disputed note is confirmed by nobody until somebody without a part in it closes the claim", async ({ db }) => {
  const contract = await createContract(db);
  const ticketId = await weighAtKitchen(db, contract);
  const said = { ticketId, kind: "quality" as const, note: "banyak yang mati", photos: [] };
  const opened = await openClaim(db, anAct("chair"), contract.producer, said);
  if (!opened.ok) throw new Error(opened.reason);
  const twice = await openClaim(db, anAct("chair"), contract.producer, said);
  expect(twice).toEqual({ ok: false, reason: "claimExists" });
  const confirm = () => confirmTicket(db, anAct("other"), contract.producer, { ticketId });
  expect(await confirm()).toEqual({ ok: false, reason: "ticketDisputed" });
  const end = { claimId: opened.id, outcome: "stands" as const, reason: "sudah dilihat bersama" };
  const strange = await closeClaim(db, anAct("officer"), { regencyCodes: ["64.02"] }, end);
  expect(strange).toEqual({ ok: false, reason: "notYours" });
  expect(await closeClaim(db, anAct("cook"), office, end)).toEqual({ ok: false, reason: "samePerson" });
  expect(await closeClaim(db, anAct("chair"), office, end)).toEqual({ ok: false, reason: "samePerson" });
  const own = await closeClaim(db, anAct("x"), { groupId: contract.producer.id }, end);
  expect(own).toEqual({ ok: false, reason: "notYours" });
  expect(await closeClaim(db, anAct("officer"), office, end)).toEqual({ ok: true, ticketId });
  expect(await closeClaim(db, anAct("officer"), office, end)).toEqual({ ok: false, reason: "claimClosed" });
  expect(await confirm()).toEqual({ ok: true, id: ticketId });
});

test("a companion of either village closes a claim; a struck note is weighed again", async ({ db }) => {
  const contract = await createContract(db);
  const ticketId = await weighAtKitchen(db, contract);
  const said = { ticketId, kind: "weight" as const, note: "", photos: [] };
  const opened = await openClaim(db, anAct("chair"), contract.producer, said);
  if (!opened.ok) throw new Error(opened.reason);
  const reach = { villageCodes: [contract.producer.villageCode] };
  expect(await claimFor(db, { villageCodes: ["99.99.99.9999"] }, opened.id)).toBeUndefined();
  const end = { claimId: opened.id, outcome: "struck" as const, reason: "timbangan rusak" };
  expect(await closeClaim(db, anAct("companion"), reach, end)).toEqual({ ok: true, ticketId });
  expect(await createTicket(db, contract)).toMatchObject({ ok: true, number: "NT-2026-0002" });
});

test("the database itself refuses to confirm a note in dispute", async ({ db }) => {
  const contract = await createContract(db);
  const ticketId = await weighAtKitchen(db, contract);
  await openClaim(db, anAct("chair"), contract.producer, { ticketId, kind: "goods", note: "", photos: [] });
  const row = { ticketId, userId: "x", groupId: contract.producer.id, at: todayMs };
  await expect(db.insertInto("ticketConfirmations").values(row).execute()).rejects.toThrow("claim about it is open");
});

test("baskets are kept one by one, and what was bought cheaper is owed beside the note", async ({ db }) => {
  const contract = await createContract(db);
  const baskets = [
    { grossGrams: 60_000, tareGrams: 1_000 },
    { grossGrams: 41_500, tareGrams: 1_000 },
  ];
  const rejection = { grams: 4_500, reason: "lembek", fate: "sold" as const, rateIdr: 8_000 };
  const ticketId = await weighAtKitchen(db, contract, { grossGrams: 101_500, tareGrams: 2_000, baskets, rejection });
  expect(await basketsOf(db, ticketId)).toEqual(baskets.map((basket, i) => ({ number: i + 1, ...basket })));
  await confirmTicket(db, anAct("chair"), contract.producer, { ticketId });
  const reach = { groupId: contract.producer.id };
  const dueIdr = 99_500 * 24.5 + 4_500 * 8;
  expect(await contractFor(db, reach, contract.id)).toMatchObject({ confirmedGrams: 99_500, dueIdr });
  expect((await accountFor(db, contract, "2026-11-21")).dueIdr).toBe(dueIdr);
  expect((await ticketFor(db, reach, ticketId))!.ticket).toMatchObject({ rejectedGrams: 4_500, fate: "sold" });
});

test("what was refused is not bought at the full price, and not at all for a fee", async ({ db }) => {
  const buy = await createContract(db);
  const toll = await createContract(db, { terms: "toll" });
  const sold = (rateIdr: number) => ({ grams: 4_500, reason: "lembek", fate: "sold" as const, rateIdr });
  const weigh = (contract: Contract, rateIdr: number) =>
    weighDelivery(db, anAct(), contract.processor, {
      ...aWeighing({ rejection: sold(rateIdr) }),
      contractId: contract.id,
    });
  expect(await weigh(buy, 24_500)).toEqual({ ok: false, reason: "rejectionPrice" });
  expect(await weigh(buy, 24_499)).toMatchObject({ ok: true });
  expect(await weigh(toll, 100)).toEqual({ ok: false, reason: "rejectionPrice" });
});

test("dues show what is open and, after its day, what is overdue", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  const ask = { overdueOnly: false, page: firstPage };
  const dues = (today: string, overdueOnly = false) => listDues(db, office, { ...ask, today, overdueOnly });
  const overdue = async (today: string) => (await dues(today)).rows.map((row) => [row.id, row.overdueIdr]);
  expect(await overdue("2026-11-28")).toEqual([[contract.id, 0]]);
  expect(await overdue("2026-11-29")).toEqual([[contract.id, 2_883_650]]);
  expect((await dues("2026-11-28", true)).rows).toEqual([]);
  expect((await dues("2026-11-29", true)).rows).toHaveLength(1);
  expect((await accountFor(db, contract, "2026-11-29")).overdueIdr).toBe(2_883_650);
});

test("both sides tell what they saw while a claim is open, and neither of them closes it", async ({ db }) => {
  const contract = await createContract(db);
  await depart(db, contract, 130_000);
  await weighAtKitchen(db, contract);
  const { rows } = await listClaims(db, office, { open: true, page: firstPage });
  const claimId = rows[0]!.id;
  const said = { claimId, kind: "weight" as const, note: "di kolam pas", photos: [] };
  const stranger = { id: (await createContract(db)).producer.id };
  expect(await speakToClaim(db, anAct("x"), stranger, said)).toEqual({ ok: false, reason: "notParty" });
  expect(await speakToClaim(db, anAct("chair"), contract.producer, said)).toMatchObject({ ok: true });
  const other = { ...said, kind: "goods" as const, note: "satu keranjang tumpah" };
  const later = anAct("second", { at: todayMs + 1 });
  expect(await speakToClaim(db, later, contract.processor, other)).toMatchObject({ ok: true });
  const told = (await statementsOf(db, claimId)).map(({ kind, note, groupName }) => [groupName, kind, note]);
  expect(told).toEqual([
    ["Telaga Ulin", "weight", "di kolam pas"],
    ["Dapur Mentaos", "goods", "satu keranjang tumpah"],
  ]);
  const end = { claimId, outcome: "struck" as const, reason: "ditimbang ulang" };
  expect(await closeClaim(db, anAct("chair"), office, end)).toEqual({ ok: false, reason: "samePerson" });
  for (let more = 1; more < 5; more += 1) await speakToClaim(db, anAct("chair"), contract.producer, said);
  const sixth = await speakToClaim(db, anAct("chair"), contract.producer, said);
  expect(sixth).toEqual({ ok: false, reason: "spokenEnough" });
  expect(await closeClaim(db, anAct("officer"), office, end)).toMatchObject({ ok: true });
  const late = await speakToClaim(db, anAct("second"), contract.processor, other);
  expect(late).toEqual({ ok: false, reason: "ticketVoided" });
});

test("a second trip after a weighed one is not compared with what left the first time", async ({ db }) => {
  const contract = await createContract(db, { lotKg: 500, quantityKg: 300 });
  await depart(db, contract, 118_000);
  const ticketId = await weighAtKitchen(db, contract);
  await confirmTicket(db, anAct("chair"), contract.producer, { ticketId });
  await weighAtKitchen(db, contract, { grossGrams: 50_000, tareGrams: 0 });
  const { rows } = await listClaims(db, office, { open: true, page: firstPage });
  expect(rows).toEqual([]);
});
