import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { agreementStanding } from "~/partnerships/agreement-view.server.ts";
import { declineAgreement, proposeChange, signAgreement } from "~/partnerships/agreements.server.ts";
import { openClaim, speakToClaim } from "~/partnerships/claims.server.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { departDelivery, liveDeliveries } from "~/partnerships/deliveries.server.ts";
import type { BoundTable, Row } from "~/partnerships/digest.server.ts";
import { bindings } from "~/partnerships/digest.server.ts";
import { closeClaim } from "~/partnerships/mediation.server.ts";
import { giveNotice } from "~/partnerships/notices.server.ts";
import { confirmTicket, voidTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import type { Trail } from "~/partnerships/trail.server.ts";
import { checkTrail, readTrail } from "~/partnerships/trail.server.ts";
import { confirmSales, doubtSale } from "~/production/sale-shares.server.ts";
import { voidPayment } from "~/partnerships/payments.server.ts";
import { aWeighing, createContract, createPayment } from "../factories/partnerships.ts";
import { createSharing } from "../factories/production.ts";
import { anAct, test } from "../setup.ts";

/** A partnership in which everything happens once, so that every bound table has a row. */
async function liveOnce(db: Db): Promise<void> {
  await shareOnce(db);
  const contract = await createContract(db, { lotKg: 500 });
  const { producer, processor, id: contractId } = contract;
  const sign = async (side: typeof producer, user: string) => {
    const { open, draft } = await agreementStanding(db, contractId);
    const hash = (open ?? draft)!.hash;
    return signAgreement(db, anAct(user), { groupId: side.id, device: "Chrome, Android" }, { contractId, hash });
  };
  await sign(producer, "p");
  await sign(processor, "h");
  const { inForce } = await agreementStanding(db, contractId);
  const terms = { ...inForce!.body.terms, tolerancePercent: 4 };
  await proposeChange(db, anAct("h"), { groupId: processor.id, device: "" }, { contractId, terms, reason: "coba" });
  await declineAgreement(db, anAct("p"), producer, { contractId, reason: "tidak" });
  const [delivery] = await liveDeliveries(db, contractId);
  const departure = { contractId, deliveryId: delivery!.id, sentGrams: 60_000, note: "pagi" };
  await departDelivery(db, anAct("p"), producer, departure);
  const baskets = [
    { grossGrams: 31_000, tareGrams: 1_000 },
    { grossGrams: 31_000, tareGrams: 1_000 },
  ];
  const rejection = { grams: 500, reason: "lembek", fate: "discarded" as const, rateIdr: 0 };
  const weigh = async () => {
    const value = { ...aWeighing({ grossGrams: 62_000, tareGrams: 2_000 }), baskets, rejection, contractId };
    const done = await weighDelivery(db, anAct("h"), processor, value);
    if (!done.ok) throw new Error(done.reason);
    return done.id;
  };
  await voidTicket(db, anAct("h"), processor, { ticketId: await weigh(), reason: "salah ketik" });
  const ticketId = await weigh();
  const claim = await openClaim(db, anAct("p"), producer, { ticketId, kind: "weight", note: "", photos: [] });
  if (!claim.ok) throw new Error(claim.reason);
  const words = { claimId: claim.id, kind: "goods" as const, note: "satu keranjang", photos: [] };
  const spoken = await speakToClaim(db, anAct("h"), processor, words);
  if (!spoken.ok) throw new Error(spoken.reason);
  const end = { claimId: claim.id, outcome: "stands" as const, reason: "cocok" };
  await closeClaim(db, anAct("officer"), { regencyCodes: ["63.72"] }, end);
  await confirmTicket(db, anAct("p"), producer, { ticketId });
  const payment = await createPayment(db, contract, { confirmed: false });
  await voidPayment(db, anAct("p"), producer, { paymentId: payment.id, reason: "belum masuk" });
  await createPayment(db, contract);
  await giveNotice(db, anAct("p"), producer, { contractId, reason: "kolam bocor" });
  await endContract(db, anAct("h"), { groupId: processor.id }, { contractId, reason: "setuju" });
}

/** One whose sales are shared: a sale is doubted, and then confirmed after all. */
async function shareOnce(db: Db): Promise<void> {
  const { contract, saleIds } = await createSharing(db);
  const value = { contractId: contract.id, saleId: saleIds[0]!, reason: "kurang dua kemasan" };
  await doubtSale(db, anAct("p"), contract.producer, value);
  await confirmSales(db, anAct("p"), contract.producer, { contractId: contract.id, saleIds });
}

const tables = Object.keys(bindings) as BoundTable[];

test("a partnership that was lived leaves a trail in which every row fits, and no table is left out", async ({
  db,
}) => {
  await liveOnce(db);
  const trail = await readTrail(db);
  expect(tables.filter((table) => trail[table].length === 0)).toEqual([]);
  expect(checkTrail(trail)).toMatchObject({ faults: [], older: 0 });
  const rows = tables.reduce((sum, table) => sum + trail[table].length, 0);
  expect(checkTrail(trail).bound).toBe(rows);
});

test("every column of every bound table is bound", async ({ db }) => {
  await liveOnce(db);
  const trail = await readTrail(db);
  for (const table of tables) {
    const bound = bindings[table].columns.filter((column) => column !== "baskets" && column !== "rejection");
    expect([table, Object.keys(trail[table][0]!).sort()]).toEqual([table, [...bound].sort()]);
  }
});

/** A small generator of its own, so that the same tampers are tried on each run. */
function diceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Tables = Record<string, Row[]>;

/** One change that nobody wrote: another value, a row less, a row twice under another id. Says what was done. */
function tamper(trail: Trail, dice: (below: number) => number): { trail: Trail; what: string } {
  const every = [...tables, "events", "ticketBaskets", "ticketRejections"];
  const table = every[dice(every.length)]!;
  const rows = (trail as unknown as Tables)[table]!;
  const at = dice(rows.length);
  const row = rows[at]!;
  const columns = Object.keys(row);
  const column = columns[dice(columns.length)]!;
  const kind = dice(10);
  const changed =
    kind === 0
      ? rows.filter((_, i) => i !== at)
      : kind === 1
        ? [...rows, { ...row, [columns[0]!]: otherThan(row[columns[0]!]!, dice) }]
        : rows.map((one, i) => (i === at ? { ...one, [column]: otherThan(one[column]!, dice) } : one));
  const what = `${["removed", "added"][kind] ?? "changed"} ${table} ${at} ${column}`;
  return { trail: { ...trail, [table]: changed } as unknown as Trail, what };
}

function otherThan(value: string | number | null, dice: (below: number) => number): string | number | null {
  if (value === null) return dice(2) === 0 ? 1 : "x";
  if (typeof value === "number") return value + 1 + dice(1000);
  const at = dice(value.length + 1);
  return value.slice(0, at) + "#" + value.slice(at + dice(2));
}

test("10,000 of 10,000 tampers with events, texts, notes and payments are found", async ({ db }) => {
  await liveOnce(db);
  const trail = await readTrail(db);
  // Of the city around it only the chain matters; its beginning stays, so that the chain is whole.
  const dice = diceFrom(20_261_121);
  const missed: string[] = [];
  for (let i = 0; i < 10_000; i += 1) {
    const { trail: tampered, what } = tamper(trail, dice);
    if (checkTrail(tampered).faults.length === 0) missed.push(what);
  }
  expect(missed).toEqual([]);
});

test("an event cut off at the end is missed by its row", async ({ db }) => {
  await liveOnce(db);
  const trail = await readTrail(db);
  const { faults } = checkTrail({ ...trail, events: trail.events.slice(0, -1) });
  expect(faults).toEqual([{ table: "contractEnds", key: expect.any(String), fault: "noEvent" }]);
});
