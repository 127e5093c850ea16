import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { Trader } from "~/auth/user.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { agreementStanding } from "~/partnerships/agreement-view.server.ts";
import { signAgreement } from "~/partnerships/agreements.server.ts";
import { openClaim } from "~/partnerships/claims.server.ts";
import { waitingFor } from "~/today.server.ts";
import { createContract, createPayment, createTicket } from "./factories/partnerships.ts";
import { createBatch } from "./factories/production.ts";
import { anAct, test, todayMs } from "./setup.ts";

/** What waits for a group, as kinds with where they lead. */
async function kindsFor(db: Db, group: TradingGroup, side: "producer" | "processor") {
  const user = { group: { id: group.id, sides: [side] } } as unknown as Trader;
  const waiting = await waitingFor(db, user, todayMs, "2026-11-21");
  return waiting.map(({ kind, amountIdr }) => (amountIdr === null ? kind : `${kind} ${amountIdr}`));
}

test("a note in dispute waits as a claim for both sides, not as a note to confirm", async ({ db }) => {
  const contract = await createContract(db);
  const { producer, processor } = contract;
  const { id: ticketId } = await createTicket(db, contract, { confirmed: false });
  expect(await kindsFor(db, processor, "processor")).toEqual(["confirmTicket"]);
  await openClaim(db, anAct("cook"), processor, { ticketId, kind: "weight", note: "", photos: [] });
  expect(await kindsFor(db, processor, "processor")).toEqual(["hearClaim"]);
  expect(await kindsFor(db, producer, "producer")).toEqual(["hearClaim"]);
});

test("the kitchen is asked for what it owes, less what it noted as paid, and to cook what it got", async ({ db }) => {
  const contract = await createContract(db);
  const { producer, processor } = contract;
  const { id: ticketId } = await createTicket(db, contract);
  expect(await kindsFor(db, processor, "processor")).toEqual(["pay 2883650", "cook"]);
  expect(await kindsFor(db, producer, "producer")).toEqual([]);
  await createPayment(db, contract, { amountIdr: 883_650, confirmed: false });
  expect(await kindsFor(db, processor, "processor")).toEqual(["pay 2000000", "cook"]);
  await createPayment(db, contract, { amountIdr: 2_000_000 });
  await createBatch(db, contract, [{ ticketId, grams: 117_700 }]);
  expect(await kindsFor(db, processor, "processor")).toEqual([]);
});

test("who has not signed what the partner signed is asked to", async ({ db }) => {
  const contract = await createContract(db);
  const { producer, processor, id: contractId } = contract;
  await createTicket(db, contract, { confirmed: false });
  const { draft } = await agreementStanding(db, contractId);
  const by = { groupId: producer.id, device: "" };
  await signAgreement(db, anAct("chair"), by, { contractId, hash: draft!.hash });
  expect(await kindsFor(db, producer, "producer")).toEqual([]);
  expect(await kindsFor(db, processor, "processor")).toEqual(["confirmTicket", "sign"]);
});
