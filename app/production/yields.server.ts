import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { OutputUnit } from "./batch.ts";

/** What really came out of one commodity: of so many batches, so much from so many grams. */
export type MeasuredYield = {
  productCode: string;
  commodityCode: string;
  outputUnit: OutputUnit;
  batches: number;
  rawGrams: number;
  /** Grams or pieces. */
  outputQuantity: number;
};

/** The measured yields of a group, or of a regency, by product and commodity: the amounts of all batches that stand. */
export function measuredYields(
  db: Db,
  of: { groupId: string } | { regencyCode: string } | { kitchenId: string },
): Promise<MeasuredYield[]> {
  const rows = db
    .selectFrom("measuredYields")
    .select(["productCode", "commodityCode", "outputUnit"])
    .select([
      sql<number>`cast(count(*) as bigint)`.as("batches"),
      sql<number>`cast(sum("rawGrams") as bigint)`.as("rawGrams"),
      sql<number>`cast(sum("outputQuantity") as bigint)`.as("outputQuantity"),
    ])
    .groupBy(["productCode", "commodityCode", "outputUnit"])
    .orderBy("productCode")
    .orderBy("commodityCode");
  if ("groupId" in of) return rows.where("groupId", "=", of.groupId).execute();
  if ("kitchenId" in of) return rows.where("kitchenId", "=", of.kitchenId).execute();
  return rows.where("regencyCode", "=", of.regencyCode).execute();
}

/** The yield of one batch and the kitchen's own mean for the same product and commodity; null when several went in. */
export async function yieldOfBatch(db: Db, batchId: string) {
  const own = await db.selectFrom("measuredYields").selectAll().where("batchId", "=", batchId).executeTakeFirst();
  if (!own) return null;
  const usual = (await measuredYields(db, { kitchenId: own.kitchenId })).find(
    (one) => one.productCode === own.productCode && one.commodityCode === own.commodityCode,
  );
  const { rawGrams, outputQuantity } = own;
  return usual ? { rawGrams, outputQuantity, outputUnit: own.outputUnit, usual } : null;
}
