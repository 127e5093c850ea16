import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findCommodity } from "~/places/commodities.server.ts";
import type { CostValue } from "./cost.ts";

/** Notes what a harvest costs this group. Its own business: the event holds no figure and no regency. */
export function noteCosts(
  db: Db,
  act: Act,
  groupId: string,
  value: CostValue,
): Promise<Outcome<{ id: string }, "unknownCommodity">> {
  return once(db, act, async (db) => {
    if (!(await findCommodity(db, value.commodityCode))) return refuse("unknownCommodity");
    const id = act.newId();
    await db
      .insertInto("costNotes")
      .values({ id, groupId, ...value, userId: act.actorId, at: act.at })
      .execute();
    await recordEvent(db, act, { verb: "cost.noted", subjectId: id, groupId });
    return { ok: true as const, id };
  });
}

/** The newest costs of this group for a commodity, or undefined: for its own people only. */
export function costsOf(db: Db, groupId: string, commodityCode: string) {
  return db
    .selectFrom("costNotes")
    .select(["feedKg", "feedIdr", "seedCount", "seedIdr", "otherIdr", "harvestKg", "at"])
    .where("groupId", "=", groupId)
    .where("commodityCode", "=", commodityCode)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
