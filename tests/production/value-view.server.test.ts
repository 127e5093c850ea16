import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { setRecipe } from "~/market/recipes.server.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { voidBatch } from "~/production/batches.server.ts";
import { batchFor, inputsOfBatch } from "~/production/batch-list.server.ts";
import { valueAddedIn, valueOfContract } from "~/production/batch-value.server.ts";
import { yieldNews } from "~/production/batch-yield.server.ts";
import { valueOfProducts } from "~/production/product-value.server.ts";
import { recordSale } from "~/production/stock.server.ts";
import { viewOfBatch, viewOfContract, viewOfProduct } from "~/production/value-view.server.ts";
import { createContract, createPair, createTicket } from "../factories/partnerships.ts";
import { aSale, createBatch } from "../factories/production.ts";
import { anAct, test } from "../setup.ts";

type Contract = Awaited<ReturnType<typeof createContract>>;
const november = { from: "2026-11-01", to: "2026-11-30" };

async function viewOf(db: Db, contract: Contract, batchId: string) {
  const batch = await batchFor(db, { groupId: contract.processorGroupId }, batchId);
  return (await viewOfBatch(db, batch!, await inputsOfBatch(db, batchId)))!;
}

function state(db: Db, contract: Contract, labourMinutes?: number, yieldPerMille = 280) {
  const { processor, kitchenId, productCode, commodityCode } = contract;
  const value = { yieldPerMille, ...(labourMinutes === undefined ? {} : { labourMinutes }) };
  return setRecipe(db, anAct(), processor, { kitchenId, productCode, commodityCode }, value);
}

test("what was sold stands beside the written price, of a batch, a partnership and a product", async ({ db }) => {
  const pair = await createPair(db);
  const one = await createContract(db, { pair });
  const two = await createContract(db, { pair });
  const inputs = [];
  for (const contract of [one, two])
    inputs.push({ ticketId: (await createTicket(db, contract)).id, grams: contract === one ? 75_000 : 25_000 });
  const { id } = await createBatch(db, one, inputs);
  expect((await viewOf(db, one, id)).sold).toBeNull();
  const sold = await recordSale(db, anAct("seller"), pair.processor, aSale(id));
  expect(sold.ok).toBe(true);
  const batch = await viewOf(db, one, id);
  expect(batch.inputs.outputPrice).toBe(160_000);
  expect(batch.sold).toMatchObject({ quantity: 10_000, amountIdr: 1_500_000, inputs: { outputPrice: 150_000 } });
  const value = await valueOfContract(db, two.id);
  const row = (await contractFor(db, { groupId: pair.producer.id }, two.id))!;
  const commodity = { nameId: row.commodityNameId, nameEn: row.commodityNameEn };
  const view = await viewOfContract(db, { commodity, terms: "buy" }, value);
  expect(view!.sold).toMatchObject({ quantity: 2_500, amountIdr: 375_000 });
  const [product] = await valueOfProducts(db, { groupId: pair.processor.id, ...november });
  expect((await viewOfProduct(db, product!))!.sold).toMatchObject({ quantity: 10_000, amountIdr: 1_500_000 });
});

test("work that nobody noted is taken from the kitchen's recipe, as an assumption that no report counts", async ({
  db,
}) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const none = { paidMinutes: 0, unpaidMinutes: 0 };
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 80_000 }], none);
  expect(await viewOf(db, contract, id)).toMatchObject({ isLabourAssumed: false, money: { labourIdr: 0 } });
  expect((await state(db, contract, 12)).ok).toBe(true);
  // 80 kg at 12 minutes are two days at Rp150.000.
  const view = await viewOf(db, contract, id);
  expect(view).toMatchObject({ isLabourAssumed: true, money: { labourIdr: 300_000, unpaidIdr: 300_000 } });
  const { producerIdr, workersIdr, kitchenIdr, otherIdr } = view.parts;
  expect(producerIdr + workersIdr + kitchenIdr + otherIdr).toBe(view.money.outputIdr);
  expect((await valueAddedIn(db, "63.72", november)).money.labourIdr).toBe(0);
  const noted = await createBatch(db, contract, [{ ticketId, grams: 10_000 }]);
  expect((await viewOf(db, contract, noted.id)).isLabourAssumed).toBe(false);
});

test("a batch far from its kitchen's recipe is news; one near it, or struck out, is none", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  await state(db, contract, undefined, 280);
  const near = await createBatch(db, contract, [{ ticketId, grams: 50_000 }], { outputThousandths: 14_000 });
  expect(await yieldNews(db, near.id)).toBeNull();
  const far = await createBatch(db, contract, [{ ticketId, grams: 50_000 }], { outputThousandths: 10_500 });
  expect(await yieldNews(db, far.id)).toMatchObject({
    kitchenId: contract.kitchenId,
    recipePerMille: 280,
    gavePerMille: 210,
  });
  await voidBatch(db, anAct(), contract.processor, { batchId: far.id, reason: "salah timbang" });
  expect(await yieldNews(db, far.id)).toBeNull();
});
