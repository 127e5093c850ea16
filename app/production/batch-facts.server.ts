import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import type { BatchFacts, BatchInput, BatchTerms } from "./batch-money.ts";

/** A batch that stands, with what names it and what went into it. */
export type KnownBatch = Omit<BatchFacts, "inputs"> & {
  id: string;
  number: string;
  groupId: string;
  regencyCode: string;
  productCode: string;
  processedOn: string;
  villageCode: string;
  inputs: (BatchInput & { producerGroupId: string; producerVillageCode: string; contractNumber: string })[];
  /** True when a figure of it is not from a note: what was not bought counts at a reference price. */
  isEstimate: boolean;
  /** True when nobody noted work and that of the kitchen's recipe stands in its place. */
  isLabourAssumed: boolean;
};

/** Which batches: some by id, all that a contract went into, or those of a regency in a time (ISO dates, both included). */
export type BatchScope =
  | { ids: string[] }
  | { contractId: string }
  | ({ regencyCode: string } & Time)
  | ({ groupId: string; productCode?: string } & Time)
  | ({ regencyCodes: string[]; productCode?: string } & Time);
type Time = { from: string; to: string };

/**
 * The batches of a scope that were not struck out, by day and id, with their inputs. A batch whose harvest was not
 * sold raw (toll, share) and that nobody reported a price for is left out: without a price of the fish nothing was added.
 */
export async function knownBatches(db: Db, scope: BatchScope): Promise<KnownBatch[]> {
  const chosen = idsIn(db, scope);
  const batches = await db
    .selectFrom("batches")
    .innerJoin("kitchens", "kitchens.id", "batches.kitchenId")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .selectAll("batches")
    .select("kitchens.villageCode")
    .where("batchVoids.batchId", "is", null)
    .where("batches.id", "in", chosen)
    .orderBy("batches.processedOn")
    .orderBy("batches.id")
    .execute();
  const inputs = await inputsOf(db, chosen);
  const prices = await referencePrices(db, inputs);
  const byBatch = new Map<string, InputRow[]>();
  for (const row of inputs) byBatch.set(row.batchId, [...(byBatch.get(row.batchId) ?? []), row]);
  return batches.flatMap(({ note: _note, ...batch }) => {
    const rows = byBatch.get(batch.id) ?? [];
    const terms: BatchTerms = rows[0]?.terms ?? "buy";
    const known = rows.map((row) => priced(row, prices));
    if (known.some((inputs) => inputs.length === 0)) return [];
    return { ...batch, terms, isEstimate: terms !== "buy", isLabourAssumed: false, inputs: known.flat() };
  });
}

type InputRow = Awaited<ReturnType<typeof inputsOf>>[number];

/**
 * A note with the price of its raw material, or nothing when that is unknown. What had been refused and was bought
 * cheaper stands apart, at the price that was paid for it: that is also what it brought raw.
 */
function priced(row: InputRow, prices: Map<string, number>) {
  const { ticketId, contractId, grams, producerGroupId, producerVillageCode, contractNumber } = row;
  const { sharePercent, shareCostIdr } = row;
  const terms: BatchTerms = row.terms;
  const referencePriceIdr = prices.get(placeOf(row)) ?? null;
  const rawPriceIdr = terms === "buy" ? row.priceIdr : referencePriceIdr;
  if (rawPriceIdr === null) return [];
  const feeIdr = terms === "toll" ? row.feeIdr : 0;
  const money = { rawPriceIdr, feeIdr, referencePriceIdr, sharePercent, shareCostIdr };
  const from = { ticketId, contractId, producerGroupId, producerVillageCode, contractNumber };
  const agreed = { ...from, grams: grams - row.cheaperGrams, ...money };
  const paidIdr = row.cheaperIdr ?? 0;
  const reference = referencePriceIdr === null ? null : paidIdr;
  const cheaper = { ...from, grams: row.cheaperGrams, ...money, rawPriceIdr: paidIdr, referencePriceIdr: reference };
  return [agreed, cheaper].filter((input) => input.grams > 0);
}

/**
 * What a producer would get for a harvest sold raw: the middle of the reference band of its commodity and regency.
 * Where nobody reported a price there is none: a fee is no price of the fish.
 */
async function referencePrices(db: Db, inputs: InputRow[]): Promise<Map<string, number>> {
  const prices = new Map<string, number>();
  const asked = new Set<string>();
  for (const row of inputs) {
    const place = placeOf(row);
    if (asked.has(place)) continue;
    asked.add(place);
    const band = await referenceBand(db, row.commodityCode, row.regencyCode);
    if (band) prices.set(place, Math.round((band.lowIdr + band.highIdr) / 2));
  }
  return prices;
}

function placeOf(row: { commodityCode: string; regencyCode: string }): string {
  return `${row.commodityCode} ${row.regencyCode}`;
}

type Ids = ReturnType<typeof idsIn>;

function inputsOf(db: Db, chosen: Ids) {
  return db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .leftJoin("ticketRejections", "ticketRejections.ticketId", "tickets.id")
    .select(["batchInputs.batchId", "batchInputs.ticketId", "batchInputs.grams", "tickets.contractId"])
    .select(["batchInputs.cheaperGrams", "ticketRejections.rateIdr as cheaperIdr"])
    .select([
      "contracts.terms",
      "contracts.priceIdr",
      "contracts.feeIdr",
      "contracts.sharePercent",
      "contracts.shareCostIdr",
      "contracts.commodityCode",
      "contracts.regencyCode",
    ])
    .select([
      "contracts.number as contractNumber",
      "contracts.producerGroupId",
      "producer.villageCode as producerVillageCode",
    ])
    .where("batchInputs.batchId", "in", chosen)
    .orderBy("batchInputs.batchId")
    .orderBy("batchInputs.ticketId")
    .execute();
}

function idsIn(db: Db, scope: BatchScope) {
  const ids = db.selectFrom("batches").select("batches.id");
  if ("ids" in scope) return ids.where("batches.id", "in", scope.ids.length > 0 ? scope.ids : [""]);
  if ("contractId" in scope) {
    return ids.where(
      sql<boolean>`exists (select 1 from "batchInputs" i join "tickets" t on t."id" = i."ticketId"
        where i."batchId" = "batches"."id" and t."contractId" = ${scope.contractId})`,
    );
  }
  const inTime = ids.where("batches.processedOn", ">=", scope.from).where("batches.processedOn", "<=", scope.to);
  if ("regencyCode" in scope) return inTime.where("batches.regencyCode", "=", scope.regencyCode);
  const ofProduct = scope.productCode ? inTime.where("batches.productCode", "=", scope.productCode) : inTime;
  if ("groupId" in scope) return ofProduct.where("batches.groupId", "=", scope.groupId);
  return ofProduct.where("batches.regencyCode", "in", scope.regencyCodes.length > 0 ? scope.regencyCodes : [""]);
}
