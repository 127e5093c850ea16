import { expect } from "vitest";
import { KeyReused } from "~/lib/once.server.ts";
import type { LotValue } from "~/market/lot.ts";
import { editLot, postLot, withdrawLot } from "~/market/lots.server.ts";
import { aLot, createLot, createTrader } from "../factories/market.ts";
import { createContract } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";

const sold = { reason: "Sudah laku di pasar." };

test("a posted harvest lies in the group's own village and leaves an event without its price", async ({ db }) => {
  const group = await createTrader(db);
  const done = await postLot(db, anAct(), group, aLot());
  expect(done).toMatchObject({ ok: true });
  const lot = await db.selectFrom("lots").selectAll().executeTakeFirstOrThrow();
  const place = { villageCode: group.villageCode, districtCode: "63.72.02", regencyCode: "63.72" };
  const figures = { quantityKg: 120, unitCount: null, stepKg: 1, minSaleKg: 1, askIdr: 24_000, form: "hidup" };
  expect(lot).toMatchObject({ groupId: group.id, ...place, ...figures });
  const event = await db.selectFrom("events").selectAll().executeTakeFirstOrThrow();
  expect(event).toMatchObject({ verb: "lot.posted", subjectId: lot.id, groupId: group.id, regencyCode: "63.72" });
  expect(event.data).not.toContain("24000");
});

test("an unverified group may prepare a harvest", async ({ db }) => {
  const group = await createTrader(db, { verified: false });
  expect(await postLot(db, anAct(), group, aLot())).toMatchObject({ ok: true });
});

test("a group that only processes posts no harvest", async ({ db }) => {
  const group = await createTrader(db, { sides: ["processor"] });
  expect(await postLot(db, anAct(), group, aLot())).toEqual({ ok: false, reason: "notProducer" });
});

test("goats get steps of one animal", async ({ db }) => {
  const group = await createTrader(db);
  await postLot(db, anAct(), group, aLot({ commodityCode: "KAMBING", quantityKg: undefined, unitCount: 5 }));
  const lot = await db.selectFrom("lots").selectAll().executeTakeFirstOrThrow();
  expect(lot).toMatchObject({ quantityKg: 140, unitCount: 5, stepKg: 28, minSaleKg: 28 });
});

const wrong: [Partial<LotValue>, string][] = [
  [{ commodityCode: "NAGA" }, "unknownCommodity"],
  [{ form: "karkas" }, "unknownForm"],
  [{ unitCount: 3 }, "notCounted"],
  [{ commodityCode: "KAMBING" }, "countMissing"],
  [{ commodityCode: "KAMBING", quantityKg: 5, unitCount: 5 }, "kgPerUnitOdd"],
  [{ minSaleKg: 121 }, "minSaleAbove"],
  [{ readyFrom: "2026-11-20" }, "datePast"],
  [{ readyTo: "2027-06-01" }, "readyTooFar"],
];
test.for(wrong)("a harvest with %o is refused as %s and leaves nothing", async ([over, reason], { db }) => {
  const group = await createTrader(db);
  expect(await postLot(db, anAct(), group, aLot(over))).toEqual({ ok: false, reason });
  for (const table of ["lots", "events", "idempotency"] as const) {
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

test("today is the regency's: at 01.00 in Banjarbaru yesterday is over, though it is not in London", async ({ db }) => {
  const group = await createTrader(db);
  const at = Date.parse("2026-11-22T01:00:00+08:00");
  const early = await postLot(db, anAct("a", { at }), group, aLot({ readyFrom: "2026-11-21" }));
  expect(early).toEqual({ ok: false, reason: "datePast" });
});

test("the same form sent twice posts one harvest and answers the same", async ({ db }) => {
  const group = await createTrader(db);
  const act = anAct("chair", { key: "one-key-of-a-form" });
  const first = await postLot(db, act, group, aLot());
  const again = await postLot(db, { ...act }, group, aLot());
  expect(again).toEqual(first);
  expect(await db.selectFrom("lots").select("id").execute()).toHaveLength(1);
  const other = { ...act, requestHash: "of another form" };
  await expect(postLot(db, other, group, aLot())).rejects.toBeInstanceOf(KeyReused);
});

test("an own harvest can be changed, down to what is promised", async ({ db }) => {
  const contract = await createContract(db, { lotKg: 120, quantityKg: 40 });
  const { producer, lotId } = contract;
  const edit = (over: Partial<LotValue>) => editLot(db, anAct(), producer, lotId, aLot(over));
  expect(await edit({ quantityKg: 39 })).toEqual({ ok: false, reason: "belowPromised" });
  expect(await edit({ form: "beku" })).toEqual({ ok: false, reason: "formPromised" });
  expect(await edit({ quantityKg: 40, askIdr: 25_000 })).toEqual({ ok: true, id: lotId });
  const lot = await db.selectFrom("lots").selectAll().where("id", "=", lotId).executeTakeFirstOrThrow();
  expect(lot).toMatchObject({ quantityKg: 40, askIdr: 25_000, postedAt: todayMs });
});

test("a harvest that is ready already keeps its first day when it is changed", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group, { readyFrom: "2026-11-10", readyTo: "2026-11-25" });
  const edit = (readyFrom: string) => editLot(db, anAct(), group, lot.id, aLot({ readyFrom, readyTo: "2026-11-28" }));
  expect(await edit("2026-11-12")).toEqual({ ok: false, reason: "datePast" });
  expect(await edit("2026-11-10")).toMatchObject({ ok: true });
});

test("a withdrawn harvest says why and changes no more", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group);
  expect(await withdrawLot(db, anAct("chair"), group, lot.id, sold)).toEqual({ ok: true, id: lot.id });
  const row = await db.selectFrom("lotWithdrawals").selectAll().executeTakeFirstOrThrow();
  expect(row).toEqual({ lotId: lot.id, byUserId: "chair", at: todayMs, reason: sold.reason });
  expect(await withdrawLot(db, anAct(), group, lot.id, sold)).toEqual({ ok: false, reason: "withdrawn" });
  expect(await editLot(db, anAct(), group, lot.id, aLot())).toEqual({ ok: false, reason: "withdrawn" });
});

test("a harvest with promised kilograms is not withdrawn", async ({ db }) => {
  const { producer, lotId } = await createContract(db, { lotKg: 120, quantityKg: 40 });
  expect(await withdrawLot(db, anAct(), producer, lotId, sold)).toEqual({ ok: false, reason: "promised" });
});

test("other people's harvests are not found", async ({ db }) => {
  const [group, stranger] = [await createTrader(db), await createTrader(db)];
  const lot = await createLot(db, group);
  const refused = { ok: false, reason: "lotNotFound" };
  expect(await editLot(db, anAct(), stranger, lot.id, aLot())).toEqual(refused);
  expect(await withdrawLot(db, anAct(), stranger, lot.id, sold)).toEqual(refused);
  expect(await withdrawLot(db, anAct(), stranger, "no such id", sold)).toEqual(refused);
});

test("eggs and heads are priced one by one, and kept per kg", async ({ db }) => {
  const seller = await createTrader(db);
  const priced = async (over: Partial<LotValue>) => {
    const { readyFrom, readyTo } = aLot();
    const value = { commodityCode: "LELE", askIdr: 24_000, readyFrom, readyTo, note: "", ...over };
    const done = await postLot(db, anAct(), seller, value);
    if (!done.ok) return done.reason;
    const row = await db.selectFrom("lots").selectAll().where("id", "=", done.id).executeTakeFirstOrThrow();
    return [row.quantityKg, row.unitCount, row.askIdr];
  };
  const eggs = { commodityCode: "TELURITIK", unitCount: 1_000 };
  // A thousand eggs of 66 g at Rp2.500 each.
  expect(await priced({ ...eggs, askIdr: 2_500, askPer: "unit" })).toEqual([66, 1_000, 37_879]);
  expect(await priced({ ...eggs, askIdr: 2_500, askPer: "kg" }), "a price per egg by mistake").toBe("askFar");
  expect(await priced({ commodityCode: "ITIK", unitCount: 50, askIdr: 70_000, askPer: "unit" })).toEqual([
    90, 50, 38_889,
  ]);
  expect(await priced({ commodityCode: "LELE", askIdr: 24_000, askPer: "unit" })).toBe("notCounted");
});
