import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import type { Sold } from "./sold.ts";
import type { Reach } from "~/partnerships/contract-reach.server.ts";

/** Everything that left a shelf: sales and discards in one form, struck-out ones with their reason. */
function takenRows(db: Db) {
  const sales = db
    .selectFrom("sales")
    .leftJoin("saleVoids", "saleVoids.saleId", "sales.id")
    .select(["sales.id", "sales.batchId", "sales.groupId", "sales.regencyCode", "sales.packs", "sales.quantity"])
    .select([
      "sales.soldOn as day",
      "sales.priceIdr",
      "sales.amountIdr",
      "sales.note",
      "saleVoids.reason as voidReason",
    ])
    .select([sql<"sale" | "discard">`'sale'`.as("taken"), sql<string>`"sales"."channel"`.as("channel")])
    .select(sql<string>`"sales"."buyerKind"`.as("kind"));
  const discards = db
    .selectFrom("discards")
    .leftJoin("discardVoids", "discardVoids.discardId", "discards.id")
    .select(["discards.id", "discards.batchId", "discards.groupId", "discards.regencyCode"])
    .select(["discards.packs", "discards.quantity", "discards.discardedOn as day"])
    .select([sql<number>`cast(0 as bigint)`.as("priceIdr"), sql<number>`cast(0 as bigint)`.as("amountIdr")])
    .select(["discards.note", "discardVoids.reason as voidReason"])
    .select([sql<"sale" | "discard">`'discard'`.as("taken"), sql<string>`''`.as("channel")])
    .select(sql<string>`"discards"."kind"`.as("kind"));
  return db
    .selectFrom(sales.unionAll(discards).as("t"))
    .innerJoin("batches", "batches.id", "t.batchId")
    .innerJoin("products", "products.code", "batches.productCode")
    .innerJoin("groups", "groups.id", "t.groupId")
    .selectAll("t")
    .select(["batches.number as batchNumber", "batches.outputUnit", "batches.packQuantity"])
    .select(["products.nameId", "products.nameEn", "groups.name as groupName"]);
}

export type TakenRow = Awaited<ReturnType<ReturnType<typeof takenRows>["executeTakeFirstOrThrow"]>>;

function takenWithin(db: Db, reach: Reach) {
  const rows = takenRows(db);
  if ("groupId" in reach) return rows.where("t.groupId", "=", reach.groupId);
  return rows.where("t.regencyCode", "in", reach.regencyCodes.length > 0 ? reach.regencyCodes : [""]);
}

/** A page of what was sold and thrown away, the last first; struck-out ones too. */
export function listTaken(db: Db, reach: Reach, page: PageAsk): Promise<Page<TakenRow>> {
  const order = {
    column: "t.day",
    id: "t.id",
    numeric: false,
    direction: "desc",
    valueOf: (row: TakenRow) => row.day,
  } as const;
  return keysetPage(takenWithin(db, reach), order, page);
}

/** One sale or discard; undefined when `reach` does not see it. */
export function takenFor(db: Db, reach: Reach, id: string): Promise<TakenRow | undefined> {
  return takenWithin(db, reach).where("t.id", "=", id).executeTakeFirst();
}

/** What left the shelf of one batch, the last first, at most 50. */
export function takenOfBatch(db: Db, batchId: string): Promise<TakenRow[]> {
  return takenRows(db)
    .where("t.batchId", "=", batchId)
    .orderBy("t.day", "desc")
    .orderBy("t.id", "desc")
    .limit(50)
    .execute();
}

/** What a batch really brought so far: grams or pieces sold, and the rupiah for them. */
export async function soldOfBatch(db: Db, batchId: string): Promise<Sold> {
  return (await soldOf(db, [batchId])).get(batchId) ?? { quantity: 0, amountIdr: 0 };
}

/** The same of several batches, by id; one of which nothing was sold is not in it. */
export async function soldOf(db: Db, batchIds: readonly string[]): Promise<Map<string, Sold>> {
  if (batchIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("sales")
    .leftJoin("saleVoids", "saleVoids.saleId", "sales.id")
    .select("sales.batchId")
    .select(({ fn }) => [fn.sum<number>("quantity").as("quantity"), fn.sum<number>("amountIdr").as("amountIdr")])
    .where("sales.batchId", "in", [...batchIds])
    .where("saleVoids.saleId", "is", null)
    .groupBy("sales.batchId")
    .execute();
  return new Map(
    rows.map(({ batchId, quantity, amountIdr }) => [
      batchId,
      { quantity: Number(quantity), amountIdr: Number(amountIdr) },
    ]),
  );
}
