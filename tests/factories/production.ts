import type { Db } from "#db/open.server.ts";
import type { BatchEntry } from "~/production/batch.ts";
import { recordBatch } from "~/production/batches.server.ts";
import { anAct } from "../acts.ts";
import type { createContract } from "./partnerships.ts";

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
    otherInputsIdr: 240_000,
    labourMinutes: 720,
    wageIdrPerDay: 150_000,
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
