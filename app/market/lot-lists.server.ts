import type { InferResult } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { firstPhotos, listPhotos } from "~/photos/photos.server.ts";
import type { Order, Page, PageAsk } from "./listing.server.ts";
import { firstPage, keysetPage, lanesPage } from "./listing.server.ts";
import type { Forecast } from "./forecast.ts";
import { forecastIn } from "./forecast.ts";
import type { LotState } from "./lot.ts";
import { lotState } from "./lot.ts";
import type { LotSort } from "./filter.ts";
import type { LotKey, LotSearch } from "./lot-search.server.ts";
import { lotLanes } from "./lot-search.server.ts";
import { memberOf, poolSize } from "./pooled.server.ts";
import { groupIsVerified } from "./standing.server.ts";

/** A harvest as anybody may see it: no person, no phone, no bid. */
export type LotRow = InferResult<ReturnType<typeof lots>>[number];
/** The same with its state on a day. */
export type ListedLot = Stated & { photoId: string | null };
type Stated = LotRow & { state: LotState; forecast: Forecast | null };

/**
 * Harvests for sale of verified groups that fit the search, one page. First the ids alone, along the index of the
 * order, then what their rows show: so no list is sorted, and names are looked up for twenty rows only.
 */
export async function publicLots(
  db: Db,
  search: LotSearch,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedLot>> {
  const { sort, direction } = search.filter;
  const { rows, previous, next } = await lanesPage(lotLanes(db, search, today), { ...keyOrders[sort], direction }, ask);
  if (rows.length === 0) return { rows: [], previous, next };
  const ids = rows.map((row) => row.id);
  const full = await lots(db).where("lots.id", "in", ids).execute();
  const byId = new Map(full.map((row) => [row.id, row]));
  return withStates(db, { rows: ids.flatMap((id) => byId.get(id) ?? []), previous, next }, today);
}

/** All harvests of a group, newest first, one page: for its own people. */
export async function lotsOf(
  db: Db,
  groupId: string,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedLot>> {
  const own = lots(db).where("lots.groupId", "=", groupId);
  return withStates(db, await keysetPage(own, newest, ask), today);
}

/**
 * One harvest as this viewer may see it, or undefined: those of unverified groups are there only for the group
 * itself and for staff of its place. Why it was withdrawn is told to the same people only; the note, which may say
 * anything, to people who are signed in.
 */
export async function lotFor(db: Db, viewer: User | null, id: string, today: string) {
  const row = await lots(db).select(["lots.note", "lots.bidsCloseAt"]).where("lots.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const mine = viewer?.group?.id === row.groupId;
  const inside = mine || (viewer !== null && mayActFor(viewer, row));
  const verified = await groupIsVerified(db, row.groupId);
  if (!verified && !inside) return undefined;
  const [withdrawal, photos] = await Promise.all([inside ? withdrawalOf(db, id) : undefined, listPhotos(db, id)]);
  return {
    ...listed(row, today),
    photoId: photos[0]?.id ?? null,
    photos,
    note: viewer ? row.note : "",
    bidsCloseAt: row.bidsCloseAt,
    /** The regency's zone, for the close. */
    zone: await zoneOf(db, row.regencyCode),
    mine,
    verified,
    withdrawnBecause: withdrawal?.reason ?? null,
  };
}

/** The harvest of this group to repeat: the named one, or else its last; undefined when it has none. */
export async function lotToRepeat(db: Db, groupId: string, lotId: string | null) {
  // What a pool sells is no harvest to post again: each member posts its own.
  const own = db
    .selectFrom("lots")
    .selectAll()
    .where("groupId", "=", groupId)
    .where("id", "not in", (eb) => eb.selectFrom("pools").select("pools.id"));
  const named = lotId ? await own.where("id", "=", lotId).executeTakeFirst() : undefined;
  return named ?? own.orderBy("postedAt", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
}

const newest: Order<LotRow> = {
  column: "lots.postedAt",
  id: "lots.id",
  numeric: true,
  direction: "desc",
  valueOf: (row) => row.postedAt,
};

type Sorting = Omit<Order<LotKey>, "direction">;
const keyOrder = (column: string, numeric: boolean): Sorting => {
  return { column, id: "lots.id", numeric, valueOf: (row) => row.sortValue };
};
const keyOrders: Record<LotSort, Sorting> = {
  ready: keyOrder("lots.readyFrom", false),
  newest: keyOrder("lots.postedAt", true),
  kg: keyOrder("lots.quantityKg", true),
  price: keyOrder("lots.askIdr", true),
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
    .leftJoin("lotForecasts", "lotForecasts.lotId", "lots.id")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "lots.id")
    .select(["lotForecasts.lowKg", "lotForecasts.typicalKg", "lotForecasts.highKg", "lotForecastEnds.at as realisedAt"])
    .select(["lots.id", "lots.groupId", "lots.villageCode", "lots.regencyCode", "lots.commodityCode", "lots.form"])
    .select(["lots.quantityKg", "lots.unitCount", "lots.stepKg", "lots.askIdr", "lots.minSaleKg"])
    .select(["lots.readyFrom", "lots.readyTo", "lots.postedAt", "lotBalances.promisedKg", "lotBalances.remainingKg"])
    .select(["groups.name as groupName", "village.name as villageName", "district.name as districtName"])
    .select(["commodities.nameId", "commodities.nameEn", "commodities.unit", "lotWithdrawals.at as withdrawnAt"])
    .select([memberOf("lots.id").as("poolId"), poolSize("lots.id").as("poolSize")]);
}

async function withStates(db: Db, page: Page<LotRow>, today: string): Promise<Page<ListedLot>> {
  const ids = page.rows.map((row) => row.id);
  const photos = await firstPhotos(db, ids);
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...listed(row, today), photoId: photos.get(row.id)?.id ?? null })),
  };
}

function listed(row: LotRow, today: string): Stated {
  const withdrawal = row.withdrawnAt === null ? null : { at: row.withdrawnAt };
  return { ...row, state: lotState(row, row, withdrawal, today), forecast: forecastIn(row) };
}

function withdrawalOf(db: Db, lotId: string) {
  return db.selectFrom("lotWithdrawals").select("reason").where("lotId", "=", lotId).executeTakeFirst();
}
