import { expect } from "vitest";
import { voidBatch } from "~/production/batches.server.ts";
import {
  valueAddedByVillage,
  valueAddedIn,
  valueOfBatches,
  valueOfContract,
  valueSlices,
} from "~/production/batch-value.server.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import { valueOfProducts } from "~/production/product-value.server.ts";
import { createContract, createPair, createTicket } from "../factories/partnerships.ts";
import { createBatch } from "../factories/production.ts";
import { createTrader } from "../factories/market.ts";
import { anAct, test } from "../setup.ts";

const november = { from: "2026-11-01", to: "2026-11-30" };

test("a batch of a bought harvest: every rupiah of its output has an owner", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }]);
  const [value] = await valueOfBatches(db, [id]);
  expect(value!.money).toEqual({
    rawGrams: 100_000,
    outputIdr: 4_480_000,
    rawIdr: 2_450_000,
    otherIdr: 240_000,
    labourIdr: 225_000,
    unpaidIdr: 0,
    feeIdr: 0,
    valueAddedIdr: 1_790_000,
    profitIdr: 1_565_000,
  });
  expect(value!.parts).toEqual({
    producerIdr: 2_450_000,
    otherIdr: 240_000,
    workersIdr: 225_000,
    kitchenIdr: 1_565_000,
  });
  expect(value!.table).toMatchObject({
    conversionFactor: expect.closeTo(0.28) as number,
    outputValue: expect.closeTo(44_800) as number,
    valueAdded: expect.closeTo(17_900) as number,
    profit: expect.closeTo(15_650) as number,
  });
  expect(value!.batch.isEstimate).toBe(false);
});

test("raw material of several notes counts at their weighted price", async ({ db }) => {
  const pair = await createPair(db);
  const dear = await createContract(db, { pair });
  const cheap = await createContract(db, { pair, farmGateIdr: 23_500 });
  const inputs = [];
  for (const contract of [dear, cheap]) inputs.push({ ticketId: (await createTicket(db, contract)).id, grams: 50_000 });
  const { id } = await createBatch(db, dear, inputs);
  const [value] = await valueOfBatches(db, [id]);
  expect(value!.money.rawIdr).toBe(2_400_000);
  expect(value!.table!.breakEvenRawPrice - value!.table!.profit).toBeCloseTo(24_000);
});

test("a toll batch counts raw material at the reference price, says so, and leaves the product to the producer", async ({
  db,
}) => {
  const contract = await createContract(db, { terms: "toll" });
  const { id: ticketId } = await createTicket(db, contract);
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }]);
  const [value] = await valueOfBatches(db, [id]);
  expect(value!.batch.isEstimate).toBe(true);
  expect(value!.batch.inputs[0]!.rawPriceIdr).not.toBe(24_500);
  expect(value!.money.feeIdr).toBe(600_000);
  expect(value!.parts).toEqual({
    producerIdr: 4_480_000 - 240_000 - 600_000,
    workersIdr: 225_000,
    kitchenIdr: 375_000,
    otherIdr: 240_000,
  });
});

test("a toll batch without a reference price has no value added, and its fee is never taken for a price", async ({
  db,
}) => {
  const contract = await createContract(db, { terms: "toll" });
  const { id: ticketId } = await createTicket(db, contract);
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }]);
  await db.deleteFrom("referencePrices").where("commodityCode", "=", contract.commodityCode).execute();
  expect(await valueOfBatches(db, [id])).toEqual([]);
  expect(await valueOfContract(db, contract.id)).toMatchObject({ slices: [], one: null });
  expect(await valueSlices(db, "63.72", november)).toEqual([]);
});

test("what the producer got stands beside what the harvest would have brought raw", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }], { unpaidMinutes: 240 });
  const [value] = await valueOfBatches(db, [id]);
  const band = (await referenceBand(db, "LELE", "63.72"))!;
  expect(value!.referenceIdr).toBe(100 * Math.round((band.lowIdr + band.highIdr) / 2));
  expect(value!.money).toMatchObject({ labourIdr: 300_000, unpaidIdr: 75_000 });
  await db.deleteFrom("referencePrices").where("commodityCode", "=", "LELE").execute();
  expect((await valueOfBatches(db, [id]))[0]!.referenceIdr).toBeNull();
});

test("all batches of a product together make one table, a large batch weighing more", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  await createBatch(db, contract, [{ ticketId, grams: 90_000 }], { outputThousandths: 27_000 });
  await createBatch(db, contract, [{ ticketId, grams: 10_000 }], { outputThousandths: 1_000 });
  await createBatch(db, contract, [{ ticketId, grams: 10_000 }], {
    productCode: "BAKSO_IKAN",
    outputThousandths: 5_000,
  });
  const scope = { groupId: contract.processorGroupId, from: "2026-11-01", to: "2026-11-30" };
  const values = await valueOfProducts(db, scope);
  expect(values.map(({ productCode, batches }) => [productCode, batches])).toEqual([
    ["ABON_LELE", 2],
    ["BAKSO_IKAN", 1],
  ]);
  expect(values[0]!.table!.conversionFactor).toBeCloseTo(0.28);
  const { producerIdr, workersIdr, kitchenIdr, otherIdr } = values[0]!.parts;
  expect(producerIdr + workersIdr + kitchenIdr + otherIdr).toBe(values[0]!.money.outputIdr);
  expect(await valueOfProducts(db, { ...scope, groupId: contract.producerGroupId })).toEqual([]);
});

test("the shares of two contracts make up their batch", async ({ db }) => {
  const first = await createContract(db);
  const other = await createTrader(db, { sides: ["producer"], villageCode: "63.72.02.1003" });
  const second = await createContract(db, { pair: { producer: other, processor: first.processor } });
  const inputs = [];
  for (const contract of [first, second])
    inputs.push({ ticketId: (await createTicket(db, contract)).id, grams: 33_333 });
  const { id } = await createBatch(db, first, inputs, {
    outputThousandths: 18_777,
    costs: [{ kind: "oil", name: "", amountIdr: 100_001 }],
  });
  const [whole] = await valueOfBatches(db, [id]);
  const shares = await Promise.all([first, second].map(({ id }) => valueOfContract(db, id)));
  for (const key of [
    "rawGrams",
    "outputIdr",
    "rawIdr",
    "otherIdr",
    "labourIdr",
    "valueAddedIdr",
    "profitIdr",
  ] as const) {
    expect(shares[0]!.money[key] + shares[1]!.money[key], key).toBe(whole!.money[key]);
  }
  expect(shares[0]!.one!.table!.conversionFactor).toBeCloseTo(0.28166, 3);
});

test("villages add up to the regency, by kitchen and by producer", async ({ db }) => {
  const first = await createContract(db);
  const other = await createTrader(db, { sides: ["producer"], villageCode: "63.72.02.1003" });
  const second = await createContract(db, { pair: { producer: other, processor: first.processor } });
  for (const contract of [first, second]) {
    const { id: ticketId } = await createTicket(db, contract);
    await createBatch(db, contract, [{ ticketId, grams: 117_700 }]);
  }
  const all = await valueAddedIn(db, "63.72", november);
  const byKitchen = await valueAddedByVillage(db, "63.72", november);
  const byProducer = await valueAddedByVillage(db, "63.72", november, "producer");
  expect(byKitchen).toHaveLength(1);
  expect(byProducer.map(({ villageCode }) => villageCode).toSorted()).toEqual(["63.72.02.1003", "63.72.02.1005"]);
  for (const villages of [byKitchen, byProducer]) {
    expect(villages.reduce((sum, { money }) => sum + money.valueAddedIdr, 0)).toBe(all.money.valueAddedIdr);
  }
  expect(all.batches).toBe(2);
  expect(await valueSlices(db, "64.02", november)).toEqual([]);
  expect(await valueSlices(db, "63.72", { from: "2026-12-01", to: "2026-12-31" })).toEqual([]);
});

test("a batch that was struck out adds no value", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const { id: batchId } = await createBatch(db, contract, [{ ticketId, grams: 1_000 }]);
  await voidBatch(db, anAct(), contract.processor, { batchId, reason: "salah" });
  expect(await valueOfBatches(db, [batchId])).toEqual([]);
  const value = await valueOfContract(db, contract.id);
  expect(value).toMatchObject({ slices: [], one: null });
  expect(value.money.outputIdr).toBe(0);
});

test("of one contract over two products there is money but no single table", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  await createBatch(db, contract, [{ ticketId, grams: 50_000 }]);
  await createBatch(db, contract, [{ ticketId, grams: 50_000 }], { productCode: "BAKSO_IKAN" });
  const value = await valueOfContract(db, contract.id);
  expect(value.slices).toHaveLength(2);
  expect(value.one).toBeNull();
});
