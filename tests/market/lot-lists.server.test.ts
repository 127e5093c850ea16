import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { readLotFilter } from "~/market/filter.ts";
import type { PageAsk } from "~/market/listing.server.ts";
import { firstPage, pageSize, readPageAsk } from "~/market/listing.server.ts";
import { lotFor, lotsOf, lotToRepeat, publicLots } from "~/market/lot-lists.server.ts";
import { searchLots } from "~/market/lot-search.server.ts";
import { withdrawLot } from "~/market/lots.server.ts";
import { createLot, createTrader } from "../factories/market.ts";
import { createContract } from "../factories/partnerships.ts";
import { anAct, test, todayMs } from "../setup.ts";
import { viewer } from "./viewer.ts";

const today = "2026-11-21";
const filterOf = (query: string) => readLotFilter(new URLSearchParams(query));
const searchOf = (db: Db, query: string) => searchLots(db, filterOf(query), null, today);
const idsOf = async (db: Db, query = "") =>
  (await publicLots(db, await searchOf(db, query), today)).rows.map((lot) => lot.id);

test.for(["siap", "baru", "kg", "harga"].flatMap((sort) => [`urut=${sort}&arah=naik`, `urut=${sort}&arah=turun`]))(
  "a thousand harvests come page by page without gap or double, there and back: %s",
  { timeout: 120_000 },
  async (query, { db }) => {
    const group = await createTrader(db);
    // Few different values, so that most neighbours tie and only the id tells them apart.
    for (let index = 0; index < 1000; index += 1) {
      const readyFrom = `2026-12-${String(1 + (index % 7)).padStart(2, "0")}`;
      const figures = { quantityKg: 100 + (index % 5), askIdr: 20_000 + (index % 3), postedAt: todayMs + (index % 4) };
      await createLot(db, group, { ...figures, readyFrom, readyTo: "2026-12-20" });
    }
    const filter = filterOf(query);
    const search = await searchOf(db, query);
    const seen: string[] = [];
    const starts: string[][] = [];
    let ask: PageAsk = firstPage;
    for (;;) {
      const page = await publicLots(db, search, today, ask);
      seen.push(...page.rows.map((lot) => lot.id));
      starts.push(page.rows.map((lot) => lot.id));
      if (!page.next) break;
      ask = readPageAsk(new URLSearchParams({ sesudah: page.next }));
      if (starts.length === 2) {
        expect(page.previous).not.toBeNull();
        const back = readPageAsk(new URLSearchParams({ sebelum: page.previous ?? "" }));
        const before = await publicLots(db, search, today, back);
        expect(before.rows.map((lot) => lot.id)).toEqual(starts[0]);
        expect(before.previous).toBeNull();
        expect(before.next).not.toBeNull();
      }
    }
    expect(seen).toHaveLength(1000);
    expect(new Set(seen).size).toBe(1000);
    expect(starts).toHaveLength(1000 / pageSize);
    const all = await db.selectFrom("lots").selectAll().execute();
    const column = { ready: "readyFrom", newest: "postedAt", kg: "quantityKg", price: "askIdr" } as const;
    const value = (id: string) => all.find((lot) => lot.id === id)?.[column[filter.sort]] ?? "";
    const values = seen.map(value);
    const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(values).toEqual(filter.direction === "asc" ? sorted : sorted.reverse());
  },
);

test("a harvest posted while somebody pages is neither skipped nor does it shift the others", async ({ db }) => {
  const group = await createTrader(db);
  for (let day = 10; day < 35; day += 1) await createLot(db, group, { readyFrom: dated(day), readyTo: "2027-01-30" });
  const first = await publicLots(db, await searchOf(db, ""), today);
  await createLot(db, group, { readyFrom: "2026-12-01", readyTo: "2027-01-30" });
  const ask = readPageAsk(new URLSearchParams({ sesudah: first.next ?? "" }));
  const second = await publicLots(db, await searchOf(db, ""), today, ask);
  const ids = [...first.rows, ...second.rows].map((lot) => lot.id);
  expect(new Set(ids).size).toBe(25);
});

function dated(day: number): string {
  return new Date(Date.UTC(2026, 11, day)).toISOString().slice(0, 10);
}

test("a cursor that is none begins the list anew", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group);
  for (const text of ["x", "bnVsbA", Buffer.from('["abc","1"]').toString("base64url")]) {
    const ask = readPageAsk(new URLSearchParams({ sesudah: text }));
    const page = await publicLots(db, await searchOf(db, "urut=kg"), today, ask);
    expect(page.rows.map((row) => row.id)).toEqual([lot.id]);
  }
});

test("the public list holds what is for sale, of verified groups only", async ({ db }) => {
  const group = await createTrader(db);
  const open = await createLot(db, group);
  const withdrawn = await createLot(db, group);
  await withdrawLot(db, anAct(), group, withdrawn.id, { reason: "Sudah laku." });
  await createLot(db, group, { readyFrom: "2026-11-01", readyTo: "2026-11-20" });
  await createLot(db, await createTrader(db, { verified: false }));
  const partly = await createContract(db, { lotKg: 120, quantityKg: 40 });
  await createContract(db, { lotKg: 120, quantityKg: 120 });
  expect((await idsOf(db)).sort()).toEqual([open.id, partly.lotId].sort());
});

test("a group that was verified and then refused is not public any more", async ({ db }) => {
  const group = await createTrader(db);
  await createLot(db, group);
  const verdict = { id: "later", groupId: group.id, officerId: "o", reason: "Bubar.", at: todayMs + 1 };
  await db
    .insertInto("verifications")
    .values({ ...verdict, verdict: "refused" })
    .execute();
  expect(await idsOf(db)).toEqual([]);
});

test("harvests are found by commodity, regency, kecamatan and week; nonsense filters nothing", async ({ db }) => {
  const group = await createTrader(db);
  const lele = await createLot(db, group);
  const nila = await createLot(db, group, { commodityCode: "NILA", readyFrom: "2026-12-07", readyTo: "2026-12-09" });
  expect(await idsOf(db, "komoditas=NILA")).toEqual([nila.id]);
  expect(await idsOf(db, "tempat=63.72")).toHaveLength(2);
  expect(await idsOf(db, "tempat=63.72.02")).toHaveLength(2);
  expect(await idsOf(db, "tempat=63.72.03")).toEqual([]);
  expect(await idsOf(db, "tempat=64.02")).toEqual([]);
  expect(await idsOf(db, "pekan=2026-11-30")).toEqual([lele.id]);
  expect(await idsOf(db, "pekan=2026-12-07")).toEqual([nila.id]);
  expect(await idsOf(db, "pekan=2026-12-08&komoditas='&tempat=%25&urut=x&arah=y")).toHaveLength(2);
});

test("a harvest of an unverified group is there for itself and for staff of its place, for nobody else", async ({
  db,
}) => {
  const group = await createTrader(db, { verified: false });
  const lot = await createLot(db, group);
  const other = await createTrader(db);
  const see = async (who: User | null) => (await lotFor(db, who, lot.id, today)) !== undefined;
  expect(await see(viewer({}, group))).toBe(true);
  expect(await see(viewer({ role: "officer", regencyCodes: ["63.72"] }))).toBe(true);
  expect(await see(viewer({ role: "companion", villageCodes: [group.villageCode] }))).toBe(true);
  expect(await see(null)).toBe(false);
  expect(await see(viewer({}, other))).toBe(false);
  expect(await see(viewer({ role: "officer", regencyCodes: ["64.02"] }))).toBe(false);
  expect(await see(viewer({ role: "companion", villageCodes: ["63.72.02.1001"] }))).toBe(false);
  expect(await see(viewer({ role: "admin" }))).toBe(false);
});

test("why a harvest was withdrawn and what its note says stays with those it is for", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group, { note: "Telepon Pak Udin" });
  await withdrawLot(db, anAct(), group, lot.id, { reason: "Ikan mati." });
  const other = await createTrader(db);
  expect(await lotFor(db, null, lot.id, today)).toMatchObject({ state: "withdrawn", withdrawnBecause: null, note: "" });
  expect(await lotFor(db, viewer({}, other), lot.id, today)).toMatchObject({ withdrawnBecause: null, mine: false });
  expect(await lotFor(db, viewer({}, group), lot.id, today)).toMatchObject({
    withdrawnBecause: "Ikan mati.",
    mine: true,
    note: "Telepon Pak Udin",
  });
});

test("what the public gets of a harvest names no person and no phone", async ({ db }) => {
  const group = await createTrader(db, { contactName: "Hj. Siti Rahmah", contactPhone: "+6281299998888" });
  const lot = await createLot(db, group);
  const told = JSON.stringify([
    await publicLots(db, await searchOf(db, ""), today),
    await lotFor(db, null, lot.id, today),
  ]);
  expect(told).toContain(lot.id);
  expect(told).not.toMatch(/Siti|81299998888/);
});

test("a group sees all its own harvests, newest first, with their states", async ({ db }) => {
  const group = await createTrader(db, { verified: false });
  const old = await createLot(db, group, { postedAt: todayMs - 1, readyFrom: "2026-11-01", readyTo: "2026-11-02" });
  const fresh = await createLot(db, group);
  await createLot(db, await createTrader(db));
  const page = await lotsOf(db, group.id, today);
  expect(page.rows.map(({ id, state }) => [id, state])).toEqual([
    [fresh.id, "open"],
    [old.id, "past"],
  ]);
});

test("only an own harvest is repeated: the named one, else the last", async ({ db }) => {
  const group = await createTrader(db);
  const other = await createLot(db, await createTrader(db));
  expect(await lotToRepeat(db, group.id, other.id)).toBeUndefined();
  const first = await createLot(db, group);
  const last = await createLot(db, group, { postedAt: todayMs + 1 });
  expect((await lotToRepeat(db, group.id, first.id))?.id).toBe(first.id);
  expect((await lotToRepeat(db, group.id, other.id))?.id).toBe(last.id);
  expect((await lotToRepeat(db, group.id, null))?.id).toBe(last.id);
});
