import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { sheetOf } from "~/lib/download.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { ledgerColumns, sheetOfTable } from "~/reports/downloads.server.ts";
import { ledgerOf, ledgerPage } from "~/reports/ledger.server.ts";
import type { Kind } from "~/reports/period.ts";
import { tablesOf } from "~/reports/report-tables.ts";
import { reportPdf } from "~/reports/report-pdf.server.ts";
import { reportOf } from "~/reports/report.server.ts";
import { threefold, totalOf } from "~/reports/threefold.server.ts";
import { valueRows } from "~/reports/value-rows.server.ts";
import { createBatch } from "../factories/production.ts";
import { createContract, createPayment, createTicket } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";

/** Two partnerships that delivered, were paid and cooked, and one that was only promised. */
async function aBusyMonth(db: Db): Promise<void> {
  for (const amountIdr of [500_000, 700_000]) {
    const contract = await createContract(db);
    const { id: ticketId } = await createTicket(db, contract);
    await createPayment(db, contract, { amountIdr });
    await createBatch(db, contract, [{ ticketId, grams: 100_000 }]);
  }
  const promised = await createContract(db);
  await createTicket(db, promised, { confirmed: false });
}

const november = { placeCode: "63.72", programId: null, from: "2026-11-01", to: "2026-11-30" };

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
  const { totals, places } = await reportOf(db, { ...november, placeCode: "64.02" }, "2026-11");
  expect([totals.promised.papers, totals.delivered.papers, places.flatMap(({ rows }) => rows).length]).toEqual([
    0, 0, 0,
  ]);
});

test("every number of the report is the sum of the rows that it opens to, at each level", async ({ db }) => {
  await aBusyMonth(db);
  for (const placeCode of ["63", "63.72", "63.72.01", "63.72.03"]) {
    const filter = { ...november, placeCode };
    const report = await reportOf(db, filter, "2026-11");
    const opened = async (kind: Kind, over: object = {}) => totalOf(await ledgerOf(db, kind, { ...filter, ...over }));
    const added = async (over: object = {}) => totalOf(await valueRows(db, { ...filter, ...over }));
    for (const kind of ["promised", "delivered", "paid"] as const)
      expect(await opened(kind)).toEqual(report.totals[kind]);
    for (const { kind, ...risk } of report.risks) expect(await opened(kind)).toEqual(risk);
    expect(await added()).toMatchObject({ grams: report.value.rawGrams, amountIdr: report.value.valueAddedIdr });
    expect((await opened("groups")).grams).toBe(report.totals.delivered.grams);
    expect((await opened("groups")).papers).toBe(report.fairness.delivering);
    expect((await opened("stimulus")).amountIdr).toBe(report.stimulus.amountIdr);
    for (const row of report.places.flatMap(({ rows }) => rows)) {
      const here = { placeCode: row.code };
      expect((await opened("promised", here)).grams).toBe(row.promisedGrams);
      expect((await opened("delivered", here)).grams).toBe(row.deliveredGrams);
      expect((await opened("paid", here)).amountIdr).toBe(row.paidIdr);
      expect(await added(here)).toMatchObject({ grams: row.processedGrams, amountIdr: row.valueAddedIdr });
    }
    for (const row of report.products) {
      const ofIt = { productCode: row.code };
      expect((await opened("delivered", ofIt)).grams).toBe(row.deliveredGrams);
      expect(await added(ofIt)).toMatchObject({ grams: row.processedGrams, amountIdr: row.valueAddedIdr });
    }
    for (const table of tablesOf(report, { place: "", program: null, periodKey: "2026-11" }, "id"))
      for (const [column, sum] of (table.foot ?? []).entries()) {
        if (typeof sum !== "number") continue;
        expect(table.rows.reduce((total, row) => total + Number(row[column]), 0)).toBeCloseTo(sum, 3);
      }
  }
});

test("what waits is told beside the numbers and not in them", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  await createPayment(db, contract, { confirmed: false });
  await createTicket(db, await createContract(db), { confirmed: false });
  const { totals, risks } = await reportOf(db, november, "2026-11");
  expect([totals.delivered.papers, totals.paid.papers]).toEqual([1, 0]);
  const waiting = risks.filter(({ papers }) => papers > 0).map(({ kind }) => kind);
  expect(waiting).toEqual(expect.arrayContaining(["unconfirmed", "unseenPayments"]));
});

test("the pages of a list hold each paper once", async ({ db }) => {
  const contract = await createContract(db);
  await createTicket(db, contract);
  for (let count = 0; count < 5; count += 1) await createPayment(db, contract, { amountIdr: 100_000 });
  const seen: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page: Awaited<ReturnType<typeof ledgerPage>> = await ledgerPage(db, "paid", november, readCursor(after), 2);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  expect(seen.length).toBe(5);
  expect(new Set(seen).size).toBe(5);
});

test("a workbook holds numbers and days by their type, and nobody's text as a formula", async ({ db }) => {
  await aBusyMonth(db);
  const report = await reportOf(db, november, "2026-11");
  const sheets = tablesOf(report, { place: "=1+1", program: null, periodKey: "2026-11" }, "id").map(sheetOfTable);
  const cells = sheets.flatMap(({ data }) => data.flat());
  expect(cells).toContainEqual({ value: "=1+1", type: String });
  const papers = await ledgerOf(db, "paid", november);
  expect(papers.map(({ commodityId, commodityEn }) => [commodityId, commodityEn])).toContainEqual([
    "Ikan lele",
    "Catfish",
  ]);
  const sheet = sheetOf({ name: "Dibayar", columns: ledgerColumns("paid", "id"), rows: papers });
  expect(sheet.data[1]?.[1]).toMatchObject({ type: Date });
  expect(sheet.data[1]?.at(-1)).toMatchObject({ type: Number, value: papers[0]?.amountIdr });
});

test("the file to hand over is a PDF with its fonts inside, and small", async ({ db }) => {
  await aBusyMonth(db);
  const heading = { place: "Kota Banjarbaru", program: null, periodKey: "2026-11" };
  const report = await reportOf(db, november, "2026-11");
  const file = await reportPdf({ report, heading, made: "21 November 2026, 09.00 WITA", locale: "id" });
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  expect(file.includes("/FontFile")).toBe(true);
  expect(file.length).toBeLessThan(400_000);
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
  const report = await reportOf(db, { ...november, programId }, "2026-11");
  expect(report.totals.promised.papers).toBe(1);
  expect(report.stimulus).toMatchObject({ groups: 1, amountIdr: 75_000_000 });
});
