import type { Db } from "#db/open.server.ts";
import { mondayOf } from "~/lib/dates.ts";
import { villagesNear } from "./vocabulary.server.ts";

/** What the kitchens of a group can bid for: per offer its commodities, the villages in its radius, its weeks. */
export type Reach = {
  groupId: string;
  offers: { commodityCodes: string[]; villageCodes: string[]; fromWeek: string; toWeek: string }[];
};

/** The reach of a group's open offers. A kitchen looks as far as its offer says, as the crow flies. */
export async function reachOf(db: Db, groupId: string, today: string): Promise<Reach> {
  const rows = await db
    .selectFrom("offers")
    .innerJoin("kitchens", "kitchens.id", "offers.kitchenId")
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "offers.kitchenId")
    .select(["offers.id", "offers.maxKm", "offers.fromWeek", "offers.toWeek"])
    .select(["kitchens.villageCode", "offerAccepts.commodityCode"])
    .where("offers.groupId", "=", groupId)
    .where("offers.toWeek", ">=", mondayOf(today))
    .where("offerWithdrawals.offerId", "is", null)
    .where("kitchenClosures.kitchenId", "is", null)
    .execute();
  const offers = new Map<string, Reach["offers"][number]>();
  for (const { id, maxKm, villageCode, commodityCode, fromWeek, toWeek } of rows) {
    const known = offers.get(id);
    if (known) known.commodityCodes.push(commodityCode);
    else {
      const villageCodes = await villagesNear(db, villageCode, maxKm);
      offers.set(id, { commodityCodes: [commodityCode], villageCodes, fromWeek, toWeek });
    }
  }
  return { groupId, offers: [...offers.values()] };
}
