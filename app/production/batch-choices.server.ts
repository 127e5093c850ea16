import type { Db } from "#db/open.server.ts";
import { recipesFor } from "~/places/commodities.server.ts";
import type { UsableTicket } from "./usable-tickets.server.ts";

export type ProductChoice = {
  code: string;
  nameId: string;
  nameEn: string;
  outputUnit: string;
  /** What it usually sells for, an estimate; null when nobody knows. */
  priceIdr: number | null;
  /** How long it keeps, an estimate; null when nobody knows. */
  shelfDays: number | null;
};

/** Products that can be made of all these notes together: what the contracts name comes first. */
export async function productsFrom(db: Db, tickets: readonly UsableTicket[]): Promise<ProductChoice[]> {
  const commodities = [...new Set(tickets.map(({ commodityCode }) => commodityCode))];
  const lists = await Promise.all(commodities.map((code) => recipesFor(db, code)));
  const [first = [], ...others] = lists.map((list) => list.map(({ product }) => product));
  const shared = first.filter(({ code }) => others.every((list) => list.some((product) => product.code === code)));
  const agreed = new Set(tickets.map(({ productCode }) => productCode));
  return shared
    .map(({ code, nameId, nameEn, outputUnit, priceIdr, shelfDays }) => ({
      ...{ code, nameId, nameEn, outputUnit, priceIdr, shelfDays },
    }))
    .toSorted((a, b) => Number(agreed.has(b.code)) - Number(agreed.has(a.code)));
}

/** Open kitchens of a group, by name. */
export function kitchenChoices(db: Db, groupId: string) {
  return db
    .selectFrom("kitchens")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .select(["kitchens.id", "kitchens.name"])
    .where("kitchens.groupId", "=", groupId)
    .where("kitchenClosures.kitchenId", "is", null)
    .orderBy("kitchens.name")
    .orderBy("kitchens.id")
    .execute();
}
