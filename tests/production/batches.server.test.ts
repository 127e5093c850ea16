import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { valueOfBatches, valueOfContract } from "~/production/batch-value.server.ts";
import { recordBatch, voidBatch } from "~/production/batches.server.ts";
import { costsOfBatch } from "~/production/batch-list.server.ts";
import { readCode } from "~/production/packet-code.ts";
import { usableTickets } from "~/production/usable-tickets.server.ts";
import { measuredYields, yieldOfBatch } from "~/production/yields.server.ts";
import { createKitchen } from "../factories/market.ts";
import { createContract, createPair, createTicket } from "../factories/partnerships.ts";
import { aBatch, createBatch } from "../factories/production.ts";
import { anAct, test } from "../setup.ts";

test("a batch takes a number, and its grams are gone", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  expect(await createBatch(db, contract, [{ ticketId, grams: 100_000 }])).toMatchObject({ number: "PRD-2026-0001" });
  const [left] = await usableTickets(db, contract.processorGroupId);
  expect(left).toMatchObject({ id: ticketId, netGrams: 117_700, leftGrams: 17_700, producerName: "Telaga Ulin" });
  const batch = await db.selectFrom("batches").selectAll().executeTakeFirstOrThrow();
  expect(batch).toMatchObject({ outputUnit: "gram", outputQuantity: 28_000, labourMinutes: 720, regencyCode: "63.72" });
});

test("a note can be used partly, and no gram twice", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  await createBatch(db, contract, [{ ticketId, grams: 100_000 }]);
  const more = await recordBatch(db, anAct(), contract.processor, aBatch(contract, [{ ticketId, grams: 17_701 }]));
  expect(more).toEqual({ ok: false, reason: "moreThanLeft" });
  await createBatch(db, contract, [{ ticketId, grams: 17_700 }]);
  expect(await usableTickets(db, contract.processorGroupId)).toEqual([]);
});

test("ten batches at once never use a note beyond its grams", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const value = aBatch(contract, [{ ticketId, grams: 30_000 }]);
  const done = await Promise.all(Array.from({ length: 10 }, () => recordBatch(db, anAct(), contract.processor, value)));
  expect(done.filter(({ ok }) => ok)).toHaveLength(3);
});

test("a batch that was struck out gives its grams back", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const { id: batchId } = await createBatch(db, contract, [{ ticketId, grams: 117_700 }]);
  const value = { batchId, reason: "salah catat" };
  expect(await voidBatch(db, anAct(), contract.producer, value)).toEqual({ ok: false, reason: "batchUnknown" });
  expect(await voidBatch(db, anAct(), contract.processor, value)).toEqual({ ok: true, id: batchId });
  expect(await voidBatch(db, anAct(), contract.processor, value)).toEqual({ ok: false, reason: "batchVoided" });
  await createBatch(db, contract, [{ ticketId, grams: 117_700 }]);
});

test("only confirmed notes of the own kitchen are cooked", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  const inputs = [{ ticketId, grams: 1_000 }];
  const cook = (group = contract.processor, over = {}) =>
    recordBatch(db, anAct(), group, aBatch(contract, inputs, over));
  expect(await cook()).toEqual({ ok: false, reason: "ticketUnknown" });
  const { processor: other } = await createPair(db);
  const kitchen = await createKitchen(db, other);
  expect(await cook(other)).toEqual({ ok: false, reason: "kitchenUnknown" });
  expect(await cook(other, { kitchenId: kitchen.id })).toEqual({ ok: false, reason: "ticketUnknown" });
  expect(await usableTickets(db, other.id)).toEqual([]);
});

test("a batch needs its notes once each, a known product with a recipe, and a day after weighing", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const inputs = [{ ticketId, grams: 1_000 }];
  const cook = (over: Parameters<typeof aBatch>[2]) =>
    recordBatch(db, anAct(), contract.processor, aBatch(contract, inputs, over));
  expect(await cook({ inputs: [] })).toEqual({ ok: false, reason: "ticketUnknown" });
  expect(await cook({ inputs: [...inputs, ...inputs] })).toEqual({ ok: false, reason: "ticketTwice" });
  expect(await cook({ productCode: "EMAS" })).toEqual({ ok: false, reason: "productUnknown" });
  expect(await cook({ productCode: "ABON_PATIN" })).toEqual({ ok: false, reason: "noRecipe" });
  expect(await cook({ processedOn: "2026-11-22" })).toEqual({ ok: false, reason: "processedFuture" });
  expect(await cook({ processedOn: "2026-11-20" })).toEqual({ ok: false, reason: "processedBeforeWeighing" });
});

/** A note of 100 kg of which 8 kg more were refused and bought at Rp9.000. */
async function withCheaper(db: Db) {
  const contract = await createContract(db);
  const rejection = { grams: 8_000, reason: "lembek", fate: "sold" as const, rateIdr: 9_000 };
  const weight = { grossGrams: 100_000, tareGrams: 0, rejection };
  const { id: ticketId } = await createTicket(db, contract, weight);
  return { contract, ticketId };
}

test("what was refused and bought cheaper is cooked too, at the price that was paid for it", async ({ db }) => {
  const { contract, ticketId } = await withCheaper(db);
  const [usable] = await usableTickets(db, contract.processorGroupId);
  expect(usable).toMatchObject({ leftGrams: 100_000, cheaperLeftGrams: 8_000, cheaperIdr: 9_000 });
  const cheaper = { ticketId, grams: 8_000, cheaper: "on" as const };
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }, cheaper]);
  expect(await usableTickets(db, contract.processorGroupId)).toEqual([]);
  const [value] = await valueOfBatches(db, [id]);
  const row = await contractFor(db, { groupId: contract.processorGroupId }, contract.id);
  expect(value!.money).toMatchObject({ rawGrams: 108_000, rawIdr: 2_522_000 });
  expect(value!.money.rawIdr, "raw material costs what is owed for the note").toBe(row!.dueIdr);
  const { producerIdr, workersIdr, kitchenIdr, otherIdr } = value!.parts;
  expect(producerIdr + workersIdr + kitchenIdr + otherIdr).toBe(value!.money.outputIdr);
  expect((await valueOfContract(db, contract.id)).money).toEqual(value!.money);
  expect((await yieldOfBatch(db, id))!.rawGrams).toBe(108_000);
});

test("cheaper grams are used once, and only as many as were bought", async ({ db }) => {
  const { contract, ticketId } = await withCheaper(db);
  const cook = (inputs: Parameters<typeof aBatch>[1]) =>
    recordBatch(db, anAct(), contract.processor, aBatch(contract, inputs));
  const cheaper = (grams: number) => ({ ticketId, grams, cheaper: "on" as const });
  expect(await cook([cheaper(8_001)])).toEqual({ ok: false, reason: "moreThanLeft" });
  expect(await cook([{ ticketId, grams: 100_001 }])).toEqual({ ok: false, reason: "moreThanLeft" });
  expect(await cook([cheaper(1_000), cheaper(1_000)])).toEqual({ ok: false, reason: "ticketTwice" });
  const { id } = await createBatch(db, contract, [cheaper(8_000)]);
  expect(await cook([cheaper(1)])).toEqual({ ok: false, reason: "moreThanLeft" });
  const [left] = await usableTickets(db, contract.processorGroupId);
  expect(left).toMatchObject({ leftGrams: 100_000, cheaperLeftGrams: 0 });
  const { id: second } = await createTicket(db, contract, { grossGrams: 5_000, tareGrams: 0 });
  const batchId = (await createBatch(db, contract, [{ ticketId: second, grams: 5_000 }])).id;
  const sneak = (grams: number) =>
    db.insertInto("batchInputs").values({ batchId, ticketId, grams, cheaperGrams: grams }).execute();
  await expect(sneak(1)).rejects.toThrow("each once");
  await voidBatch(db, anAct(), contract.processor, { batchId: id, reason: "salah catat" });
  await expect(sneak(8_001)).rejects.toThrow("each once");
  expect(await cook([cheaper(8_000)])).toMatchObject({ ok: true });
});

test("eggs come out in whole pieces", async ({ db }) => {
  const pair = await createPair(db);
  const contract = await createContract(db, { pair, productCode: "TELUR_ASIN" });
  const { id: ticketId } = await createTicket(db, contract);
  await db.updateTable("recipes").set({ commodityCode: "LELE" }).where("productCode", "=", "TELUR_ASIN").execute();
  const egg = { productCode: "TELUR_ASIN", outputPriceIdr: 4_000 };
  const inputs = [{ ticketId, grams: 10_000 }];
  const half = aBatch(contract, inputs, { ...egg, outputThousandths: 96_500 });
  expect(await recordBatch(db, anAct(), pair.processor, half)).toEqual({ ok: false, reason: "piecesNotWhole" });
  await createBatch(db, contract, inputs, { ...egg, outputThousandths: 96_000 });
  const batch = await db.selectFrom("batches").selectAll().executeTakeFirstOrThrow();
  expect(batch).toMatchObject({ outputUnit: "piece", outputQuantity: 96 });
});

test("bought and tolled harvests are not cooked in one batch", async ({ db }) => {
  const pair = await createPair(db);
  const bought = await createContract(db, { pair });
  const tolled = await createContract(db, { pair, terms: "toll" });
  const inputs = [];
  for (const contract of [bought, tolled])
    inputs.push({ ticketId: (await createTicket(db, contract)).id, grams: 1_000 });
  expect(await recordBatch(db, anAct(), pair.processor, aBatch(bought, inputs))).toEqual({
    ok: false,
    reason: "termsMixed",
  });
});

test("costs are kept by name, work by who was paid, and a batch gets a code, packets and a day of expiry", async ({
  db,
}) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }], {
    packQuantity: 250,
    unpaidMinutes: 240,
  });
  const batch = await db.selectFrom("batches").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(batch).toMatchObject({ packs: 112, packQuantity: 250, expiresOn: "2027-02-19", otherInputsIdr: 240_000 });
  expect(batch).toMatchObject({ labourMinutes: 960, unpaidMinutes: 240 });
  expect(readCode(batch.code ?? "")).toBe(batch.code);
  expect((await costsOfBatch(db, id)).map(({ kind, amountIdr }) => [kind, amountIdr])).toEqual([
    ["seasoning", 180_000],
    ["packing", 60_000],
  ]);
});

test("packets need a size and hold no more than came out; nothing expires before it was cooked", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const cook = (over: Parameters<typeof aBatch>[2]) =>
    recordBatch(db, anAct(), contract.processor, aBatch(contract, [{ ticketId, grams: 1_000 }], over));
  expect(await cook({ packs: 3 })).toEqual({ ok: false, reason: "packsWithoutSize" });
  expect(await cook({ packQuantity: 100, packs: 281 })).toEqual({ ok: false, reason: "packsTooMany" });
  expect(await cook({ expiresOn: "2026-11-20" })).toEqual({ ok: false, reason: "expiryTooEarly" });
});

test("the measured yield of a kitchen is what really came out of all that went in", async ({ db }) => {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  await createBatch(db, contract, [{ ticketId, grams: 50_000 }], { outputThousandths: 13_000 });
  const { id } = await createBatch(db, contract, [{ ticketId, grams: 50_000 }], { outputThousandths: 15_000 });
  const all = {
    productCode: "ABON_LELE",
    commodityCode: "LELE",
    batches: 2,
    rawGrams: 100_000,
    outputQuantity: 28_000,
  };
  expect(await measuredYields(db, { groupId: contract.processorGroupId })).toMatchObject([all]);
  expect(await measuredYields(db, { regencyCode: "63.72" })).toMatchObject([all]);
  expect(await yieldOfBatch(db, id)).toMatchObject({ rawGrams: 50_000, outputQuantity: 15_000, usual: all });
  await voidBatch(db, anAct(), contract.processor, { batchId: id, reason: "salah catat" });
  expect(await measuredYields(db, { kitchenId: contract.kitchenId })).toMatchObject([{ batches: 1, rawGrams: 50_000 }]);
});
