import type { Db } from "#db/open.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { lastDayOf, firstWeekFor } from "~/matching/round.ts";
import { openOffers } from "~/matching/market-offers.server.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import { villagesOf, zoneOf } from "~/places/regions.server.ts";
import { studyWeeks } from "./ground.server.ts";

/** A list on a phone is not longer; the heaviest come first. */
const mostChoices = 200;

/** What the forms of trying out let one choose in a regency: villages, products, blocked groups, harvests, kitchens. */
export async function tryChoices(db: Db, regencyCode: string, nowMs: number) {
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  const span = { regencyCode, fromWeek: firstWeekFor(today), weeks: studyWeeks };
  const [villages, products, offers] = await Promise.all([
    villagesOf(db, regencyCode),
    productsToMake(db),
    openOffers(db, span, today),
  ]);
  const blocked = [...new Set(offers.filter(({ missing }) => missing.length > 0).map(({ groupId }) => groupId))];
  return {
    villages: villages
      .filter(({ lat, lon }) => lat !== null && lon !== null)
      .map(({ code, name, districtName }) => ({ value: code, label: `${name}, ${districtName}` })),
    products,
    groups: await groupsNamed(db, blocked.slice(0, mostChoices)),
    lots: await openLots(db, regencyCode, today, lastDayOf(span)),
    kitchens: await openKitchens(db, regencyCode),
  };
}

export type TryChoices = Awaited<ReturnType<typeof tryChoices>>;

function productsToMake(db: Db) {
  return db
    .selectFrom("products")
    .select(["code", "nameId", "nameEn"])
    .where("priceIdr", "is not", null)
    .orderBy("nameId")
    .execute();
}

async function groupsNamed(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("groups")
    .innerJoin("regions", "regions.code", "groups.villageCode")
    .select(["groups.id", "groups.name", "regions.name as village"])
    .where("groups.id", "in", ids)
    .orderBy("groups.name")
    .execute();
  return rows.map(({ id, name, village }) => ({ value: id, label: `${name}, ${village}` }));
}

function openLots(db: Db, regencyCode: string, from: string, to: string) {
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["lots.id", "lots.readyFrom", "lotBalances.remainingKg", "groups.name as group"])
    .select(["commodities.nameId", "commodities.nameEn"])
    .where("lots.regencyCode", "=", regencyCode)
    .where("lots.readyFrom", "<=", to)
    .where("lots.readyTo", ">=", from)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .where(isVerifiedGroup("lots.groupId"))
    .orderBy("lotBalances.remainingKg", "desc")
    .orderBy("lots.id")
    .limit(mostChoices)
    .execute();
}

async function openKitchens(db: Db, regencyCode: string) {
  const rows = await db
    .selectFrom("kitchens")
    .innerJoin("groups", "groups.id", "kitchens.groupId")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .select(["kitchens.id", "kitchens.name", "groups.name as group", "kitchens.capacityKg"])
    .where("kitchens.regencyCode", "=", regencyCode)
    .where("kitchenClosures.kitchenId", "is", null)
    .where(isVerifiedGroup("kitchens.groupId"))
    .orderBy("kitchens.capacityKg", "desc")
    .orderBy("kitchens.id")
    .limit(mostChoices)
    .execute();
  return rows.map(({ id, name, group, capacityKg }) => ({
    value: id,
    label: name.includes(group) ? name : `${name}, ${group}`,
    capacityKg,
  }));
}
