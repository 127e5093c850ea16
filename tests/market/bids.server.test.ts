import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { bidsOf, fittingOffers } from "~/market/bid-lists.server.ts";
import { amountFault, BidForm } from "~/market/bid.ts";
import { placeBid, withdrawBid } from "~/market/bids.server.ts";
import { closeKitchen } from "~/market/kitchens.server.ts";
import { lotFor } from "~/market/lot-lists.server.ts";
import { withdrawLot } from "~/market/lots.server.ts";
import { withdrawOffer } from "~/market/offers.server.ts";
import { createBid, createLot, createOffer, createTrader } from "../factories/market.ts";
import { createContract } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";
import { typed } from "./typed.ts";

const today = "2026-11-21";
const why = { reason: "Tidak jadi." };

/** A lot of 120 kg and a kitchen of another group whose offer fits it. */
async function createMeeting(db: Db) {
  const producer = await createTrader(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  const lot = await createLot(db, producer);
  const offer = await createOffer(db, processor);
  const bid = { lotId: lot.id, offerId: offer.id, maxKg: 80, bidIdr: 25_500, note: "" };
  return { producer, processor, lot, offer, bid };
}

const no = (reason: string) => ({ ok: false, reason });

test("a bid is one for each lot and offer: placing it again changes it", async ({ db }) => {
  const { processor, bid } = await createMeeting(db);
  const first = await placeBid(db, anAct(), processor, bid);
  const later = anAct("chair", { at: todayMs + 1000 });
  expect(await placeBid(db, later, processor, { ...bid, maxKg: 60, bidIdr: 26_000 })).toEqual(first);
  const stored = await db.selectFrom("bids").selectAll().execute();
  expect(stored).toMatchObject([
    { groupId: processor.id, maxKg: 60, bidIdr: 26_000, at: todayMs, updatedAt: todayMs + 1000 },
  ]);
});

test("the same form sent twice bids once", async ({ db }) => {
  const { processor, bid } = await createMeeting(db);
  const act = anAct();
  expect(await placeBid(db, act, processor, bid)).toEqual(await placeBid(db, { ...act }, processor, bid));
  expect(await db.selectFrom("events").select("verb").execute()).toEqual([{ verb: "bid.placed" }]);
});

test("a bid that was taken back can be placed again", async ({ db }) => {
  const { processor, bid } = await createMeeting(db);
  const placed = await placeBid(db, anAct(), processor, bid);
  const id = placed.ok ? placed.id : "";
  expect(await withdrawBid(db, anAct(), processor, id)).toEqual({ ok: true, id });
  expect(await withdrawBid(db, anAct(), processor, id)).toEqual(no("bidWithdrawn"));
  expect((await bidsOf(db, processor.id, { today, nowMs: todayMs })).rows).toMatchObject([{ id, state: "withdrawn" }]);
  expect(await placeBid(db, anAct(), processor, bid)).toEqual(placed);
  expect((await bidsOf(db, processor.id, { today, nowMs: todayMs })).rows).toMatchObject([
    { id, state: "standing", maxKg: 80 },
  ]);
});

test("somebody else's offer, bid and an unknown lot are not found", async ({ db }) => {
  const { processor, bid } = await createMeeting(db);
  const stranger = await createTrader(db, { sides: ["processor"] });
  expect(await placeBid(db, anAct(), stranger, bid)).toEqual(no("offerNotFound"));
  expect(await placeBid(db, anAct(), processor, { ...bid, lotId: "none" })).toEqual(no("lotNotFound"));
  const placed = await placeBid(db, anAct(), processor, bid);
  expect(await withdrawBid(db, anAct(), stranger, placed.ok ? placed.id : "")).toEqual(no("bidNotFound"));
  expect(await db.selectFrom("bidWithdrawals").selectAll().execute()).toEqual([]);
});

test("a group that only produces does not bid", async ({ db }) => {
  const { producer, bid } = await createMeeting(db);
  expect(await placeBid(db, anAct(), producer, bid)).toEqual(no("notProcessor"));
});

test("both groups must be verified, as the database knows it now", async ({ db }) => {
  const { lot, processor, bid } = await createMeeting(db);
  const hidden = await createTrader(db, { sides: ["processor"], verified: false });
  const offer = await createOffer(db, hidden);
  const claimed = { ...hidden, verified: true };
  const unverified = await placeBid(db, anAct(), claimed, { ...bid, offerId: offer.id });
  expect(unverified).toEqual(no("groupUnverified"));
  const refused = { id: "later", groupId: lot.groupId, officerId: "o", reason: "Bubar.", at: todayMs + 1 };
  await db
    .insertInto("verifications")
    .values({ ...refused, verdict: "refused" })
    .execute();
  expect(await placeBid(db, anAct(), processor, bid)).toEqual(no("lotNotFound"));
});

test("nobody bids for an own harvest", async ({ db }) => {
  const group = await createTrader(db, { sides: ["producer", "processor"] });
  const [lot, offer] = [await createLot(db, group), await createOffer(db, group)];
  const bid = { lotId: lot.id, offerId: offer.id, maxKg: 80, bidIdr: 25_500, note: "" };
  expect(await placeBid(db, anAct(), group, bid)).toEqual(no("ownLot"));
});

test("an offer bids only for what it accepts, in its weeks", async ({ db }) => {
  const { producer, processor, bid } = await createMeeting(db);
  const place = async (over: Parameters<typeof createLot>[2]) =>
    placeBid(db, anAct(), processor, { ...bid, lotId: (await createLot(db, producer, over)).id });
  expect(await place({ commodityCode: "NILA" })).toEqual(no("commodityNotAccepted"));
  expect(await place({ readyFrom: "2027-01-04", readyTo: "2027-01-10" })).toEqual(no("weeksApart"));
  expect(await place({ readyFrom: "2027-01-03", readyTo: "2027-01-10" })).toMatchObject({ ok: true });
});

test("a harvest that is withdrawn, past or wholly promised takes no bid", async ({ db }) => {
  const { producer, processor, lot, bid } = await createMeeting(db);
  const past = await createLot(db, producer, { readyFrom: "2026-11-16", readyTo: "2026-11-20" });
  expect(await placeBid(db, anAct(), processor, { ...bid, lotId: past.id })).toEqual(no("lotNotOpen"));
  const { lotId } = await createContract(db, { lotKg: 120, quantityKg: 120 });
  expect(await placeBid(db, anAct(), processor, { ...bid, lotId })).toEqual(no("lotNotOpen"));
  await withdrawLot(db, anAct(), producer, lot.id, why);
  expect(await placeBid(db, anAct(), processor, bid)).toEqual(no("lotNotOpen"));
});

test("an offer that is withdrawn, past or without its kitchen bids no more", async ({ db }) => {
  const { processor, offer, bid } = await createMeeting(db);
  const past = await createOffer(db, processor, { fromWeek: "2026-10-05", toWeek: "2026-11-09" });
  expect(await placeBid(db, anAct(), processor, { ...bid, offerId: past.id })).toEqual(no("offerNotOpen"));
  const closed = await createOffer(db, processor);
  await closeKitchen(db, anAct(), processor, closed.kitchenId, why);
  expect(await placeBid(db, anAct(), processor, { ...bid, offerId: closed.id })).toEqual(no("offerNotOpen"));
  await withdrawOffer(db, anAct(), processor, offer.id, why);
  expect(await placeBid(db, anAct(), processor, bid)).toEqual(no("offerNotOpen"));
});

test("a bid asks for no more than is left and no less than the least sale", async ({ db }) => {
  const { processor, bid } = await createMeeting(db);
  const { lotId } = await createContract(db, { lotKg: 120, quantityKg: 50 });
  const place = (maxKg: number) => placeBid(db, anAct(), processor, { ...bid, lotId, maxKg });
  expect(await place(71)).toEqual(no("moreThanLeft"));
  expect(await place(70)).toMatchObject({ ok: true });
  expect(amountFault({ minSaleKg: 40, remainingKg: 120 }, 39)).toBe("belowMinSale");
  expect(amountFault({ minSaleKg: 40, remainingKg: 30 }, 30)).toBeNull();
  expect(amountFault({ minSaleKg: 40, remainingKg: 30 }, 29)).toBe("belowMinSale");
});

test("64 bids at once end in one row for each offer, none refused without a reason", async ({ db }) => {
  const { producer, lot } = await createMeeting(db);
  const bidders = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const group = await createTrader(db, { sides: ["processor"] });
      return { group, offer: await createOffer(db, group) };
    }),
  );
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, turn) => {
      const { group, offer } = bidders[turn % 8]!;
      const figures = { maxKg: 10 + turn, bidIdr: 24_000 + turn, note: "" };
      return placeBid(db, anAct(group.id), group, { lotId: lot.id, offerId: offer.id, ...figures });
    }),
  );
  expect(answers.every((answer) => answer.ok)).toBe(true);
  const rows = await db.selectFrom("bids").select(["groupId", "offerId"]).execute();
  expect(rows).toHaveLength(8);
  expect(new Set(rows.map((row) => row.groupId)).size).toBe(8);
  expect(producer.id).not.toBe(bidders[0]!.group.id);
});

test("only one of two withdrawals at once takes effect", async ({ db }) => {
  const { processor, bid } = await createMeeting(db);
  const placed = await placeBid(db, anAct(), processor, bid);
  const id = placed.ok ? placed.id : "";
  const answers = await Promise.all([1, 2].map(() => withdrawBid(db, anAct(), processor, id)));
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
});

test("own offers that fit a lot come with break-even, distance and the standing bid", async ({ db }) => {
  const { processor, lot, offer, bid } = await createMeeting(db);
  await createOffer(db, processor, { fromWeek: "2027-01-04", toWeek: "2027-01-04" });
  await placeBid(db, anAct(), processor, bid);
  const seen = await lotFor(db, null, lot.id, today);
  const fitting = await fittingOffers(db, processor.id, seen!, today);
  expect(fitting).toMatchObject([
    { id: offer.id, ceilingIdr: 30_000, breakEvenIdr: 26_960, distanceKm: 0, bid: { maxKg: 80, bidIdr: 25_500 } },
  ]);
});

test("a bid is closed with its lot, and agreed once a contract came of it", async ({ db }) => {
  const { producer, processor, lot, bid } = await createMeeting(db);
  await placeBid(db, anAct(), processor, bid);
  await withdrawLot(db, anAct(), producer, lot.id, why);
  expect((await bidsOf(db, processor.id, { today, nowMs: todayMs })).rows).toMatchObject([{ state: "closed" }]);
  const { lotId, offerId, processor: buyer } = await createContract(db, { lotKg: 120, quantityKg: 120 });
  await createBid(db, { lotId, offerId, groupId: buyer.id }, { id: "b", maxKg: 120 });
  expect((await bidsOf(db, buyer.id, { today, nowMs: todayMs })).rows).toMatchObject([{ id: "b", state: "agreed" }]);
});

test.for([
  ["maxKg", "-5", "aboveZero"],
  ["maxKg", "1e9", "wholeKg"],
  ["maxKg", "1,5", "wholeKg"],
  ["maxKg", "", "required"],
  ["bidIdr", "-1", "aboveZero"],
  ["bidIdr", "25.50", "wholeIdr"],
  ["offerId", "", "choice"],
] as const)("a bid with %s = %j is refused as %s", ([field, value, complaint]) => {
  const good = { offerId: "o", maxKg: "1.250", bidIdr: "25.500" };
  expect(typed(BidForm, good)).toMatchObject({ value: { maxKg: 1250, bidIdr: 25_500 } });
  expect(typed(BidForm, { ...good, [field]: value })).toMatchObject({ errors: { [field]: [complaint] } });
});

test("a bid takes no unknown field and none twice", () => {
  const good = { offerId: "o", maxKg: "80", bidIdr: "25.500" };
  expect(typed(BidForm, { ...good, groupId: "x" })).toMatchObject({ errors: { "": ["unknownField"] } });
  expect(typed(BidForm, { ...good, bidIdr: ["25.500", "1"] })).toHaveProperty("errors.bidIdr");
});
