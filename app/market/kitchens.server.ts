import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findVillage, zoneOf } from "~/places/regions.server.ts";
import type { KitchenRefusal, KitchenValue, KitchenWeek } from "./kitchen.ts";
import type { TradingGroup } from "./trader.ts";
import { mayProcess } from "./trader.ts";
import { kitchenHorizonWeeks, mondaysFrom } from "./window.ts";
import type { Reason } from "./withdrawal.ts";

type Done = Promise<Outcome<{ id: string }, KitchenRefusal>>;

/** Adds a kitchen in a village of the group's own regency. */
export function addKitchen(db: Db, act: Act, group: TradingGroup, value: KitchenValue): Done {
  return once(db, act, async (db) => {
    if (!mayProcess(group)) return refuse("notProcessor");
    const place = await placeOf(db, group, value.villageCode);
    if (typeof place === "string") return refuse(place);
    const id = act.newId();
    const { name, capacityKg, note } = value;
    const kitchen = { id, groupId: group.id, name, ...place, capacityKg, note, at: act.at, updatedAt: act.at };
    await db.insertInto("kitchens").values(kitchen).execute();
    await recordKitchenEvent(db, act, "kitchen.added", kitchen, { capacityKg });
    return { ok: true as const, id };
  });
}

/** Changes an own kitchen. Its week keeps room for the largest of its open offers. */
export function editKitchen(db: Db, act: Act, group: TradingGroup, kitchenId: string, value: KitchenValue): Done {
  return once(db, act, async (db) => {
    const kitchen = await ownOpenKitchen(db, group.id, kitchenId);
    if (typeof kitchen === "string") return refuse(kitchen);
    const place = await placeOf(db, group, value.villageCode);
    if (typeof place === "string") return refuse(place);
    if (value.capacityKg < (await largestOfferKg(db, act, kitchen))) return refuse("belowOffers");
    const { name, capacityKg, note } = value;
    const change = { name, ...place, capacityKg, note, updatedAt: act.at };
    await db.updateTable("kitchens").set(change).where("id", "=", kitchenId).execute();
    await recordKitchenEvent(db, act, "kitchen.changed", kitchen, { capacityKg });
    return { ok: true as const, id: kitchenId };
  });
}

/** Sets what an own kitchen can take in one week, 0 kg when it is closed. */
export function setKitchenWeek(
  db: Db,
  act: Act,
  group: TradingGroup,
  value: KitchenWeek & { kitchenId: string },
): Done {
  const { kitchenId, week, capacityKg } = value;
  return setKitchenWeeks(db, act, group, kitchenId, [{ week, capacityKg }]);
}

/** The same for several weeks at once: all or none. A week at the kitchen's usual capacity needs no row. */
export function setKitchenWeeks(db: Db, act: Act, group: TradingGroup, kitchenId: string, weeks: KitchenWeek[]): Done {
  return once(db, act, async (db) => {
    const kitchen = await ownOpenKitchen(db, group.id, kitchenId);
    if (typeof kitchen === "string") return refuse(kitchen);
    const mondays = mondaysFrom(await todayAt(db, act, kitchen.regencyCode), kitchenHorizonWeeks);
    const [first = "", last = ""] = [mondays.at(0), mondays.at(-1)];
    if (weeks.some(({ week }) => week < first)) return refuse("weekPast");
    if (weeks.some(({ week }) => week > last)) return refuse("weekTooFar");
    for (const { week, capacityKg } of weeks) {
      await db.deleteFrom("kitchenWeeks").where("kitchenId", "=", kitchenId).where("week", "=", week).execute();
      if (capacityKg !== kitchen.capacityKg) {
        await db.insertInto("kitchenWeeks").values({ kitchenId, week, capacityKg }).execute();
      }
    }
    await recordKitchenEvent(db, act, "kitchen.weeksSet", kitchen, { weeks: weeks.length });
    return { ok: true as const, id: kitchenId };
  });
}

/** Closes an own kitchen for good, with the reason. Its offers end with it. */
export function closeKitchen(db: Db, act: Act, group: TradingGroup, kitchenId: string, { reason }: Reason): Done {
  return once(db, act, async (db) => {
    const kitchen = await ownOpenKitchen(db, group.id, kitchenId);
    if (typeof kitchen === "string") return refuse(kitchen);
    await db.insertInto("kitchenClosures").values({ kitchenId, byUserId: act.actorId, at: act.at, reason }).execute();
    await recordKitchenEvent(db, act, "kitchen.closed", kitchen, { reason });
    return { ok: true as const, id: kitchenId };
  });
}

async function ownOpenKitchen(db: Db, groupId: string, kitchenId: string) {
  const kitchen = await db
    .selectFrom("kitchens")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .selectAll("kitchens")
    .select("kitchenClosures.at as closedAt")
    .where("kitchens.id", "=", kitchenId)
    .where("kitchens.groupId", "=", groupId)
    .executeTakeFirst();
  if (!kitchen) return "kitchenNotFound" as const;
  return kitchen.closedAt === null ? kitchen : ("kitchenClosed" as const);
}

async function placeOf(db: Db, group: TradingGroup, villageCode: string) {
  const village = await findVillage(db, villageCode);
  if (!village) return "unknownVillage" as const;
  return village.regencyCode === group.regencyCode
    ? { villageCode, regencyCode: village.regencyCode }
    : ("otherRegency" as const);
}

async function largestOfferKg(db: Db, act: Act, kitchen: { id: string; regencyCode: string }): Promise<number> {
  const [thisWeek = ""] = mondaysFrom(await todayAt(db, act, kitchen.regencyCode), 1);
  const row = await db
    .selectFrom("offers")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .select((eb) => eb.fn.max("offers.capacityKg").as("kg"))
    .where("offers.kitchenId", "=", kitchen.id)
    .where("offers.toWeek", ">=", thisWeek)
    .where("offerWithdrawals.offerId", "is", null)
    .executeTakeFirst();
  return row?.kg ?? 0;
}

async function todayAt(db: Db, act: Act, regencyCode: string): Promise<string> {
  return dateIn(await zoneOf(db, regencyCode), act.at);
}

function recordKitchenEvent(
  db: Db,
  act: Act,
  verb: string,
  kitchen: { id: string; groupId: string; regencyCode: string },
  data: Record<string, string | number>,
) {
  const { id, groupId, regencyCode } = kitchen;
  return recordEvent(db, act, { verb, subjectId: id, groupId, regencyCode, data });
}
