import { expect } from "vitest";
import { groupWithin, partiesOfProposal, trustIn } from "~/partnerships/trust.server.ts";
import { createContract, createPayment, createProposal, createTicket } from "../factories/partnerships.ts";
import { test } from "../setup.ts";

test("a group's record counts what both sides confirmed, and starts as not known", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  await createPayment(db, contract, { amountIdr: 2_883_650 });
  const later = "2027-01-10";
  const producer = (await trustIn(db, contract.producerGroupId, later))!;
  expect(producer.name).toBe("Telaga Ulin");
  expect(producer.trust).toMatchObject({ isKnown: false, finished: 1, onTime: { good: 1, of: 1 }, payment: null });
  expect(producer.trust.weight).toEqual({ confirmedGrams: 117_700, promisedKg: 120, of: 1 });
  const kitchen = (await trustIn(db, contract.processorGroupId, later))!.trust;
  expect(kitchen).toMatchObject({ onTime: null, payment: { good: 1, of: 1, days: 0 }, quiet: { good: 1, of: 1 } });
  expect(await trustIn(db, "nobody", later)).toBeUndefined();
});

test("only who is party to a sent proposal, and the office of the place, may ask", async ({ db }) => {
  const proposal = await createProposal(db);
  const { producerGroupId, processorGroupId, id } = proposal;
  expect(await partiesOfProposal(db, producerGroupId, id)).toEqual({ producerGroupId, processorGroupId });
  expect(await partiesOfProposal(db, "stranger", id)).toBeUndefined();
  expect(await groupWithin(db, ["63.72"], producerGroupId)).toEqual({ id: producerGroupId });
  expect(await groupWithin(db, ["64.02"], producerGroupId)).toBeUndefined();
});
