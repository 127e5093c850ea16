import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { partsOfPool, payPool } from "~/partnerships/pool-parts.server.ts";
import { usableTickets } from "~/production/usable-tickets.server.ts";
import { createTrader } from "../factories/market.ts";
import { aPayment, createContract, createTicket } from "../factories/partnerships.ts";
import { createPool } from "../factories/pools.ts";
import { anAct, test } from "../setup.ts";

const no = (reason: string) => ({ ok: false, reason });
const today = "2026-11-21";

/** Odd grams of seven groups, net of 1 kg of baskets. */
const grams = [41_353, 38_727, 60_003, 22_999, 50_501, 47_117, 33_331];

/** A pool of seven that one kitchen bought, weighed by each member and confirmed by the kitchen. */
async function createSoldPool(db: Db, weighed: readonly number[] = grams) {
  const { poolId, sellers } = await createPool(db, [42, 39, 60, 23, 51, 47, 34]);
  const producer = sellers[0]?.group ?? (await createTrader(db));
  const processor = await createTrader(db, { sides: ["processor"] });
  const first = await createContract(db, { pair: { producer, processor }, lotId: poolId, quantityKg: 296 });
  const contracts = await db.selectFrom("contracts").selectAll().orderBy("id").execute();
  for (const [at, contract] of contracts.entries()) {
    const seller = sellers.find(({ group }) => group.id === contract.producerGroupId)?.group ?? producer;
    const netGrams = weighed[at] ?? 0;
    const note = { grossGrams: netGrams + 1_000, tareGrams: 1_000 };
    if (netGrams > 0) await createTicket(db, { ...contract, producer: seller, processor }, note);
  }
  return { first, contracts, sellers, processor };
}

const pay = (db: Db, processor: { id: string }, contractId: string, amountIdr: number) =>
  payPool(db, anAct(processor.id), processor, { ...aPayment({ amountIdr }), contractId });
const payments = (db: Db) => db.selectFrom("payments").selectAll().orderBy("contractId").execute();

test("one payment for a pool of seven is split by their grams, to the last rupiah, as payments of their own", async ({
  db,
}) => {
  const { first, processor, contracts } = await createSoldPool(db);
  expect(contracts).toHaveLength(7);
  expect(await pay(db, processor, first.id, 1_000_000)).toEqual({ ok: true, count: 7 });
  const rows = await payments(db);
  expect(rows.reduce((sum, { amountIdr }) => sum + amountIdr, 0)).toBe(1_000_000);
  const all = grams.reduce((sum, one) => sum + one, 0);
  for (const [at, { amountIdr }] of rows.entries())
    expect(Math.abs(amountIdr - (1_000_000 * (grams[at] ?? 0)) / all)).toBeLessThan(1.01);
  expect(new Set(rows.map(({ payeeGroupId }) => payeeGroupId)).size).toBe(7);
});

test("what is left is paid to everybody in full, and then nothing more", async ({ db }) => {
  const { first, processor } = await createSoldPool(db);
  await pay(db, processor, first.id, 1_000_000);
  const parts = await partsOfPool(db, { groupId: processor.id }, first.id, today);
  const dues = parts.map(({ money }) => money?.dueIdr ?? 0);
  const rest = dues.reduce((sum, due) => sum + due, 0) - 1_000_000;
  expect(await pay(db, processor, first.id, rest + 1)).toEqual(no("moreThanDue"));
  expect(await pay(db, processor, first.id, rest)).toMatchObject({ ok: true });
  const paid = new Map<string, number>();
  for (const { contractId, amountIdr } of await payments(db))
    paid.set(contractId, (paid.get(contractId) ?? 0) + amountIdr);
  expect(parts.map(({ id }) => paid.get(id))).toEqual(dues);
  expect(await pay(db, processor, first.id, 1)).toEqual(no("moreThanDue"));
});

test("a member whose harvest was not weighed yet gets nothing of it", async ({ db }) => {
  const { first, processor, contracts } = await createSoldPool(db, [41_353, 0, 60_003]);
  expect(await pay(db, processor, first.id, 500_001)).toEqual({ ok: true, count: 2 });
  expect((await payments(db)).map(({ contractId }) => contractId)).toEqual([contracts[0]?.id, contracts[2]?.id]);
});

test("a member sees everybody's kg and grams and its own money; others find nothing", async ({ db }) => {
  const { first, sellers, contracts } = await createSoldPool(db);
  const [, member] = sellers;
  const own = contracts.find(({ producerGroupId }) => producerGroupId === member?.group.id)?.id ?? "";
  const parts = await partsOfPool(db, { groupId: member?.group.id ?? "" }, own, today);
  expect(parts.map(({ confirmedGrams }) => confirmedGrams)).toEqual(grams);
  expect(parts.filter(({ money }) => money !== null).map(({ id }) => id)).toEqual([own]);
  expect(await partsOfPool(db, { groupId: member?.group.id ?? "" }, first.id, today)).toEqual([]);
  const stranger = await createTrader(db);
  expect(await partsOfPool(db, { groupId: stranger.id }, first.id, today)).toEqual([]);
  expect(await pay(db, stranger, first.id, 1_000)).toEqual(no("notParty"));
  expect(await payPool(db, anAct(), { id: member?.group.id ?? "" }, { ...aPayment(), contractId: own })).toEqual(
    no("notBuyer"),
  );
});

test("a contract of a harvest that was sold alone has no parts", async ({ db }) => {
  const contract = await createContract(db);
  expect(await partsOfPool(db, { groupId: contract.processorGroupId }, contract.id, today)).toEqual([]);
  expect(await pay(db, contract.processor, contract.id, 1_000)).toEqual(no("notParty"));
});

test("production uses each member's note by itself", async ({ db }) => {
  const { processor } = await createSoldPool(db);
  const notes = await usableTickets(db, processor.id);
  expect(notes).toHaveLength(7);
  expect(new Set(notes.map((note) => note.contractId)).size).toBe(7);
});
