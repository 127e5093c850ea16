import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { Officer } from "~/auth/user.ts";
import { checkFile, importDraft, saveDraft } from "~/imports/imports.server.ts";
import { importTemplate } from "~/imports/template.server.ts";
import { readWorkbook } from "~/lib/workbook.server.ts";
import { createKitchen, createLot, createTrader } from "../factories/market.ts";
import { createUser } from "../factories/people.ts";
import type { TestCell } from "../factories/workbooks.ts";
import { workbookOf } from "../factories/workbooks.ts";
import { anAct, test, todayMs } from "../setup.ts";
import { badFiles } from "./bad-files.ts";
import { aGroup, aLot, put, sheets, weeks } from "./filled-in.ts";

const goOn = () => Promise.resolve(true);

async function office(db: Db): Promise<Officer> {
  const { id, name } = await createUser(db, { role: "officer" });
  return {
    id,
    name,
    role: "officer",
    regencyCodes: ["63.72"],
    villageCodes: [],
    group: null,
    groups: [],
    askedBy: null,
  };
}

async function check(db: Db, officer: Officer, bytes: Uint8Array) {
  return checkFile(db, anAct(officer.id), officer, { name: "isi.xlsx", bytes });
}

/** Problems as "Panen!D7 key". */
async function problemsOf(db: Db, officer: Officer, bytes: Uint8Array): Promise<string[]> {
  const checked = await check(db, officer, bytes);
  if (checked.ok) return [];
  if (checked.fault) return [checked.fault];
  return checked.problems.map(({ sheet, cell, key }) => `${sheet}${cell ? `!${cell}` : ""} ${key}`.trim());
}

const counted = ["groups", "lots", "offers", "kitchens", "importDrafts", "events"] as const;
async function countAll(db: Db): Promise<number> {
  const counts = await Promise.all(
    counted.map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
    ),
  );
  return counts.reduce((sum, { n }) => sum + n, 0);
}

test("each kind of bad file is refused with its cell named, and nothing of it is kept", async ({ db }) => {
  const officer = await office(db);
  const known = await createTrader(db, { name: "Kolam Lama", contactPhone: "+6281200000000" });
  await createLot(db, known);
  await createTrader(db, { name: "Dapur Lama", sides: ["processor"], contactPhone: "+6281200000002" });
  await createTrader(db, {
    name: "Kolam Jauh",
    regencyCode: "64.02",
    villageCode: "64.02.01.2001",
    contactPhone: "+6281200000003",
  });
  for (const phone of ["+6281200000004", "+6281200000005"])
    await createTrader(db, { name: "Kembar", contactPhone: phone });
  const before = await countAll(db);
  expect(
    await problemsOf(db, officer, workbookOf(sheets({ lots: [], offers: [], groups: [put(aGroup, "A", "T")] }))),
  ).not.toEqual([]);
  expect(badFiles.length).toBeGreaterThanOrEqual(40);
  for (const [name, bytes, problem] of badFiles) {
    expect([name, ...(await problemsOf(db, officer, bytes()))], name).toContain(problem);
  }
  expect(await countAll(db)).toBe(before);
});

test("several bad cells are all named at once", async ({ db }) => {
  const officer = await office(db);
  const bad = put(put(aLot, "C", "Paus"), "G", "mahal");
  expect(
    await problemsOf(
      db,
      officer,
      workbookOf(sheets({ groups: [put(aGroup, "H", "1")], lots: [bad, aLot], offers: [] })),
    ),
  ).toEqual(expect.arrayContaining(["Kelompok!H2 phone", "Panen!C2 unknownCommodity", "Panen!G2 numberAsText"]));
});

test("a workbook is looked at first and saved once, however often it is confirmed", async ({ db }) => {
  const officer = await office(db);
  const before = await countAll(db);
  const checked = await check(db, officer, workbookOf(sheets({ lots: [aLot, put(aLot, "E", 80)] })));
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  expect(await countAll(db)).toBe(before + 1);
  const draft = await importDraft(db, officer.id, checked.draftId, todayMs);
  if (!draft) throw new Error("no draft");
  const act = anAct(officer.id);
  const save = () => saveDraft(db, act, officer, draft, goOn);
  expect(await save()).toEqual({ ok: true, counts: { groups: 1, lots: 2, offers: 1 } });
  expect(await save()).toEqual({ ok: true, counts: { groups: 1, lots: 2, offers: 1 } });
  const again = await saveDraft(db, anAct(officer.id), officer, draft, goOn);
  expect(again).toMatchObject({ ok: false, at: null });
  const lots = await db.selectFrom("lots").select(["quantityKg", "askIdr", "readyFrom"]).execute();
  expect(lots.map(({ quantityKg }) => quantityKg).sort((a, b) => a - b)).toEqual([80, 120]);
  const offer = await db
    .selectFrom("offers")
    .innerJoin("kitchens", "kitchens.id", "offers.kitchenId")
    .select(["kitchens.name", "offers.capacityKg"])
    .executeTakeFirst();
  expect(offer).toEqual({ name: "Dapur Baru", capacityKg: 100 });
  const asked = await db.selectFrom("events").select("askedBy").where("verb", "=", "lot.posted").execute();
  expect(asked.map((event) => event.askedBy)).toEqual(["Pak RT", "Pak RT"]);
  expect(await importDraft(db, officer.id, checked.draftId, todayMs)).toBeUndefined();
});

test("a known group and its kitchen are used, in English too", async ({ db }) => {
  const officer = await office(db);
  const known = await createTrader(db, { name: "Dapur Lama", sides: ["producer", "processor"] });
  await createKitchen(db, known, { name: "Dapur Melati", capacityKg: 200 });
  const head = [
    "Group",
    "Asked for by",
    "Kitchen",
    "Product",
    "Raw material",
    "Highest price (Rp per kg)",
    "Terms",
    "Raw material a week (kg)",
    "From week (Monday)",
    "To week (Monday)",
    "Farthest distance (km)",
    "Least delivery (kg)",
    "Most suppliers",
  ];
  const row = [
    "dapur lama",
    "Bu Ani",
    "dapur  melati",
    "ABON_LELE",
    "Catfish",
    30_000,
    "buy",
    150,
    ...weeks,
    20,
    20,
    5,
  ] as TestCell[];
  const checked = await check(db, officer, workbookOf([{ name: "Processing offers", rows: [head, row] }]));
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  const draft = await importDraft(db, officer.id, checked.draftId, todayMs);
  expect(draft && (await saveDraft(db, anAct(officer.id), officer, draft, goOn))).toMatchObject({
    ok: true,
  });
  expect((await db.selectFrom("kitchens").selectAll().execute()).length).toBe(1);
});

test("what changed after the preview stops the import at its row; what was saved stays saved once", async ({ db }) => {
  const officer = await office(db);
  const groups = Array.from({ length: 120 }, (_, at) =>
    put(put(aGroup, "A", `Telaga ${at}`), "H", 81_200_010_000 + at),
  );
  const lots = [put(put(aLot, "A", "Telaga 1"), "I", { day: "2026-11-21" })];
  const checked = await check(db, officer, workbookOf(sheets({ groups, lots, offers: [] })));
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  const draft = await importDraft(db, officer.id, checked.draftId, todayMs);
  if (!draft) throw new Error("no draft");
  const tomorrow = anAct(officer.id, { at: todayMs + 20 * 3_600_000 });
  const stopped = await saveDraft(db, tomorrow, officer, draft, goOn);
  expect(stopped).toEqual({ ok: false, saved: 100, at: { sheet: "lots", row: 2, reason: "datePast" } });
  expect((await db.selectFrom("groups").select("id").execute()).length).toBe(100);
  expect((await importDraft(db, officer.id, checked.draftId, todayMs))?.savedCount).toBe(100);
});

test("a long import pauses when it is told to, and goes on where it was", async ({ db }) => {
  const officer = await office(db);
  const groups = Array.from({ length: 250 }, (_, at) =>
    put(put(aGroup, "A", `Telaga ${at}`), "H", 81_200_010_000 + at),
  );
  const checked = await check(db, officer, workbookOf(sheets({ groups, lots: [], offers: [] })));
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  const draftNow = async () => (await importDraft(db, officer.id, checked.draftId, todayMs))!;
  const paused = await saveDraft(db, anAct(officer.id), officer, await draftNow(), () => Promise.resolve(false));
  expect(paused).toEqual({ ok: "paused", saved: 100 });
  expect((await draftNow()).savedCount).toBe(100);
  expect(await saveDraft(db, anAct(officer.id), officer, await draftNow(), goOn)).toMatchObject({ ok: true });
  expect((await db.selectFrom("groups").select("id").execute()).length).toBe(250);
});

test("another officer never sees a draft", async ({ db }) => {
  const [one, other] = [await office(db), await office(db)];
  const checked = await check(db, one, workbookOf(sheets()));
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  expect(await importDraft(db, other.id, checked.draftId, todayMs)).toBeUndefined();
});

test.for(["id", "en"] as const)("the template (%s) can be filled in and read back as it is", async (locale, { db }) => {
  const officer = await office(db);
  const file = await importTemplate(db, ["63.72"], locale);
  const book = readWorkbook(file, 20_000);
  if (typeof book === "string") throw new Error(book);
  expect(book.sheets.length).toBe(5);
  expect(await problemsOf(db, officer, file)).toEqual(["nothing"]);
});
