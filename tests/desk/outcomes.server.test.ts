import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { askedBy, deskOf, pageOf } from "~/desk/desk-list.server.ts";
import { drawerPage, shownPage } from "~/desk/desk-page.server.ts";
import type { OutcomeValue } from "~/desk/outcome.ts";
import { historyOf, noteOutcome } from "~/desk/outcomes.server.ts";
import { createLot, createTrader } from "../factories/market.ts";
import { createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const dayMs = 86_400_000;
const everything = { kind: null, villageCode: null };
const firstPage = { after: null, before: null };
const office = { regencyCodes: ["63.72"] };

async function drawers(db: Db, nowMs = todayMs, filter: Parameters<typeof deskOf>[2] = everything) {
  const asked = await askedBy(db, office, nowMs);
  const desk = await deskOf(db, asked, filter);
  const done = await drawerPage(db, asked, { ...filter, tab: "done" }, desk, firstPage);
  return { ...desk, done: done.rows };
}

async function noteOn(db: Db, value: Partial<OutcomeValue> & Pick<OutcomeValue, "outcome">, nowMs = todayMs) {
  const asked = await askedBy(db, office, nowMs);
  const desk = await deskOf(db, asked, everything);
  const row = [...desk.drawers.todo, ...desk.drawers.later][0]!;
  const act = anAct("officer", { at: nowMs });
  return { row, outcome: await noteOutcome(db, act, row, { note: "", ...value }, asked.today) };
}

test("what is noted leaves what is to do, waits until its day, and comes back", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group, { readyTo: "2026-12-20" });
  const { row } = await noteOn(db, { outcome: "later", untilOn: "2026-11-23", note: "Ke ladang" });
  expect(row.id).toBe(lot.id);
  expect((await drawers(db)).counts).toEqual({ todo: 0, later: 1, done: 0 });
  const back = await drawers(db, todayMs + 2 * dayMs);
  expect(back.counts).toEqual({ todo: 1, later: 0, done: 0 });
  expect(back.drawers.todo[0]?.noted).toMatchObject({ outcome: "later", note: "Ke ladang" });
});

test("a thing that resolves by itself leaves its drawer and stays found among the done", async ({ db }) => {
  const officer = await createUser(db, { role: "officer", name: "Sari" });
  const group = await createTrader(db);
  const lot = await createLot(db, group);
  const asked = await askedBy(db, office, todayMs);
  const [row] = (await deskOf(db, asked, everything)).drawers.todo;
  await noteOutcome(db, anAct(officer.id), row!, { outcome: "noAnswer", note: "" }, asked.today);
  await db.updateTable("lots").set({ isListed: 0 }).where("id", "=", lot.id).execute();

  const { counts, done } = await drawers(db, todayMs + 6 * 60_000);
  expect(counts).toEqual({ todo: 0, later: 0, done: 1 });
  expect(done).toMatchObject([
    { row: { kind: "harvest", id: lot.id, quantityKg: 120 }, noted: { by: "Sari", outcome: "noAnswer", at: todayMs } },
  ]);
  const { last, history } = await historyOf(db, ["63.72"], { kind: "harvest", id: lot.id });
  expect([last?.id, history.length]).toEqual([lot.id, 1]);
  expect((await historyOf(db, ["64.02"], { kind: "harvest", id: lot.id })).last).toBeNull();
});

test("the newest word counts: agreed, then put off, is no longer done", async ({ db }) => {
  await createLot(db, await createTrader(db));
  await noteOn(db, { outcome: "agreed" });
  expect((await drawers(db)).counts).toEqual({ todo: 0, later: 0, done: 1 });
  const asked = await askedBy(db, office, todayMs);
  const { drawers: before } = await deskOf(db, asked, everything);
  await noteOutcome(
    db,
    anAct("officer", { at: todayMs + 1000 }),
    before.done[0]!,
    { outcome: "called", note: "" },
    asked.today,
  );
  expect((await drawers(db)).counts).toEqual({ todo: 0, later: 1, done: 0 });
});

test("a day that is past or too far is refused, and nothing is noted", async ({ db }) => {
  await createLot(db, await createTrader(db));
  expect((await noteOn(db, { outcome: "later", untilOn: "2026-11-21" })).outcome).toEqual({
    ok: false,
    reason: "dayNotFit",
  });
  expect(await db.selectFrom("deskOutcomes").selectAll().execute()).toEqual([]);
});

test("the same button pressed twice notes once, and the trail knows it without the note's words", async ({ db }) => {
  await createLot(db, await createTrader(db));
  const asked = await askedBy(db, office, todayMs);
  const [row] = (await deskOf(db, asked, everything)).drawers.todo;
  const act = anAct("officer");
  await noteOutcome(db, act, row!, { outcome: "called", note: "Bu Siti 0812" }, asked.today);
  await noteOutcome(db, act, row!, { outcome: "called", note: "Bu Siti 0812" }, asked.today);
  expect(await db.selectFrom("deskOutcomes").select("id").execute()).toHaveLength(1);
  const events = await db.selectFrom("events").selectAll().execute();
  expect(events).toMatchObject([{ verb: "desk.noted", groupId: null, regencyCode: "63.72" }]);
  expect(events[0]?.data).not.toContain("Siti");
});

test("the list is narrowed by kind and by kelurahan", async ({ db }) => {
  await createLot(db, await createTrader(db));
  await createTrader(db, { verified: false, villageCode: "63.72.04.1001" });
  const only = async (filter: Partial<typeof everything> & object) =>
    (await drawers(db, todayMs, { ...everything, ...filter })).drawers.todo.map(({ kind }) => kind);
  expect(await only({})).toEqual(["harvest", "group"]);
  expect((await drawers(db, todayMs, { kind: "group", villageCode: null })).drawers.todo).toHaveLength(1);
  expect((await drawers(db, todayMs, { kind: null, villageCode: "63.72.02.1005" })).kinds).toEqual({ harvest: 1 });
});

test("pages meet: none twice, none left out, forwards and back", async ({ db }) => {
  const group = await createTrader(db);
  for (let i = 0; i < 45; i += 1) await createLot(db, group, { quantityKg: 10 + (i % 5), askIdr: 10_000 });
  const { todo } = (await drawers(db)).drawers;
  const { readPageAsk } = await import("~/market/listing.server.ts");
  const first = pageOf(todo, firstPage);
  const second = pageOf(todo, readPageAsk(new URLSearchParams({ sesudah: first.next! })));
  const third = pageOf(todo, readPageAsk(new URLSearchParams({ sesudah: second.next! })));
  expect([first, second, third].flatMap((page) => page.rows.map(({ id }) => id))).toEqual(todo.map(({ id }) => id));
  expect([first.previous, third.next]).toEqual([null, null]);
  expect(pageOf(todo, readPageAsk(new URLSearchParams({ sebelum: third.previous! }))).rows).toEqual(second.rows);
});

test("a text waits for the group of the own regency, with its number; another office's group is not reached", async ({
  db,
}) => {
  const group = await createTrader(db, { contactPhone: "+6281211112222" });
  const lot = await createLot(db, group);
  const asked = await askedBy(db, office, todayMs);
  const desk = await deskOf(db, asked, everything);
  const from = { origin: "https://h.example", officer: "Sari" };
  const page = async () => (await shownPage(db, asked, { ...everything, tab: "todo" }, desk, firstPage, from)).rows[0]!;
  const href = decodeURIComponent((await page()).whatsapp ?? "");
  expect(href).toContain("https://wa.me/6281211112222?text=");
  expect(href).toContain("120 kg");
  expect(href).toContain(`https://h.example/panen/${lot.id}`);
  await db.updateTable("groups").set({ regencyCode: "64.02" }).execute();
  expect((await page()).whatsapp).toBeNull();
});
