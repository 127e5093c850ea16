import { expect } from "vitest";
import { newAct } from "~/lib/act.server.ts";
import { sheetOf } from "~/lib/download.server.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { ledgerTable, villageTable } from "~/reports/downloads.server.ts";
import { ledgerOf } from "~/reports/ledger.server.ts";
import { reportOf } from "~/reports/report.server.ts";
import { threefold } from "~/reports/threefold.server.ts";
import { reportWords } from "~/reports/words.ts";
import { createContract, createPayment, createTicket } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";

const november = { regencyCode: "63.72", programId: null, from: "2026-11-01", to: "2026-11-30" };

test("promised, delivered and paid are three numbers, and only what both sides confirmed counts", async ({ db }) => {
  const contract = await createContract(db);
  expect(await threefold(db, november)).toMatchObject({
    promised: { papers: 1, grams: 120_000, amountIdr: 120 * 24_500 },
    delivered: { papers: 0, grams: 0 },
    paid: { papers: 0, amountIdr: 0 },
  });
  await createTicket(db, contract, { confirmed: false });
  expect((await threefold(db, november)).delivered.papers).toBe(0);
});

test("a confirmed note and a confirmed payment count, each at its own amount", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  await createPayment(db, contract, { confirmed: false });
  await createPayment(db, contract, { amountIdr: 500_000 });
  expect(await threefold(db, november)).toMatchObject({
    delivered: { papers: 1, grams: 117_700, amountIdr: 2_883_650 },
    paid: { papers: 1, amountIdr: 500_000 },
  });
});

test("with toll terms the amount is the fee", async ({ db }) => {
  const contract = await createContract(db, { terms: "toll" });
  await createTicket(db, contract);
  const { promised, delivered } = await threefold(db, november);
  expect(promised.amountIdr).toBe(120 * 6_000);
  expect(delivered.amountIdr).toBe(706_200);
});

test("a contract belongs to the day on which it was signed in the regency", async ({ db }) => {
  await createContract(db, { signedMs: Date.parse("2026-11-21T15:59:59Z") });
  await createContract(db, { signedMs: Date.parse("2026-11-21T16:00:00Z") });
  const on = async (day: string) => (await threefold(db, { ...november, from: day, to: day })).promised.papers;
  expect([await on("2026-11-20"), await on("2026-11-21"), await on("2026-11-22")]).toEqual([0, 1, 1]);
});

test("an ended contract is no longer promised", async ({ db }) => {
  const contract = await createContract(db);
  const reach = { groupId: contract.producer.id };
  const ended = await endContract(db, anAct(), reach, { contractId: contract.id, reason: "Kolam kebanjiran" });
  expect(ended.ok).toBe(true);
  expect((await threefold(db, november)).promised.papers).toBe(0);
});

test("another regency sees none of it", async ({ db }) => {
  await createTicket(db, await createContract(db));
  const { totals, villages } = await reportOf(db, { ...november, regencyCode: "64.02" });
  expect([totals.promised.papers, totals.delivered.papers, villages.length]).toEqual([0, 0, 0]);
});

test("the kelurahan add up to the numbers on top, in the page, the CSV and the workbook", async ({ db }) => {
  for (const amountIdr of [500_000, 700_000]) {
    const contract = await createContract(db);
    await createTicket(db, contract);
    await createPayment(db, contract, { amountIdr });
  }
  const report = await reportOf(db, november);
  const sum = (of: (row: (typeof report.villages)[number]) => number) =>
    report.villages.reduce((total, row) => total + of(row), 0);
  expect(sum((row) => row.promisedGrams)).toBe(report.totals.promised.grams);
  expect(sum((row) => row.deliveredGrams)).toBe(report.totals.delivered.grams);
  expect(sum((row) => row.paidIdr)).toBe(1_200_000);
  const sheet = sheetOf(villageTable(report, reportWords.id));
  expect(sheet.data.length).toBe(report.villages.length + 1);
  const papers = await ledgerOf(db, "paid", november);
  const rows = sheetOf(ledgerTable("paid", papers, reportWords.id)).data;
  expect(rows.length).toBe(3);
  expect(rows[1]?.[1]).toMatchObject({ type: Date, value: new Date("2026-11-21T00:00:00Z") });
});

test("a programme's report counts what its groups take part in", async ({ db }) => {
  const contract = await createContract(db);
  await createContract(db);
  const { id: programId } = await db
    .selectFrom("programs")
    .select("id")
    .where("regencyCode", "=", "63.72")
    .executeTakeFirstOrThrow();
  const act = newAct("officer", { at: todayMs });
  await db
    .insertInto("enrolments")
    .values({
      id: act.newId(),
      groupId: contract.producer.id,
      programId,
      year: 2023,
      amountIdr: 75_000_000,
      at: todayMs,
    })
    .execute();
  const report = await reportOf(db, { ...november, programId });
  expect(report.totals.promised.papers).toBe(1);
  expect(report.stimulus).toEqual({ groups: 1, amountIdr: 75_000_000 });
});
