import { v7 } from "uuid";
import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { answerProposal } from "~/matching/answers.server.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import { createBid, createKitchen, createLot, createOffer, createTrader } from "../factories/market.ts";
import { anAnswer, createPair, createSentProposal, dueAt, roundWeek } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const span = { regencyCode: "63.72", fromWeek: roundWeek, weeks: 3 };

function market(db: Db, over: { nowMs?: number; roundId?: string } = {}) {
  return readMarket(db, span, {}, { nowMs: over.nowMs ?? todayMs, roundId: over.roundId ?? null });
}

/** A running contract of the pair over 30 kg in the round's first week. */
async function promise(
  db: Db,
  pair: Awaited<ReturnType<typeof createPair>>,
  over: { id?: string; week?: string } = {},
) {
  const { lot, offer, producer, processor } = pair;
  const sent = await createSentProposalRow(db, pair);
  const contract = {
    id: over.id ?? v7(),
    number: v7(),
    proposalId: sent,
    lotId: lot.id,
    offerId: offer.id,
    kitchenId: offer.kitchenId,
    producerGroupId: producer.id,
    processorGroupId: processor.id,
    regencyCode: "63.72",
    commodityCode: "LELE",
    productCode: "ABON_LELE",
    terms: "buy" as const,
    quantityKg: 30,
    priceIdr: 25_000,
    feeIdr: 0,
    bidId: null,
    transportBy: "buyer" as const,
    ...{ sharePercent: 0, shareCostIdr: 0, shareCosts: "" },
    week: over.week ?? roundWeek,
    paymentDays: 3,
    signedAt: todayMs,
  };
  await db.insertInto("contracts").values(contract).execute();
  return contract.id;
}

async function createSentProposalRow(db: Db, pair: Awaited<ReturnType<typeof createPair>>) {
  const [roundId, clearingId, id] = [v7(), v7(), v7()];
  const by = { byUserId: "officer", at: todayMs };
  const { lot, offer, producer, processor } = pair;
  const number = (await db.selectFrom("rounds").select("id").execute()).length + 1;
  await db
    .insertInto("rounds")
    .values({ id: roundId, regencyCode: "63.72", number, ...by, fromWeek: roundWeek, weeks: 8 })
    .execute();
  const sums = { objectiveIdr: 0, boundIdr: 0, gainsIdr: 0, matchedKg: 0, offeredKg: 0, reachableKg: 0 };
  await db
    .insertInto("clearings")
    .values({ id: clearingId, roundId, ...by, marketJson: "{}", planJson: "{}", status: "optimal", ...sums })
    .execute();
  const parties = { producerGroupId: producer.id, processorGroupId: processor.id, kitchenId: offer.kitchenId };
  const prices = {
    farmGateIdr: 25_000,
    deliveredIdr: 25_200,
    transportIdr: 200,
    bandLowIdr: 24_000,
    bandHighIdr: 29_800,
  };
  const noShare = { sharePercent: 0, shareCostIdr: 0, shareCosts: "" };
  const rest = {
    ...noShare,
    gainIdr: 0,
    distanceM: 0,
    terms: "buy" as const,
    feeIdr: 0,
    whyJson: "{}",
    askIdr: 24_000,
    bidIdr: 30_000,
  };
  const what = { id, roundId, clearingId, lotId: lot.id, offerId: offer.id, week: roundWeek, quantityKg: 30 };
  await db
    .insertInto("proposals")
    .values({ ...what, ...parties, ...prices, ...rest })
    .execute();
  return id;
}

test("weeks count from the round's Monday and are cut to its span", async ({ db }) => {
  const producer = await createTrader(db);
  const ready = (readyFrom: string, readyTo: string) => createLot(db, producer, { readyFrom, readyTo });
  const now = await ready("2026-11-10", "2026-11-25");
  const middle = await ready("2026-12-02", "2026-12-09");
  const long = await ready("2026-12-08", "2027-01-30");
  await ready("2026-11-10", "2026-11-22");
  await ready("2026-12-14", "2026-12-20");

  const { lots } = await market(db);
  const weeks = Object.fromEntries(lots.map((lot) => [lot.id, [lot.fromWeek, lot.toWeek]]));
  expect(weeks).toEqual({ [now.id]: [0, 0], [middle.id]: [1, 2], [long.id]: [2, 2] });
});

test("a harvest whose last day has passed is out, even in the round's own week", async ({ db }) => {
  const producer = await createTrader(db);
  await createLot(db, producer, { readyFrom: "2026-11-23", readyTo: "2026-11-24" });
  const wednesday = Date.parse("2026-11-25T09:00:00+08:00");

  expect((await market(db)).lots).toHaveLength(1);
  expect((await market(db, { nowMs: wednesday })).lots).toEqual([]);
});

test("an offer is open in its weeks, as far as its own kg go and the kitchen's", async ({ db }) => {
  const processor = await createTrader(db, { sides: ["processor"] });
  const kitchen = await createKitchen(db, processor, { capacityKg: 150 });
  await db.insertInto("kitchenWeeks").values({ kitchenId: kitchen.id, week: "2026-11-30", capacityKg: 0 }).execute();
  await createOffer(db, processor, {
    kitchenId: kitchen.id,
    capacityKg: 90,
    fromWeek: "2026-11-30",
    toWeek: "2027-02-01",
  });

  const { kitchens, offers } = await market(db);
  expect(kitchens.map((one) => one.capacityKg)).toEqual([[150, 0, 150]]);
  expect(offers).toMatchObject([{ fromWeek: 1, toWeek: 2, capacityKg: [0, 90, 90] }]);
});

test("running contracts take kg off the lot, the offer and the kitchen in their week; ended ones do not", async ({
  db,
}) => {
  const pair = await createPair(db, { offer: { toWeek: "2026-12-28" } });
  const contractId = await promise(db, pair);

  const running = await market(db);
  expect(running.lots[0]!.quantityKg).toBe(50);
  expect(running.offers[0]!.capacityKg).toEqual([50, 80, 80]);
  expect(running.kitchens[0]!.capacityKg).toEqual([170, 200, 200]);

  await db
    .insertInto("contractEnds")
    .values({ contractId, byUserId: "x", groupId: null, at: todayMs, reason: "batal" })
    .execute();
  const ended = await market(db);
  expect(ended.lots[0]!.quantityKg).toBe(80);
  expect(ended.offers[0]!.capacityKg).toEqual([80, 80, 80]);
});

test("a proposal that waits holds its kg until it is declined or its time is over", async ({ db }) => {
  const { id, processor } = await createSentProposal(db, { lot: { quantityKg: 100 } });

  const waiting = await market(db);
  expect(waiting.lots[0]!.quantityKg).toBe(20);
  expect(waiting.offers[0]!.capacityKg).toEqual([0, 0, 0]);
  expect(waiting.kitchens[0]!.capacityKg).toEqual([120, 200, 200]);

  const late = await market(db, { nowMs: dueAt });
  expect(late.lots[0]!.quantityKg).toBe(100);

  await answerProposal(db, anAct("member"), anAnswer(id, "processor", processor, "no"));
  const declined = await market(db);
  expect(declined.lots[0]!.quantityKg).toBe(100);
  expect(declined.kitchens[0]!.capacityKg).toEqual([200, 200, 200]);
});

test("only what stands takes part: verified groups, nothing withdrawn or closed, the own regency", async ({ db }) => {
  const { lot, offer } = await createPair(db);
  const unverified = await createTrader(db, { verified: false, sides: ["producer", "processor"] });
  await createLot(db, unverified);
  await createOffer(db, unverified);
  const withdrawn = await createPair(db);
  await db
    .insertInto("lotWithdrawals")
    .values({ lotId: withdrawn.lot.id, byUserId: "x", at: todayMs, reason: "" })
    .execute();
  await db
    .insertInto("offerWithdrawals")
    .values({ offerId: withdrawn.offer.id, byUserId: "x", at: todayMs, reason: "" })
    .execute();
  const closed = await createPair(db, { lot: { regencyCode: "64.02" } });
  await db
    .insertInto("kitchenClosures")
    .values({ kitchenId: closed.offer.kitchenId, byUserId: "x", at: todayMs, reason: "" })
    .execute();

  const found = await market(db);
  expect(found.lots.map((one) => one.id)).toEqual([lot.id]);
  expect(found.offers.map((one) => one.id)).toEqual([offer.id]);
  expect(found.kitchens.map((one) => one.id)).toEqual([offer.kitchenId]);
});

test("a group refused after it was verified is out again", async ({ db }) => {
  const { producer } = await createPair(db);
  const refusal = {
    id: v7(),
    groupId: producer.id,
    officerId: "officer",
    verdict: "refused" as const,
    reason: "fiktif",
    at: todayMs + 1,
  };
  await db.insertInto("verifications").values(refusal).execute();
  expect((await market(db)).lots).toEqual([]);
});

test("a group does not sell to its own kitchen, and an officer's no is kept for the round", async ({ db }) => {
  const both = await createTrader(db, { sides: ["producer", "processor"] });
  const ownLot = await createLot(db, both);
  const ownOffer = await createOffer(db, both);
  const { lot } = await createPair(db);
  const { id: roundId } = await createRoundRow(db);
  const pair = { lotId: lot.id, offerId: ownOffer.id };
  await db
    .insertInto("roundChanges")
    .values({ id: v7(), roundId, kind: "forbid", ...pair, byUserId: "x", at: todayMs, reason: "jauh" })
    .execute();

  const { forbidden } = await market(db, { roundId });
  expect(forbidden).toEqual(
    expect.arrayContaining([
      { lot: ownLot.id, offer: ownOffer.id },
      { lot: lot.id, offer: ownOffer.id },
    ]),
  );
  expect(forbidden).toHaveLength(2);
  expect((await market(db)).forbidden).toEqual([{ lot: ownLot.id, offer: ownOffer.id }]);
});

async function createRoundRow(db: Db) {
  const round = {
    id: v7(),
    regencyCode: "63.72",
    number: 99,
    byUserId: "officer",
    at: todayMs,
    fromWeek: roundWeek,
    weeks: 3,
  };
  await db.insertInto("rounds").values(round).execute();
  return round;
}

test("a bid counts with what is left of it, and a pair whose bid is used up trades no more", async ({ db }) => {
  const pair = await createPair(db);
  const of = { lotId: pair.lot.id, offerId: pair.offer.id, groupId: pair.processor.id };
  const bid = await createBid(db, of, { maxKg: 70, bidIdr: 28_000 });
  await promise(db, pair);
  expect((await market(db)).bids).toEqual([
    { id: bid.id, lot: of.lotId, offer: of.offerId, maxKg: 40, bidIdr: 28_000 },
  ]);

  await db.updateTable("bids").set({ maxKg: 30 }).execute();
  const used = await market(db);
  expect(used.bids).toEqual([]);
  expect(used.forbidden).toEqual([{ lot: of.lotId, offer: of.offerId }]);

  await db.insertInto("bidWithdrawals").values({ bidId: bid.id, byUserId: "x", at: todayMs }).execute();
  expect(await market(db)).toMatchObject({ bids: [], forbidden: [] });
});

test("on toll terms the product's worth to the owner stands for the bid, also where a bid limits the kg", async ({
  db,
}) => {
  const pair = await createPair(db, { offer: { terms: "toll", feeIdr: 6_000 } });
  await createBid(
    db,
    { lotId: pair.lot.id, offerId: pair.offer.id, groupId: pair.processor.id },
    { maxKg: 25, bidIdr: 1 },
  );
  const product = await db
    .selectFrom("products")
    .select(["priceIdr", "otherInputsIdrPerUnit"])
    .where("code", "=", "ABON_LELE")
    .executeTakeFirstOrThrow();
  const worth = Math.round((281 * product.priceIdr!) / 1000) - product.otherInputsIdrPerUnit! - 6_000;

  const { offers, bids } = await market(db);
  expect(offers[0]!.accepts).toEqual([{ commodity: "LELE", bidIdr: worth, product: "ABON_LELE", yield: 0.281 }]);
  expect(bids).toMatchObject([{ maxKg: 25, bidIdr: worth }]);
});

test("eggs are worth what comes out of a kilogram of them", async ({ db }) => {
  const producer = await createTrader(db);
  await createLot(db, producer, { commodityCode: "TELURITIK" });
  const processor = await createTrader(db, { sides: ["processor"] });
  const accepts = [{ commodityCode: "TELURITIK", ceilingIdr: 30_000, yieldPerMille: 960 }];
  await createOffer(db, processor, { productCode: "TELUR_ASIN", terms: "toll", feeIdr: 5_000, accepts });
  const grams = (
    await db.selectFrom("commodities").select("gramsPerUnit").where("code", "=", "TELURITIK").executeTakeFirstOrThrow()
  ).gramsPerUnit!;
  const product = await db
    .selectFrom("products")
    .select(["priceIdr", "otherInputsIdrPerUnit"])
    .where("code", "=", "TELUR_ASIN")
    .executeTakeFirstOrThrow();
  const eggs = 1000 / grams;

  const { offers } = await market(db);
  expect(offers[0]!.accepts[0]!.bidIdr).toBe(
    Math.round(eggs * 0.96 * product.priceIdr!) - Math.round(eggs * product.otherInputsIdrPerUnit!) - 5_000,
  );
});

test("a toll that leaves the owner nothing is no offer", async ({ db }) => {
  await createPair(db, { offer: { terms: "toll", feeIdr: 90_000 } });
  const { offers, kitchens } = await market(db);
  expect([offers, kitchens]).toEqual([[], []]);
});

test("a commodity's base price is the middle of its reference band", async ({ db }) => {
  await createPair(db);
  const band = await referenceBand(db, "LELE", "63.72");
  const { commodities } = await market(db);
  const lele = commodities.find((one) => one.id === "LELE");
  expect(lele).toEqual({ id: "LELE", basePriceIdr: Math.round((band!.lowIdr + band!.highIdr) / 2) });
});
