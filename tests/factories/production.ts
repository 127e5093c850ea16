import type { Db } from "#db/open.server.ts";
import type { BatchEntry } from "~/production/batch.ts";
import { recordBatch } from "~/production/batches.server.ts";
import type { SaleEntry } from "~/production/stock.ts";
import { anAct } from "../acts.ts";
import { recordSale } from "~/production/stock.server.ts";
import { createContract, createTicket } from "./partnerships.ts";

type Signed = Pick<Awaited<ReturnType<typeof createContract>>, "kitchenId" | "processor">;

/** What a kitchen types: 28 kg of floss at Rp160.000 out of these notes, a day and a half of work. */
export function aBatch(contract: Signed, inputs: BatchEntry["inputs"], over: Partial<BatchEntry> = {}): BatchEntry {
  return {
    kitchenId: contract.kitchenId,
    productCode: "ABON_LELE",
    processedOn: "2026-11-21",
    inputs,
    outputThousandths: 28_000,
    rejectThousandths: 0,
    outputPriceIdr: 160_000,
    costs: [
      { kind: "seasoning", name: "", amountIdr: 180_000 },
      { kind: "packing", name: "", amountIdr: 60_000 },
    ],
    paidMinutes: 720,
    unpaidMinutes: 0,
    wageIdrPerDay: 150_000,
    note: "",
    ...over,
  };
}

/** What a kitchen types about a sale: ten kg loose at Rp150.000 to a household, today. */
export function aSale(batchId: string, over: Partial<SaleEntry> = {}): SaleEntry {
  return {
    batchId,
    ware: "loose",
    countThousandths: 10_000,
    soldOn: "2026-11-21",
    priceIdr: 150_000,
    channel: "kitchen",
    buyerKind: "household",
    note: "",
    ...over,
  };
}

/** A batch of the contract's kitchen. */
export async function createBatch(
  db: Db,
  contract: Signed,
  inputs: BatchEntry["inputs"],
  over: Partial<BatchEntry> = {},
) {
  const done = await recordBatch(db, anAct("cook"), contract.processor, aBatch(contract, inputs, over));
  if (!done.ok) throw new Error(done.reason);
  return done;
}

/** A contract that shares its sales 60 : 40 after Rp4.000 per kg raw, cooked, and sold for as many rupiah as given. */
export async function createSharing(db: Db, amounts: readonly number[] = [1_500_000]) {
  const contract = await createContract(db, { terms: "share" });
  const { id: ticketId } = await createTicket(db, contract);
  const { id: batchId } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }]);
  const saleIds: string[] = [];
  for (const priceIdr of amounts) {
    const value = aSale(batchId, { countThousandths: 1_000, priceIdr });
    const done = await recordSale(db, anAct("cook"), contract.processor, value);
    if (!done.ok) throw new Error(done.reason);
    saleIds.push(done.id);
  }
  return { contract, batchId, ticketId, saleIds };
}
