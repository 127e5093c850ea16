import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import type { User } from "~/auth/user.ts";
import { addDays } from "~/lib/dates.ts";
import type { LotFilter, LotSort } from "./filter.ts";
import type { Looking } from "./looking.server.ts";
import { lookFor } from "./looking.server.ts";
import type { Reach } from "./reach.server.ts";
import { reachOf } from "./reach.server.ts";
import { isVerifiedGroup } from "./standing.server.ts";

/** A filter as it was understood for this reader. `reach` is what the own kitchens can bid for, when that is asked. */
export type LotSearch = { filter: LotFilter; looking: Looking; reach: Reach | null };
/** A harvest in its place of a sorted list. */
export type LotKey = { id: string; sortValue: string | number };

/** So many villages or commodities are walked one by one; more of them are picked out of a longer walk. */
const fewVillages = 5;
const fewCommodities = 3;

/** What this reader looks for among harvests. */
export async function searchLots(db: Db, filter: LotFilter, user: User | null, today: string): Promise<LotSearch> {
  const group = user?.group ?? null;
  const looking = await lookFor(db, filter, group?.villageCode ?? null);
  return { filter, looking, reach: filter.biddable && group ? await reachOf(db, group.id, today) : null };
}

const sortColumns = {
  ready: "lots.readyFrom",
  newest: "lots.postedAt",
  kg: "lots.quantityKg",
  price: "lots.askIdr",
} as const satisfies Record<LotSort, string>;

/** The walks whose harvests together are the list: each along one index in the order of the list. */
export function lotLanes(db: Db, search: LotSearch, today: string) {
  const fitting = fittingLots(db, search, today);
  const { area, groupIds, commodityCodes } = search.looking;
  const { districtCode, villageCodes } = area;
  if (groupIds) return groupIds.map((id) => fitting.where("lots.groupId", "=", id));
  if (villageCodes && villageCodes.length <= fewVillages) {
    return villageCodes.map((code) => fitting.where("lots.villageCode", "=", code));
  }
  if (commodityCodes && commodityCodes.length <= fewCommodities && !districtCode) {
    return commodityCodes.map((code) => fitting.where("lots.commodityCode", "=", code));
  }
  return [districtCode ? fitting.where("lots.districtCode", "=", districtCode) : fitting];
}

type Lots = ExpressionBuilder<Tables, "lots">;
type Condition = ExpressionWrapper<Tables, "lots", SqlBool>;

/** Everything that narrows the list, said so that it leaves the choice of the index to the lane alone. */
function fittingLots(db: Db, search: LotSearch, today: string) {
  return db
    .selectFrom("lots")
    .select(["lots.id", `${sortColumns[search.filter.sort]} as sortValue`])
    .where(sql<SqlBool>`"lots"."isListed" = 1`)
    .where(plain("lots.readyTo"), ">=", today)
    .where((eb) => eb.and(conditionsOf(eb, search)))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("lotWithdrawals as w").select("w.lotId").whereRef("w.lotId", "=", "lots.id"))),
    )
    .where(
      (eb) => eb.selectFrom("lotBalances as b").select("b.remainingKg").whereRef("b.lotId", "=", "lots.id"),
      ">=",
      sql.ref<number>("lots.stepKg"),
    )
    .where(isVerifiedGroup("lots.groupId"));
}

function conditionsOf(eb: Lots, { filter, looking, reach }: LotSearch): Condition[] {
  const { area, commodityCodes, groupIds } = looking;
  const all: Condition[] = [];
  if (commodityCodes) all.push(eb(plain("lots.commodityCode"), "in", commodityCodes));
  if (area.regencyCode) all.push(eb(plain("lots.regencyCode"), "=", area.regencyCode));
  if (area.districtCode) all.push(eb(plain("lots.districtCode"), "=", area.districtCode));
  if (area.villageCodes) all.push(oneOf(eb, "lots.villageCode", area.villageCodes));
  if (groupIds) all.push(oneOf(eb, "lots.groupId", groupIds));
  if (filter.form) all.push(eb("lots.form", "=", filter.form));
  if (filter.week) {
    all.push(eb(plain("lots.readyFrom"), "<=", addDays(filter.week, 6)), eb(plain("lots.readyTo"), ">=", filter.week));
  }
  if (filter.maxAskIdr) all.push(eb(bound(filter.sort, "price", "lots.askIdr"), "<=", filter.maxAskIdr));
  if (filter.minKg) all.push(eb(bound(filter.sort, "kg", "lots.quantityKg"), ">=", filter.minKg));
  if (reach) all.push(withinReach(eb, reach));
  return all;
}

/** A harvest that some own offer accepts, near enough to its kitchen, in its weeks, and not the own group's. */
function withinReach(eb: Lots, { groupId, offers }: Reach): Condition {
  const some = offers.map((offer) =>
    eb.and([
      oneOf(eb, "lots.commodityCode", offer.commodityCodes),
      oneOf(eb, "lots.villageCode", offer.villageCodes),
      eb(plain("lots.readyFrom"), "<=", addDays(offer.toWeek, 6)),
      eb(plain("lots.readyTo"), ">=", offer.fromWeek),
    ]),
  );
  return eb.and([eb(plain("lots.groupId"), "!=", groupId), eb.or(some)]);
}

/** In a list of codes that may be empty: then nothing fits. */
function oneOf(eb: Lots, column: Parameters<typeof plain>[0], codes: readonly string[]): Condition {
  return codes.length === 0 ? eb.lit(false) : eb(plain(column), "in", [...codes]);
}

/** A text column that no index is chosen for: the list is walked in its order, not fetched and sorted. */
function plain(
  column:
    "lots.readyFrom" | "lots.readyTo" | `lots.${"commodity" | "regency" | "district" | "village"}Code` | "lots.groupId",
) {
  return sql<string>`(${sql.ref(column)} || '')`;
}

/** A number that bounds the walk when the list is in its order, and is only compared otherwise. */
function bound(sort: LotSort, own: LotSort, column: "lots.askIdr" | "lots.quantityKg") {
  return sort === own ? sql<number>`${sql.ref(column)}` : sql<number>`(${sql.ref(column)} + 0)`;
}
