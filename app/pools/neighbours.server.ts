import type { Db } from "#db/open.server.ts";
import { haulage } from "~/market/haulage.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import { poolOf } from "~/market/pooled.server.ts";
import { distanceKm } from "~/places/distance.ts";
import type { PoolableLot } from "./pool.ts";
import { areAlike, poolReachKm } from "./pool.ts";

const mostNeighbours = 30;

/** A harvest of another group that may be put together with the own one, and how far off it lies by road, km. */
export type Neighbour = Awaited<ReturnType<typeof neighboursOf>>[number];

type Around = Omit<PoolableLot, "quantityKg" | "askIdr" | "minSaleKg"> & { groupId: string; villageCode: string };

/**
 * Harvests near this one that could be sold with it: the same goods in the same form, ready on a common day, of other
 * verified groups, free of pools and not forecasts; the nearest first. `today` is an ISO date.
 */
export async function neighboursOf(db: Db, lot: Around, today: string) {
  const villages = await villagesAround(db, lot.villageCode, lot.regencyCode);
  if (villages.size === 0) return [];
  const rows = await db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .innerJoin("regions", "regions.code", "lots.villageCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .leftJoin("lotForecasts", "lotForecasts.lotId", "lots.id")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "lots.id")
    .select(["lots.id", "lots.groupId", "lots.villageCode", "lots.regencyCode", "lots.commodityCode", "lots.form"])
    .select(["lots.stepKg", "lots.askIdr", "lots.minSaleKg", "lots.readyFrom", "lots.readyTo"])
    .select(["lotBalances.remainingKg as quantityKg", "groups.name as groupName", "regions.name as villageName"])
    .where("lots.commodityCode", "=", lot.commodityCode)
    .where("lots.villageCode", "in", [...villages.keys()])
    .where("lots.isListed", "=", 1)
    .where("lots.readyTo", ">=", today)
    .where("lots.readyFrom", "<=", lot.readyTo)
    .where("lots.groupId", "!=", lot.groupId)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .where(({ eb, or }) => or([eb("lotForecasts.lotId", "is", null), eb("lotForecastEnds.lotId", "is not", null)]))
    .where(({ eb }) => eb(poolOf("lots.id"), "is", null))
    .where(isVerifiedGroup("lots.groupId"))
    .orderBy("lots.id")
    .limit(10 * mostNeighbours)
    .execute();
  return rows
    .filter((row) => areAlike(lot, row) && row.quantityKg >= row.stepKg)
    .map((row) => ({ ...row, distanceKm: villages.get(row.villageCode) ?? 0 }))
    .toSorted((a, b) => a.distanceKm - b.distanceKm || (a.id < b.id ? -1 : 1))
    .slice(0, mostNeighbours);
}

/** The villages that lie near enough, with their distance by road in km. Of a place without a point: itself alone. */
export async function villagesAround(db: Db, villageCode: string, regencyCode: string): Promise<Map<string, number>> {
  const places = await db
    .selectFrom("regions")
    .select(["code", "lat", "lon"])
    .where("regencyCode", "=", regencyCode)
    .where("level", "=", "village")
    .execute();
  const here = places.find(({ code }) => code === villageCode);
  if (!here || here.lat === null || here.lon === null) return new Map([[villageCode, 0]]);
  const from = { lat: here.lat, lon: here.lon };
  const near = places.flatMap(({ code, lat, lon }) => {
    if (lat === null || lon === null) return [];
    const km = distanceKm(from, { lat, lon }) * haulage.detour;
    return km <= poolReachKm ? [[code, km] as const] : [];
  });
  return new Map(near);
}
