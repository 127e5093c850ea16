import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { readCode } from "~/production/packet-code.ts";
import type { Link, Source, Touched } from "./touch.ts";
import { touchedBy } from "./touch.ts";

/**
 * What a number on a paper or packet names, in these regencies: a note (NT-…), a batch (PRD-…), a partnership (PKS-…: its
 * harvest), a packet's code. Undefined when it names nothing here.
 */
export async function sourceOf(db: Db, regencyCodes: readonly string[], typed: string): Promise<Source | undefined> {
  const number = typed.trim().toUpperCase();
  const here = regencyCodes.length > 0 ? regencyCodes : [""];
  const code = readCode(typed);
  const batch = await db
    .selectFrom("batches")
    .select("id")
    .where((eb) => eb.or([eb("number", "=", number), ...(code ? [eb("code", "=", code)] : [])]))
    .where("regencyCode", "in", here)
    .executeTakeFirst();
  if (batch) return { kind: "batch", id: batch.id };
  const ticket = await db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .select("tickets.id")
    .where("tickets.number", "=", number)
    .where("contracts.regencyCode", "in", here)
    .executeTakeFirst();
  if (ticket) return { kind: "ticket", id: ticket.id };
  const contract = await db
    .selectFrom("contracts")
    .select("lotId")
    .where("number", "=", number)
    .where("regencyCode", "in", here)
    .executeTakeFirst();
  return contract && { kind: "lot", id: contract.lotId };
}

/** What the source is, in these regencies; undefined when it is not there. */
export async function findSource(db: Db, regencyCodes: readonly string[], source: Source) {
  const here = regencyCodes.length > 0 ? regencyCodes : [""];
  if (source.kind === "lot") {
    return db
      .selectFrom("lots")
      .innerJoin("commodities", "commodities.code", "lots.commodityCode")
      .innerJoin("groups", "groups.id", "lots.groupId")
      .select(["lots.regencyCode", "commodities.nameId", "commodities.nameEn", "groups.name as groupName"])
      .select(["lots.readyFrom as day", sql<string>`''`.as("number")])
      .where("lots.id", "=", source.id)
      .where("lots.regencyCode", "in", here)
      .executeTakeFirst();
  }
  if (source.kind === "ticket") {
    return db
      .selectFrom("tickets")
      .innerJoin("contracts", "contracts.id", "tickets.contractId")
      .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
      .innerJoin("groups", "groups.id", "contracts.producerGroupId")
      .select(["contracts.regencyCode", "commodities.nameId", "commodities.nameEn", "groups.name as groupName"])
      .select(["tickets.weighedOn as day", "tickets.number"])
      .where("tickets.id", "=", source.id)
      .where("contracts.regencyCode", "in", here)
      .executeTakeFirst();
  }
  return db
    .selectFrom("batches")
    .innerJoin("products", "products.code", "batches.productCode")
    .innerJoin("groups", "groups.id", "batches.groupId")
    .select(["batches.regencyCode", "products.nameId", "products.nameEn", "groups.name as groupName"])
    .select(["batches.processedOn as day", "batches.number"])
    .where("batches.id", "=", source.id)
    .where("batches.regencyCode", "in", here)
    .executeTakeFirst();
}

/** Everything that a source touched. Struck-out batches count too: what was cooked was cooked, whatever was written. */
export async function trace(db: Db, source: Source): Promise<Touched> {
  const lotIds = await lotsOf(db, source);
  const near = await linksOfLots(db, lotIds);
  const batchIds = [...new Set(near.flatMap(({ batchId }) => (batchId === null ? [] : [batchId])))];
  const touched = touchedBy(source, [...near, ...(await linksOfBatches(db, batchIds))]);
  return source.kind === "lot" && touched.lotIds.length === 0 ? { ...touched, lotIds: [source.id] } : touched;
}

function links(db: Db) {
  return db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .leftJoin("batchInputs", "batchInputs.ticketId", "tickets.id")
    .select(["contracts.lotId", "tickets.id as ticketId", "batchInputs.batchId"])
    .where("ticketVoids.ticketId", "is", null)
    .orderBy("tickets.id")
    .orderBy("batchInputs.batchId");
}

async function lotsOf(db: Db, source: Source): Promise<string[]> {
  if (source.kind === "lot") return [source.id];
  const column = source.kind === "ticket" ? "tickets.id" : "batchInputs.batchId";
  const rows = await links(db).where(column, "=", source.id).execute();
  return [...new Set(rows.map(({ lotId }) => lotId))];
}

function linksOfLots(db: Db, lotIds: string[]): Promise<Link[]> {
  return links(db)
    .where("contracts.lotId", "in", lotIds.length > 0 ? lotIds : [""])
    .execute();
}

function linksOfBatches(db: Db, batchIds: string[]): Promise<Link[]> {
  return links(db)
    .where("batchInputs.batchId", "in", batchIds.length > 0 ? batchIds : [""])
    .execute();
}

/** The deliveries of a trace with what names them, by day. */
export function touchedTickets(db: Db, ids: readonly string[]) {
  return db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .select(["tickets.id", "tickets.number", "tickets.weighedOn", "tickets.netGrams", "contracts.lotId"])
    .select(["commodities.nameId", "commodities.nameEn", "ticketConfirmations.at as confirmedAt"])
    .select(["producer.id as producerGroupId", "producer.name as producerName", "processor.name as processorName"])
    .where("tickets.id", "in", ids.length > 0 ? [...ids] : [""])
    .orderBy("tickets.weighedOn")
    .orderBy("tickets.id")
    .execute();
}

/** The batches of a trace: what is left of each, what was sold, and to what kinds of places. */
export async function touchedBatches(db: Db, ids: readonly string[]) {
  const chosen = ids.length > 0 ? [...ids] : [""];
  const [batches, sales] = await Promise.all([
    db
      .selectFrom("batches")
      .innerJoin("products", "products.code", "batches.productCode")
      .innerJoin("groups", "groups.id", "batches.groupId")
      .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
      .leftJoin("batchStocks", "batchStocks.batchId", "batches.id")
      .select(["batches.id", "batches.number", "batches.code", "batches.processedOn", "batches.groupId"])
      .select(["batches.outputUnit", "batches.outputQuantity", "batches.packQuantity", "batches.packs"])
      .select(["batchStocks.leftQuantity", "batchVoids.batchId as voidedId"])
      .select(["products.nameId", "products.nameEn", "groups.name as groupName"])
      .where("batches.id", "in", chosen)
      .orderBy("batches.processedOn")
      .orderBy("batches.id")
      .execute(),
    db
      .selectFrom("sales")
      .leftJoin("saleVoids", "saleVoids.saleId", "sales.id")
      .select(["sales.batchId", "sales.channel"])
      .select(({ fn }) => [
        fn.sum<number>("sales.quantity").as("quantity"),
        sql<number>`cast(sum(coalesce("sales"."packs", 0)) as bigint)`.as("packs"),
      ])
      .where("saleVoids.saleId", "is", null)
      .where("sales.batchId", "in", chosen)
      .groupBy(["sales.batchId", "sales.channel"])
      .orderBy("sales.channel")
      .execute(),
  ]);
  return batches.map((batch) => ({ ...batch, sold: sales.filter(({ batchId }) => batchId === batch.id) }));
}

export type TouchedTicket = Awaited<ReturnType<typeof touchedTickets>>[number];
export type TouchedBatch = Awaited<ReturnType<typeof touchedBatches>>[number];
