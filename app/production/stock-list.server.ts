import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import type { Reach } from "~/partnerships/contract-reach.server.ts";
import type { OutputUnit } from "./batch.ts";

/** What has no day of expiry stands at the end of the shelf. */
const noExpiry = "9999-12-31";

/** Batches of which something is on the shelf, with what names them. */
function stockRows(db: Db, reach: Reach) {
  const rows = db
    .selectFrom("batches")
    .innerJoin("batchStocks", "batchStocks.batchId", "batches.id")
    .innerJoin("products", "products.code", "batches.productCode")
    .innerJoin("groups", "groups.id", "batches.groupId")
    .select(["batches.id", "batches.number", "batches.code", "batches.processedOn", "batches.expiresOn"])
    .select(["batches.outputUnit", "batches.packQuantity", "batches.outputPriceIdr", "batches.groupId"])
    .select(["batchStocks.madeQuantity", "batchStocks.leftQuantity", "groups.name as groupName"])
    .select(["batches.productCode", "products.nameId", "products.nameEn"])
    .select(sql<string>`coalesce("batches"."expiresOn", ${noExpiry})`.as("goodUntil"))
    .select(
      sql<0 | 1>`case when exists (select 1 from "recalledBatches" r where r."batchId" = "batches"."id")
        then 1 else 0 end`.as("isRecalled"),
    );
  if ("groupId" in reach) return rows.where("batches.groupId", "=", reach.groupId);
  return rows.where("batches.regencyCode", "in", reach.regencyCodes.length > 0 ? reach.regencyCodes : [""]);
}

export type StockRow = Awaited<ReturnType<ReturnType<typeof stockRows>["executeTakeFirstOrThrow"]>>;

/** A page of what is on the shelf, what must go first at the top. */
export function listStock(db: Db, reach: Reach, page: PageAsk): Promise<Page<StockRow>> {
  const rows = db.selectFrom(stockRows(db, reach).as("s")).selectAll().where("s.leftQuantity", ">", 0);
  const order = {
    column: "s.goodUntil",
    id: "s.id",
    numeric: false,
    direction: "asc",
    valueOf: (row: StockRow) => row.goodUntil,
  } as const;
  return keysetPage(rows, order, page);
}

/** One batch with what is left of it, even nothing; undefined when `reach` does not see it or it was struck out. */
export function stockFor(db: Db, reach: Reach, batchId: string): Promise<StockRow | undefined> {
  return stockRows(db, reach).where("batches.id", "=", batchId).executeTakeFirst();
}

export type StockSum = {
  productCode: string;
  nameId: string;
  nameEn: string;
  outputUnit: OutputUnit;
  leftQuantity: number;
};

/** What is on the shelf by product, the most first, at most six. */
export function stockSums(db: Db, reach: Reach): Promise<StockSum[]> {
  return db
    .selectFrom(stockRows(db, reach).as("s"))
    .select(["s.productCode", "s.nameId", "s.nameEn", "s.outputUnit"])
    .select(sql<number>`cast(sum("s"."leftQuantity") as bigint)`.as("leftQuantity"))
    .where("s.leftQuantity", ">", 0)
    .groupBy(["s.productCode", "s.nameId", "s.nameEn", "s.outputUnit"])
    .orderBy("leftQuantity", "desc")
    .limit(6)
    .execute();
}
