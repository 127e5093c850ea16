import type { Db } from "#db/open.server.ts";
import { worthBy } from "~/matching/licence-holds.ts";
import { acceptsOf } from "~/matching/market-offers.server.ts";
import type { StreamPart } from "./stream.ts";
import { newestPlanOf } from "./newest-plan.server.ts";

/** A name in both languages; names of places and groups are the same in both. */
export type Named = { id: string; en: string };
/** The newest plan of a regency by pairing, and what its codes are called. */
export type StreamData = {
  round: { id: string; number: number } | null;
  parts: StreamPart[];
  names: Record<string, Named>;
};

/**
 * The pairings of the regency's newest plan that no officer dropped, with the value added that they promise: what a kg
 * becomes by the kitchen's yield and the product's reference price, less other inputs, less the planned farm-gate price
 * and transport. An expectation; what was earned stands in the report.
 */
export async function streamFor(db: Db, regencyCode: string): Promise<StreamData> {
  const newest = await newestPlanOf(db, regencyCode);
  if (!newest) return { round: null, parts: [], names: {} };
  const rows = await planned(db, newest.id);
  const worthIdr = worthBy(await acceptsOf(db, { regencyCode, fromWeek: newest.fromWeek, weeks: newest.weeks }));
  const names: Record<string, Named> = {};
  const parts = rows.map((row) => {
    names[row.villageCode] = { id: row.villageName, en: row.villageName };
    names[row.commodityCode] = { id: row.commodityId, en: row.commodityEn };
    names[row.kitchenId] = { id: row.groupName, en: row.groupName };
    names[row.productCode] = { id: row.productId, en: row.productEn };
    const { villageCode, commodityCode, kitchenId, productCode, quantityKg } = row;
    const perKgIdr = worthIdr(row.offerId, commodityCode) - row.farmGateIdr - row.transportIdr;
    return { villageCode, commodityCode, kitchenId, productCode, quantityKg, valueAddedIdr: quantityKg * perKgIdr };
  });
  return { round: { id: newest.roundId, number: newest.number }, parts, names };
}

function planned(db: Db, clearingId: string) {
  return db
    .selectFrom("proposals")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("regions", "regions.code", "lots.villageCode")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("offers", "offers.id", "proposals.offerId")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("groups", "groups.id", "proposals.processorGroupId")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select(["lots.villageCode", "regions.name as villageName", "lots.commodityCode", "proposals.offerId"])
    .select(["commodities.nameId as commodityId", "commodities.nameEn as commodityEn"])
    .select(["proposals.kitchenId", "groups.name as groupName", "offers.productCode"])
    .select(["products.nameId as productId", "products.nameEn as productEn"])
    .select(["proposals.quantityKg", "proposals.farmGateIdr", "proposals.transportIdr"])
    .where("proposals.clearingId", "=", clearingId)
    .where("proposalDrops.proposalId", "is", null)
    .orderBy("proposals.id")
    .execute();
}
