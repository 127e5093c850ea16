import type { InferResult } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import { addDays } from "~/lib/dates.ts";
import type { Order, Page, PageAsk } from "./listing.server.ts";
import { firstPage, keysetPage } from "./listing.server.ts";
import type { LotState } from "./lot.ts";
import { lotState } from "./lot.ts";
import type { LotFilter, LotSort } from "./filter.ts";
import { groupIsVerified, isVerifiedGroup } from "./standing.server.ts";

/** A harvest as anybody may see it: no person, no phone, no bid. */
export type LotRow = InferResult<ReturnType<typeof lots>>[number];
/** The same with its state on a day. */
export type ListedLot = LotRow & { state: LotState };

/** Harvests for sale of verified groups that fit the filter, one page. */
export async function publicLots(
  db: Db,
  filter: LotFilter,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedLot>> {
  let found = lots(db)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lots.readyTo", ">=", today)
    .whereRef("lotBalances.remainingKg", ">=", "lots.stepKg")
    .where(isVerifiedGroup("lots.groupId"));
  if (filter.commodityCode) found = found.where("lots.commodityCode", "=", filter.commodityCode);
  if (filter.place) {
    found = found.where(filter.place.length === 5 ? "lots.regencyCode" : "lots.districtCode", "=", filter.place);
  }
  if (filter.week) {
    found = found.where("lots.readyFrom", "<=", addDays(filter.week, 6)).where("lots.readyTo", ">=", filter.week);
  }
  return withStates(await keysetPage(found, { ...orders[filter.sort], direction: filter.direction }, ask), today);
}

/** All harvests of a group, newest first, one page: for its own people. */
export async function lotsOf(
  db: Db,
  groupId: string,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedLot>> {
  const own = lots(db).where("lots.groupId", "=", groupId);
  return withStates(await keysetPage(own, { ...orders.newest, direction: "desc" }, ask), today);
}

/**
 * One harvest as this viewer may see it, or undefined: those of unverified groups are there only for the group
 * itself and for staff of its place. Why it was withdrawn is told to the same people only; the note, which may say
 * anything, to people who are signed in.
 */
export async function lotFor(db: Db, viewer: User | null, id: string, today: string) {
  const row = await lots(db).select("lots.note").where("lots.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const mine = viewer?.group?.id === row.groupId;
  const inside = mine || (viewer !== null && mayActFor(viewer, row));
  const verified = await groupIsVerified(db, row.groupId);
  if (!verified && !inside) return undefined;
  const withdrawal = inside ? await withdrawalOf(db, id) : undefined;
  return {
    ...listed(row, today),
    note: viewer ? row.note : "",
    mine,
    verified,
    withdrawnBecause: withdrawal?.reason ?? null,
  };
}

/** The harvest of this group to repeat: the named one, or else its last; undefined when it has none. */
export async function lotToRepeat(db: Db, groupId: string, lotId: string | null) {
  const own = db.selectFrom("lots").selectAll().where("groupId", "=", groupId);
  const named = lotId ? await own.where("id", "=", lotId).executeTakeFirst() : undefined;
  return named ?? own.orderBy("postedAt", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
}

type Sorting = Omit<Order<LotRow>, "direction">;
const orders: Record<LotSort, Sorting> = {
  ready: { column: "lots.readyFrom", id: "lots.id", numeric: false, valueOf: (row) => row.readyFrom },
  newest: { column: "lots.postedAt", id: "lots.id", numeric: true, valueOf: (row) => row.postedAt },
  kg: { column: "lots.quantityKg", id: "lots.id", numeric: true, valueOf: (row) => row.quantityKg },
  price: { column: "lots.askIdr", id: "lots.id", numeric: true, valueOf: (row) => row.askIdr },
};

function lots(db: Db) {
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("regions as village", "village.code", "lots.villageCode")
    .innerJoin("regions as district", "district.code", "lots.districtCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["lots.id", "lots.groupId", "lots.villageCode", "lots.regencyCode", "lots.commodityCode", "lots.form"])
    .select(["lots.quantityKg", "lots.unitCount", "lots.stepKg", "lots.askIdr", "lots.minSaleKg"])
    .select(["lots.readyFrom", "lots.readyTo", "lots.postedAt", "lotBalances.promisedKg", "lotBalances.remainingKg"])
    .select(["groups.name as groupName", "village.name as villageName", "district.name as districtName"])
    .select(["commodities.nameId", "commodities.nameEn", "commodities.unit", "lotWithdrawals.at as withdrawnAt"]);
}

function withStates(page: Page<LotRow>, today: string): Page<ListedLot> {
  return { ...page, rows: page.rows.map((row) => listed(row, today)) };
}

function listed(row: LotRow, today: string): ListedLot {
  const withdrawal = row.withdrawnAt === null ? null : { at: row.withdrawnAt };
  return { ...row, state: lotState(row, row, withdrawal, today) };
}

function withdrawalOf(db: Db, lotId: string) {
  return db.selectFrom("lotWithdrawals").select("reason").where("lotId", "=", lotId).executeTakeFirst();
}
