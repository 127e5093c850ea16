import type { Db } from "#db/open.server.ts";
import { holdsToday, licenceState } from "~/groups/licence.ts";
import { licencesOf } from "~/groups/licences.server.ts";

/** Permits whose numbers stand on a packet; the others are the office's business. */
const printedPermits = new Set(["SPP_IRT", "BPOM_MD", "SKP", "HALAL"]);

/**
 * What the public page of a packet tells: product, day, kitchen, permits, and where its raw material was raised. Group
 * names only: no person, no phone, no kg of anybody's trade, no money. Undefined when no batch bears the code.
 */
export async function packetOf(db: Db, code: string, today: string) {
  const batch = await db
    .selectFrom("batches")
    .innerJoin("products", "products.code", "batches.productCode")
    .innerJoin("groups", "groups.id", "batches.groupId")
    .innerJoin("kitchens", "kitchens.id", "batches.kitchenId")
    .innerJoin("regions as village", "village.code", "kitchens.villageCode")
    .innerJoin("regions as regency", "regency.code", "batches.regencyCode")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .select(["batches.id", "batches.productCode", "batches.groupId", "batches.processedOn"])
    .select(["batches.expiresOn", "batches.outputUnit", "batches.packQuantity", "batches.packs", "batches.number"])
    .select(["products.nameId", "products.nameEn", "groups.name as groupName", "village.name as villageName"])
    .select(["regency.name as regencyName", "batchVoids.batchId as voidedId"])
    .where("batches.code", "=", code)
    .executeTakeFirst();
  if (!batch) return undefined;
  const [origins, permits, recalls] = await Promise.all([
    originsOf(db, batch.id),
    permitsOf(db, batch.groupId, batch.productCode, today),
    recallsOf(db, batch.id),
  ]);
  const { productCode, processedOn, expiresOn, outputUnit, packQuantity, packs, number } = batch;
  const { nameId, nameEn, groupName, villageName, regencyName } = batch;
  const packet = {
    ...{ code, number, productCode, nameId, nameEn, processedOn, expiresOn, outputUnit, packQuantity, packs },
    ...{ groupName, villageName, regencyName, isVoided: batch.voidedId !== null },
  };
  return { packet, origins, permits, recalls };
}

export type Packet = NonNullable<Awaited<ReturnType<typeof packetOf>>>;

/** Where the raw material of a batch came from: kelurahan, group, day of harvest, and when it was stocked where that is known. */
async function originsOf(db: Db, batchId: string) {
  const rows = await db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("lots", "lots.id", "contracts.lotId")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .innerJoin("groups", "groups.id", "contracts.producerGroupId")
    .innerJoin("regions as village", "village.code", "lots.villageCode")
    .leftJoin("cycleLots", "cycleLots.lotId", "lots.id")
    .leftJoin("cycles", "cycles.id", "cycleLots.cycleId")
    .select(["tickets.id", "tickets.weighedOn", "commodities.code as commodityCode"])
    .select(["commodities.nameId", "commodities.nameEn", "groups.name as groupName"])
    .select(["village.name as villageName", "cycles.stockedOn"])
    .where("batchInputs.batchId", "=", batchId)
    .orderBy("tickets.weighedOn")
    .orderBy("tickets.id")
    .execute();
  // A harvest that stems from two stockings is told once, with the first of them.
  return rows.filter((row, i) => rows.findIndex(({ id }) => id === row.id) === i);
}

async function permitsOf(db: Db, groupId: string, productCode: string, today: string) {
  const licences = await licencesOf(db, groupId);
  return licences
    .filter(({ routeCode }) => printedPermits.has(routeCode))
    .filter((licence) => licence.productCode === null || licence.productCode === productCode)
    .filter((licence) => licence.check && holdsToday(licenceState(licence, licence.check, today)))
    .map(({ routeCode, number }) => ({ routeCode, number }));
}

function recallsOf(db: Db, batchId: string) {
  return db
    .selectFrom("recalledBatches")
    .innerJoin("recalls", "recalls.id", "recalledBatches.recallId")
    .select(["recalls.number", "recalls.reason", "recalls.at"])
    .where("recalledBatches.batchId", "=", batchId)
    .orderBy("recalls.id")
    .execute();
}
