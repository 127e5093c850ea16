import { sql } from "kysely";
import type { SqlBool } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Side } from "~/auth/user.ts";
import type { DealFacts } from "./deal.ts";
import { onTable } from "./deal.ts";
import { haulageIdr } from "./haulage.ts";
import type { Leaves } from "./leaves.ts";
import { leavesAt } from "./leaves.ts";
import { patternOf } from "./terms.ts";
import { unitsPerKg } from "./toll.ts";

/** SQL: the first contract that came of a bid. Of a pool there is one with each member. */
const firstOfBid = sql<SqlBool>`"contracts"."id" =
  (select min(c."id") from "contracts" c where c."bidId" = "bids"."id")`;

/** Every bid with what both sides said to it. For the server only: who may see which row is the caller's to say. */
export function bidRows(db: Db) {
  return db
    .selectFrom("bids")
    .innerJoin("lots", "lots.id", "bids.lotId")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("offers", "offers.id", "bids.offerId")
    .innerJoin("kitchens", "kitchens.id", "offers.kitchenId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("offerAccepts", (join) =>
      join
        .onRef("offerAccepts.offerId", "=", "bids.offerId")
        .onRef("offerAccepts.commodityCode", "=", "lots.commodityCode"),
    )
    .leftJoin("recipes", (join) =>
      join
        .onRef("recipes.productCode", "=", "offers.productCode")
        .onRef("recipes.commodityCode", "=", "lots.commodityCode"),
    )
    .innerJoin("groups as buyer", "buyer.id", "bids.groupId")
    .innerJoin("groups as seller", "seller.id", "lots.groupId")
    .innerJoin("regions as here", "here.code", "lots.villageCode")
    .innerJoin("regions as there", "there.code", "kitchens.villageCode")
    .innerJoin("regions as regency", "regency.code", "lots.regencyCode")
    .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .leftJoin("bidAnswers", "bidAnswers.bidId", "bids.id")
    .leftJoin("bidCounters as hulu", (join) =>
      join.onRef("hulu.bidId", "=", "bids.id").on("hulu.side", "=", "producer"),
    )
    .leftJoin("bidCounters as hilir", (join) =>
      join.onRef("hilir.bidId", "=", "bids.id").on("hilir.side", "=", "processor"),
    )
    .leftJoin("contracts", (join) => join.on(firstOfBid))
    .select(["bids.id", "bids.lotId", "bids.offerId", "bids.groupId as buyerId", "lots.groupId as sellerId"])
    .select(["bids.maxKg", "bids.bidIdr", "bids.transportBy", "bids.week", "bids.note", "bids.updatedAt"])
    .select(["lots.bidsCloseAt", "lots.askIdr", "lots.stepKg", "lots.readyFrom", "lots.readyTo", "lots.regencyCode"])
    .select(["lotBalances.remainingKg", "offers.kitchenId", "offers.minBatchKg", "offers.terms", "offers.feeIdr"])
    .select(["offerAccepts.yieldPerMille", "recipes.unit as recipeUnit", "commodities.gramsPerUnit"])
    .select(["products.priceLowIdr", "products.priceIdr as productIdr", "products.priceHighIdr"])
    .select("products.otherInputsIdrPerUnit as otherInputsIdr")
    .select(["offers.sharePercent", "offers.shareCostIdr", "offers.shareCosts"])
    .select(["lots.commodityCode", "commodities.nameId", "commodities.nameEn", "offers.productCode"])
    .select(["products.nameId as productNameId", "products.nameEn as productNameEn", "kitchens.name as kitchenName"])
    .select(["buyer.name as buyerName", "seller.name as sellerName", "regency.zone"])
    .select(["here.name as sellerVillage", "there.name as buyerVillage", "contracts.id as contractId"])
    .select(["here.lat as fromLat", "here.lon as fromLon", "there.lat as toLat", "there.lon as toLon"])
    .select(["bidWithdrawals.at as withdrawnAt", "lotWithdrawals.at as lotWithdrawnAt"])
    .select(["offerWithdrawals.at as offerWithdrawnAt", "kitchenClosures.at as kitchenClosedAt"])
    .select(["bidAnswers.verdict", "bidAnswers.reason", "bidAnswers.side as answeredBy"])
    .select(["bidAnswers.quantityKg as agreedKg", "bidAnswers.priceIdr as agreedIdr"])
    .select([
      "hulu.quantityKg as huluKg",
      "hulu.priceIdr as huluIdr",
      "hulu.note as huluNote",
      "hulu.dueAt as huluDueAt",
    ])
    .select(["hilir.quantityKg as hilirKg", "hilir.priceIdr as hilirIdr", "hilir.note as hilirNote"])
    .select("hilir.dueAt as hilirDueAt");
}

export type BidFactsRow = Awaited<ReturnType<ReturnType<typeof bidRows>["executeTakeFirstOrThrow"]>>;

/** A row as the rules of a deal read it. */
export function factsOf(row: BidFactsRow): DealFacts {
  const counters: DealFacts["counters"] = {};
  const add = (side: Side, kg: number | null, idr: number | null, note: string | null, dueAt: number | null) => {
    if (kg !== null && idr !== null && dueAt !== null)
      counters[side] = { quantityKg: kg, priceIdr: idr, note: note ?? "", dueAt };
  };
  add("producer", row.huluKg, row.huluIdr, row.huluNote, row.huluDueAt);
  add("processor", row.hilirKg, row.hilirIdr, row.hilirNote, row.hilirDueAt);
  const gone = [row.lotWithdrawnAt, row.offerWithdrawnAt, row.kitchenClosedAt].some((at) => at !== null);
  return {
    bidsCloseAt: row.bidsCloseAt,
    withdrawn: row.withdrawnAt !== null,
    forSale: !gone && row.remainingKg >= row.stepKg,
    bid: { quantityKg: row.maxKg, priceIdr: row.bidIdr },
    counters,
    answer: row.verdict === null ? null : { verdict: row.verdict },
  };
}

/**
 * What the last offer made leaves the producer per kg at the farm gate, at three prices of the product; null where the
 * haul, or on toll or share terms the product's price, is not known. By the kitchen's own yield: both sides are open by now.
 */
export function leavesOf(row: BidFactsRow): Leaves | null {
  const haulIdr = row.transportBy === "buyer" ? 0 : haulageIdr(row);
  if (haulIdr === null) return null;
  const pattern = patternOf(row, onTable(factsOf(row)).priceIdr);
  const made = {
    yieldPerMille: row.yieldPerMille,
    unitsPerKg: unitsPerKg(row.recipeUnit, row.gramsPerUnit),
    otherInputsIdr: row.otherInputsIdr ?? 0,
  };
  const { priceLowIdr, productIdr: priceIdr, priceHighIdr } = row;
  return leavesAt(pattern, made, { priceLowIdr, priceIdr, priceHighIdr }, haulIdr);
}

/** The same at the product's usual price: what bids are compared by. */
export function gateOf(row: BidFactsRow): number | null {
  return leavesOf(row)?.typicalIdr ?? null;
}
