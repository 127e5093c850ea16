import { expect } from "vitest";
import { firstPage } from "~/market/listing.server.ts";
import { accountFor } from "~/partnerships/account.server.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { contractState } from "~/partnerships/contract.ts";
import { listDues } from "~/partnerships/dues.server.ts";
import { listContracts } from "~/partnerships/contract-list.server.ts";
import { batchShares, listShares, waitingShares } from "~/production/sale-shares-list.server.ts";
import { confirmSales, doubtSale } from "~/production/sale-shares.server.ts";
import { recordSale, voidTaken } from "~/production/stock.server.ts";
import { createContract, createPair, createPayment, createTicket } from "../factories/partnerships.ts";
import { aSale, createBatch, createSharing } from "../factories/production.ts";
import { anAct, test } from "../setup.ts";

const today = "2026-11-21";

test("a shared sale owes nothing until the producer confirms it, and then its part, due after the agreed days", async ({
  db,
}) => {
  const { contract, saleIds } = await createSharing(db, [1_000_000, 500_000]);
  const value = { contractId: contract.id, saleIds };
  expect(await accountFor(db, contract, today)).toMatchObject({ dueIdr: 0, nextDueOn: null });
  // 60 % of 1.500.000 less 4.000 for each of 100 kg.
  expect(await confirmSales(db, anAct("chair"), contract.producer, value)).toEqual({ ok: true, dueIdr: 660_000 });
  expect(await accountFor(db, contract, today)).toMatchObject({ dueIdr: 660_000, nextDueOn: "2026-11-28" });
  expect(
    (await listDues(db, { groupId: contract.producer.id }, { overdueOnly: false, page: firstPage, today })).rows,
  ).toMatchObject([{ dueIdr: 660_000, overdueIdr: 0 }]);
  expect(
    (await listDues(db, { groupId: contract.producer.id }, { overdueOnly: true, page: firstPage, today: "2026-11-29" }))
      .rows,
  ).toMatchObject([{ overdueIdr: 660_000 }]);
  await createPayment(db, contract, { amountIdr: 660_000 });
  expect(await accountFor(db, contract, today)).toMatchObject({ paidIdr: 660_000, openIdr: 0 });
});

test("only the producer of the contract confirms, and nobody what they wrote down themselves", async ({ db }) => {
  const { contract, saleIds } = await createSharing(db);
  const value = { contractId: contract.id, saleIds };
  expect(await confirmSales(db, anAct("x"), contract.processor, value)).toEqual({ ok: false, reason: "shareUnknown" });
  expect(await confirmSales(db, anAct("cook"), contract.producer, value)).toEqual({ ok: false, reason: "samePerson" });
  expect(await confirmSales(db, anAct("p"), contract.producer, { ...value, saleIds: [] })).toEqual({
    ok: false,
    reason: "nothingToConfirm",
  });
  expect(await confirmSales(db, anAct("p"), contract.producer, { ...value, saleIds: [...saleIds, "x"] })).toEqual({
    ok: false,
    reason: "shareUnknown",
  });
  expect(await confirmSales(db, anAct("p"), contract.producer, value)).toMatchObject({ ok: true });
  expect(await confirmSales(db, anAct("p"), contract.producer, value)).toEqual({ ok: false, reason: "saleConfirmed" });
});

test("a sale that was confirmed is not struck out any more, by the application or by hand", async ({ db }) => {
  const { contract, saleIds } = await createSharing(db);
  const [id = ""] = saleIds;
  await confirmSales(db, anAct("p"), contract.producer, { contractId: contract.id, saleIds });
  const strike = { kind: "sale" as const, id, reason: "salah catat" };
  expect(await voidTaken(db, anAct("cook"), contract.processor, strike)).toEqual({
    ok: false,
    reason: "saleConfirmed",
  });
  const row = { saleId: id, userId: "x", at: 1, reason: "salah" };
  await expect(db.insertInto("saleVoids").values(row).execute()).rejects.toThrow("is not struck out");
});

test("a doubted sale waits on, can be struck out by the kitchen, and counts for nothing then", async ({ db }) => {
  const { contract, saleIds } = await createSharing(db, [600_000, 900_000]);
  const [wrong = "", right = ""] = saleIds;
  const doubt = { contractId: contract.id, saleId: wrong, reason: "harganya lain" };
  expect(await doubtSale(db, anAct("p"), contract.producer, doubt)).toEqual({ ok: true, id: wrong });
  expect(await doubtSale(db, anAct("p"), contract.producer, doubt)).toEqual({ ok: false, reason: "alreadyDoubted" });
  const states = (await waitingShares(db, contract.id)).map(({ state }) => state);
  expect(states.sort()).toEqual(["doubted", "waiting"]);
  await voidTaken(db, anAct("cook"), contract.processor, { kind: "sale", id: wrong, reason: "salah harga" });
  expect((await waitingShares(db, contract.id)).map(({ id }) => id)).toEqual([right]);
  expect((await listShares(db, contract.id, firstPage)).rows.map(({ state }) => state).sort()).toEqual([
    "voided",
    "waiting",
  ]);
  expect(await batchShares(db, contract)).toMatchObject([{ soldIdr: 0, waitingIdr: 900_000, dueIdr: 0 }]);
});

test("two producers in one batch each get their part of every sale, by their grams", async ({ db }) => {
  const pair = await createPair(db);
  const one = await createContract(db, { terms: "share", pair });
  const two = await createContract(db, { terms: "share", pair });
  const first = await createTicket(db, one, { grossGrams: 60_000, tareGrams: 0 });
  const second = await createTicket(db, two, { grossGrams: 30_000, tareGrams: 0 });
  const kitchen = { kitchenId: one.kitchenId, processor: one.processor };
  const inputs = [
    { ticketId: first.id, grams: 60_000 },
    { ticketId: second.id, grams: 30_000 },
  ];
  const { id: batchId } = await createBatch(db, kitchen, inputs);
  const sale = aSale(batchId, { countThousandths: 1_000, priceIdr: 1_000_001 });
  await recordSale(db, anAct("cook"), one.processor, sale);
  const rows = await db.selectFrom("saleShares").select("partIdr").orderBy("partIdr").execute();
  expect(rows.map(({ partIdr }) => partIdr)).toEqual([333_334, 666_667]);
});

test("a contract that shares is not done while something of it is to be cooked, sold or confirmed", async ({ db }) => {
  const contract = await createContract(db, { terms: "share" });
  const reach = { groupId: contract.producer.id };
  const stateOf = async () => {
    const row = await contractFor(db, reach, contract.id);
    const state = contractState({ ...row!, ended: false }, "2026-12-24");
    const listed = await listContracts(db, reach, { state, page: firstPage, today: "2026-12-24" });
    expect(listed.rows.map(({ id }) => id)).toEqual([contract.id]);
    return state;
  };
  const { id: ticketId } = await createTicket(db, contract);
  expect(await stateOf()).toBe("weighed");
  const { id: batchId } = await createBatch(db, contract, [{ ticketId, grams: 117_700 }]);
  expect(await stateOf()).toBe("weighed");
  const sale = await recordSale(
    db,
    anAct("cook"),
    contract.processor,
    aSale(batchId, { countThousandths: 28_000, priceIdr: 100_000 }),
  );
  if (!sale.ok) throw new Error(sale.reason);
  expect(await stateOf()).toBe("weighed");
  const value = { contractId: contract.id, saleIds: [sale.id] };
  const done = await confirmSales(db, anAct("p"), contract.producer, value);
  expect(await stateOf()).toBe("weighed");
  await createPayment(db, contract, { amountIdr: done.ok ? done.dueIdr : 0 });
  expect(await stateOf()).toBe("done");
});
