import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { accountFor } from "~/partnerships/account.server.ts";
import {
  batchesMadeOf,
  contractFor,
  partnerContact,
  paymentsOf,
  ticketFor,
  ticketsOf,
} from "~/partnerships/contract-page.server.ts";
import { liveDeliveries } from "~/partnerships/deliveries.server.ts";
import type { Reach } from "~/partnerships/contract-reach.server.ts";
import { viewOf } from "~/partnerships/contract-view.server.ts";
import { valueOfContract } from "~/production/batch-value.server.ts";
import { viewOfContract } from "~/production/value-view.server.ts";
import { createContract, createPayment, createTicket } from "../factories/partnerships.ts";
import { createBatch } from "../factories/production.ts";
import { test } from "../setup.ts";

/** Limits that no other figure of the test can be taken for. */
const limits = { askIdr: 23_511, bidIdr: 26_017, bandLowIdr: 23_513, bandHighIdr: 25_519 };
const sealed = /23511|26017|23513|25519|30000|ask|bid|ceiling|band/i;

type Contract = Awaited<ReturnType<typeof createContract>>;

/** All that the pages of a contract send to a reader. */
async function pagesOf(db: Db, contract: Contract, reach: Reach): Promise<string> {
  const row = (await contractFor(db, reach, contract.id))!;
  const view = viewOf(row, reach, "2026-11-21");
  const tickets = await ticketsOf(db, contract.id);
  const note = await ticketFor(db, reach, tickets[0]!.id);
  const rest = await Promise.all([
    paymentsOf(db, contract.id),
    liveDeliveries(db, contract.id),
    batchesMadeOf(db, contract.id),
    accountFor(db, row, "2026-11-21"),
  ]);
  const value = await viewOfContract(db, view, await valueOfContract(db, contract.id));
  return JSON.stringify([view, tickets, note?.ticket, rest, value]);
}

test("no page of a contract tells the limit of either side, to anybody", async ({ db }) => {
  const contract = await createContract(db, limits);
  const { id: ticketId } = await createTicket(db, contract);
  await createPayment(db, contract);
  await createBatch(db, contract, [{ ticketId, grams: 50_000 }]);
  for (const reach of [
    { groupId: contract.producerGroupId },
    { groupId: contract.processorGroupId },
    { regencyCodes: ["63.72"] },
  ]) {
    expect(await pagesOf(db, contract, reach)).not.toMatch(sealed);
  }
});

test("the price of a toll contract would tell what the producer asks, so it is not told", async ({ db }) => {
  const contract = await createContract(db, { ...limits, terms: "toll", farmGateIdr: 23_777 });
  const row = (await contractFor(db, { groupId: contract.processorGroupId }, contract.id))!;
  const view = viewOf(row, { groupId: contract.processorGroupId }, "2026-11-21");
  expect(JSON.stringify(view)).not.toMatch(/23777/);
  expect(view.rateIdr).toBe(6_000);
});

test("only the two parties get each other's phone number", async ({ db }) => {
  const contract = await createContract(db);
  const contact = (reach: Reach) => partnerContact(db, contract, reach);
  expect(await contact({ groupId: contract.producerGroupId })).toMatchObject({ contactPhone: "+6281211110002" });
  expect(await contact({ groupId: contract.processorGroupId })).toMatchObject({ contactPhone: "+6281211110001" });
  expect(await contact({ groupId: "somebody" })).toBeNull();
  expect(await contact({ regencyCodes: ["63.72"] })).toBeNull();
});
