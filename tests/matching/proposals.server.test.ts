import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { answerProposal } from "~/matching/answers.server.ts";
import { leftOversOf, proposalFor, proposalsFor } from "~/matching/proposals.server.ts";
import { leftOverSentences, whySentences } from "~/matching/reasons.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import { createBid, createLot, createTrader } from "../factories/market.ts";
import { anAnswer, createPair, createRound, createSentProposal, dueAt } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

/** Odd figures that stand nowhere else. */
const askIdr = 24_317;
const ceilingIdr = 30_739;
const odd = { lot: { askIdr }, offer: { accepts: [{ commodityCode: "LELE", ceilingIdr, yieldPerMille: 281 }] } };

async function seenBy(db: Db, groupId: string, id: string) {
  const one = await proposalFor(db, groupId, id, todayMs);
  const lists = await proposalsFor(db, groupId, { nowMs: todayMs });
  if (!one) throw new Error("not a party");
  return { one, everything: JSON.stringify([one, lists, whySentences(one, "id"), whySentences(one, "en")]) };
}

test("each side reads the proposal with its own limit", async ({ db }) => {
  const { id, lot, producer, processor } = await createSentProposal(db, odd);
  const stored = await db.selectFrom("proposals").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  const hulu = await seenBy(db, producer.id, id);
  expect(hulu.one).toMatchObject({
    side: "producer",
    state: "waiting",
    lotId: lot.id,
    quantityKg: 80,
    farmGateIdr: stored.farmGateIdr,
    deliveredIdr: stored.farmGateIdr + 200,
    ownLimitIdr: askIdr,
    dueAt,
    contractId: null,
  });
  const hilir = await seenBy(db, processor.id, id);
  expect(hilir.one).toMatchObject({ side: "processor", ownLimitIdr: ceilingIdr, transportIdr: 200 });
  expect(hilir.one.partner).toEqual(hulu.one.own);
  expect(hilir.one.own).toEqual(hulu.one.partner);
});

test("nothing that a side reads holds the other's limit or the band", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db, odd);
  const { bandLowIdr, bandHighIdr } = await db
    .selectFrom("proposals")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const hulu = await seenBy(db, producer.id, id);
  const hilir = await seenBy(db, processor.id, id);

  expect(hulu.everything).toContain(String(askIdr));
  expect(hulu.everything).not.toMatch(new RegExp(`${ceilingIdr}|30\\.739|30,739|${bandHighIdr}`));
  expect(hilir.everything).toContain(String(ceilingIdr));
  expect(hilir.everything).not.toMatch(new RegExp(`${askIdr}|24\\.317|24,317|${bandLowIdr}`));
  expect(Object.keys(hulu.one).sort()).toEqual(Object.keys(hilir.one).sort());
  expect(Object.keys(hulu.one).join()).not.toMatch(/band|ask|bid|gain|ceiling/i);
});

test("a sealed bid replaces the ceiling, and only its own side sees it", async ({ db }) => {
  const pair = await createPair(db, odd);
  await createBid(
    db,
    { lotId: pair.lot.id, offerId: pair.offer.id, groupId: pair.processor.id },
    { maxKg: 80, bidIdr: 27_913 },
  );
  const roundId = await createRound(db);
  await sendProposals(db, anAct("officer"), roundId, { dueAt });
  const { id } = await db.selectFrom("proposals").select("id").executeTakeFirstOrThrow();

  expect((await seenBy(db, pair.processor.id, id)).one.ownLimitIdr).toBe(27_913);
  expect((await seenBy(db, pair.producer.id, id)).everything).not.toMatch(/27913|27\.913|30739/);
});

test("on toll terms there is a fee and no price: the kitchen learns nothing of the ask, the producer an estimate", async ({
  db,
}) => {
  const { id, producer, processor } = await createSentProposal(db, {
    lot: { askIdr },
    offer: { terms: "toll", feeIdr: 6_000 },
  });
  const stored = await db.selectFrom("proposals").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  const hilir = await seenBy(db, processor.id, id);
  expect(hilir.one).toMatchObject({
    terms: "toll",
    feeIdr: 6_000,
    farmGateIdr: null,
    deliveredIdr: null,
    ownLimitIdr: null,
    worthIdr: null,
  });
  expect(hilir.everything).not.toMatch(new RegExp(`${askIdr}|24\\.317|${stored.farmGateIdr}`));
  const hulu = await seenBy(db, producer.id, id);
  expect(hulu.one).toMatchObject({ farmGateIdr: null, worthIdr: stored.bidIdr - stored.transportIdr });
});

test("only the two parties read a proposal, and only once it is sent", async ({ db }) => {
  const { id, producer } = await createSentProposal(db);
  const stranger = await createTrader(db, { sides: ["producer", "processor"] });
  expect(await proposalFor(db, stranger.id, id, todayMs)).toBeUndefined();
  expect(await proposalsFor(db, stranger.id, { nowMs: todayMs })).toEqual({ waiting: [], rest: [], next: null });

  const draft = await createPair(db);
  const roundId = await createRound(db);
  const { id: draftId } = await db
    .selectFrom("proposals")
    .select("id")
    .where("roundId", "=", roundId)
    .executeTakeFirstOrThrow();
  expect(await proposalFor(db, draft.producer.id, draftId, todayMs)).toBeUndefined();
  expect((await proposalsFor(db, producer.id, { nowMs: todayMs })).waiting).toHaveLength(1);
});

test("what waits for an answer stands first; answered and expired go to the rest", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  await answerProposal(db, anAct("member"), anAnswer(id, "producer", producer));

  const hulu = await proposalsFor(db, producer.id, { nowMs: todayMs });
  expect([hulu.waiting, hulu.rest.map((one) => one.state)]).toEqual([[], ["halfYes"]]);
  const hilir = await proposalsFor(db, processor.id, { nowMs: todayMs });
  expect([hilir.waiting.map((one) => one.state), hilir.rest]).toEqual([["halfYes"], []]);
  expect(hilir.waiting[0]!.answers).toEqual({ producer: "yes" });
  const late = await proposalsFor(db, processor.id, { nowMs: dueAt });
  expect([late.waiting, late.rest.map((one) => one.state)]).toEqual([[], ["expired"]]);
});

test("why: room, distance and the own price, in both languages, three sentences at most", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db, odd);
  const { one: hulu } = await seenBy(db, producer.id, id);
  const { one: hilir } = await seenBy(db, processor.id, id);
  const more = (hulu.farmGateIdr! - askIdr).toLocaleString("id-ID");
  const less = (ceilingIdr - hilir.deliveredIdr!).toLocaleString("id-ID");

  expect(whySentences(hulu, "id")).toEqual([
    "Dapur ini punya tempat untuk 80 kg ikan lele pekan itu.",
    "Satu-satunya dapur dalam jangkauan yang mengolah ikan lele pekan itu, satu kelurahan.",
    `Harganya Rp${more} per kg di atas harga mulai Anda.`,
  ]);
  expect(whySentences(hilir, "id")[2]).toContain(`Rp${less} di bawah batas Anda`);
  expect(whySentences(hilir, "en")).toHaveLength(3);
  const elsewhere = { ...hulu, distanceM: 12_300, why: { ...hulu.why, kitchensInReach: 5, nearerKitchens: 2 } };
  expect(whySentences(elsewhere, "id")[1]).toBe(
    "Jaraknya 12 km. Ada 2 dapur lebih dekat, tetapi secara keseluruhan pasangan ini lebih baik.",
  );
  const atLimits = { ...hulu, farmGateIdr: askIdr };
  expect(whySentences(atLimits, "id")[2]).toBe("Harganya sama dengan harga mulai Anda.");
});

test("a producer learns after the round which kg found nobody and what would help, without a figure of others", async ({
  db,
}) => {
  const pair = await createPair(db, odd);
  const dear = await createLot(db, pair.producer, { askIdr: 60_000, quantityKg: 33 });
  const roundId = await createRound(db);
  expect(await leftOversOf(db, pair.producer.id)).toEqual([]);
  await sendProposals(db, anAct("officer"), roundId, { dueAt });

  const [left, ...others] = await leftOversOf(db, pair.producer.id);
  expect(others).toEqual([]);
  expect(left).toMatchObject({ lotId: dear.id, quantityKg: 33, reason: "tooDear" });
  expect(JSON.stringify([left, leftOverSentences("tooDear", "id")])).not.toMatch(/30739|30\.739/);
  expect(await leftOversOf(db, pair.processor.id)).toEqual([]);
});

test("the list of a group goes on by page, each proposal once", async ({ db }) => {
  const { producer, processor, offer } = await createPair(db, { offer: { capacityKg: 10_000, maxSuppliers: 99 } });
  for (let i = 0; i < 24; i++) await createLot(db, producer, { quantityKg: 50 + i });
  await db.updateTable("kitchens").set({ capacityKg: 10_000 }).where("id", "=", offer.kitchenId).execute();
  const roundId = await createRound(db);
  await sendProposals(db, anAct("officer"), roundId, { dueAt });

  const late = { nowMs: dueAt };
  const first = await proposalsFor(db, processor.id, late);
  expect([first.rest.length, first.next !== null]).toEqual([20, true]);
  const last = first.rest.at(-1)!;
  const second = await proposalsFor(db, processor.id, { ...late, after: { value: String(last.sentAt), id: last.id } });
  expect([second.rest.length, second.next]).toEqual([5, null]);
  expect(new Set([...first.rest, ...second.rest].map((one) => one.id)).size).toBe(25);
});
