import { expect } from "vitest";
import { voidBatch } from "~/production/batches.server.ts";
import { listTaken, soldOfBatch } from "~/production/sale-list.server.ts";
import { firstPage } from "~/market/listing.server.ts";
import { listStock, stockFor, stockSums } from "~/production/stock-list.server.ts";
import { recordDiscard, recordSale, voidTaken } from "~/production/stock.server.ts";
import type { Db } from "#db/open.server.ts";
import { createContract, createTicket } from "../factories/partnerships.ts";
import { aSale, createBatch } from "../factories/production.ts";
import { anAct, test } from "../setup.ts";

/** 28 kg of floss in packets of 100 g, of which 1 kg is loose. */
async function createShelf(db: Db) {
  const contract = await createContract(db);
  const { id: ticketId } = await createTicket(db, contract);
  const over = { packQuantity: 100, packs: 270 };
  const { id: batchId } = await createBatch(db, contract, [{ ticketId, grams: 100_000 }], over);
  return { batchId, ticketId, contract, group: contract.processor };
}

test("sold and discarded product leaves the shelf, in packets or loose", async ({ db }) => {
  const { batchId, group } = await createShelf(db);
  const sale = aSale(batchId, { ware: "pack", countThousandths: 120_000, priceIdr: 17_000 });
  expect(await recordSale(db, anAct(), group, sale)).toMatchObject({ ok: true, batchId });
  const waste = { batchId, ware: "loose" as const, countThousandths: 500, discardedOn: "2026-11-21", note: "" };
  expect(await recordDiscard(db, anAct(), group, { ...waste, kind: "tasted" })).toMatchObject({ ok: true });
  expect((await stockFor(db, { groupId: group.id }, batchId))!.leftQuantity).toBe(28_000 - 12_000 - 500);
  expect(await soldOfBatch(db, batchId)).toEqual({ quantity: 12_000, amountIdr: 2_040_000 });
  expect(await stockSums(db, { regencyCodes: ["63.72"] })).toMatchObject([{ leftQuantity: 15_500 }]);
  expect((await listTaken(db, { groupId: group.id }, firstPage)).rows.map(({ taken }) => taken).sort()).toEqual([
    "discard",
    "sale",
  ]);
});

test("thirty sales at once never sell more than is on the shelf", async ({ db }) => {
  const { batchId, group } = await createShelf(db);
  const done = await Promise.all(
    Array.from({ length: 30 }, () => recordSale(db, anAct(), group, aSale(batchId, { countThousandths: 3_000 }))),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(9);
  expect(done.filter((one) => !one.ok && one.reason === "moreThanStock")).toHaveLength(21);
  expect((await stockFor(db, { groupId: group.id }, batchId))!.leftQuantity).toBe(1_000);
});

test("the database itself refuses to sell what is not there", async ({ db }) => {
  const { batchId, group } = await createShelf(db);
  const row = { batchId, groupId: group.id, regencyCode: "63.72", packs: null, note: "", userId: "x", at: 1 };
  const sale = {
    priceIdr: 1,
    amountIdr: 1,
    channel: "shop" as const,
    buyerKind: "shop" as const,
    soldOn: "2026-11-21",
  };
  const sell = (id: string, quantity: number) =>
    db
      .insertInto("sales")
      .values({ id, quantity, ...row, ...sale })
      .execute();
  await sell("a", 28_000);
  await expect(sell("b", 1)).rejects.toThrow("no more leaves the shelf than is on it");
  await expect(
    db.insertInto("batchVoids").values({ batchId, userId: "x", at: 1, reason: "salah" }).execute(),
  ).rejects.toThrow("is not struck out");
  await expect(db.deleteFrom("sales").execute()).rejects.toThrow("append-only");
});

test("a sale that was struck out is back on the shelf, once", async ({ db }) => {
  const { batchId, group, contract } = await createShelf(db);
  const sale = await recordSale(db, anAct(), group, aSale(batchId, { countThousandths: 28_000 }));
  const id = sale.ok ? sale.id : "";
  const value = { kind: "sale" as const, id, reason: "salah catat" };
  expect(await voidTaken(db, anAct(), contract.producer, value)).toEqual({ ok: false, reason: "takenUnknown" });
  expect(await voidTaken(db, anAct(), group, value)).toEqual({ ok: true, batchId });
  expect(await voidTaken(db, anAct(), group, value)).toEqual({ ok: false, reason: "takenVoided" });
  expect((await stockFor(db, { groupId: group.id }, batchId))!.leftQuantity).toBe(28_000);
  expect(await soldOfBatch(db, batchId)).toEqual({ quantity: 0, amountIdr: 0 });
});

test("a batch of which something was sold is not struck out before its sales are", async ({ db }) => {
  const { batchId, group } = await createShelf(db);
  const sale = await recordSale(db, anAct(), group, aSale(batchId));
  const value = { batchId, reason: "salah catat" };
  expect(await voidBatch(db, anAct(), group, value)).toEqual({ ok: false, reason: "batchTaken" });
  await voidTaken(db, anAct(), group, { kind: "sale", id: sale.ok ? sale.id : "", reason: "salah catat" });
  expect(await voidBatch(db, anAct(), group, value)).toEqual({ ok: true, id: batchId });
  expect(await recordSale(db, anAct(), group, aSale(batchId))).toEqual({ ok: false, reason: "batchUnknown" });
  expect((await listStock(db, { groupId: group.id }, firstPage)).rows).toEqual([]);
});

test("only the own kitchen sells, not of tomorrow, nor before it cooked, nor what has expired", async ({ db }) => {
  const { batchId, group, contract } = await createShelf(db);
  const sell = (over: Parameters<typeof aSale>[1], by = group) => recordSale(db, anAct(), by, aSale(batchId, over));
  expect(await sell({}, contract.producer)).toEqual({ ok: false, reason: "batchUnknown" });
  expect(await sell({ soldOn: "2026-11-22" })).toEqual({ ok: false, reason: "takenFuture" });
  expect(await sell({ soldOn: "2026-11-20" })).toEqual({ ok: false, reason: "takenBeforeCooking" });
  const late = Date.parse("2027-05-01T09:00:00+08:00");
  const value = aSale(batchId, { soldOn: "2027-05-01" });
  expect(await recordSale(db, anAct("cook", { at: late }), group, value)).toEqual({
    ok: false,
    reason: "batchExpired",
  });
});

test("who is neither the kitchen nor its office sees nothing of the shelf", async ({ db }) => {
  const { batchId, contract } = await createShelf(db);
  expect(await stockFor(db, { groupId: contract.producerGroupId }, batchId)).toBeUndefined();
  expect(await stockFor(db, { regencyCodes: ["64.02"] }, batchId)).toBeUndefined();
  expect((await listStock(db, { regencyCodes: ["63.72"] }, firstPage)).rows).toHaveLength(1);
});
