import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { daysBetween, mondayOf } from "~/lib/dates.ts";
import { postLot } from "./lots.server.ts";
import type { LotRefusal } from "./lot.ts";
import { daysInWeek, mostStanding, weekdayOf, weeksDue } from "./standing-lot.ts";
import type { StandingRefusal } from "./standing-lot.ts";
import { isVerifiedGroup } from "./standing.server.ts";
import type { TradingGroup } from "./trader.ts";

type Done = Promise<Outcome<{ id: string }, StandingRefusal>>;

/** Lets an own harvest come again each week, as it stands now. Its own week counts as noted already. */
export function startStanding(db: Db, act: Act, group: TradingGroup, lotId: string): Done {
  return once(db, act, async (db) => {
    await lockRow(db, "groups", group.id);
    const lot = await db
      .selectFrom("lots")
      .selectAll()
      .where("id", "=", lotId)
      .where("groupId", "=", group.id)
      .executeTakeFirst();
    if (!lot) return refuse("lotNotFound");
    const running = await standingOf(db, group.id);
    if (running.some((row) => row.commodityCode === lot.commodityCode && row.form === lot.form)) {
      return refuse("alreadyStanding");
    }
    if (running.length >= mostStanding) return refuse("tooManyStanding");
    const id = act.newId();
    const { commodityCode, form, quantityKg, unitCount, askIdr, readyFrom, readyTo } = lot;
    const minSaleKg = lot.minSaleKg === lot.stepKg ? null : lot.minSaleKg;
    const rhythm = { weekday: weekdayOf(readyFrom), days: Math.min(60, daysBetween(readyFrom, readyTo)) };
    const what = { commodityCode, form, quantityKg, unitCount, askIdr, minSaleKg };
    await db
      .insertInto("standingLots")
      .values({ id, groupId: group.id, ...what, ...rhythm, byUserId: act.actorId, at: act.at })
      .execute();
    await db
      .insertInto("standingLotWeeks")
      .values({ standingId: id, week: mondayOf(readyFrom), lotId, refusal: null })
      .execute();
    const { regencyCode } = group;
    await recordEvent(db, act, { verb: "standing.started", subjectId: id, groupId: group.id, regencyCode });
    return { ok: true as const, id };
  });
}

/** Ends a weekly harvest of this group. What was noted for coming weeks stands until it is withdrawn. */
export function endStanding(db: Db, act: Act, group: Pick<TradingGroup, "id" | "regencyCode">, id: string): Done {
  return once(db, act, async (db) => {
    await lockRow(db, "groups", group.id);
    const running = await standingOf(db, group.id);
    if (!running.some((row) => row.id === id)) return refuse("standingNotFound");
    await db.insertInto("standingLotEnds").values({ standingId: id, byUserId: act.actorId, at: act.at }).execute();
    const { regencyCode } = group;
    await recordEvent(db, act, { verb: "standing.ended", subjectId: id, groupId: group.id, regencyCode });
    return { ok: true as const, id };
  });
}

/** The weekly harvests of a group that still run, oldest first. */
export function standingOf(db: Db, groupId: string) {
  return running(db)
    .select(["commodities.nameId", "commodities.nameEn", "commodities.unit"])
    .where("standingLots.groupId", "=", groupId)
    .orderBy("standingLots.id")
    .execute();
}

/**
 * Notes the harvests of the coming two weeks for every weekly harvest that runs. Done daily and twice without harm:
 * each week of each is noted once, also by two processes at the same time. What the market refuses is kept with its
 * reason and not tried again. Answers how many were noted.
 */
export async function postStandingLots(db: Db, today: string, atMs: number): Promise<number> {
  const standing = await running(db)
    .innerJoin("groups", "groups.id", "standingLots.groupId")
    .select(["groups.villageCode", "groups.regencyCode"])
    .where("groups.isProducer", "=", 1)
    .where(isVerifiedGroup("standingLots.groupId"))
    .execute();
  let noted = 0;
  for (const row of standing) {
    const known = await db.selectFrom("standingLotWeeks").select("week").where("standingId", "=", row.id).execute();
    const first = known.map(({ week }) => week);
    for (const week of weeksDue(row, today).filter((week) => !first.includes(week))) {
      if (await postWeek(db, row, week, atMs)) noted += 1;
    }
  }
  return noted;
}

type Running = Awaited<ReturnType<ReturnType<typeof running>["execute"]>>[number];

/** One week of one weekly harvest, under a key of its own: a second try answers as the first did. */
async function postWeek(
  db: Db,
  row: Running & { villageCode: string; regencyCode: string },
  week: string,
  atMs: number,
): Promise<boolean> {
  const act = newAct(row.byUserId, { at: atMs, key: `tetap-${row.id}-${week}` });
  const group: TradingGroup = {
    id: row.groupId,
    villageCode: row.villageCode,
    regencyCode: row.regencyCode,
    sides: ["producer"],
    verified: true,
  };
  const posted = await once(db, act, async (db) => {
    const done = await postLot(db, act, group, { ...valueOf(row), ...daysInWeek(row, week) });
    if (!done.ok) return done;
    await db
      .insertInto("standingLotWeeks")
      .values({ standingId: row.id, week, lotId: done.id, refusal: null })
      .execute();
    return done;
  });
  if (!posted.ok) await noteRefusal(db, row.id, week, posted.reason);
  return posted.ok;
}

function noteRefusal(db: Db, standingId: string, week: string, refusal: LotRefusal) {
  return db
    .insertInto("standingLotWeeks")
    .values({ standingId, week, lotId: null, refusal })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function valueOf({ commodityCode, form, quantityKg, unitCount, askIdr, minSaleKg }: Running) {
  return {
    ...{ commodityCode, form, askIdr, note: "" },
    ...(quantityKg === null ? {} : { quantityKg }),
    ...(unitCount === null ? {} : { unitCount }),
    ...(minSaleKg === null ? {} : { minSaleKg }),
  };
}

function running(db: Db) {
  return db
    .selectFrom("standingLots")
    .innerJoin("commodities", "commodities.code", "standingLots.commodityCode")
    .leftJoin("standingLotEnds", "standingLotEnds.standingId", "standingLots.id")
    .selectAll("standingLots")
    .where("standingLotEnds.standingId", "is", null);
}
