import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { CycleValue } from "~/cycles/cycle.ts";
import { expectationFor, findCycle } from "~/cycles/cycle-reading.server.ts";
import { harvest, loseCycle, noteDeaths, noteSample, offerForecast, stock, voidNote } from "~/cycles/cycles.server.ts";
import { ageForecasts } from "~/cycles/aging.server.ts";
import { withdrawLot } from "~/market/lots.server.ts";
import { lotFor } from "~/market/lot-lists.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { createBid, createOffer, createTrader } from "../factories/market.ts";
import { createRound, roundWeek } from "../factories/matching.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import { anAct, test, todayMs } from "../setup.ts";

const today = "2026-11-21";
const dayMs = 86_400_000;

function aCycle(over: Partial<CycleValue> = {}): CycleValue {
  return { commodityCode: "LELE", stockedOn: "2026-09-20", headCount: 5000, seedSource: "", note: "", ...over };
}

async function createCycle(db: Db, group: TradingGroup, over: Partial<CycleValue> = {}): Promise<string> {
  const done = await stock(db, anAct(), group, aCycle(over));
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}

/** A cycle whose harvest is offered, with its lot. */
async function createOffered(db: Db, group: TradingGroup, over: Partial<CycleValue> = {}) {
  const id = await createCycle(db, group, over);
  expect(await offerForecast(db, anAct(), group, id, 24_000)).toEqual({ ok: true, id });
  const { lotId } = (await findCycle(db, group.id, id))!;
  return { id, lotId: lotId! };
}

const lotRow = (db: Db, id: string) => db.selectFrom("lots").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const expectedOf = async (db: Db, group: TradingGroup, id: string) =>
  (await expectationFor(db, (await findCycle(db, group.id, id))!, today))!;
const told = (db: Db) =>
  db.selectFrom("messages").select(["recipient", "kind"]).orderBy("kind").orderBy("recipient").execute();

test("only a producer stocks, only what can be expected, and not tomorrow", async ({ db }) => {
  const group = await createTrader(db);
  const kitchen = await createTrader(db, { sides: ["processor"] });
  const refused = async (by: TradingGroup, over: Partial<CycleValue>) =>
    (await stock(db, anAct(), by, aCycle(over))) as object;
  expect(await refused(kitchen, {})).toEqual({ ok: false, reason: "notProducer" });
  expect(await refused(group, { commodityCode: "SEPAT" })).toEqual({ ok: false, reason: "noNature" });
  expect(await refused(group, { commodityCode: "X" })).toEqual({ ok: false, reason: "unknownCommodity" });
  expect(await refused(group, { stockedOn: "2026-11-22" })).toEqual({ ok: false, reason: "dateAhead" });
  expect(await refused(group, { stockedOn: "2025-01-01" })).toEqual({ ok: false, reason: "tooLongAgo" });
});

test("a forecast lot promises the low figure from the likely day on, and says that it is a forecast", async ({
  db,
}) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  const expected = await expectedOf(db, group, id);
  const lot = await lotRow(db, lotId);
  expect([lot.quantityKg, lot.readyFrom, lot.readyTo]).toEqual([expected.kg.low, expected.likelyDate, expected.toDate]);
  const listed = await lotFor(db, null, lotId, today);
  expect(listed!.forecast).toEqual({
    lowKg: expected.kg.low,
    typicalKg: expected.kg.typical,
    highKg: expected.kg.high,
  });
  expect(await offerForecast(db, anAct(), group, id, 24_000)).toEqual({ ok: false, reason: "alreadyOffered" });
});

test("a harvest beyond the market's horizon cannot be offered yet", async ({ db }) => {
  const group = await createTrader(db);
  const id = await createCycle(db, group, { commodityCode: "PAPUYU", stockedOn: "2026-11-20" });
  expect(await offerForecast(db, anAct(), group, id, 70_000)).toEqual({ ok: false, reason: "readyTooFar" });
  expect(await db.selectFrom("lots").select("id").execute()).toEqual([]);
});

test("the engine plans a forecast with its low kg, in its weeks", async ({ db }) => {
  const group = await createTrader(db);
  const { lotId } = await createOffered(db, group);
  const span = { regencyCode: "63.72", fromWeek: roundWeek, weeks: 8 };
  const { lots } = await readMarket(db, span, {}, { nowMs: todayMs, roundId: null });
  const lot = await lotRow(db, lotId);
  expect(lots).toMatchObject([{ id: lotId, quantityKg: lot.quantityKg, fromWeek: 2 }]);
});

test("deaths change the forecast, and tell the bidder, the kitchen that was asked, and the office", async ({ db }) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  const before = await lotRow(db, lotId);
  const bidder = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, bidder);
  await createBid(db, { lotId, offerId: offer.id, groupId: bidder.id });
  const asked = await createTrader(db, { sides: ["processor"] });
  await createOffer(db, asked, { toWeek: "2027-02-01", capacityKg: 500 });
  const roundId = await createRound(db);
  await sendProposals(db, anAct("officer"), roundId, { dueAt: todayMs + dayMs });
  const seen = new Set((await told(db)).map((row) => `${row.kind} ${row.recipient}`));

  expect(await noteDeaths(db, anAct(), group, id, { notedOn: today, headCount: 2500, note: "" })).toMatchObject({
    ok: true,
  });
  const after = await lotRow(db, lotId);
  const expected = await expectedOf(db, group, id);
  expect(after.quantityKg).toBe(expected.kg.low);
  expect(after.quantityKg).toBeLessThan(before.quantityKg);
  const fresh = (await told(db)).filter((row) => !seen.has(`${row.kind} ${row.recipient}`));
  expect(fresh.map((row) => row.kind)).toEqual(["forecastChanged", "forecastChanged", "forecastChanged"]);
  expect(new Set(fresh.map((row) => row.recipient))).toEqual(new Set([`g:${asked.id}`, `g:${bidder.id}`, "r:63.72"]));
});

test("a line that was a mistake is taken back, and with it its effect", async ({ db }) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  const before = await lotRow(db, lotId);
  await noteDeaths(db, anAct(), group, id, { notedOn: today, headCount: 3000, note: "" });
  const { deaths } = (await findCycle(db, group.id, id))!;
  expect(await voidNote(db, anAct(), group, id, deaths[0]!.id)).toMatchObject({ ok: true });
  expect((await lotRow(db, lotId)).quantityKg).toBe(before.quantityKg);
  expect(await voidNote(db, anAct(), group, id, deaths[0]!.id)).toEqual({ ok: false, reason: "noteNotFound" });
});

test("more than lived cannot die, and nothing is noted before stocking or of somebody else's pond", async ({ db }) => {
  const group = await createTrader(db);
  const id = await createCycle(db, group, { headCount: 100 });
  const deaths = (headCount: number, notedOn = today) => ({ notedOn, headCount, note: "" });
  expect(await noteDeaths(db, anAct(), group, id, deaths(101))).toEqual({ ok: false, reason: "moreThanAlive" });
  await noteDeaths(db, anAct(), group, id, deaths(60));
  expect(await noteDeaths(db, anAct(), group, id, deaths(41))).toEqual({ ok: false, reason: "moreThanAlive" });
  expect(await noteDeaths(db, anAct(), group, id, deaths(1, "2026-09-19"))).toEqual({
    ok: false,
    reason: "beforeStocking",
  });
  const other = await createTrader(db);
  expect(await noteDeaths(db, anAct(), other, id, deaths(1))).toEqual({ ok: false, reason: "cycleNotFound" });
});

test("the harvest makes a real lot of the forecast, with the kg that came, and closes the cycle", async ({ db }) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group, { stockedOn: "2026-09-01" });
  expect(await harvest(db, anAct(), group, id, { harvestedOn: today, harvestKg: 480 })).toEqual({ ok: true, id });
  const lot = await lotRow(db, lotId);
  expect([lot.quantityKg, lot.readyFrom, lot.readyTo]).toEqual([480, today, "2026-11-28"]);
  expect((await lotFor(db, null, lotId, today))!.forecast).toBeNull();
  expect(await noteSample(db, anAct(), group, id, { notedOn: today, grams: 100, note: "" })).toEqual({
    ok: false,
    reason: "cycleEnded",
  });
});

test("a harvest far beyond what could be there is a slip", async ({ db }) => {
  const group = await createTrader(db);
  const id = await createCycle(db, group);
  const typed = { harvestedOn: today, harvestKg: 48_000 };
  expect(await harvest(db, anAct(), group, id, typed)).toEqual({ ok: false, reason: "harvestOdd" });
});

test("a lost cycle takes its forecast from the market", async ({ db }) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  expect(await loseCycle(db, anAct(), group, id, { reason: "air asam" })).toEqual({ ok: true, id });
  const row = await db.selectFrom("lotWithdrawals").select("reason").where("lotId", "=", lotId).executeTakeFirst();
  expect(row).toEqual({ reason: "air asam" });
});

test("the next cycle is expected by what the last one gave", async ({ db }) => {
  const group = await createTrader(db);
  const poor = await createCycle(db, group, { stockedOn: "2026-08-01" });
  await harvest(db, anAct(), group, poor, { harvestedOn: "2026-11-01", harvestKg: 250 });
  const id = await createCycle(db, group);
  const stranger = await createTrader(db);
  const reference = await createCycle(db, stranger);
  const [own, theirs] = [await expectedOf(db, group, id), await expectedOf(db, stranger, reference)];
  expect(own.kg.typical).toBeLessThan(theirs.kg.typical);
});

test("goats are forecast by the head: the lot keeps a count beside its kg", async ({ db }) => {
  const group = await createTrader(db);
  const { lotId } = await createOffered(db, group, {
    commodityCode: "KAMBING",
    headCount: 12,
    stockedOn: "2026-08-20",
  });
  const lot = await lotRow(db, lotId);
  expect(lot.unitCount).toBeGreaterThan(0);
  expect(Math.abs(lot.quantityKg / lot.unitCount! - 28)).toBeLessThan(2);
});

test("a harvest that comes before its close closes its bidding earlier", async ({ db }) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  const late = Date.parse("2027-03-01T18:00:00+08:00");
  await db.updateTable("lots").set({ bidsCloseAt: late, readyTo: "2027-03-01" }).where("id", "=", lotId).execute();
  const done = await noteSample(db, anAct(), group, id, { notedOn: today, grams: 95, note: "" });
  expect(done).toMatchObject({ ok: true });
  const lot = await lotRow(db, lotId);
  expect(lot.readyTo < "2027-03-01").toBe(true);
  expect(lot.bidsCloseAt).toBeGreaterThan(todayMs);
  expect(lot.bidsCloseAt).toBeLessThanOrEqual(Date.parse(`${lot.readyTo}T24:00:00+08:00`));
});

test("the producer does not learn from the news who has bid", async ({ db }) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  const bidder = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, bidder);
  await createBid(db, { lotId, offerId: offer.id, groupId: bidder.id });
  await noteDeaths(db, anAct(), group, id, { notedOn: today, headCount: 2500, note: "" });
  const rows = await db.selectFrom("messages").select(["kind", "fromGroupId"]).execute();
  const news = rows.filter(({ kind }) => kind === "forecastChanged");
  expect(news.length).toBeGreaterThan(0);
  expect(news.filter(({ fromGroupId }) => fromGroupId !== null)).toEqual([]);
});

test("a forecast ages by the calendar: its figures each day, its lot and those who count on it when it is news", async ({
  db,
}) => {
  const group = await createTrader(db);
  const { id, lotId } = await createOffered(db, group);
  const before = await lotRow(db, lotId);
  const kitchen = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, kitchen);
  await createBid(db, { lotId, offerId: offer.id, groupId: kitchen.id });
  expect(await ageForecasts(db, today, todayMs), "noted today").toBe(0);
  expect(await ageForecasts(db, "2026-11-22", todayMs + dayMs)).toBe(1);
  expect(await ageForecasts(db, "2026-11-22", todayMs + dayMs + 3_600_000), "once a day").toBe(0);
  expect(await lotRow(db, lotId), "a day changes little").toMatchObject({ quantityKg: before.quantityKg });
  expect((await told(db)).filter(({ kind }) => kind === "forecastChanged")).toEqual([]);
  // Nobody has noted anything for a long time: the lot stands on, and still says what is expected.
  const later = "2027-02-20";
  expect(await ageForecasts(db, later, todayMs + 91 * dayMs)).toBe(1);
  const expected = (await expectationFor(db, (await findCycle(db, group.id, id))!, later))!;
  const after = await lotRow(db, lotId);
  expect(after.readyTo >= later).toBe(true);
  const { lowKg } = await db
    .selectFrom("lotForecasts")
    .select("lowKg")
    .where("lotId", "=", lotId)
    .executeTakeFirstOrThrow();
  expect(lowKg).toBe(expected.kg.low);
});

test("a forecast whose harvest is in, or that was withdrawn, ages no more", async ({ db }) => {
  const group = await createTrader(db);
  const done = await createOffered(db, group);
  const gone = await createOffered(db, group, { stockedOn: "2026-09-21" });
  await harvest(db, anAct(), group, done.id, { harvestedOn: today, harvestKg: 300 });
  await withdrawLot(db, anAct(), group, gone.lotId, { reason: "dijual sendiri" });
  expect(await ageForecasts(db, "2026-11-23", todayMs + 2 * dayMs)).toBe(0);
});
