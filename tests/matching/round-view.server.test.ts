import { expect } from "vitest";
import { answerProposal } from "~/matching/answers.server.ts";
import { helpSentence, pairingSentences } from "~/matching/desk-reasons.ts";
import { roundFor } from "~/matching/round-view.server.ts";
import { coarseAbove, coarseBelow } from "~/matching/round-view.ts";
import { roundsOf } from "~/matching/rounds-list.server.ts";
import { hasRound } from "~/matching/rounds.server.ts";
import { createBid, createLot, createTrader } from "../factories/market.ts";
import { anAnswer, createPair, createRound, createSentProposal, dueAt } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const banjarbaru = ["63.72"];
const kukar = ["64.02"];
const all = { nowMs: todayMs, most: 100 };

test("an officer of another regency finds no round of this one", async ({ db }) => {
  const { roundId } = await createSentProposal(db, { lot: { quantityKg: 100 } });

  expect(await roundFor(db, kukar, roundId, all)).toBeUndefined();
  expect(await hasRound(db, kukar, roundId)).toBe(false);
  expect(await hasRound(db, banjarbaru, roundId)).toBe(true);
  expect((await roundsOf(db, kukar, null)).rows).toEqual([]);
});

test("the workbench shows the newest plan with its band, its reasons and its answers, but no side's limit", async ({
  db,
}) => {
  const { id, roundId, processor } = await createSentProposal(db, {
    lot: { askIdr: 24_317 },
    offer: { accepts: [{ commodityCode: "LELE", ceilingIdr: 30_739, yieldPerMille: 281 }] },
  });
  await answerProposal(db, anAct("member"), anAnswer(id, "processor", processor, "no"));

  const round = await roundFor(db, banjarbaru, roundId, all);
  expect(round).toMatchObject({
    number: 1,
    pairingCount: 1,
    counts: { declined: 1 },
    dueAt,
    meanDistanceM: 0,
    unsold: [],
    changes: [],
  });
  expect(round!.certificate).toMatchObject({ status: "optimal", gap: 0, violations: 0 });
  expect(round!.pairings[0]).toMatchObject({ id, state: "declined", declineReason: "price", quantityKg: 80 });
  // Half of the way between the ask and what the ceiling leaves after Rp200 of transport; the band around both.
  expect(round!.pairings[0]!.price).toEqual({
    farmGateIdr: 27_428,
    deliveredIdr: 27_628,
    transportIdr: 200,
    bandLowIdr: 24_000,
    bandHighIdr: 31_000,
  });
  expect(JSON.stringify(round)).not.toMatch(/askIdr|bidIdr|ceiling|gainPerKg|24317|30739|30539|6222|497760/i);
  expect(pairingSentences(round!.pairings[0]!, "id")).toHaveLength(3);
});

test("a long plan is cut, its numbers are not", async ({ db }) => {
  const { producer } = await createPair(db, { offer: { capacityKg: 200 } });
  await createLot(db, producer, { quantityKg: 40 });
  const roundId = await createRound(db);
  const round = await roundFor(db, banjarbaru, roundId, { nowMs: todayMs, most: 1 });
  expect(round).toMatchObject({ pairingCount: 2, counts: { draft: 2 } });
  expect(round!.numbers).toMatchObject({ matchedKg: 120, gainsIdr: 120 * 5_800 });
  expect((await roundsOf(db, banjarbaru, null)).rows).toMatchObject([{ gainsIdr: 120 * 5_800 }]);
  expect(round!.pairings).toHaveLength(1);
});

test("kg left over are told by reason, each with what would help", async ({ db }) => {
  const { producer } = await createPair(db);
  const far = await createTrader(db, { villageCode: "63.72.02.1004" });
  await createLot(db, producer, { askIdr: 60_000, quantityKg: 33 });
  await createLot(db, far, { commodityCode: "KAMBING", quantityKg: 28, stepKg: 28, minSaleKg: 28 });
  const roundId = await createRound(db);

  const round = await roundFor(db, banjarbaru, roundId, all);
  expect(round!.unsold.map((group) => [group.reason, group.kg, group.count])).toEqual([
    ["tooDear", 33, 1],
    ["noBuyer", 28, 1],
  ]);
  expect(helpSentence(round!.unsold[0]!.lots[0]!, "id")).toBe(
    "Kurang paling banyak Rp30.500 per kg sampai harga bertemu.",
  );
  expect(helpSentence(round!.unsold[1]!.lots[0]!, "en")).toBe("Find a kitchen that would process it.");
});

test("of a harvest that is too dear the desk learns neither the bid nor the exact gap", async ({ db }) => {
  const { producer, processor, offer } = await createPair(db, {
    offer: { accepts: [{ commodityCode: "LELE", ceilingIdr: 30_739, yieldPerMille: 281 }] },
  });
  const dear = await createLot(db, producer, { askIdr: 60_000, quantityKg: 33 });
  const bid = { lotId: dear.id, offerId: offer.id, groupId: processor.id };
  await createBid(db, bid, { maxKg: 33, bidIdr: 41_913 });
  const roundId = await createRound(db);

  const round = await roundFor(db, banjarbaru, roundId, all);
  expect(round!.unsold[0]!.lots).toMatchObject([{ lotId: dear.id, missingIdr: 18_500 }]);
  expect(JSON.stringify(round)).not.toMatch(/bidIdr|detail|offer":|41913|18287|30739/i);
});

test("an amount at the desk is never the amount itself, but the full Rp500 beyond it", () => {
  expect([29_999, 30_000, 30_001].map(coarseAbove)).toEqual([30_000, 30_500, 30_500]);
  expect([30_001, 30_000, 29_999, 100, 0].map(coarseBelow)).toEqual([30_000, 29_500, 29_500, 0, 0]);
});

test("the list of rounds says how far the answers are", async ({ db }) => {
  await createSentProposal(db);
  await createPair(db);
  await createRound(db, {}, anAct("officer", { at: todayMs + 60_000 }));

  const { rows: rounds, next } = await roundsOf(db, banjarbaru, null);
  expect(rounds.map((round) => [round.number, round.sent, round.waiting, round.agreed])).toEqual([
    [2, 0, 0, 0],
    [1, 1, 1, 0],
  ]);
  expect(rounds.map((round) => round.gainsIdr)).toEqual([null, null]);
  expect(next).toBeNull();
  // A cursor of a list that is sorted by names is none here: the list begins at its head.
  const strayed = await roundsOf(db, banjarbaru, { value: "Mina Makmur", id: "x" });
  expect(strayed.rows).toHaveLength(2);
});
