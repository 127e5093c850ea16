import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { daysInWeek, weekdayOf, weeksDue } from "~/market/standing-lot.ts";
import { endStanding, postStandingLots, standingOf, startStanding } from "~/market/standing-lots.server.ts";
import { createLot, createTrader } from "../factories/market.ts";
import { anAct, test } from "../setup.ts";

const today = "2026-11-21";
const post = (db: Db, day: string) => postStandingLots(db, day, Date.parse(`${day}T01:00:00Z`));

test("a weekly harvest is noted two weeks ahead, each week once, however often the chore runs", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group, { readyFrom: "2026-11-24", readyTo: "2026-11-27", quantityKg: 50 });
  const started = await startStanding(db, anAct(), group, lot.id);
  if (!started.ok) throw new Error(started.reason);
  expect(await post(db, today)).toBe(1);
  expect(await post(db, today)).toBe(0);
  await Promise.all([post(db, "2026-11-28"), post(db, "2026-11-28")]);
  const lots = await db.selectFrom("lots").selectAll().where("id", "!=", lot.id).orderBy("readyFrom").execute();
  expect(lots.map(({ readyFrom, readyTo, quantityKg }) => [readyFrom, readyTo, quantityKg])).toEqual([
    ["2026-12-01", "2026-12-04", 50],
    ["2026-12-08", "2026-12-11", 50],
  ]);
  const weeks = await db.selectFrom("standingLotWeeks").select("week").orderBy("week").execute();
  expect(weeks.map(({ week }) => week)).toEqual(["2026-11-23", "2026-11-30", "2026-12-07"]);
});

test("what is counted keeps its heads and is measured anew", async ({ db }) => {
  const group = await createTrader(db);
  const goats = { commodityCode: "KAMBING", unitCount: 5, quantityKg: 140, stepKg: 28, minSaleKg: 28, askIdr: 60_000 };
  const lot = await createLot(db, group, { ...goats, readyFrom: "2026-11-24", readyTo: "2026-11-30" });
  await startStanding(db, anAct(), group, lot.id);
  await post(db, today);
  const [next] = await db.selectFrom("lots").selectAll().where("id", "!=", lot.id).execute();
  expect(next).toMatchObject({ unitCount: 5, quantityKg: 140, stepKg: 28, minSaleKg: 28 });
});

test("it ends when its group says so, and rests while the group is not verified", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group);
  const other = await createTrader(db);
  expect(await startStanding(db, anAct(), other, lot.id)).toMatchObject({ reason: "lotNotFound" });
  const started = await startStanding(db, anAct(), group, lot.id);
  if (!started.ok) throw new Error(started.reason);
  expect(await startStanding(db, anAct(), group, lot.id)).toMatchObject({ reason: "alreadyStanding" });
  expect(await endStanding(db, anAct(), other, started.id)).toMatchObject({ reason: "standingNotFound" });
  expect(await endStanding(db, anAct(), group, started.id)).toMatchObject({ ok: true });
  expect(await standingOf(db, group.id)).toEqual([]);
  expect(await post(db, today)).toBe(0);
  const waiting = await createTrader(db, { verified: false });
  await startStanding(db, anAct(), waiting, (await createLot(db, waiting)).id);
  expect(await post(db, today)).toBe(0);
});

test("what the market refuses is kept with its reason and not tried again", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group, { askIdr: 900_000 });
  await startStanding(db, anAct(), group, lot.id);
  expect(await post(db, today)).toBe(0);
  const refused = await db.selectFrom("standingLotWeeks").selectAll().where("refusal", "is not", null).execute();
  expect(refused.map(({ refusal }) => refusal)).toEqual(["askFar"]);
  expect(await post(db, today)).toBe(0);
});

test("weeks are due from tomorrow on and no further than two weeks", () => {
  expect(weekdayOf("2026-11-24")).toBe(1);
  expect(daysInWeek({ weekday: 1, days: 3 }, "2026-11-23")).toEqual({ readyFrom: "2026-11-24", readyTo: "2026-11-27" });
  expect(weeksDue({ weekday: 1 }, "2026-11-24")).toEqual(["2026-11-30", "2026-12-07"]);
  expect(weeksDue({ weekday: 2 }, "2026-11-24")).toEqual(["2026-11-23", "2026-11-30"]);
});
