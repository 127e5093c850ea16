import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { placeBid, withdrawBid } from "~/market/bids.server.ts";
import { dealFor, openedBids, waitingBids } from "~/market/deal-lists.server.ts";
import { counterBid, declineBids } from "~/market/deals.server.ts";
import { editLot } from "~/market/lots.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { answerAndSign } from "~/partnerships/contracts.server.ts";
import { answerAs, closesAt, createBidder, createBidLot, dealWeek, openedMs, stateFor } from "../factories/deals.ts";
import { aLot, createOffer, createTrader } from "../factories/market.ts";
import { anAnswer, createSentProposal, roundWeek } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const no = (reason: string) => ({ ok: false, reason });
const hourMs = 3_600_000;

function counterAs(db: Db, group: TradingGroup, bidId: string, quantityKg: number, priceIdr: number, at = openedMs) {
  const value = { bidId, quantityKg, priceIdr, note: "", groupId: group.id, userId: group.id };
  return counterBid(db, anAct(group.id, { at }), value);
}

const contractsOf = (db: Db) => db.selectFrom("contracts").selectAll().orderBy("id").execute();

test("bids open to the seller at the close, all at once, the best for the farm gate first", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const low = await createBidder(db, lot.id, { bidIdr: 24_100 });
  const high = await createBidder(db, lot.id, { bidIdr: 25_900 });
  // Nominally the most, but the seller would have to bring it.
  const far = await createBidder(db, lot.id, { bidIdr: 26_000, transportBy: "seller" });
  expect(await openedBids(db, producer.id, lot.id, closesAt - 1)).toEqual([]);
  expect(await dealFor(db, producer.id, high.bid.id, closesAt - 1)).toBeUndefined();
  const opened = await openedBids(db, producer.id, lot.id, closesAt);
  expect(opened.map(({ id }) => id)).toEqual([high.bid.id, far.bid.id, low.bid.id]);
  expect(opened[1]).toMatchObject({ gateIdr: 25_800, haulIdr: 200 });
});

test("no other group sees a bid, before or after the close", async ({ db }) => {
  const { lot } = await createBidLot(db);
  const { bid } = await createBidder(db, lot.id);
  const rival = await createBidder(db, lot.id);
  for (const at of [todayMs, openedMs]) {
    expect(await dealFor(db, rival.processor.id, bid.id, at)).toBeUndefined();
    expect(await openedBids(db, rival.processor.id, lot.id, at)).toEqual([]);
  }
});

test("until the close a bid can be placed, changed and taken back; from then on not", async ({ db }) => {
  const { lot } = await createBidLot(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor);
  const bid = { lotId: lot.id, offerId: offer.id, maxKg: 80, bidIdr: 25_500, note: "" };
  const last = anAct(processor.id, { at: closesAt - 1 });
  const placed = await placeBid(db, last, processor, bid);
  expect(placed).toMatchObject({ ok: true });
  const id = placed.ok ? placed.id : "";
  const late = () => anAct(processor.id, { at: closesAt });
  expect(await placeBid(db, late(), processor, { ...bid, bidIdr: 27_000 })).toEqual(no("bidsClosed"));
  expect(await withdrawBid(db, late(), processor, id)).toEqual(no("bidsClosed"));
  expect(await withdrawBid(db, anAct(processor.id, { at: closesAt - 1 }), processor, id)).toEqual({ ok: true, id });
});

test("a bid takes the first week that harvest and offer share, or one of those it names", async ({ db }) => {
  const { lot } = await createBidLot(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor);
  const bid = { lotId: lot.id, offerId: offer.id, maxKg: 80, bidIdr: 25_500, note: "" };
  const week = async () => (await db.selectFrom("bids").select("week").executeTakeFirstOrThrow()).week;
  await placeBid(db, anAct(), processor, bid);
  expect(await week()).toBe("2026-11-23");
  await placeBid(db, anAct(), processor, { ...bid, week: "2026-11-30" });
  expect(await week()).toBe("2026-11-30");
  expect(await placeBid(db, anAct(), processor, { ...bid, week: "2026-12-07" })).toEqual(no("weekNotShared"));
});

test("the close cannot move once somebody has bid, nor after it has passed", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const change = (closeHour: string, at = todayMs) =>
    editLot(db, anAct("chair", { at }), producer, lot.id, aLot({ closeOn: "2026-11-21", closeHour }));
  expect(await change("14")).toMatchObject({ ok: true });
  expect(await change("11")).toMatchObject({ ok: true });
  await createBidder(db, lot.id);
  expect(await change("14")).toEqual(no("closeFixed"));
  expect(await change("11")).toMatchObject({ ok: true });
  expect(await change("14", openedMs)).toEqual(no("closePassed"));
});

test("the seller's yes makes the contract at once, at the price of the bid and who transports", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const { processor, bid, offer } = await createBidder(db, lot.id, { transportBy: "seller" });
  const done = await answerAs(db, producer, bid.id);
  expect(done).toMatchObject({ ok: true });
  expect(await contractsOf(db)).toMatchObject([
    {
      ...{ proposalId: null, bidId: bid.id, lotId: lot.id, offerId: offer.id, kitchenId: offer.kitchenId },
      ...{ producerGroupId: producer.id, processorGroupId: processor.id, terms: "buy", quantityKg: 80 },
      ...{ priceIdr: 25_500, transportBy: "seller", week: dealWeek },
    },
  ]);
  expect(await stateFor(db, processor, bid.id)).toBe("agreed");
  expect(await answerAs(db, producer, bid.id)).toEqual(no("notYourTurn"));
});

test("a part may be taken of several bids, and never more than the harvest has left", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const first = await createBidder(db, lot.id, { bidIdr: 26_000 });
  const second = await createBidder(db, lot.id);
  expect(await answerAs(db, producer, first.bid.id, { quantityKg: 70 })).toMatchObject({ ok: true });
  expect(await answerAs(db, producer, second.bid.id)).toEqual(no("lotContracted"));
  expect(await answerAs(db, producer, second.bid.id, { quantityKg: 50 })).toMatchObject({ ok: true });
  expect((await contractsOf(db)).map(({ quantityKg }) => quantityKg).sort()).toEqual([50, 70]);
});

test("taking another than the best needs a reason, and refusing does too", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const best = await createBidder(db, lot.id, { bidIdr: 27_000 });
  const other = await createBidder(db, lot.id, { bidIdr: 25_000 });
  expect(await answerAs(db, producer, other.bid.id)).toEqual(no("notBestReason"));
  const reason = "Dapurnya dekat dan selalu membayar tunai.";
  expect(await answerAs(db, producer, other.bid.id, { quantityKg: 40, reason })).toMatchObject({ ok: true });
  expect(await answerAs(db, producer, best.bid.id, { verdict: "no" })).toEqual(no("reasonMissing"));
  expect(await answerAs(db, producer, best.bid.id, { verdict: "no", reason: "Sudah cukup." })).toMatchObject({
    ok: true,
  });
  expect(await stateFor(db, best.processor, best.bid.id)).toBe("declined");
  const told = await db.selectFrom("messages").select(["kind", "recipient"]).execute();
  expect(told).toContainEqual({ kind: "bidDeclined", recipient: `g:${best.processor.id}` });
  expect((await dealFor(db, other.processor.id, other.bid.id, openedMs))?.reason).toBeNull();
});

test("all that wait can be refused with one reason", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const bids = [await createBidder(db, lot.id), await createBidder(db, lot.id)];
  const said = { lotId: lot.id, groupId: producer.id, userId: "chair", reason: "Ikan mati." };
  expect(await declineBids(db, anAct("chair", { at: todayMs }), said)).toEqual(no("notOpen"));
  expect(await declineBids(db, anAct("chair", { at: openedMs }), said)).toEqual({ ok: true, count: 2 });
  for (const { processor, bid } of bids) expect(await stateFor(db, processor, bid.id)).toBe("declined");
});

test("each side may counter once; the other side's yes makes the contract of the counter-offer", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const { processor, bid } = await createBidder(db, lot.id);
  expect(await counterAs(db, processor, bid.id, 70, 25_000)).toEqual(no("notYourTurn"));
  expect(await counterAs(db, producer, bid.id, 80, 25_500)).toEqual(no("nothingChanged"));
  expect(await counterAs(db, producer, bid.id, 60, 26_500)).toMatchObject({ ok: true });
  expect(await counterAs(db, producer, bid.id, 60, 26_400)).toEqual(no("notYourTurn"));
  expect(await counterAs(db, processor, bid.id, 65, 26_000)).toMatchObject({ ok: true });
  expect(await counterAs(db, producer, bid.id, 65, 26_100)).toEqual(no("alreadyCountered"));
  expect(await answerAs(db, producer, bid.id, { quantityKg: 64 })).toEqual(no("moreThanOffered"));
  expect(await answerAs(db, producer, bid.id)).toMatchObject({ ok: true });
  expect(await contractsOf(db)).toMatchObject([{ quantityKg: 65, priceIdr: 26_000 }]);
});

test("what waits for a group are opened bids to choose among, then counter-offers to answer", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const { processor, bid } = await createBidder(db, lot.id);
  const waiting = async (group: TradingGroup, at: number) =>
    (await waitingBids(db, group.id, at)).map(({ id, side }) => ({ id, side }));
  expect(await waiting(producer, closesAt - 1)).toEqual([]);
  expect(await waiting(producer, closesAt)).toEqual([{ id: bid.id, side: "producer" }]);
  expect(await waiting(processor, closesAt)).toEqual([]);
  await counterAs(db, producer, bid.id, 60, 26_500);
  expect(await waiting(producer, openedMs)).toEqual([]);
  expect(await waiting(processor, openedMs)).toEqual([{ id: bid.id, side: "processor" }]);
  expect(await waiting(processor, openedMs + 24 * hourMs)).toEqual([]);
});

test("a toll bid is compared by what it leaves at the usual price of its product", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const toll = { terms: "toll" as const, feeIdr: 9_000 };
  const { bid } = await createBidder(db, lot.id, { bidIdr: 9_000, offer: toll });
  const product = await db.selectFrom("products").selectAll().where("code", "=", "ABON_LELE").executeTakeFirstOrThrow();
  const [view] = await openedBids(db, producer.id, lot.id, openedMs);
  const sold = Math.round((281 * (product.priceIdr ?? 0)) / 1000);
  expect(view?.gateIdr).toBe(sold - (product.otherInputsIdrPerUnit ?? 0) - 9_000);
  expect(view?.leaves).toMatchObject({ typicalIdr: view?.gateIdr });
  expect(await answerAs(db, producer, bid.id)).toMatchObject({ ok: true });
  expect(await contractsOf(db)).toMatchObject([{ terms: "toll", feeIdr: 9_000, priceIdr: 9_000 }]);
});

test("a counter-offer that nobody answers in a day binds nobody", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const { processor, bid } = await createBidder(db, lot.id);
  const countered = await counterAs(db, producer, bid.id, 60, 26_500);
  const dueAt = countered.ok ? countered.dueAt : 0;
  expect(dueAt).toBe(openedMs + 24 * hourMs);
  expect(await answerAs(db, processor, bid.id, {}, dueAt)).toEqual(no("tooLate"));
  expect(await answerAs(db, processor, bid.id, {}, dueAt - 1)).toMatchObject({ ok: true });
});

test("nobody deals with himself, and nobody answers before the close or for others", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor);
  const value = { lotId: lot.id, offerId: offer.id, maxKg: 80, bidIdr: 25_500, note: "" };
  const placed = await placeBid(db, anAct(producer.id), processor, value);
  const id = placed.ok ? placed.id : "";
  expect(await answerAs(db, producer, id)).toEqual(no("samePerson"));
  expect(await answerAs(db, producer, id, {}, closesAt - 1)).toEqual(no("notYours"));
  expect(await answerAs(db, await createTrader(db), id)).toEqual(no("notYours"));
});

test("a kitchen's week is never promised twice, over all harvests and rounds", async ({ db }) => {
  const one = await createBidLot(db);
  const { offer, bid } = await createBidder(db, one.lot.id, { maxKg: 70 });
  const second = await createBidLot(db);
  await db
    .insertInto("bids")
    .values({ ...bid, id: "second", lotId: second.lot.id, maxKg: 60 })
    .execute();
  // The offer takes 100 kg a week.
  expect(await answerAs(db, one.producer, bid.id)).toMatchObject({ ok: true });
  expect(await answerAs(db, second.producer, "second")).toEqual(no("kitchenFull"));
  expect(await answerAs(db, second.producer, "second", { quantityKg: 30 })).toMatchObject({ ok: true });
  const taken = (await contractsOf(db)).filter((row) => row.offerId === offer.id);
  expect(taken.reduce((kg, row) => kg + row.quantityKg, 0)).toBe(100);
});

test("64 bids accepted at once never sell a kg twice", async ({ db }) => {
  const { producer, lot } = await createBidLot(db, { quantityKg: 300 });
  const bids = [];
  for (let count = 0; count < 64; count += 1) bids.push((await createBidder(db, lot.id, { maxKg: 40 })).bid.id);
  const done = await Promise.all(bids.map((bidId) => answerAs(db, producer, bidId)));
  const signed = done.filter((answer) => answer.ok);
  expect(signed).toHaveLength(7);
  expect(new Set(done.flatMap((answer) => (answer.ok ? [] : [answer.reason])))).toEqual(new Set(["lotContracted"]));
  const sold = (await contractsOf(db)).reduce((kg, row) => kg + row.quantityKg, 0);
  expect(sold).toBe(280);
});

test("a deal while a round waits for answers drops the proposal that no longer fits", async ({ db }) => {
  const proposal = await createSentProposal(db, { lot: { bidsCloseAt: closesAt } });
  const { producer, processor, lot } = proposal;
  const { bid } = await createBidder(db, lot.id, { maxKg: 50 });
  expect(await answerAs(db, producer, bid.id)).toMatchObject({ ok: true });
  const drops = await db.selectFrom("proposalDrops").select(["proposalId", "reason"]).execute();
  expect(drops).toEqual([{ proposalId: proposal.id, reason: "dealt" }]);
  const late = anAct("processor", { at: openedMs });
  expect(await answerAndSign(db, late, anAnswer(proposal.id, "processor", processor))).toEqual(no("dropped"));
});

test("kg that the seller has said yes to in a round cannot be sold beside it", async ({ db }) => {
  const proposal = await createSentProposal(db, { lot: { bidsCloseAt: closesAt } });
  const { producer, processor, lot } = proposal;
  const { bid } = await createBidder(db, lot.id, { maxKg: 50 });
  await answerAndSign(db, anAct("producer"), anAnswer(proposal.id, "producer", producer));
  expect(await answerAs(db, producer, bid.id)).toEqual(no("lotContracted"));
  const late = anAct("processor", { at: openedMs });
  expect(await answerAndSign(db, late, anAnswer(proposal.id, "processor", processor))).toMatchObject({ ok: true });
});

test("in a round a bid stands until it is answered; the price counts where the engine counts it", async ({ db }) => {
  const { producer, lot } = await createBidLot(db);
  const { bid, offer } = await createBidder(db, lot.id, { bidIdr: 25_000, transportBy: "buyer" });
  const read = (nowMs: number) =>
    readMarket(db, { regencyCode: "63.72", fromWeek: roundWeek, weeks: 4 }, {}, { nowMs, roundId: null });
  // Both are in the same village: loading is all that transport costs.
  expect((await read(todayMs)).bids).toEqual([{ id: bid.id, lot: lot.id, offer: offer.id, maxKg: 80, bidIdr: 25_200 }]);
  expect((await read(openedMs)).bids).toHaveLength(1);
  expect((await read(closesAt + 48 * hourMs)).bids).toEqual([]);
  await answerAs(db, producer, bid.id, { quantityKg: 40 });
  const after = await read(openedMs);
  expect(after.bids).toEqual([]);
  expect(after.lots).toMatchObject([{ quantityKg: 80 }]);
  expect(after.forbidden).toEqual([{ lot: lot.id, offer: offer.id }]);
});
