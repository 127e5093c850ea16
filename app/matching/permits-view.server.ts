import type { Db } from "#db/open.server.ts";
import { missingPermits } from "~/groups/licence-standing.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { Hold } from "./licence-holds.server.ts";
import { holdsIn, kitchensIn } from "./licence-holds.server.ts";

const shownGroups = 50;

/** The kitchens behind each missing permit, with what of it is there already. */
export async function blockedKitchens(db: Db, regencyCodes: string[], nowMs: number) {
  const holds = await holdsIn(db, regencyCodes, nowMs);
  return Promise.all(holds.map((hold) => viewOf(db, hold, nowMs)));
}

async function viewOf(db: Db, hold: Hold, nowMs: number) {
  const today = dateIn(await zoneOf(db, hold.regencyCode), nowMs);
  const groupIds = [...new Set(hold.offers.map((offer) => offer.groupId))];
  const shown = groupIds.slice(0, shownGroups);
  const [groups, products] = await Promise.all([
    db
      .selectFrom("groups")
      .innerJoin("regions", "regions.code", "groups.villageCode")
      .select(["groups.id", "groups.name", "regions.name as village"])
      .where("groups.id", "in", shown)
      .orderBy("groups.name")
      .orderBy("groups.id")
      .execute(),
    db.selectFrom("products").select(["code", "nameId", "nameEn"]).execute(),
  ]);
  const { regencyCode, routeCode, held } = hold;
  const rows = groups.map(async (group) => {
    const offers = hold.offers.filter((offer) => offer.groupId === group.id);
    const missing = await missingPermits(db, group.id, offers, today);
    return { ...group, missing, products: products.filter(({ code }) => offers.some((o) => o.productCode === code)) };
  });
  return {
    ...{ regencyCode, routeCode, held, kitchens: kitchensIn(hold) },
    groups: await Promise.all(rows),
    more: groupIds.length - shown.length,
  };
}

export type BlockedView = Awaited<ReturnType<typeof viewOf>>;
