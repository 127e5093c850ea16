import { expect } from "vitest";
import { findDraft, keepDraft } from "~/lib/drafts.server.ts";
import { costPerKgIdr } from "~/prices/cost.ts";
import { costsOf, noteCosts } from "~/prices/costs.server.ts";
import { pricePanel } from "~/prices/panel.server.ts";
import { importPrices, notePrice } from "~/prices/price-notes.server.ts";
import { listPrices, priceLine } from "~/prices/price-list.server.ts";
import type { PriceValue } from "~/prices/price.ts";
import { dealFigures } from "~/prices/price.ts";
import { createTrader } from "../factories/market.ts";
import { createContract } from "../factories/partnerships.ts";
import { createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const office = { regencyCodes: ["63.72"] };
const today = "2026-11-21";
const ask = { commodityCode: "LELE", form: "hidup", regencyCode: "63.72", costsOfGroup: null, today };

function aPrice(over: Partial<PriceValue> = {}): PriceValue {
  const figures = { lowIdr: 24_000, typicalIdr: 25_000, highIdr: 26_000 };
  const where = { regencyCode: "63.72", market: "Pasar Bauntung", source: "survei" };
  return { commodityCode: "LELE", level: "produsen", day: "2026-11-02", ...where, ...figures, ...over };
}

test("an officer notes a price of the own regency, and the same day and market again replaces it", async ({ db }) => {
  expect(await notePrice(db, anAct(), office, aPrice())).toMatchObject({ ok: true });
  expect(await notePrice(db, anAct(), office, aPrice({ typicalIdr: 24_500 }))).toMatchObject({ ok: true });
  const { rows } = await listPrices(db, { regencyCode: "63.72", commodityCode: null, month: "2026-11" }, null);
  expect(rows.map(({ typicalIdr }) => typicalIdr)).toEqual([24_500]);
  expect(await notePrice(db, anAct(), office, aPrice({ regencyCode: "64.02" }))).toEqual({
    ok: false,
    reason: "otherRegency",
  });
  expect(await notePrice(db, anAct(), office, aPrice({ day: "2026-11-22" }))).toEqual({
    ok: false,
    reason: "dayAhead",
  });
  expect(await notePrice(db, anAct(), office, aPrice({ commodityCode: "PAUS" }))).toEqual({
    ok: false,
    reason: "unknownCommodity",
  });
});

test("a file of prices that is confirmed twice is saved once", async ({ db }) => {
  const officer = await createUser(db, { role: "officer" });
  const rows = [aPrice(), aPrice({ day: "2026-11-09" })];
  const id = await keepDraft(db, anAct(officer.id), { kind: "prices", fileName: "h.csv", body: rows, rowCount: 2 });
  const act = anAct(officer.id);
  expect(await importPrices(db, act, office, { id, rows })).toEqual({ ok: true, count: 2 });
  expect(await importPrices(db, act, office, { id, rows })).toEqual({ ok: true, count: 2 });
  expect(await importPrices(db, anAct(officer.id), office, { id, rows })).toEqual({ ok: false, reason: "draftGone" });
  const events = await db.selectFrom("events").select("verb").where("verb", "=", "price.imported").execute();
  expect(events.length).toBe(1);
});

test("a draft is its sender's own, expires, and gives way to a newer one", async ({ db }) => {
  const [mine, other] = [await createUser(db, { role: "officer" }), await createUser(db, { role: "officer" })];
  const draft = { kind: "prices" as const, fileName: "h.csv", body: [aPrice()], rowCount: 1 };
  const id = await keepDraft(db, anAct(mine.id), draft);
  const find = (userId: string, nowMs: number) => findDraft(db, { userId, kind: "prices", id, nowMs });
  expect(await find(mine.id, todayMs)).toMatchObject({ body: [{ commodityCode: "LELE" }] });
  expect(await find(other.id, todayMs)).toBeUndefined();
  expect(await find(mine.id, todayMs + 25 * 3_600_000)).toBeUndefined();
  await keepDraft(db, anAct(mine.id), draft);
  expect(await find(mine.id, todayMs)).toBeUndefined();
});

test("the office's newest note stands before the reference data, the nearest to the farm gate first", async ({
  db,
}) => {
  expect((await pricePanel(db, ask))?.band?.from).toBe("reference");
  await notePrice(
    db,
    anAct(),
    office,
    aPrice({ level: "eceran", day: "2026-11-20", lowIdr: 30_000, typicalIdr: 31_000, highIdr: 32_000 }),
  );
  expect((await pricePanel(db, ask))?.band).toMatchObject({ from: "office", level: "eceran", lowIdr: 30_000 });
  await notePrice(db, anAct(), office, aPrice());
  expect((await pricePanel(db, ask))?.band).toMatchObject({ from: "office", level: "produsen", day: "2026-11-02" });
  expect((await pricePanel(db, { ...ask, today: "2027-11-21" }))?.band?.from).toBe("reference");
});

test("a figure of local deals needs three producer groups and three kitchens, and is nobody's own", () => {
  const deal = (p: number, k: number, priceIdr: number) => ({
    producerGroupId: `p${p}`,
    processorGroupId: `k${k}`,
    priceIdr,
  });
  expect(dealFigures([deal(1, 1, 24_300), deal(2, 2, 24_300)])).toBeNull();
  expect(dealFigures([deal(1, 1, 24_300), deal(2, 2, 24_300), deal(3, 2, 24_300)])).toBeNull();
  expect(dealFigures([deal(1, 1, 24_300), deal(1, 2, 24_300), deal(2, 3, 24_300)])).toBeNull();
  expect(dealFigures([deal(1, 1, 23_120), deal(2, 2, 24_340), deal(3, 3, 25_870)])).toEqual({
    ...{ count: 3, producers: 3, kitchens: 3 },
    ...{ lowIdr: 23_000, medianIdr: 24_300, highIdr: 26_000 },
  });
});

test("the panel counts lately signed contracts of this commodity, form and regency that still stand", async ({
  db,
}) => {
  const sign = (farmGateIdr: number, signedMs = todayMs) => createContract(db, { farmGateIdr, signedMs });
  await sign(24_000);
  await sign(24_600);
  expect((await pricePanel(db, ask))?.deals).toBeNull();
  const third = await sign(25_000);
  expect((await pricePanel(db, ask))?.deals).toMatchObject({ count: 3, medianIdr: 24_600 });
  expect((await pricePanel(db, { ...ask, form: "segar" }))?.deals).toBeNull();
  expect((await pricePanel(db, { ...ask, regencyCode: "64.02" }))?.deals).toBeNull();
  expect((await pricePanel(db, { ...ask, today: "2027-03-21" }))?.deals).toBeNull();
  const end = { contractId: third.id, byUserId: "u", groupId: null, at: todayMs, reason: "batal" };
  await db.insertInto("contractEnds").values(end).execute();
  expect((await pricePanel(db, ask))?.deals).toBeNull();
});

test("costs per kg are the group's own: nobody else's panel and no event holds them", async ({ db }) => {
  const [own, other] = [await createTrader(db), await createTrader(db)];
  const cost = {
    commodityCode: "LELE",
    feedKg: 130,
    feedIdr: 11_000,
    seedCount: 1200,
    seedIdr: 350,
    otherIdr: 250_001,
    harvestKg: 120,
  };
  expect(await noteCosts(db, anAct(), own.id, cost)).toMatchObject({ ok: true });
  expect(costPerKgIdr(cost)).toBe(Math.ceil((1_430_000 + 420_000 + 250_001) / 120));
  expect((await pricePanel(db, { ...ask, costsOfGroup: own.id }))?.floor).toEqual({ idr: 17_501, day: today });
  expect((await pricePanel(db, { ...ask, costsOfGroup: other.id }))?.floor).toBeNull();
  expect(await pricePanel(db, ask)).not.toHaveProperty("floor");
  expect(await costsOf(db, own.id, "NILA")).toBeUndefined();
  const event = await db.selectFrom("events").selectAll().where("verb", "=", "cost.noted").executeTakeFirstOrThrow();
  expect(event.data).not.toMatch(/\d{3}/);
  expect(event.regencyCode).toBeNull();
});

test("the line of a commodity is the middle of each month's notes, nearest to the farm gate", async ({ db }) => {
  for (const [day, typicalIdr, market] of [
    ["2026-10-01", 22_000, "A"],
    ["2026-10-09", 24_000, "A"],
    ["2026-11-02", 25_000, "A"],
  ] as const)
    await notePrice(db, anAct(), office, aPrice({ day, typicalIdr, market, lowIdr: 20_000, highIdr: 40_000 }));
  await notePrice(
    db,
    anAct(),
    office,
    aPrice({ level: "eceran", typicalIdr: 35_000, lowIdr: 30_000, highIdr: 40_000 }),
  );
  expect(await priceLine(db, "63.72", "LELE")).toMatchObject({
    level: "produsen",
    points: [
      { month: "2026-10", idr: 23_000 },
      { month: "2026-11", idr: 25_000 },
    ],
  });
  expect(await priceLine(db, "64.02", "LELE")).toBeNull();
});

test("noted prices are paged without a gap", async ({ db }) => {
  for (let day = 1; day <= 21; day += 1)
    await notePrice(db, anAct(), office, aPrice({ day: `2026-10-${String(day).padStart(2, "0")}` }));
  const filter = { regencyCode: "63.72", commodityCode: "LELE", month: null };
  const first = await listPrices(db, filter, null);
  expect(first.rows.length).toBe(20);
  expect(first.next).not.toBeNull();
});
