import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import type { User } from "~/auth/user.ts";
import { mondayOf } from "~/lib/dates.ts";
import type { OfferFilter } from "./filter.ts";
import type { Looking } from "./looking.server.ts";
import { lookFor } from "./looking.server.ts";
import { isVerifiedGroup } from "./standing.server.ts";

/** A filter as it was understood for this reader. */
export type OfferSearch = { filter: OfferFilter; looking: Looking };
/** An offer in its place of a sorted list. */
export type OfferKey = { id: string; sortValue: number };

/** What this reader looks for among processing offers. */
export async function searchOffers(db: Db, filter: OfferFilter, user: User | null): Promise<OfferSearch> {
  return { filter, looking: await lookFor(db, filter, user?.group?.villageCode ?? null) };
}

const fewProducts = 3;

/** The walks whose offers together are the list: each along one index, newest first. */
export function offerLanes(db: Db, search: OfferSearch, today: string) {
  const fitting = fittingOffers(db, search, today);
  const { area, groupIds } = search.looking;
  const products = productsOf(search);
  if (groupIds) return groupIds.map((id) => fitting.where("offers.groupId", "=", id));
  if (products && products.length <= fewProducts) {
    return products.map((code) => fitting.where("offers.productCode", "=", code));
  }
  return [area.regencyCode ? fitting.where("offers.regencyCode", "=", area.regencyCode) : fitting];
}

type Offers = ExpressionBuilder<Tables, "offers">;

function fittingOffers(db: Db, search: OfferSearch, today: string) {
  return db
    .selectFrom("offers")
    .select(["offers.id", "offers.postedAt as sortValue"])
    .where(sql<SqlBool>`"offers"."isListed" = 1`)
    .where(plain("offers.toWeek"), ">=", mondayOf(today))
    .where((eb) => eb.and(conditionsOf(eb, search)))
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom("offerWithdrawals as w").select("w.offerId").whereRef("w.offerId", "=", "offers.id")),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("kitchenClosures as c").select("c.kitchenId").whereRef("c.kitchenId", "=", "offers.kitchenId"),
        ),
      ),
    )
    .where(isVerifiedGroup("offers.groupId"));
}

function conditionsOf(eb: Offers, search: OfferSearch): ExpressionWrapper<Tables, "offers", SqlBool>[] {
  const { area, commodityCodes, groupIds } = search.looking;
  const { regencyCode, districtCode, villageCodes } = area;
  const products = productsOf(search);
  const all: ExpressionWrapper<Tables, "offers", SqlBool>[] = [];
  if (products) all.push(oneOf(eb, "offers.productCode", products));
  if (groupIds) all.push(oneOf(eb, "offers.groupId", groupIds));
  if (regencyCode) all.push(eb(plain("offers.regencyCode"), "=", regencyCode));
  if (districtCode ?? villageCodes) all.push(kitchenIn(eb, districtCode, villageCodes));
  if (commodityCodes) all.push(accepting(eb, commodityCodes));
  return all;
}

/** The kitchen of the offer lies there. */
function kitchenIn(eb: Offers, districtCode: string | null, villageCodes: readonly string[] | null) {
  if (!districtCode && villageCodes?.length === 0) return eb.lit(false);
  let kitchen = eb.selectFrom("kitchens as k").select("k.id").whereRef("k.id", "=", "offers.kitchenId");
  if (districtCode) kitchen = kitchen.where("k.villageCode", "like", `${districtCode}.%`);
  if (villageCodes) kitchen = kitchen.where("k.villageCode", "in", [...villageCodes]);
  return eb.exists(kitchen);
}

/** It takes one of these commodities. */
function accepting(eb: Offers, commodityCodes: readonly string[]) {
  return eb.exists(
    eb
      .selectFrom("offerAccepts as a")
      .select("a.offerId")
      .whereRef("a.offerId", "=", "offers.id")
      .where(sql<string>`("a"."commodityCode" || '')`, "in", [...commodityCodes]),
  );
}

function productsOf({ filter, looking }: OfferSearch): string[] | null {
  return looking.productCodes ?? (filter.productCode ? [filter.productCode] : null);
}

function oneOf(eb: Offers, column: Parameters<typeof plain>[0], codes: readonly string[]) {
  return codes.length === 0 ? eb.lit(false) : eb(plain(column), "in", [...codes]);
}

/** A text column that no index is chosen for. */
function plain(column: `offers.${"productCode" | "groupId" | "regencyCode" | "toWeek"}`) {
  return sql<string>`(${sql.ref(column)} || '')`;
}
