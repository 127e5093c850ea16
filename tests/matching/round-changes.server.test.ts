import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { newestClearing } from "~/matching/clearings.server.ts";
import { dropProposal } from "~/matching/drops.server.ts";
import { endChange, forbidPair, pinPair } from "~/matching/round-changes.server.ts";
import { roundFor } from "~/matching/round-view.server.ts";
import { clearAgain } from "~/matching/rounds.server.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import { createLot, createOffer, createTrader } from "../factories/market.ts";
import { clearHere, createPair, createRound, dueAt, roundWeek } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const later = (minutes: number) => anAct("officer", { at: todayMs + minutes * 60_000 });

/** Kg by lot and offer in the round's newest plan. */
async function planOf(db: Db, roundId: string) {
  const { id } = await newestClearing(db, roundId);
  return db
    .selectFrom("proposals")
    .select(["id", "lotId", "offerId", "quantityKg"])
    .where("clearingId", "=", id)
    .orderBy("quantityKg", "desc")
    .execute();
}

test("a pinned pairing keeps its kg, and the plan is cleared around it", async ({ db }) => {
  const { lot, offer } = await createPair(db);
  const other = await createLot(db, await createTrader(db), { quantityKg: 80, askIdr: 24_500 });
  const roundId = await createRound(db);
  const [first] = await planOf(db, roundId);
  expect(first).toMatchObject({ lotId: lot.id, offerId: offer.id, quantityKg: 80 });

  const pinned = await pinPair(db, later(1), { roundId, proposalId: first!.id, quantityKg: 30, reason: "kata ketua" });
  expect(pinned).toMatchObject({ ok: true });
  await clearAgain(db, later(2), roundId, clearHere);
  expect(await planOf(db, roundId)).toMatchObject([
    { lotId: other.id, quantityKg: 50 },
    { lotId: lot.id, quantityKg: 30 },
  ]);
  const view = await roundFor(db, ["63.72"], roundId, { nowMs: todayMs, most: 10 });
  expect(view?.pairings.map(({ pin }) => pin)).toEqual([null, "kata ketua"]);
  expect(view?.changes).toMatchObject([{ kind: "pin", quantityKg: 30, reason: "kata ketua", isPending: false }]);
});

test("a pin that is taken back no longer binds, and stays in the list with its end", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);
  const [first] = await planOf(db, roundId);
  const pin = await pinPair(db, later(1), { roundId, proposalId: first!.id, quantityKg: 30, reason: "uji" });
  const changeId = pin.ok ? pin.id : "";
  await clearAgain(db, later(2), roundId, clearHere);
  expect(await endChange(db, later(3), { roundId, changeId })).toEqual({ ok: true, id: changeId });
  expect(await endChange(db, later(4), { roundId, changeId })).toEqual({ ok: false, reason: "alreadyUndone" });
  const pending = await roundFor(db, ["63.72"], roundId, { nowMs: todayMs, most: 10 });
  expect(pending?.changes).toMatchObject([{ isPending: true, endedAt: later(3).at }]);

  await clearAgain(db, later(5), roundId, clearHere);
  expect(await planOf(db, roundId)).toMatchObject([{ quantityKg: 80 }]);
});

test("a second pin replaces the first, and a ban ends a pin and can be undone and set again", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db);
  const [first] = await planOf(db, roundId);
  const pairing = { roundId, proposalId: first!.id, reason: "uji" };
  await pinPair(db, later(1), { ...pairing, quantityKg: 30 });
  await pinPair(db, later(2), { ...pairing, quantityKg: 40 });
  await clearAgain(db, later(3), roundId, clearHere);
  const [second] = await planOf(db, roundId);
  expect(second).toMatchObject({ quantityKg: 40 });

  const ban = await forbidPair(db, later(4), { ...pairing, proposalId: second!.id });
  await clearAgain(db, later(5), roundId, clearHere);
  expect(await planOf(db, roundId)).toEqual([]);
  await endChange(db, later(6), { roundId, changeId: ban.ok ? ban.id : "" });
  await clearAgain(db, later(7), roundId, clearHere);
  const [third] = await planOf(db, roundId);
  expect(third).toMatchObject({ quantityKg: 80 });
  expect(await forbidPair(db, later(8), { ...pairing, proposalId: third!.id })).toMatchObject({ ok: true });
});

test("kg that do not fit are refused: more than there is, no whole head, and once the round is sent", async ({
  db,
}) => {
  await createPair(db, { lot: { stepKg: 10 } });
  const roundId = await createRound(db);
  const [first] = await planOf(db, roundId);
  const pairing = { roundId, proposalId: first!.id, reason: "uji" };
  expect(await pinPair(db, later(1), { ...pairing, quantityKg: 90 })).toEqual({ ok: false, reason: "kgTooMuch" });
  expect(await pinPair(db, later(2), { ...pairing, quantityKg: 35 })).toEqual({ ok: false, reason: "kgNoStep" });
  expect(await db.selectFrom("roundChanges").selectAll().execute()).toEqual([]);

  await sendProposals(db, later(3), roundId, { dueAt });
  expect(await pinPair(db, later(4), { ...pairing, quantityKg: 40 })).toEqual({ ok: false, reason: "alreadySent" });
});

test("a pin whose harvest is gone is left out, and the rest is cleared", async ({ db }) => {
  const { lot } = await createPair(db);
  const other = await createLot(db, await createTrader(db), { quantityKg: 80, askIdr: 25_000 });
  const roundId = await createRound(db);
  const [first] = await planOf(db, roundId);
  await pinPair(db, later(1), { roundId, proposalId: first!.id, quantityKg: 30, reason: "uji" });
  await db.insertInto("lotWithdrawals").values({ lotId: lot.id, byUserId: "u", at: todayMs, reason: "laku" }).execute();
  expect(await clearAgain(db, later(2), roundId, clearHere)).toMatchObject({ ok: true });
  expect(await planOf(db, roundId)).toMatchObject([{ lotId: other.id, quantityKg: 80 }]);
});

test("what an officer left out stays out when the round is cleared again", async ({ db }) => {
  await createPair(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  await createLot(db, await createTrader(db), { commodityCode: "NILA", quantityKg: 60 });
  const accepts = [{ commodityCode: "NILA", ceilingIdr: 40_000, yieldPerMille: 300 }];
  await createOffer(db, processor, { capacityKg: 60, toWeek: roundWeek, accepts });
  const roundId = await createRound(db);
  const [catfish] = await planOf(db, roundId);
  await dropProposal(db, later(1), { roundId, proposalId: catfish!.id, reason: "jalan rusak" });
  await clearAgain(db, later(2), roundId, clearHere);
  const view = await roundFor(db, ["63.72"], roundId, { nowMs: todayMs, most: 10 });
  expect(view?.pairings.map(({ state, dropReason }) => [state, dropReason])).toEqual([
    ["dropped", "jalan rusak"],
    ["draft", null],
  ]);
  expect(view?.counts).toEqual({ draft: 1 });
});
