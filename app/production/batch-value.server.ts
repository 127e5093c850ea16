import type { Db } from "#db/open.server.ts";
import type { KnownBatch } from "./batch-facts.server.ts";
import { knownBatches } from "./batch-facts.server.ts";
import type { Made, Money, Parts } from "./batch-money.ts";
import {
  batchMoney,
  dealOf,
  hayamiInputs,
  moneyByContract,
  partsOf,
  partsOfBatch,
  referenceIdr,
  sumKnown,
  sumMoney,
  sumParts,
} from "./batch-money.ts";
import { withAssumedLabour } from "./batch-labour.server.ts";
import type { OutputUnit } from "./batch.ts";
import type { HayamiInputs, HayamiTable } from "./value-added.ts";
import { hayami } from "./value-added.ts";

/** A batch with its money, who gets which part of it, and Hayami's table. */
export type BatchValue = {
  batch: KnownBatch;
  money: Money;
  parts: Parts;
  /** What the raw material would have brought sold raw; null when nobody knows. */
  referenceIdr: number | null;
  inputs: HayamiInputs;
  table: HayamiTable | null;
};

/** One contract's share of one batch: the smallest figure of value added, exact to the rupiah. */
export type ValueSlice = {
  batchId: string;
  batchNumber: string;
  processedOn: string;
  productCode: string;
  contractId: string;
  contractNumber: string;
  producerGroupId: string;
  processorGroupId: string;
  producerVillageCode: string;
  kitchenVillageCode: string;
  money: Money;
  parts: Parts;
  referenceIdr: number | null;
  isEstimate: boolean;
};

/** What a contract's grams became, over all batches that they went into. */
export type ContractValue = {
  money: Money;
  parts: Parts;
  referenceIdr: number | null;
  slices: ValueSlice[];
  /** Over all batches when they made one product; null when several, or when nothing was made yet. */
  one: {
    productCode: string;
    outputUnit: OutputUnit;
    outputQuantity: number;
    inputs: HayamiInputs;
    table: HayamiTable | null;
  } | null;
  isEstimate: boolean;
  isLabourAssumed: boolean;
  /** Which part of each batch's output is this contract's. */
  shares: { batchId: string; ratio: number }[];
};

/** Value added of a kelurahan or desa in a time. */
export type VillageValue = {
  villageCode: string;
  villageName: string;
  batches: number;
  money: Money;
  isEstimate: boolean;
};

type Time = { from: string; to: string };

/** Money and table of the named batches that stand, by day. */
export async function valueOfBatches(db: Db, ids: string[]): Promise<BatchValue[]> {
  return (await withAssumedLabour(db, await knownBatches(db, { ids }))).map((batch) => {
    const money = batchMoney(batch);
    const inputs = hayamiInputs(money, batch);
    const raw = referenceIdr(batch.inputs);
    return { batch, money, parts: partsOfBatch(batch), referenceIdr: raw, inputs, table: hayami(inputs) };
  });
}

/** What became of one contract: its own share of each batch, and all together. */
export async function valueOfContract(db: Db, contractId: string): Promise<ContractValue> {
  const batches = await withAssumedLabour(db, await knownBatches(db, { contractId }));
  const slices = batches.flatMap(slicesOf).filter((slice) => slice.contractId === contractId);
  const money = sumMoney(slices.map((slice) => slice.money));
  const parts = sumParts(slices.map((slice) => slice.parts));
  const isEstimate = slices.some((slice) => slice.isEstimate);
  const raw = sumKnown(slices.map((slice) => slice.referenceIdr));
  const isLabourAssumed = batches.some((batch) => batch.isLabourAssumed);
  const shares = batches.map((batch) => {
    const own = moneyByContract(batch).get(contractId)?.outputQuantity ?? 0;
    return { batchId: batch.id, ratio: own / batch.outputQuantity };
  });
  const one = oneProduct(batches, contractId, money);
  return { money, parts, referenceIdr: raw, slices, one, isEstimate, isLabourAssumed, shares };
}

/** Every share of every batch of some regencies in a time (ISO dates, both included), by day. Reports add these up. */
export async function valueSlices(db: Db, regency: string | string[], { from, to }: Time): Promise<ValueSlice[]> {
  const regencyCodes = typeof regency === "string" ? [regency] : regency;
  return (await knownBatches(db, { regencyCodes, from, to })).flatMap(slicesOf);
}

/**
 * Value added by kelurahan or desa, by name: where it was cooked, or with `by: "producer"` where the harvest came
 * from. The villages add up to the regency either way.
 */
export async function valueAddedByVillage(
  db: Db,
  regencyCode: string,
  time: Time,
  by: "processor" | "producer" = "processor",
): Promise<VillageValue[]> {
  const slices = await valueSlices(db, regencyCode, time);
  const villageOf = (slice: ValueSlice) => (by === "processor" ? slice.kitchenVillageCode : slice.producerVillageCode);
  const codes = [...new Set(slices.map(villageOf))];
  if (codes.length === 0) return [];
  const villages = await db
    .selectFrom("regions")
    .select(["code", "name"])
    .where("code", "in", codes)
    .orderBy("name")
    .execute();
  return villages.map(({ code, name }) => {
    const own = slices.filter((slice) => villageOf(slice) === code);
    const batches = new Set(own.map(({ batchId }) => batchId)).size;
    const money = sumMoney(own.map((slice) => slice.money));
    return {
      villageCode: code,
      villageName: name,
      batches,
      money,
      isEstimate: own.some(({ isEstimate }) => isEstimate),
    };
  });
}

/** All value added of a regency in a time. */
export async function valueAddedIn(
  db: Db,
  regencyCode: string,
  time: Time,
): Promise<{ money: Money; parts: Parts; batches: number }> {
  const slices = await valueSlices(db, regencyCode, time);
  const batches = new Set(slices.map(({ batchId }) => batchId)).size;
  return {
    money: sumMoney(slices.map(({ money }) => money)),
    parts: sumParts(slices.map(({ parts }) => parts)),
    batches,
  };
}

function slicesOf(batch: KnownBatch): ValueSlice[] {
  const { id: batchId, number: batchNumber, processedOn, productCode, isEstimate, villageCode, groupId } = batch;
  return [...moneyByContract(batch)].flatMap(([contractId, { outputQuantity: _share, ...money }]) => {
    const input = batch.inputs.find((one) => one.contractId === contractId);
    if (!input) return [];
    const { contractNumber, producerGroupId, producerVillageCode } = input;
    return {
      ...{ batchId, batchNumber, processedOn, productCode, isEstimate },
      ...{ contractId, contractNumber, producerGroupId, producerVillageCode },
      ...{ processorGroupId: groupId, kitchenVillageCode: villageCode },
      money,
      parts: partsOf(money, dealOf(batch, contractId)),
      referenceIdr: referenceIdr(batch.inputs.filter((one) => one.contractId === contractId)),
    };
  });
}

function oneProduct(batches: KnownBatch[], contractId: string, money: Money): ContractValue["one"] {
  const [first] = batches;
  if (!first || batches.some(({ productCode }) => productCode !== first.productCode)) return null;
  const { productCode, outputUnit } = first;
  const { outputQuantity, labourMinutes } = madeOf(batches, contractId);
  const inputs = hayamiInputs(money, { outputUnit, outputQuantity, labourMinutes });
  return { productCode, outputUnit, outputQuantity, inputs, table: hayami(inputs) };
}

/** Output and labour of one contract's grams over several batches. Labour is shared by grams and need not be whole here. */
function madeOf(batches: KnownBatch[], contractId: string): Pick<Made, "outputQuantity" | "labourMinutes"> {
  let outputQuantity = 0;
  let labourMinutes = 0;
  for (const batch of batches) {
    const share = moneyByContract(batch).get(contractId);
    if (!share) continue;
    outputQuantity += share.outputQuantity;
    labourMinutes += (batch.labourMinutes * share.rawGrams) / batchMoney(batch).rawGrams;
  }
  return { outputQuantity, labourMinutes };
}
