import type { Db } from "#db/open.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import type { Reach } from "~/partnerships/contract-reach.server.ts";

/** Batches with what names them: those of one kitchen's group, or of some regencies. */
function batchRows(db: Db, reach: Reach) {
  const rows = db
    .selectFrom("batches")
    .innerJoin("groups", "groups.id", "batches.groupId")
    .innerJoin("kitchens", "kitchens.id", "batches.kitchenId")
    .innerJoin("products", "products.code", "batches.productCode")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .select(["batches.id", "batches.number", "batches.processedOn", "batches.groupId", "batches.note"])
    .select(["batches.outputUnit", "batches.outputQuantity", "batches.rejectQuantity", "batches.outputPriceIdr"])
    .select(["batches.code", "batches.packQuantity", "batches.packs", "batches.expiresOn"])
    .select(["batches.labourMinutes", "batches.unpaidMinutes", "batches.wageIdrPerDay"])
    .select(["batches.productCode", "products.nameId", "products.nameEn"])
    .select(["groups.name as groupName", "kitchens.name as kitchenName", "batchVoids.reason as voidReason"]);
  if ("groupId" in reach) return rows.where("batches.groupId", "=", reach.groupId);
  return rows.where("batches.regencyCode", "in", reach.regencyCodes.length > 0 ? reach.regencyCodes : [""]);
}

export type BatchRow = Awaited<ReturnType<ReturnType<typeof batchRows>["executeTakeFirstOrThrow"]>>;

/** A page of batches, the last cooked first; struck-out ones too. */
export function listBatches(db: Db, reach: Reach, page: PageAsk): Promise<Page<BatchRow>> {
  const order = {
    column: "batches.processedOn",
    id: "batches.id",
    numeric: false,
    direction: "desc",
    valueOf: (row: BatchRow) => row.processedOn,
  } as const;
  return keysetPage(batchRows(db, reach), order, page);
}

/** One batch, or undefined when `reach` does not see it. */
export function batchFor(db: Db, reach: Reach, id: string): Promise<BatchRow | undefined> {
  return batchRows(db, reach).where("batches.id", "=", id).executeTakeFirst();
}

/** The notes of a batch with where they came from, and the grams used of each. */
export function inputsOfBatch(db: Db, batchId: string) {
  return db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .select(["tickets.id", "tickets.number", "batchInputs.grams", "producer.name as producerName"])
    .select(["commodities.nameId", "commodities.nameEn", "commodities.nameLocal"])
    .where("batchInputs.batchId", "=", batchId)
    .orderBy("tickets.number")
    .execute();
}

/** The notes of a contract that batches were made of, with the grams that these used of each, oldest first. */
export function notesCookedOf(db: Db, contractId: string) {
  return db
    .selectFrom("tickets")
    .innerJoin("batchInputs", "batchInputs.ticketId", "tickets.id")
    .leftJoin("batchVoids", "batchVoids.batchId", "batchInputs.batchId")
    .select(["tickets.id", "tickets.number", "tickets.weighedOn"])
    .select(({ fn }) => fn.sum<number>("batchInputs.grams").as("grams"))
    .where("tickets.contractId", "=", contractId)
    .where("batchVoids.batchId", "is", null)
    .groupBy(["tickets.id", "tickets.number", "tickets.weighedOn"])
    .orderBy("tickets.id")
    .execute();
}

/** The named costs of a batch, the largest first. */
export function costsOfBatch(db: Db, batchId: string) {
  return db
    .selectFrom("batchCosts")
    .select(["kind", "name", "amountIdr"])
    .where("batchId", "=", batchId)
    .orderBy("amountIdr", "desc")
    .orderBy("kind")
    .execute();
}
