import type { Db } from "#db/open.server.ts";
import { isVerified } from "./groups/verifications.server.ts";
import { addDays, mondayOf } from "./lib/dates.ts";
import type { ReportFilter } from "./reports/period.ts";
import { threefold } from "./reports/threefold.server.ts";

/** A place on the public map: which sides live there, and how much of the regency's groups. */
export type HomePlace = {
  name: string;
  latitude: number;
  longitude: number;
  hulu: boolean;
  hilir: boolean;
  weight: number;
};

/** The regencies in which groups are verified, most groups first. */
export function livelyRegencies(db: Db) {
  return db
    .selectFrom("groups")
    .innerJoin("regions", "regions.code", "groups.regencyCode")
    .select(["regions.code", "regions.name"])
    .select(({ fn }) => fn.count<number>("groups.id").as("groupCount"))
    .where(isVerified("groups.id"))
    .groupBy(["regions.code", "regions.name"])
    .orderBy("groupCount", "desc")
    .execute();
}

/** What the public sees of one regency: this week's harvest against kitchens, where, and the last 30 days as they were. */
export async function homeOf(db: Db, regencyCode: string, today: string) {
  const monday = mondayOf(today);
  const sunday = addDays(monday, 6);
  const lastMonth: ReportFilter = { placeCode: regencyCode, programId: null, from: addDays(today, -29), to: today };
  const [supply, capacity, places, numbers] = await Promise.all([
    supplyOf(db, regencyCode, monday, sunday),
    capacityOf(db, regencyCode, monday),
    placesOf(db, regencyCode),
    threefold(db, lastMonth),
  ]);
  const capacityKg = new Map(capacity.map((row) => [row.code, row.kg]));
  const rows = supply.map((row) => ({ ...row, capacityKg: capacityKg.get(row.code) ?? 0 }));
  return { monday, rows, places, numbers };
}

function supplyOf(db: Db, regencyCode: string, monday: string, sunday: string) {
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["commodities.code", "commodities.nameId", "commodities.nameEn"])
    .select(({ fn }) => fn.sum<number>("lotBalances.remainingKg").as("kg"))
    .where("lots.regencyCode", "=", regencyCode)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lots.readyFrom", "<=", sunday)
    .where("lots.readyTo", ">=", monday)
    .where(isVerified("lots.groupId"))
    .groupBy(["commodities.code", "commodities.nameId", "commodities.nameEn"])
    .orderBy("kg", "desc")
    .execute();
}

function capacityOf(db: Db, regencyCode: string, monday: string) {
  return db
    .selectFrom("offers")
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .select(["offerAccepts.commodityCode as code"])
    .select(({ fn }) => fn.sum<number>("offers.capacityKg").as("kg"))
    .where("offers.regencyCode", "=", regencyCode)
    .where("offerWithdrawals.offerId", "is", null)
    .where("offers.fromWeek", "<=", monday)
    .where("offers.toWeek", ">=", monday)
    .where(isVerified("offers.groupId"))
    .groupBy("offerAccepts.commodityCode")
    .execute();
}

async function placesOf(db: Db, regencyCode: string): Promise<HomePlace[]> {
  const rows = await db
    .selectFrom("groups")
    .innerJoin("regions", "regions.code", "groups.villageCode")
    .select(["regions.name", "regions.lat", "regions.lon"])
    .select(({ fn }) => fn.sum<number>("groups.isProducer").as("producers"))
    .select(({ fn }) => fn.sum<number>("groups.isProcessor").as("processors"))
    .where("groups.regencyCode", "=", regencyCode)
    .where(isVerified("groups.id"))
    .groupBy(["regions.code", "regions.name", "regions.lat", "regions.lon"])
    .execute();
  const most = Math.max(1, ...rows.map((row) => row.producers + row.processors));
  return rows.flatMap(({ name, lat, lon, producers, processors }) =>
    lat === null || lon === null
      ? []
      : [
          {
            name,
            latitude: lat,
            longitude: lon,
            hulu: producers > 0,
            hilir: processors > 0,
            weight: (producers + processors) / most,
          },
        ],
  );
}
