import { expect } from "vitest";
import { match } from "~/engine/match.ts";
import { KeyReused } from "~/lib/once.server.ts";
import { dropProposal } from "~/matching/drops.server.ts";
import { forbidPair } from "~/matching/round-changes.server.ts";
import type { Clear } from "~/matching/round.ts";
import { clearAgain, openRound } from "~/matching/rounds.server.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import { createLot, createOffer, createTrader } from "../factories/market.ts";
import { aRoundPlan, clearHere, createPair, createRound, dueAt, officer, roundWeek } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const later = (minutes: number) => anAct("officer", { at: todayMs + minutes * 60_000 });

test("a round pairs a harvest with a kitchen, priced inside both limits", async ({ db }) => {
  const { producer, processor, lot, offer } = await createPair(db);
  const roundId = await createRound(db);

  const [proposal] = await db.selectFrom("proposals").selectAll().where("roundId", "=", roundId).execute();
  expect(proposal).toMatchObject({
    lotId: lot.id,
    offerId: offer.id,
    producerGroupId: producer.id,
    processorGroupId: processor.id,
    week: roundWeek,
    quantityKg: 80,
    askIdr: 24_000,
    bidIdr: 30_000,
    transportIdr: 200,
    distanceM: 0,
    terms: "buy",
  });
  expect(proposal!.farmGateIdr).toBeGreaterThanOrEqual(24_000);
  expect(proposal!.farmGateIdr + proposal!.transportIdr).toBeLessThanOrEqual(30_000);
  expect(proposal!.deliveredIdr).toBe(proposal!.farmGateIdr + 200);
  expect(proposal!.gainIdr).toBe(80 * 5_800);
  expect(JSON.parse(proposal!.whyJson)).toEqual({
    roomKg: 80,
    kitchensInReach: 1,
    nearerKitchens: 0,
    lotsInReach: 1,
    nearerLots: 0,
  });
});

test("inputs and plan of a round stay as they were, with the certificate", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);

  const clearing = await db
    .selectFrom("clearings")
    .selectAll()
    .where("roundId", "=", roundId)
    .executeTakeFirstOrThrow();
  const plan = match(JSON.parse(clearing.marketJson));
  expect(plan).toEqual(JSON.parse(clearing.planJson));
  expect(plan.certificate.violations).toBe(0);
  expect(clearing).toMatchObject({ status: "optimal", matchedKg: 80, offeredKg: 80, gainsIdr: 80 * 5_800 });
});

test("a kg that nobody takes is written down with its reason", async ({ db }) => {
  const { producer } = await createPair(db);
  const goat = await createLot(db, producer, { commodityCode: "KAMBING", quantityKg: 28, stepKg: 28 });
  const roundId = await createRound(db);

  const unsolds = await db
    .selectFrom("unsolds")
    .innerJoin("clearings", "clearings.id", "unsolds.clearingId")
    .selectAll("unsolds")
    .where("roundId", "=", roundId)
    .execute();
  expect(unsolds).toMatchObject([{ lotId: goat.id, quantityKg: 28, reason: "noBuyer", askCutIdr: null }]);
});

test("rounds of a regency are numbered from one", async ({ db }) => {
  await createPair(db);
  await createRound(db);
  await createRound(db);

  const rounds = await db.selectFrom("rounds").select("number").orderBy("number").execute();
  expect(rounds.map((round) => round.number)).toEqual([1, 2]);
});

test("an officer opens no round of another regency, nor one without a harvest", async ({ db }) => {
  expect(await openRound(db, anAct(), officer, aRoundPlan({ regencyCode: "64.02" }), clearHere)).toEqual({
    ok: false,
    reason: "otherRegency",
  });
  expect(await openRound(db, anAct(), officer, aRoundPlan(), clearHere)).toEqual({ ok: false, reason: "noLots" });
  expect(await db.selectFrom("rounds").selectAll().execute()).toEqual([]);
});

test("the same key opens one round", async ({ db }) => {
  await createPair(db);
  const act = anAct("officer");
  const first = await openRound(db, act, officer, aRoundPlan(), clearHere);
  expect(await openRound(db, act, officer, aRoundPlan(), clearHere)).toEqual(first);
  expect(await db.selectFrom("rounds").select("id").execute()).toHaveLength(1);
});

test("a key that comes twice clears once, at once or later, opening and clearing again", async ({ db }) => {
  await createPair(db);
  let cleared = 0;
  const counted: Clear = (market) => {
    cleared += 1;
    return clearHere(market);
  };
  const act = anAct("officer");
  const [first, second] = await Promise.all(
    [act, act].map((act) => openRound(db, act, officer, aRoundPlan(), counted)),
  );
  expect(second).toEqual(first);
  expect(await openRound(db, act, officer, aRoundPlan(), counted)).toEqual(first);
  expect(cleared).toBe(1);

  const { id: roundId } = await db.selectFrom("rounds").select("id").executeTakeFirstOrThrow();
  const again = later(1);
  await Promise.all([again, again].map((act) => clearAgain(db, act, roundId, counted)));
  expect(cleared).toBe(2);
  const other = { ...act, requestHash: "another form" };
  await expect(openRound(db, other, officer, aRoundPlan(), counted)).rejects.toThrow(KeyReused);
  expect(cleared).toBe(2);
});

test("a regency has one clearing at a time, also of several forms", async ({ db }) => {
  await createPair(db);
  let running = 0;
  let most = 0;
  const slow: Clear = async (market) => {
    most = Math.max(most, (running += 1));
    await new Promise((done) => setTimeout(done, 20));
    running -= 1;
    return clearHere(market);
  };
  const failing: Clear = () => Promise.reject(new Error("stopped"));
  const open = (clear: Clear) => openRound(db, anAct("officer"), officer, aRoundPlan(), clear);
  const done = await Promise.allSettled([open(slow), open(failing), open(slow)]);
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(most).toBe(1);
});

test("a forbidden pair is dropped at once and does not come back when cleared again", async ({ db }) => {
  const { lot, offer } = await createPair(db);
  const other = await createOffer(db, await createTrader(db, { sides: ["processor"] }), {
    accepts: [{ commodityCode: "LELE", ceilingIdr: 26_000, yieldPerMille: 281 }],
  });
  const roundId = await createRound(db);
  const before = await db.selectFrom("proposals").selectAll().where("roundId", "=", roundId).executeTakeFirstOrThrow();
  expect(before.offerId).toBe(offer.id);

  const change = { roundId, proposalId: before.id, reason: "Belum lunas musim lalu" };
  expect(await forbidPair(db, later(1), change)).toMatchObject({ ok: true });
  expect(await forbidPair(db, later(2), change)).toEqual({ ok: false, reason: "alreadyForbidden" });
  expect(await db.selectFrom("proposalDrops").select(["proposalId", "reason"]).execute()).toEqual([
    { proposalId: before.id, reason: change.reason },
  ]);
  expect(await clearAgain(db, later(3), roundId, clearHere)).toEqual({ ok: true, id: roundId });

  expect(await sendProposals(db, later(4), roundId, { dueAt })).toEqual({ ok: true, sent: 1, left: 0 });
  const sent = await db
    .selectFrom("proposalSends")
    .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
    .select(["lotId", "offerId"])
    .execute();
  expect(sent).toEqual([{ lotId: lot.id, offerId: other.id }]);
});

test("clearing again keeps the policy unless another is given", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db, { policy: { priceShare: 1 } });
  await clearAgain(db, later(1), roundId, clearHere);
  await clearAgain(db, later(2), roundId, clearHere, { policy: { priceShare: 0 }, reason: "musyawarah" });

  const prices = await db
    .selectFrom("proposals")
    .innerJoin("clearings", "clearings.id", "proposals.clearingId")
    .select("farmGateIdr")
    .orderBy("clearings.at")
    .execute();
  expect(prices[0]).toEqual(prices[1]);
  expect(prices[2]!.farmGateIdr).toBeLessThan(prices[1]!.farmGateIdr);
});

test("a dropped proposal is not sent", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);
  const { id } = await db.selectFrom("proposals").select("id").executeTakeFirstOrThrow();

  expect(await dropProposal(db, later(1), { roundId, proposalId: id, reason: "Ketua sakit" })).toEqual({
    ok: true,
    id,
  });
  expect(await dropProposal(db, later(2), { roundId, proposalId: id, reason: "Ketua sakit" })).toEqual({
    ok: false,
    reason: "alreadyDropped",
  });
  expect(await sendProposals(db, later(3), roundId, { dueAt })).toEqual({ ok: false, reason: "nothingToSend" });
});

test("a proposal of an earlier plan can neither be dropped nor forbidden", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);
  const { id: proposalId } = await db.selectFrom("proposals").select("id").executeTakeFirstOrThrow();
  await clearAgain(db, later(1), roundId, clearHere);

  expect(await dropProposal(db, later(2), { roundId, proposalId, reason: "sudah lama" })).toEqual({
    ok: false,
    reason: "notInPlan",
  });
  expect(await forbidPair(db, later(3), { roundId, proposalId, reason: "sudah lama" })).toEqual({
    ok: false,
    reason: "notInPlan",
  });
});

test("a round is sent once; from then on its plan stands", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);
  const { id: proposalId } = await db.selectFrom("proposals").select("id").executeTakeFirstOrThrow();
  const act = later(1);
  const sent = { ok: true, sent: 1, left: 0 };

  expect(await sendProposals(db, act, roundId, { dueAt })).toEqual(sent);
  expect(await sendProposals(db, act, roundId, { dueAt })).toEqual(sent);
  expect(await sendProposals(db, later(2), roundId, { dueAt })).toEqual({ ok: false, reason: "alreadySent" });
  expect(await clearAgain(db, later(3), roundId, clearHere)).toEqual({ ok: false, reason: "alreadySent" });
  expect(await dropProposal(db, later(4), { roundId, proposalId, reason: "terlambat" })).toEqual({
    ok: false,
    reason: "alreadySent",
  });
  expect(await db.selectFrom("proposalSends").selectAll().execute()).toHaveLength(1);
});

test("two rounds of a regency that are sent at once promise a kitchen's kg once", async ({ db }) => {
  await createPair(db);
  const rounds = [await createRound(db), await createRound(db)];
  const done = await Promise.all(rounds.map((id) => sendProposals(db, later(1), id, { dueAt })));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.selectFrom("proposalSends").select("proposalId").execute()).toHaveLength(1);
});

test("a deadline lies ahead", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);
  expect(await sendProposals(db, anAct("officer"), roundId, { dueAt: todayMs })).toEqual({
    ok: false,
    reason: "dueTooSoon",
  });
});

test("what was withdrawn, sent elsewhere or made dearer since the clearing is left out of what is sent", async ({
  db,
}) => {
  const { lot } = await createPair(db);
  const dearer = await createPair(db);
  const taken = await createPair(db);
  const first = await createRound(db);
  const second = await createRound(db);
  await db
    .insertInto("lotWithdrawals")
    .values({ lotId: lot.id, byUserId: "x", at: todayMs, reason: "Terjual" })
    .execute();
  await db.updateTable("lots").set({ askIdr: 29_900 }).where("id", "=", dearer.lot.id).execute();

  expect(await sendProposals(db, later(1), first, { dueAt })).toMatchObject({ ok: true });
  const sent = await db
    .selectFrom("proposalSends")
    .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
    .select("lotId")
    .distinct()
    .execute();
  expect(sent).toEqual([{ lotId: taken.lot.id }]);
  expect(await sendProposals(db, later(2), second, { dueAt })).toEqual({ ok: false, reason: "nothingToSend" });
});

test("two groups that were ruled out for each other stay apart with all their harvests, also later ones", async ({
  db,
}) => {
  const { producer, processor } = await createPair(db, { offer: { capacityKg: 200 } });
  await createLot(db, producer, { quantityKg: 40 });
  const roundId = await createRound(db);
  const [first] = await db.selectFrom("proposals").select("id").execute();

  const change = { roundId, proposalId: first!.id, reason: "Pernah berselisih" };
  expect(await forbidPair(db, later(1), change)).toMatchObject({ ok: true });
  expect(await db.selectFrom("proposalDrops").select("proposalId").execute()).toHaveLength(2);
  await createLot(db, producer, { quantityKg: 30 });
  await createOffer(db, processor);
  await clearAgain(db, later(2), roundId, clearHere);

  const { matchedKg, offeredKg } = await db
    .selectFrom("clearings")
    .select(["matchedKg", "offeredKg"])
    .orderBy("at", "desc")
    .executeTakeFirstOrThrow();
  expect([matchedKg, offeredKg]).toEqual([0, 150]);
});
