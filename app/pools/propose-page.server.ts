import type { Db } from "#db/open.server.ts";
import { joinFault } from "./pool.ts";
import { poolable } from "./pool-facts.server.ts";
import { neighboursOf } from "./neighbours.server.ts";

const mostOwn = 20;

/** Own harvests that could go into a pool, the nearest days first: those from which one asks neighbours. */
export async function ownPoolables(db: Db, groupId: string, today: string) {
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .leftJoin("lotForecasts", "lotForecasts.lotId", "lots.id")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "lots.id")
    .leftJoin("pools", "pools.id", "lots.id")
    .select(["lots.id", "lots.commodityCode", "lots.readyFrom", "lotBalances.remainingKg"])
    .select(["commodities.nameId", "commodities.nameEn"])
    .where("lots.groupId", "=", groupId)
    .where("lots.readyTo", ">=", today)
    .where("lotWithdrawals.lotId", "is", null)
    .where("pools.id", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .where(({ eb, or }) => or([eb("lotForecasts.lotId", "is", null), eb("lotForecastEnds.lotId", "is not", null)]))
    .orderBy("lots.readyFrom")
    .orderBy("lots.id")
    .limit(mostOwn)
    .execute();
}

/** What a page shows that asks neighbours of an own harvest; undefined when the harvest is not this group's. */
export async function asking(
  db: Db,
  groupId: string,
  lotId: string,
  on: { nowMs: number; today: string },
  without: readonly string[] = [],
) {
  const own = await poolable(db, lotId, on.nowMs);
  if (!own || own.lot.groupId !== groupId) return undefined;
  const { id, commodityCode, remainingKg, askIdr, readyFrom, readyTo } = own.lot;
  const near = await neighboursOf(db, own.lot, on.today);
  const neighbours = near
    .filter((one) => !without.includes(one.groupId))
    .map(({ id, groupName, villageName, quantityKg, askIdr, readyFrom, readyTo, distanceKm }) => {
      return { id, groupName, villageName, quantityKg, askIdr, readyFrom, readyTo, distanceKm };
    });
  return {
    lot: { id, commodityCode, remainingKg, askIdr, readyFrom, readyTo },
    fault: joinFault(own.facts),
    neighbours,
  };
}

export type Asking = NonNullable<Awaited<ReturnType<typeof asking>>>;

/** The harvests of a suggestion, of which an own one is part: those to tick beforehand. */
export async function suggestedLots(db: Db, suggestionId: string | null, ownLotId: string): Promise<string[]> {
  if (!suggestionId) return [];
  const rows = await db
    .selectFrom("poolSuggestionLots")
    .select("lotId")
    .where("suggestionId", "=", suggestionId)
    .execute();
  const ids = rows.map(({ lotId }) => lotId);
  return ids.includes(ownLotId) ? ids.filter((id) => id !== ownLotId) : [];
}
