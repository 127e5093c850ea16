import type { Db } from "#db/open.server.ts";
import type { BatchScope, KnownBatch } from "./batch-facts.server.ts";
import { knownBatches } from "./batch-facts.server.ts";
import type { BatchTerms, Money, Parts } from "./batch-money.ts";
import { batchMoney, hayamiInputs, partsOfBatch, referenceIdr, sumKnown, sumMoney, sumParts } from "./batch-money.ts";
import { withAssumedLabour } from "./batch-labour.server.ts";
import type { OutputUnit } from "./batch.ts";
import type { HayamiInputs, HayamiTable } from "./value-added.ts";
import { hayami } from "./value-added.ts";

/** All batches of one product together: amounts added up, then one table of them, so that a large batch weighs more. */
export type ProductValue = {
  productCode: string;
  batches: number;
  terms: BatchTerms[];
  outputUnit: OutputUnit;
  outputQuantity: number;
  money: Money;
  parts: Parts;
  referenceIdr: number | null;
  inputs: HayamiInputs;
  table: HayamiTable | null;
  isEstimate: boolean;
  isLabourAssumed: boolean;
  batchIds: string[];
};

/** Value added by product, of a kitchen's group or of some regencies in a time, the largest first. */
export async function valueOfProducts(db: Db, scope: BatchScope): Promise<ProductValue[]> {
  const batches = await withAssumedLabour(db, await knownBatches(db, scope));
  const codes = [...new Set(batches.map(({ productCode }) => productCode))];
  return codes
    .map((code) => valueOfProduct(batches.filter(({ productCode }) => productCode === code)))
    .toSorted((a, b) => b.money.valueAddedIdr - a.money.valueAddedIdr);
}

function valueOfProduct(batches: KnownBatch[]): ProductValue {
  const [first] = batches;
  if (!first) throw new RangeError("a product without a batch");
  const { productCode, outputUnit } = first;
  const sum = (pick: (batch: KnownBatch) => number) => batches.reduce((total, batch) => total + pick(batch), 0);
  const money = sumMoney(batches.map(batchMoney));
  const outputQuantity = sum((batch) => batch.outputQuantity);
  const inputs = hayamiInputs(money, { outputUnit, outputQuantity, labourMinutes: sum((one) => one.labourMinutes) });
  return {
    ...{ productCode, outputUnit, outputQuantity, money, inputs, table: hayami(inputs), batches: batches.length },
    terms: [...new Set(batches.map(({ terms }) => terms))],
    parts: sumParts(batches.map(partsOfBatch)),
    referenceIdr: sumKnown(batches.map((batch) => referenceIdr(batch.inputs))),
    isEstimate: batches.some((batch) => batch.isEstimate),
    isLabourAssumed: batches.some((batch) => batch.isLabourAssumed),
    batchIds: batches.map(({ id }) => id),
  };
}
