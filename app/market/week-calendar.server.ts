import { sql } from "kysely";
import type { SqlBool } from "kysely";
import type { Db } from "#db/open.server.ts";
import { mondayOf } from "~/lib/dates.ts";
import { askThread } from "~/lib/thread.server.ts";
import type { WeekRow } from "./week-calendar.ts";
import { lastDayOf, weekOfSupply, weeksBetween } from "./week-calendar.ts";
import { mondaysFrom } from "./window.ts";

export const calendarWeeks = 8;
const keptMs = 60_000;
const shownMs = 600_000;
const longestMs = 30_000;

export type Asked = { regencyCode: string | null; today: string };
type Kept = { at: number; rows: Promise<WeekRow[]> };
const kept = new WeakMap<Db, Map<string, Kept>>();

/**
 * Supply over capacity by commodity and week, for a regency or everywhere. It adds up the whole market, so that what
 * was added up is shown for a minute, and after it until the next sum is there, for ten minutes at most. A new harvest
 * is not counted before.
 */
export function weekCalendar(db: Db, asked: Asked, nowMs: number, add = addUp): Promise<WeekRow[]> {
  const known = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, known);
  const key = `${asked.today} ${asked.regencyCode ?? ""}`;
  const before = known.get(key);
  if (before && nowMs - before.at < keptMs) return before.rows;
  for (const [name, { at }] of known) if (nowMs - at >= shownMs) known.delete(name);
  const rows = add(db, asked);
  const shown = known.get(key)?.rows ?? rows;
  known.set(key, { at: nowMs, rows: shown });
  rows.then(
    () => known.set(key, { at: nowMs, rows }),
    () => known.delete(key),
  );
  return shown;
}

/** The same sums, made beside the pages: for a hundred thousand harvests they take a third of a second. */
export function addUpAside(_db: Db, asked: Asked): Promise<WeekRow[]> {
  const calendar = { bundle: "calendar-worker", source: "app/market/calendar.worker.ts" };
  return askThread<WeekRow[]>(calendar, asked, longestMs);
}

/** Adds the market up where it is called. */
export async function addUp(db: Db, asked: Asked): Promise<WeekRow[]> {
  const weeks = mondaysFrom(asked.today, calendarWeeks);
  const [supplyKg, capacityKg] = await Promise.all([supply(db, asked, weeks), capacity(db, asked, weeks)]);
  const codes = [...new Set([...supplyKg.keys(), ...capacityKg.keys()].map((key) => key.split(" ")[0] ?? ""))].sort();
  return codes.map((code) => ({
    code,
    cells: weeks.map((week) => ({
      week,
      supplyKg: supplyKg.get(`${code} ${week}`) ?? 0,
      capacityKg: capacityKg.get(`${code} ${week}`) ?? 0,
    })),
  }));
}

type Sums = Map<string, number>;

function add(sums: Sums, key: string, kg: number): void {
  sums.set(key, (sums.get(key) ?? 0) + kg);
}

/** What is for sale, less what is promised of it, by commodity and week. */
async function supply(db: Db, asked: Asked, weeks: readonly string[]): Promise<Sums> {
  const [offered, promised] = await Promise.all([
    listedLots(db, asked, weeks)
      .select((eb) => eb.fn.sum<number>("lots.quantityKg").as("kg"))
      .execute(),
    listedLots(db, asked, weeks)
      .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
      .select((eb) => eb.fn.sum<number>("lotBalances.promisedKg").as("kg"))
      .where((eb) =>
        eb.or([
          eb("lots.id", "in", eb.selectFrom("contracts").select("contracts.lotId")),
          eb("lots.id", "in", eb.selectFrom("pools").select("pools.id")),
        ]),
      )
      .execute(),
  ]);
  const sums: Sums = new Map();
  const key = (row: { commodityCode: string; readyFrom: string }) =>
    `${row.commodityCode} ${weekOfSupply(row.readyFrom, asked.today)}`;
  for (const row of offered) add(sums, key(row), Number(row.kg));
  for (const row of promised) add(sums, key(row), -Number(row.kg));
  return sums;
}

function listedLots(db: Db, { regencyCode, today }: Asked, weeks: readonly string[]) {
  const lots = db
    .selectFrom("lots")
    .select(["lots.commodityCode", "lots.readyFrom"])
    .where(sql<SqlBool>`"lots"."isListed" = 1`)
    .where("lots.readyTo", ">=", today)
    .where("lots.readyFrom", "<=", lastDayOf(weeks))
    .where("lots.id", "not in", (eb) => eb.selectFrom("lotWithdrawals").select("lotWithdrawals.lotId"))
    .where("lots.groupId", "in", verifiedGroups(db))
    .groupBy(["lots.commodityCode", "lots.readyFrom"]);
  return regencyCode ? lots.where("lots.regencyCode", "=", regencyCode) : lots;
}

/** What open offers take a week, never more of one commodity than their kitchen holds that week. */
async function capacity(db: Db, asked: Asked, weeks: readonly string[]): Promise<Sums> {
  const [offers, limits] = await Promise.all([openOffers(db, asked).execute(), weekLimits(db, weeks)]);
  const byKitchen = new Map<string, { code: string; week: string; kg: number; mostKg: number }>();
  for (const offer of offers) {
    for (const week of weeksBetween(weeks, offer.fromWeek, offer.toWeek)) {
      const key = `${offer.kitchenId} ${offer.commodityCode} ${week}`;
      const mostKg = limits.get(`${offer.kitchenId} ${week}`) ?? offer.kitchenKg;
      const kg = (byKitchen.get(key)?.kg ?? 0) + offer.capacityKg;
      byKitchen.set(key, { code: offer.commodityCode, week, kg: Math.min(kg, mostKg), mostKg });
    }
  }
  const sums: Sums = new Map();
  for (const { code, week, kg } of byKitchen.values()) add(sums, `${code} ${week}`, kg);
  return sums;
}

function openOffers(db: Db, { regencyCode, today }: Asked) {
  const offers = db
    .selectFrom("offers")
    .innerJoin("kitchens", "kitchens.id", "offers.kitchenId")
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .select(["offers.kitchenId", "offers.capacityKg", "offers.fromWeek", "offers.toWeek"])
    .select(["kitchens.capacityKg as kitchenKg", "offerAccepts.commodityCode"])
    .where(sql<SqlBool>`"offers"."isListed" = 1`)
    .where("offers.toWeek", ">=", mondayOf(today))
    .where("offers.id", "not in", (eb) => eb.selectFrom("offerWithdrawals").select("offerWithdrawals.offerId"))
    .where("offers.kitchenId", "not in", (eb) => eb.selectFrom("kitchenClosures").select("kitchenClosures.kitchenId"))
    .where("offers.groupId", "in", verifiedGroups(db));
  return regencyCode ? offers.where("offers.regencyCode", "=", regencyCode) : offers;
}

async function weekLimits(db: Db, weeks: readonly string[]): Promise<Sums> {
  const rows = await db
    .selectFrom("kitchenWeeks")
    .select(["kitchenId", "week", "capacityKg"])
    .where("week", "in", [...weeks])
    .execute();
  return new Map(rows.map(({ kitchenId, week, capacityKg }) => [`${kitchenId} ${week}`, capacityKg]));
}

/** Groups on whom an officer's last word is yes. */
function verifiedGroups(db: Db) {
  return db
    .selectFrom("verifications as v")
    .select("v.groupId")
    .where("v.verdict", "=", "verified")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("verifications as later")
            .select("later.id")
            .whereRef("later.groupId", "=", "v.groupId")
            .where(sql<SqlBool>`("later"."at", "later"."id") > ("v"."at", "v"."id")`),
        ),
      ),
    );
}
