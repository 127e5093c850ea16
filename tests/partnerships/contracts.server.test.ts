import { expect } from "vitest";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { withdrawOffer } from "~/market/offers.server.ts";
import { answerAndSign, endContract } from "~/partnerships/contracts.server.ts";
import {
  answerOf,
  createContract,
  createPair,
  createPayment,
  createProposal,
  createTicket,
} from "../factories/partnerships.ts";
import { createLot } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";

test("one yes is no contract", async ({ db }) => {
  const proposal = await createProposal(db);
  const done = await answerAndSign(db, anAct(), answerOf(proposal, "producer"));
  expect(done).toEqual({ ok: true, contractId: null });
  expect(await db.selectFrom("contracts").selectAll().execute()).toEqual([]);
});

test("the second yes drafts the contract with its number, price, payment days and delivery", async ({ db }) => {
  const contract = await createContract(db);
  expect(contract).toMatchObject({
    number: "PKS-2026-0001",
    quantityKg: 120,
    priceIdr: 24_500,
    feeIdr: 0,
    paymentDays: 7,
  });
  expect(contract).toMatchObject({ terms: "buy", commodityCode: "LELE", productCode: "ABON_LELE", week: "2026-11-16" });
  const [delivery] = await db.selectFrom("deliveries").selectAll().execute();
  // The harvest is ready on the 24th, after the agreed week: the last day of that week is planned.
  expect(delivery).toMatchObject({ contractId: contract.id, plannedOn: "2026-11-22", quantityKg: 120 });
});

test("a contract leaves an event for each side, without a limit of either", async ({ db }) => {
  await createContract(db);
  const events = await db.selectFrom("events").selectAll().where("verb", "=", "contract.signed").execute();
  expect(events).toHaveLength(2);
  expect(events.map(({ data }) => data).join()).not.toMatch(/23500|26000|ask|bid|ceiling/i);
});

test("a toll contract carries the fee, a bought one does not", async ({ db }) => {
  expect(await createContract(db, { terms: "toll" })).toMatchObject({ terms: "toll", feeIdr: 6_000 });
});

test("a no drafts nothing, and a yes after it is refused", async ({ db }) => {
  const proposal = await createProposal(db);
  await answerAndSign(db, anAct(), answerOf(proposal, "producer", "no"));
  expect(await answerAndSign(db, anAct(), answerOf(proposal, "processor"))).toEqual({ ok: false, reason: "declined" });
  expect(await db.selectFrom("contracts").selectAll().execute()).toEqual([]);
});

test("the yes that would promise more than is left is refused and not kept", async ({ db }) => {
  const pair = await createPair(db);
  const lot = await createLot(db, pair.producer, { quantityKg: 150, askIdr: 23_500 });
  await createContract(db, { pair, lotId: lot.id });
  const second = await createProposal(db, { pair, lotId: lot.id, quantityKg: 31 });
  await answerAndSign(db, anAct(), answerOf(second, "producer"));
  expect(await answerAndSign(db, anAct(), answerOf(second, "processor"))).toEqual({
    ok: false,
    reason: "lotContracted",
  });
  const answers = await db.selectFrom("answers").select("side").where("proposalId", "=", second.id).execute();
  expect(answers).toEqual([{ side: "producer" }]);
});

test("a withdrawn harvest is not contracted any more", async ({ db }) => {
  const proposal = await createProposal(db);
  await answerAndSign(db, anAct(), answerOf(proposal, "producer"));
  const withdrawal = { lotId: proposal.lotId, byUserId: "x", at: todayMs, reason: "sold" };
  await db.insertInto("lotWithdrawals").values(withdrawal).execute();
  expect(await answerAndSign(db, anAct(), answerOf(proposal, "processor"))).toEqual({
    ok: false,
    reason: "lotWithdrawn",
  });
});

test("a withdrawn offer is not contracted any more", async ({ db }) => {
  const proposal = await createProposal(db);
  await answerAndSign(db, anAct(), answerOf(proposal, "producer"));
  const withdrawal = { offerId: proposal.offerId, byUserId: "x", at: todayMs, reason: "full" };
  await db.insertInto("offerWithdrawals").values(withdrawal).execute();
  expect(await answerAndSign(db, anAct(), answerOf(proposal, "processor"))).toEqual({
    ok: false,
    reason: "offerWithdrawn",
  });
});

test("a contract never follows the withdrawal of its offer, however close they come", async ({ db }) => {
  for (let i = 0; i < 8; i += 1) {
    const proposal = await createProposal(db);
    await answerAndSign(db, anAct(), answerOf(proposal, "producer"));
    const { offerId, processor } = proposal;
    await Promise.all([
      withdrawOffer(db, anAct(), processor, offerId, { reason: "dapur tutup" }),
      answerAndSign(db, anAct(), answerOf(proposal, "processor")),
    ]);
    const contract = await db.selectFrom("contracts").select("id").where("offerId", "=", offerId).executeTakeFirst();
    const trail = await db
      .selectFrom("events")
      .select("verb")
      .where("subjectId", "in", [offerId, contract?.id ?? ""])
      .orderBy("seq")
      .execute();
    const verbs = trail.map(({ verb }) => verb);
    if (verbs.includes("offer.withdrawn")) expect(verbs.slice(verbs.indexOf("offer.withdrawn"))).toHaveLength(1);
  }
});

test("64 second yeses at once never promise more than the harvest holds", async ({ db }) => {
  const pair = await createPair(db);
  const lot = await createLot(db, pair.producer, { quantityKg: 500, askIdr: 23_500 });
  const proposals = [];
  for (let i = 0; i < 64; i += 1) {
    const proposal = await createProposal(db, { pair, lotId: lot.id, quantityKg: 20 + (i % 7) });
    await answerAndSign(db, anAct(), answerOf(proposal, "producer"));
    proposals.push(proposal);
  }
  const done = await Promise.all(
    proposals.map((proposal) => answerAndSign(db, anAct(), answerOf(proposal, "processor"))),
  );
  const contracts = await db.selectFrom("contracts").select("quantityKg").execute();
  const promisedKg = contracts.reduce((sum, { quantityKg }) => sum + quantityKg, 0);
  expect(promisedKg).toBeLessThanOrEqual(500);
  expect(promisedKg).toBeGreaterThan(500 - 26);
  expect(done.filter(({ ok }) => ok)).toHaveLength(contracts.length);
  expect(new Set(done.flatMap((answer) => (answer.ok ? [] : [answer.reason])))).toEqual(new Set(["lotContracted"]));
});

test("the same yes sent twice makes one contract", async ({ db }) => {
  const proposal = await createProposal(db);
  await answerAndSign(db, anAct(), answerOf(proposal, "producer"));
  const act = anAct("processor");
  const first = await answerAndSign(db, act, answerOf(proposal, "processor"));
  expect(await answerAndSign(db, act, answerOf(proposal, "processor"))).toEqual(first);
  expect(await db.selectFrom("contracts").selectAll().execute()).toHaveLength(1);
});

test("the database itself refuses a contract beyond the harvest", async ({ db }) => {
  const { producer, processor, ...contract } = await createContract(db);
  expect([producer.sides, processor.sides]).toEqual([["producer"], ["processor"]]);
  const proposal = await createProposal(db, { lotId: contract.lotId });
  const twin = { ...contract, id: "twin", number: "PKS-2026-9999", proposalId: proposal.id };
  await expect(db.insertInto("contracts").values(twin).execute()).rejects.toThrow("larger than the rest");
});

test("either party and an officer of the regency may end a contract, each once", async ({ db }) => {
  const contract = await createContract(db);
  const value = { contractId: contract.id, reason: "kolam bocor" };
  expect(await endContract(db, anAct(), { groupId: "somebody" }, value)).toEqual({ ok: false, reason: "notParty" });
  expect(await endContract(db, anAct(), { regencyCodes: ["64.02"] }, value)).toEqual({ ok: false, reason: "notParty" });
  expect(await endContract(db, anAct(), { regencyCodes: ["63.72"] }, value)).toEqual({ ok: true, id: contract.id });
  const again = await endContract(db, anAct(), { groupId: contract.producerGroupId }, value);
  expect(again).toEqual({ ok: false, reason: "contractEnded" });
});

test("an ended contract keeps its confirmed notes", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  const reach = { groupId: contract.producerGroupId };
  await endContract(db, anAct(), reach, { contractId: contract.id, reason: "dapur tutup" });
  const row = await contractFor(db, reach, contract.id);
  expect(row).toMatchObject({ confirmedGrams: 117_700, dueIdr: 2_883_650, endReason: "dapur tutup" });
});

test("a contract that is done is not ended any more", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  await createPayment(db, contract, { amountIdr: 2_883_650 });
  const value = { contractId: contract.id, reason: "sudah tidak mau" };
  const done = await endContract(db, anAct(), { groupId: contract.producerGroupId }, value);
  expect(done).toEqual({ ok: false, reason: "contractDone" });
});

test("what was delivered under an ended contract is not promised again", async ({ db }) => {
  const pair = await createPair(db);
  const contract = await createContract(db, { pair });
  await createTicket(db, contract, { grossGrams: 50_500, tareGrams: 0 });
  const reach = { groupId: contract.producerGroupId };
  await endContract(db, anAct(), reach, { contractId: contract.id, reason: "dapur tutup" });
  const sign = async (quantityKg: number) => {
    const next = await createProposal(db, { pair, lotId: contract.lotId, quantityKg });
    await answerAndSign(db, anAct(), answerOf(next, "producer"));
    return answerAndSign(db, anAct(), answerOf(next, "processor"));
  };
  expect(await sign(70)).toEqual({ ok: false, reason: "lotContracted" });
  expect(await sign(69)).toMatchObject({ ok: true });
});

test("a contract of others is not found", async ({ db }) => {
  const contract = await createContract(db);
  expect(await contractFor(db, { groupId: "somebody" }, contract.id)).toBeUndefined();
  expect(await contractFor(db, { regencyCodes: ["64.02"] }, contract.id)).toBeUndefined();
  expect(await contractFor(db, { regencyCodes: [] }, contract.id)).toBeUndefined();
  expect(await contractFor(db, { regencyCodes: ["63.72"] }, contract.id)).toMatchObject({ id: contract.id });
});
