import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { owedIdr } from "~/lib/units.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import { sharedIdr } from "./batch-money.ts";
import { salesAtOnce, shareState } from "./sale-share.ts";
import { answeredShares } from "./sale-shares.server.ts";

/** One sale as the two sides of a contract see it: the whole amount, this contract's part, and what was said to it. */
function shareRows(db: Db, contractId: string) {
  return answeredShares(db, contractId)
    .innerJoin("batches", "batches.id", "sales.batchId")
    .select(["sales.id", "sales.soldOn", "sales.packs", "sales.quantity", "sales.priceIdr", "sales.amountIdr"])
    .select(["sales.channel", "sales.userId", "saleShares.partIdr", "saleConfirmations.dueIdr"])
    .select(["batches.number as batchNumber", "batches.outputUnit", "batches.packQuantity"])
    .select(["saleDoubts.reason as doubtReason", "saleVoids.reason as voidReason"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof shareRows>["executeTakeFirstOrThrow"]>>;
export type SharedSale = ReturnType<typeof viewOf>;

function viewOf({ voidedAt, confirmedAt, doubtedAt, userId: _userId, ...row }: Row) {
  return { ...row, state: shareState({ voidedAt, confirmedAt, doubtedAt }) };
}

/** A page of the sales that a contract shares, the last first; struck-out ones too. */
export async function listShares(db: Db, contractId: string, ask: PageAsk): Promise<Page<SharedSale>> {
  const order = {
    column: "sales.id",
    id: "sales.id",
    numeric: false,
    direction: "desc",
    valueOf: (row: Row) => row.id,
  } as const;
  const page = await keysetPage(shareRows(db, contractId), order, ask);
  return { ...page, rows: page.rows.map(viewOf) };
}

/** Sales that wait for the producer's word, the oldest first, as many as are answered at once; and who wrote each. */
export async function waitingShares(db: Db, contractId: string): Promise<(SharedSale & { userId: string })[]> {
  const rows = await shareRows(db, contractId)
    .where("saleVoids.saleId", "is", null)
    .where("saleConfirmations.saleId", "is", null)
    .orderBy("sales.id")
    .limit(salesAtOnce)
    .execute();
  return rows.map((row) => ({ ...viewOf(row), userId: row.userId }));
}

/** What one batch brought to a contract so far: how the producer's part of it comes about. */
export type BatchShare = {
  batchId: string;
  batchNumber: string;
  grams: number;
  /** The contract's part of confirmed sales, what comes off it first, and what the producer gets of the rest. */
  soldIdr: number;
  costIdr: number;
  dueIdr: number;
  /** The contract's part of sales that wait for a word. */
  waitingIdr: number;
  leftQuantity: number;
  outputUnit: "gram" | "piece";
};

type Deal = { id: string; sharePercent: number; shareCostIdr: number };

/** The batches that a contract's grams went into, with what each brought, by day. */
export async function batchShares(db: Db, contract: Deal): Promise<BatchShare[]> {
  const batches = await db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("batches", "batches.id", "batchInputs.batchId")
    .innerJoin("batchStocks", "batchStocks.batchId", "batches.id")
    .select([
      "batches.id as batchId",
      "batches.number as batchNumber",
      "batches.outputUnit",
      "batchStocks.leftQuantity",
    ])
    .select(sql<number>`sum("batchInputs"."grams" - "batchInputs"."cheaperGrams")`.as("grams"))
    .where("tickets.contractId", "=", contract.id)
    .groupBy(["batches.id", "batches.number", "batches.processedOn", "batches.outputUnit", "batchStocks.leftQuantity"])
    .orderBy("batches.processedOn")
    .orderBy("batches.id")
    .execute();
  const sums = await partsByBatch(db, contract.id);
  return batches.map((batch) => {
    const { soldIdr, waitingIdr } = sums.get(batch.batchId) ?? { soldIdr: 0, waitingIdr: 0 };
    const grams = Number(batch.grams);
    const costIdr = Math.min(soldIdr, owedIdr(grams, contract.shareCostIdr));
    return { ...batch, grams, soldIdr, waitingIdr, costIdr, dueIdr: sharedIdr(soldIdr, grams, contract) };
  });
}

async function partsByBatch(db: Db, contractId: string) {
  const rows = await db
    .selectFrom("saleShares")
    .innerJoin("sales", "sales.id", "saleShares.saleId")
    .leftJoin("saleVoids", "saleVoids.saleId", "saleShares.saleId")
    .leftJoin("saleConfirmations", (join) =>
      join
        .onRef("saleConfirmations.saleId", "=", "saleShares.saleId")
        .onRef("saleConfirmations.contractId", "=", "saleShares.contractId"),
    )
    .select("sales.batchId")
    .select(({ fn, eb }) => [
      fn
        .sum<number>(
          eb.case().when("saleConfirmations.at", "is", null).then(0).else(eb.ref("saleShares.partIdr")).end(),
        )
        .as("soldIdr"),
      fn
        .sum<number>(
          eb.case().when("saleConfirmations.at", "is", null).then(eb.ref("saleShares.partIdr")).else(0).end(),
        )
        .as("waitingIdr"),
    ])
    .where("saleShares.contractId", "=", contractId)
    .where("saleVoids.saleId", "is", null)
    .groupBy("sales.batchId")
    .execute();
  return new Map(
    rows.map((row) => [row.batchId, { soldIdr: Number(row.soldIdr), waitingIdr: Number(row.waitingIdr) }]),
  );
}
