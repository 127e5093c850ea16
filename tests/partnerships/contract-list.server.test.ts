import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { addDays } from "~/lib/dates.ts";
import { firstPage } from "~/market/listing.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { listContracts } from "~/partnerships/contract-list.server.ts";
import { viewOf } from "~/partnerships/contract-view.server.ts";
import type { ContractState } from "~/partnerships/contract.ts";
import { contractStates } from "~/partnerships/contract.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { createContract, createPair, createPayment, createTicket } from "../factories/partnerships.ts";
import { anAct, test } from "../setup.ts";

const office = { regencyCodes: ["63.72"] };

/** Contracts in many conditions: untouched, weighed, confirmed, partly and fully paid, ended. */
async function createMany(db: Db) {
  await createContract(db);
  await createTicket(db, await createContract(db), { confirmed: false });
  await createTicket(db, await createContract(db));
  const part = await createContract(db);
  await createTicket(db, part);
  await createPayment(db, part);
  for (const grossGrams of [126_000, 60_000]) {
    const paid = await createContract(db);
    await createTicket(db, paid, { grossGrams });
    await createPayment(db, paid, { amountIdr: (grossGrams - 6_000) * 24.5 });
  }
  const unconfirmed = await createContract(db);
  await createTicket(db, unconfirmed);
  await createPayment(db, unconfirmed, { amountIdr: 2_883_650, confirmed: false });
  const ended = await createContract(db);
  await createTicket(db, ended);
  await endContract(db, anAct(), office, { contractId: ended.id, reason: "tutup" });
}

test("the filter by state and the state itself say the same, on every day around the week", async ({ db }) => {
  await createMany(db);
  const met = new Set<ContractState>();
  for (let day = -8; day <= 9; day += 1) {
    const today = addDays("2026-11-16", day);
    const all = await listContracts(db, office, { state: null, page: firstPage, today });
    const states = new Map(all.rows.map((row) => [row.id, viewOf(row, office, today).state]));
    for (const state of contractStates) {
      const { rows } = await listContracts(db, office, { state, page: firstPage, today });
      const expected = [...states].filter(([, known]) => known === state).map(([id]) => id);
      expect(
        rows.map(({ id }) => id),
        `${state} on ${today}`,
      ).toEqual(expected);
      if (rows.length > 0) met.add(state);
    }
  }
  expect([...met].toSorted()).toEqual([...contractStates].toSorted());
});

test("a list shows each contract once, page by page, and back again", async ({ db }) => {
  const pair = await createPair(db);
  for (let i = 0; i < 23; i += 1) await createContract(db, { pair });
  const ask = { state: null, today: "2026-11-21" };
  const reach = { groupId: pair.producer.id };
  const first = await listContracts(db, reach, { ...ask, page: firstPage });
  const second = await listContracts(db, reach, { ...ask, page: { after: readCursor(first.next), before: null } });
  expect([first.rows.length, second.rows.length, second.next, first.previous]).toEqual([20, 3, null, null]);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(23);
  const back = await listContracts(db, reach, { ...ask, page: { after: null, before: readCursor(second.previous) } });
  expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
});

test("a group lists its own contracts, an officer those of the regency", async ({ db }) => {
  const contract = await createContract(db);
  await createContract(db);
  const ids = async (reach: Parameters<typeof listContracts>[1]) => {
    const { rows } = await listContracts(db, reach, { state: null, page: firstPage, today: "2026-11-21" });
    return rows.map(({ id }) => id);
  };
  expect(await ids({ groupId: contract.processorGroupId })).toEqual([contract.id]);
  expect(await ids(office)).toHaveLength(2);
  expect(await ids({ regencyCodes: ["64.02"] })).toEqual([]);
});
