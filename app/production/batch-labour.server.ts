import type { Db } from "#db/open.server.ts";
import type { KnownBatch } from "./batch-facts.server.ts";

/**
 * The same batches, with the work that the kitchen's own recipe says where none was noted: minutes per kg of raw
 * material, as the group's own hands, since nobody noted a wage as paid. It is an assumption and marked as one, so pages
 * show it and reports leave it out. Batches of several raw materials, or without such a recipe, stay as they are.
 */
export async function withAssumedLabour(db: Db, batches: KnownBatch[]): Promise<KnownBatch[]> {
  const silent = batches.filter(({ labourMinutes }) => labourMinutes === 0).map(({ id }) => id);
  if (silent.length === 0) return batches;
  const rows = await db
    .selectFrom("measuredYields")
    .innerJoin("kitchenRecipes", (join) =>
      join
        .onRef("kitchenRecipes.kitchenId", "=", "measuredYields.kitchenId")
        .onRef("kitchenRecipes.productCode", "=", "measuredYields.productCode")
        .onRef("kitchenRecipes.commodityCode", "=", "measuredYields.commodityCode"),
    )
    .select(["measuredYields.batchId", "measuredYields.rawGrams", "kitchenRecipes.labourMinutes"])
    .where("measuredYields.batchId", "in", silent)
    .execute();
  const minutes = new Map(
    rows.map(({ batchId, rawGrams, labourMinutes }) => [batchId, Math.round(((labourMinutes ?? 0) * rawGrams) / 1000)]),
  );
  return batches.map((batch) => {
    const labourMinutes = minutes.get(batch.id) ?? 0;
    if (labourMinutes === 0) return batch;
    return { ...batch, labourMinutes, unpaidMinutes: labourMinutes, isLabourAssumed: true };
  });
}
