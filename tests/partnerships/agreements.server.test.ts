import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { agreementStanding } from "~/partnerships/agreement-view.server.ts";
import { proofOf } from "~/partnerships/agreement-proof.server.ts";
import { weeklySchedule } from "~/partnerships/agreement.ts";
import { declineAgreement, proposeChange, signAgreement } from "~/partnerships/agreements.server.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { departDelivery, liveDeliveries } from "~/partnerships/deliveries.server.ts";
import { giveNotice } from "~/partnerships/notices.server.ts";
import { createContract, createPair } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";

type Contract = Awaited<ReturnType<typeof createContract>>;

async function openHash(db: Db, contractId: string): Promise<string> {
  const { open, draft } = await agreementStanding(db, contractId);
  return (open ?? draft)!.hash;
}

async function sign(db: Db, contract: Contract, side: "producer" | "processor", userId: string = side) {
  const value = { contractId: contract.id, hash: await openHash(db, contract.id) };
  return signAgreement(db, anAct(userId), { groupId: contract[side].id, device: "Chrome, Android" }, value);
}

async function signBoth(db: Db, contract: Contract) {
  await sign(db, contract, "producer");
  return sign(db, contract, "processor");
}

test("the draft follows from the contract and is written down by its first signature", async ({ db }) => {
  const contract = await createContract(db);
  const { draft, versions } = await agreementStanding(db, contract.id);
  expect(versions).toEqual([]);
  expect(JSON.stringify(draft!.body.text)).toContain("Rp24.500");
  expect(await sign(db, contract, "producer")).toEqual({ ok: true, version: 1, inForce: false });
  expect(await sign(db, contract, "producer", "other")).toEqual({ ok: false, reason: "alreadySigned" });
  expect(await sign(db, contract, "processor")).toEqual({ ok: true, version: 1, inForce: true });
  const { inForce, open } = await agreementStanding(db, contract.id);
  expect([inForce?.hash, open]).toEqual([draft!.hash, null]);
  expect(inForce!.signatures.map(({ side, device, at }) => [side, device, at])).toEqual([
    ["producer", "Chrome, Android", todayMs],
    ["processor", "Chrome, Android", todayMs],
  ]);
});

test("no sealed figure and no person stands in a text", async ({ db }) => {
  const contract = await createContract(db, { askIdr: 23_511, bidIdr: 26_017 });
  const { draft } = await agreementStanding(db, contract.id);
  expect(JSON.stringify(draft!.body)).not.toMatch(/23\.?511|26\.?017|\+62/);
});

test("who read another text does not sign this one", async ({ db }) => {
  const contract = await createContract(db);
  const hash = await openHash(db, contract.id);
  await db.updateTable("groups").set({ name: "Nama Baru" }).where("id", "=", contract.producer.id).execute();
  const signer = { groupId: contract.producer.id, device: "" };
  const done = await signAgreement(db, anAct(), signer, { contractId: contract.id, hash });
  expect(done).toEqual({ ok: false, reason: "textChanged" });
});

test("a stranger signs nothing, one person does not sign for both sides, an ended contract is not signed", async ({
  db,
}) => {
  const contract = await createContract(db);
  const { producer: stranger } = await createPair(db);
  const hash = await openHash(db, contract.id);
  const value = { contractId: contract.id, hash };
  const strange = await signAgreement(db, anAct(), { groupId: stranger.id, device: "" }, value);
  expect(strange).toEqual({ ok: false, reason: "notParty" });
  await sign(db, contract, "producer", "companion");
  expect(await sign(db, contract, "processor", "companion")).toEqual({ ok: false, reason: "samePerson" });
  await endContract(db, anAct(), { groupId: contract.producer.id }, { contractId: contract.id, reason: "bocor" });
  expect(await sign(db, contract, "processor")).toEqual({ ok: false, reason: "contractEnded" });
});

test("the database refuses a signature for another side or under another text", async ({ db }) => {
  const contract = await createContract(db);
  await sign(db, contract, "producer");
  const { open } = await agreementStanding(db, contract.id);
  const row = {
    ...{ agreementId: open!.id, side: "processor" as const, hash: open!.hash, userId: "x", askedBy: null },
    ...{ groupId: contract.producer.id, device: "", at: todayMs },
  };
  await expect(db.insertInto("agreementSignatures").values(row).execute()).rejects.toThrow("as it stands");
  const other = { ...row, groupId: contract.processor.id, hash: "0".repeat(64) };
  await expect(db.insertInto("agreementSignatures").values(other).execute()).rejects.toThrow("as it stands");
});

test("a change holds when the other side signs it, and its schedule becomes the plan", async ({ db }) => {
  const contract = await createContract(db);
  await signBoth(db, contract);
  const { inForce } = await agreementStanding(db, contract.id);
  const schedule = weeklySchedule(120, "2026-11-23", 3);
  const terms = { ...inForce!.body.terms, schedule, noticeDays: 3 };
  const signer = { groupId: contract.processor.id, device: "" };
  const value = { contractId: contract.id, terms, reason: "Dapur kecil." };
  expect(await proposeChange(db, anAct("cook"), signer, value)).toEqual({ ok: true, version: 2 });
  expect(await proposeChange(db, anAct("cook"), signer, value)).toEqual({ ok: false, reason: "changeOpen" });
  expect(await liveDeliveries(db, contract.id)).toHaveLength(1);
  expect(await sign(db, contract, "producer")).toEqual({ ok: true, version: 2, inForce: true });
  const plan = await liveDeliveries(db, contract.id);
  expect(plan.map(({ plannedOn, quantityKg }) => [plannedOn, quantityKg])).toEqual([
    ["2026-11-23", 40],
    ["2026-11-30", 40],
    ["2026-12-07", 40],
  ]);
});

test("a change that changes nothing, or plans another amount, is refused", async ({ db }) => {
  const contract = await createContract(db);
  await signBoth(db, contract);
  const { inForce } = await agreementStanding(db, contract.id);
  const { terms } = inForce!.body;
  const signer = { groupId: contract.producer.id, device: "" };
  const propose = (over: Partial<typeof terms>) =>
    proposeChange(db, anAct(), signer, { contractId: contract.id, terms: { ...terms, ...over }, reason: "coba" });
  expect(await propose({})).toEqual({ ok: false, reason: "nothingChanged" });
  expect(await propose({ schedule: weeklySchedule(121, "2026-11-23", 2) })).toEqual({
    ok: false,
    reason: "scheduleSum",
  });
});

test("what has left stays in the plan", async ({ db }) => {
  const contract = await createContract(db);
  await signBoth(db, contract);
  const [planned] = await liveDeliveries(db, contract.id);
  const value = { contractId: contract.id, deliveryId: planned!.id, sentGrams: 119_500, note: "" };
  expect(await departDelivery(db, anAct(), contract.processor, value)).toEqual({ ok: false, reason: "notParty" });
  expect(await departDelivery(db, anAct(), contract.producer, value)).toEqual({ ok: true, id: planned!.id });
  expect(await departDelivery(db, anAct(), contract.producer, value)).toEqual({ ok: false, reason: "departed" });
  const { inForce } = await agreementStanding(db, contract.id);
  const terms = { ...inForce!.body.terms, schedule: weeklySchedule(120, "2026-12-01", 2) };
  const signer = { groupId: contract.producer.id, device: "" };
  const done = await proposeChange(db, anAct(), signer, { contractId: contract.id, terms, reason: "mundur" });
  expect(done).toEqual({ ok: false, reason: "scheduleStarted" });
});

test("a declined change leaves what held, and either side may propose again", async ({ db }) => {
  const contract = await createContract(db);
  await signBoth(db, contract);
  const { inForce } = await agreementStanding(db, contract.id);
  const terms = { ...inForce!.body.terms, tolerancePercent: 2 };
  const value = { contractId: contract.id, terms, reason: "lebih ketat" };
  await proposeChange(db, anAct(), { groupId: contract.processor.id, device: "" }, value);
  const declined = await declineAgreement(db, anAct(), contract.producer, {
    contractId: contract.id,
    reason: "terlalu ketat",
  });
  expect(declined).toEqual({ ok: true, version: 2 });
  const standing = await agreementStanding(db, contract.id);
  expect([standing.inForce?.version, standing.open]).toEqual([1, null]);
  const again = await proposeChange(db, anAct(), { groupId: contract.producer.id, device: "" }, value);
  expect(again).toEqual({ ok: true, version: 3 });
});

test("after both signed, a side ends with notice, or at once with the other side", async ({ db }) => {
  const contract = await createContract(db);
  const value = { contractId: contract.id, reason: "kolam bocor" };
  const mine = { groupId: contract.producer.id };
  expect(await giveNotice(db, anAct(), contract.producer, value)).toEqual({ ok: false, reason: "noticeNeedless" });
  await signBoth(db, contract);
  expect(await endContract(db, anAct(), mine, value)).toEqual({ ok: false, reason: "noticeNeeded" });
  expect(await giveNotice(db, anAct(), contract.producer, value)).toEqual({ ok: true, endsOn: "2026-11-28" });
  expect(await giveNotice(db, anAct(), contract.processor, value)).toEqual({ ok: false, reason: "noticeGiven" });
  expect(await endContract(db, anAct(), mine, value)).toEqual({ ok: false, reason: "noticeRunning" });
  const agreed = await endContract(db, anAct(), { groupId: contract.processor.id }, value);
  expect(agreed).toEqual({ ok: true, id: contract.id });
});

test("after the notice has run the side that gave it ends alone", async ({ db }) => {
  const contract = await createContract(db);
  await signBoth(db, contract);
  const value = { contractId: contract.id, reason: "kolam bocor" };
  await giveNotice(db, anAct(), contract.producer, value);
  const later = anAct("producer", { at: todayMs + 7 * 86_400_000 });
  expect(await endContract(db, later, { groupId: contract.producer.id }, value)).toMatchObject({ ok: true });
});

test("the proof of a text tells groups and figures, when each side signed, and no person", async ({ db }) => {
  const contract = await createContract(db);
  expect(await proofOf(db, "0".repeat(64))).toBeNull();
  await signBoth(db, contract);
  const hash = (await agreementStanding(db, contract.id)).inForce!.hash;
  const proof = await proofOf(db, hash);
  expect(proof).toMatchObject({ version: 1, state: "standing", signedAt: { producer: todayMs, processor: todayMs } });
  expect(JSON.stringify(proof)).not.toMatch(/userId|\+62/);
});
