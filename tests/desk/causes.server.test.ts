import { v7 } from "uuid";
import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { standingRows } from "~/desk/desk-list.server.ts";
import type { DeskKind } from "~/desk/desk.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { once } from "~/lib/once.server.ts";
import { answerProposal } from "~/matching/answers.server.ts";
import { openClaim } from "~/partnerships/claims.server.ts";
import { listDues } from "~/partnerships/dues.server.ts";
import { confirmSales } from "~/production/sale-shares.server.ts";
import { createLicence } from "../factories/groups.ts";
import { createLot, createOffer, createTrader, licenseFor } from "../factories/market.ts";
import { anAnswer, createSentProposal, dueAt } from "../factories/matching.ts";
import { createContract, createPayment, createTicket } from "../factories/partnerships.ts";
import { createSharing } from "../factories/production.ts";
import { anAct, test, todayMs } from "../setup.ts";

const dayMs = 86_400_000;

/** What stands on the desk of Banjarbaru, of one kind or of all. */
async function rowsOf(db: Db, kind?: DeskKind, nowMs = todayMs, regencyCodes = ["63.72"]) {
  const today = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
  const rows = await standingRows(db, { regencyCodes, nowMs, today, zone: "Asia/Makassar" });
  return kind ? rows.filter((row) => row.kind === kind) : rows;
}

test("a group that nobody has judged waits, with the kg that it has ready", async ({ db }) => {
  const group = await createTrader(db, { verified: false, name: "Telaga Baru" });
  await createLot(db, group, { quantityKg: 100, askIdr: 20_000 });
  await createTrader(db);
  expect(await rowsOf(db)).toMatchObject([
    { kind: "group", id: group.id, name: "Telaga Baru", quantityKg: 100, amountIdr: 2_000_000, dueOn: "2026-11-24" },
  ]);
  expect(await rowsOf(db, undefined, todayMs, ["64.02"])).toEqual([]);
});

test("a refused group waits again once it has mended what it wrote", async ({ db }) => {
  const group = await createTrader(db, { verified: false });
  const no = {
    id: v7(),
    groupId: group.id,
    officerId: "officer",
    verdict: "refused" as const,
    reason: "RT",
    at: todayMs,
  };
  await db.insertInto("verifications").values(no).execute();
  expect(await rowsOf(db)).toEqual([]);
  await db
    .updateTable("groups")
    .set({ updatedAt: todayMs + dayMs })
    .where("id", "=", group.id)
    .execute();
  expect(await rowsOf(db)).toMatchObject([{ kind: "group", dueOn: "2026-11-25" }]);
});

test("a licence waits to be checked, and one that was found valid comes back before it ends", async ({ db }) => {
  const group = await createTrader(db, { sides: ["processor"], licensed: false });
  const unchecked = await createLicence(db, group.id);
  await licenseFor(db, group.id, { routes: ["SPP_IRT"], validUntil: "2026-12-20" });
  await licenseFor(db, group.id, { routes: ["BPOM_MD"], validUntil: "2027-12-20" });
  expect(await rowsOf(db)).toMatchObject([
    { kind: "licenceCheck", id: unchecked, to: `/kelompok/${group.id}/izin/${unchecked}` },
    { kind: "licence", dueOn: "2026-12-20" },
  ]);
  await licenseFor(db, group.id, { routes: ["SPP_IRT"], validUntil: "2027-12-20" });
  expect(await rowsOf(db, "licence")).toEqual([]);
});

test("a harvest within two weeks without a taker stands with what is left of it, and goes when it is withdrawn", async ({
  db,
}) => {
  const group = await createTrader(db);
  const soon = await createLot(db, group, {
    readyFrom: "2026-12-05",
    readyTo: "2026-12-09",
    quantityKg: 60,
    askIdr: 10_000,
  });
  await createLot(db, group, { readyFrom: "2026-12-06", readyTo: "2026-12-10" });
  await createLot(db, group, { readyFrom: "2026-11-01", readyTo: "2026-11-20" });
  expect(await rowsOf(db)).toMatchObject([
    { kind: "harvest", id: soon.id, quantityKg: 60, amountIdr: 600_000, dueOn: "2026-12-05", groupIds: [group.id] },
  ]);
  await db.insertInto("lotWithdrawals").values({ lotId: soon.id, byUserId: "a", at: todayMs, reason: "" }).execute();
  expect(await rowsOf(db)).toEqual([]);
});

test("what is proposed is no longer without a taker; after two days without an answer it is a row of its own", async ({
  db,
}) => {
  const { lot, processor, id } = await createSentProposal(db, { lot: { quantityKg: 100 } });
  expect(await rowsOf(db, "harvest")).toMatchObject([{ id: lot.id, quantityKg: 20 }]);
  expect(await rowsOf(db, "answer")).toEqual([]);

  await answerProposal(db, anAct("member"), anAnswer(id, "processor", processor));
  expect(await rowsOf(db, "answer", dueAt)).toMatchObject([
    { id, missing: "producer", quantityKg: 80, groupIds: [lot.groupId], dueOn: "2026-11-23", sentOn: "2026-11-21" },
  ]);
  expect(await rowsOf(db, "answer", dueAt + 15 * dayMs)).toEqual([]);
});

test("a refused proposal waits for nobody, and its harvest is without a taker again", async ({ db }) => {
  const { lot, processor, id } = await createSentProposal(db, { lot: { quantityKg: 100 } });
  await answerProposal(db, anAct("member"), anAnswer(id, "processor", processor, "no"));
  expect(await rowsOf(db, "answer", dueAt)).toEqual([]);
  expect(await rowsOf(db, "harvest")).toMatchObject([{ id: lot.id, quantityKg: 100 }]);
});

test("a kitchen stands while less than half of next week is planned for it, and only if it looks for anything", async ({
  db,
}) => {
  const group = await createTrader(db, { sides: ["processor"], name: "Dapur Sepi" });
  await createOffer(db, group);
  const idle = await rowsOf(db, "kitchen");
  expect(idle).toMatchObject([{ week: "2026-11-23", capacityKg: 200, takenKg: 0, quantityKg: 200, amountIdr: null }]);
  expect(idle[0]?.to).toBe("/panen?komoditas=LELE&pekan=2026-11-23");
  await db.updateTable("offers").set({ toWeek: "2026-11-16" }).execute();
  expect(await rowsOf(db, "kitchen")).toEqual([]);
});

test("kg that are planned for next week fill a kitchen", async ({ db }) => {
  const contract = await createContract(db, { week: "2026-11-23" });
  await db.updateTable("deliveries").set({ plannedOn: "2026-11-25" }).execute();
  await db.updateTable("offers").set({ toWeek: "2026-12-28" }).execute();
  expect(await rowsOf(db, "kitchen")).toEqual([]);
  await db.updateTable("kitchens").set({ capacityKg: 300 }).execute();
  expect(await rowsOf(db, "kitchen")).toMatchObject([
    { takenKg: 120, quantityKg: 180, id: `${contract.kitchenId} 2026-11-23` },
  ]);
});

test("a planned delivery whose day has passed stands until it is weighed", async ({ db }) => {
  const contract = await createContract(db);
  await db.updateTable("deliveries").set({ plannedOn: "2026-11-19" }).execute();
  expect(await rowsOf(db, "delivery")).toMatchObject([
    { number: contract.number, dueOn: "2026-11-19", quantityKg: 120, amountIdr: 120 * contract.priceIdr },
  ]);
  await createTicket(db, contract);
  expect(await rowsOf(db, "delivery")).toEqual([]);
});

test("a payment stands with what is overdue by the rule of the list of dues, and on the day of the first open note", async ({
  db,
}) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  expect(await rowsOf(db, "payment")).toEqual([]);
  const later = todayMs + (contract.paymentDays + 3) * dayMs;
  const today = new Date(later + 8 * 3_600_000).toISOString().slice(0, 10);
  const [row] = await rowsOf(db, "payment", later);
  const page = { after: null, before: null };
  const dues = await listDues(db, { regencyCodes: ["63.72"] }, { overdueOnly: true, page, today });
  expect(row).toMatchObject({ id: contract.id, payer: "Dapur Mentaos", amountIdr: dues.rows[0]?.overdueIdr });
  expect(row!.dueOn).toBe(new Date(todayMs + contract.paymentDays * dayMs + 8 * 3_600_000).toISOString().slice(0, 10));

  await createPayment(db, contract, { amountIdr: dues.rows[0]!.overdueIdr - 1 });
  expect(await rowsOf(db, "payment", later)).toMatchObject([{ amountIdr: 1 }]);
  await createPayment(db, contract, { amountIdr: 1 });
  expect(await rowsOf(db, "payment", later)).toEqual([]);
});

test("the producer's part of confirmed sales stands once its day has passed", async ({ db }) => {
  const { contract, saleIds } = await createSharing(db, [1_000_000, 500_000]);
  await confirmSales(db, anAct("chair"), contract.producer, { contractId: contract.id, saleIds });
  expect(await rowsOf(db, "payment")).toEqual([]);
  expect(await rowsOf(db, "payment", todayMs + 8 * dayMs)).toMatchObject([
    { id: contract.id, payer: "Dapur Mentaos", amountIdr: 660_000, dueOn: "2026-11-28" },
  ]);
});

test("an open claim stands for both groups", async ({ db }) => {
  const contract = await createContract(db);
  const ticket = await createTicket(db, contract, { confirmed: false });
  const claim = { ticketId: ticket.id, kind: "weight" as const, note: "Timbangan beda", photos: [] };
  const opened = await openClaim(db, anAct("b"), contract.processor, claim);
  expect(opened.ok).toBe(true);
  expect(await rowsOf(db, "claim")).toMatchObject([
    { dueOn: "2026-11-28", quantityKg: 118, groupIds: [contract.producer.id, contract.processor.id] },
  ]);
});

test("a group without any step for sixty days is silent, until it does something", async ({ db }) => {
  const group = await createTrader(db, { createdAt: todayMs - 100 * dayMs, name: "Sunyi" });
  await createTrader(db, { createdAt: todayMs - 10 * dayMs });
  expect(await rowsOf(db)).toMatchObject([
    { kind: "silent", name: "Sunyi", lastOn: "2026-08-13", groupIds: [group.id] },
  ]);
  await once(db, anAct(), async (db) => {
    await recordEvent(db, anAct(), { verb: "lot.posted", subjectId: "x", groupId: group.id });
    return { ok: true };
  });
  expect(await rowsOf(db)).toEqual([]);
});

test("a missing permit stands once it was weighed and holds something back", async ({ db }) => {
  const hold = { regencyCode: "63.72", offerDigest: "", weeks: 8, at: todayMs, valueAddedIdr: 5_000_000 };
  await db
    .insertInto("licenceHolds")
    .values({ ...hold, routeCode: "HALAL", kgPerWeek: 80 })
    .execute();
  await db
    .insertInto("licenceHolds")
    .values({ ...hold, routeCode: "NIB", kgPerWeek: 0 })
    .execute();
  expect(await rowsOf(db)).toMatchObject([
    { kind: "permit", routeCode: "HALAL", quantityKg: 80, amountIdr: 5_000_000, to: "/meja/izin#HALAL" },
  ]);
});
