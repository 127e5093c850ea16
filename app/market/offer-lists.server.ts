import type { InferResult } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import type { Page, PageAsk } from "./listing.server.ts";
import { firstPage, keysetPage, lanesPage } from "./listing.server.ts";
import type { OfferKey, OfferSearch } from "./offer-search.server.ts";
import { offerLanes } from "./offer-search.server.ts";
import type { OfferState } from "./offer.ts";
import { offerState } from "./offer.ts";
import { groupIsVerified } from "./standing.server.ts";

type OfferRow = InferResult<ReturnType<typeof offers>>[number];
/** What a kitchen takes, by name: without the ceiling and the yield, which are its own business. */
export type Accepted = { code: string; nameId: string; nameEn: string };
/** An offer as anybody may see it: never a ceiling. */
export type ListedOffer = OfferRow & { state: OfferState; accepts: Accepted[] };

/** Open offers of verified groups that fit the search, newest first, one page: their ids first, then what they show. */
export async function publicOffers(
  db: Db,
  search: OfferSearch,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedOffer>> {
  const { rows, previous, next } = await lanesPage(offerLanes(db, search, today), newestKey, ask);
  if (rows.length === 0) return { rows: [], previous, next };
  const ids = rows.map((row) => row.id);
  const full = await offers(db).where("offers.id", "in", ids).execute();
  const byId = new Map(full.map((row) => [row.id, row]));
  return withAccepts(db, { rows: ids.flatMap((id) => byId.get(id) ?? []), previous, next }, today);
}

/** All offers of a group, newest first, one page. */
export async function offersOf(
  db: Db,
  groupId: string,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedOffer>> {
  return withAccepts(db, await keysetPage(offers(db).where("offers.groupId", "=", groupId), newest, ask), today);
}

/** One offer as this viewer may see it, or undefined: those of unverified groups only for the group and its staff. */
export async function offerFor(db: Db, viewer: User | null, id: string, today: string) {
  const row = await offers(db).select("offers.note").where("offers.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const mine = viewer?.group?.id === row.groupId;
  const inside =
    mine ||
    (viewer !== null && mayActFor(viewer, { villageCode: row.groupVillageCode, regencyCode: row.groupRegencyCode }));
  const verified = await groupIsVerified(db, row.groupId);
  if (!verified && !inside) return undefined;
  const { rows } = await withAccepts(db, { rows: [row], previous: null, next: null }, today);
  return rows[0] && { ...rows[0], note: viewer ? row.note : "", mine, verified };
}

/** An own offer with its sealed ceilings, for the group itself only; undefined when it is somebody else's. */
export async function ownOffer(db: Db, groupId: string, id: string, today: string) {
  const row = await offers(db)
    .select("offers.note")
    .where("offers.id", "=", id)
    .where("offers.groupId", "=", groupId)
    .executeTakeFirst();
  if (!row) return undefined;
  const accepts = await db
    .selectFrom("offerAccepts")
    .innerJoin("commodities", "commodities.code", "offerAccepts.commodityCode")
    .select(["commodities.code", "commodities.nameId", "commodities.nameEn"])
    .select(["offerAccepts.ceilingIdr", "offerAccepts.yieldPerMille"])
    .where("offerId", "=", id)
    .orderBy("commodities.nameId")
    .execute();
  return { ...row, state: offerState(row, today), accepts };
}

const newestKey = {
  column: "offers.postedAt",
  id: "offers.id",
  numeric: true,
  direction: "desc" as const,
  valueOf: (row: OfferKey) => row.sortValue,
};

const newest = {
  column: "offers.postedAt",
  id: "offers.id",
  numeric: true,
  direction: "desc" as const,
  valueOf: (row: OfferRow) => row.postedAt,
};

function offers(db: Db) {
  return db
    .selectFrom("offers")
    .innerJoin("kitchens", "kitchens.id", "offers.kitchenId")
    .innerJoin("groups", "groups.id", "offers.groupId")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("regions as village", "village.code", "kitchens.villageCode")
    .innerJoin("regions as district", "district.code", "village.parentCode")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "offers.kitchenId")
    .select(["offers.id", "offers.groupId", "offers.kitchenId", "offers.productCode", "offers.terms", "offers.feeIdr"])
    .select(["offers.sharePercent", "offers.shareCostIdr", "offers.shareCosts"])
    .select(["offers.capacityKg", "offers.fromWeek", "offers.toWeek", "offers.maxKm", "offers.minBatchKg"])
    .select(["offers.maxSuppliers", "offers.postedAt", "groups.name as groupName"])
    .select(["groups.villageCode as groupVillageCode", "groups.regencyCode as groupRegencyCode", "offers.regencyCode"])
    .select(["kitchens.name as kitchenName", "village.name as villageName", "district.name as districtName"])
    .select(["products.nameId", "products.nameEn", "offerWithdrawals.at as withdrawnAt"])
    .select("kitchenClosures.at as kitchenClosedAt");
}

async function withAccepts(db: Db, page: Page<OfferRow>, today: string): Promise<Page<ListedOffer>> {
  const ids = page.rows.map((row) => row.id);
  const accepted = ids.length === 0 ? [] : await acceptedBy(db, ids);
  const rows = page.rows.map((row) => ({
    ...row,
    state: offerState(row, today),
    accepts: accepted
      .filter(({ offerId }) => offerId === row.id)
      .map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
  }));
  return { ...page, rows };
}

function acceptedBy(db: Db, offerIds: string[]) {
  return db
    .selectFrom("offerAccepts")
    .innerJoin("commodities", "commodities.code", "offerAccepts.commodityCode")
    .select(["offerAccepts.offerId", "commodities.code", "commodities.nameId", "commodities.nameEn"])
    .where("offerAccepts.offerId", "in", offerIds)
    .orderBy("commodities.nameId")
    .execute();
}
