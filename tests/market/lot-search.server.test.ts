import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { indexMissingNames } from "~/groups/group-names.server.ts";
import { readLotFilter } from "~/market/filter.ts";
import { publicLots } from "~/market/lot-lists.server.ts";
import { searchLots } from "~/market/lot-search.server.ts";
import { createKitchen, createLot, createOffer, createTrader } from "../factories/market.ts";
import { test } from "../setup.ts";
import { viewer } from "./viewer.ts";

const today = "2026-11-21";
const gambut = { villageCode: "63.03.03.1001", regencyCode: "63.03" };
const tenggarong = { villageCode: "64.02.06.1001", regencyCode: "64.02" };

async function find(db: Db, query: string, who: User | null = null): Promise<string[]> {
  const search = await searchLots(db, readLotFilter(new URLSearchParams(query)), who, today);
  return (await publicLots(db, search, today)).rows.map((lot) => lot.id);
}

test("words find a harvest by local name, misspelt name and place together", async ({ db }) => {
  const here = await createTrader(db);
  const lele = await createLot(db, here);
  const haruan = await createLot(db, here, { commodityCode: "GABUS" });
  const there = await createLot(db, await createTrader(db, gambut));
  expect(await find(db, "cari=haruan")).toEqual([haruan.id]);
  expect(await find(db, "cari=lelle+landasan+ulin")).toEqual([lele.id]);
  expect(await find(db, "cari=gambut")).toEqual([there.id]);
  expect((await find(db, "cari=iwak")).sort()).toEqual([lele.id, haruan.id, there.id].sort());
  expect(await find(db, "cari=iwak+haruan")).toEqual([haruan.id]);
  expect(await find(db, "cari=qwxrtz"), "what nobody knows is nowhere").toEqual([]);
});

test("a group is found by its name, however it is spelt, and by a part of it", async ({ db }) => {
  const group = await createTrader(db, { name: "Pokdakan Mina Barokah Sejahtera" });
  const other = await createTrader(db, { name: "Kelompok Tani Harapan" });
  expect(await indexMissingNames(db)).toBeGreaterThanOrEqual(2);
  expect(await indexMissingNames(db)).toBe(0);
  const lot = await createLot(db, group);
  await createLot(db, other);
  for (const text of ["mina barokah", "minna barokah sejahtera", "Barokah Sejahtera", "pokdakan mina barokah"]) {
    expect(await find(db, `cari=${text}`), text).toEqual([lot.id]);
  }
  const two = await createLot(db, group, { commodityCode: "NILA" });
  expect(await find(db, "cari=nila+barokah")).toEqual([two.id]);
});

test("a radius counts from the place that is named, and from the own village when none is", async ({ db }) => {
  const here = await createTrader(db);
  const near = await createLot(db, here);
  const far = await createLot(db, await createTrader(db, tenggarong));
  const me = viewer({}, await createTrader(db, { sides: ["processor"] }));
  expect(await find(db, "km=10", me)).toEqual([near.id]);
  expect((await find(db, "km=10")).sort(), "a stranger has no village").toEqual([near.id, far.id].sort());
  expect(await find(db, "km=25&tempat=64.02.06.1001", me)).toEqual([far.id]);
  expect(await find(db, "km=10&cari=guntung+payung")).toEqual([near.id]);
});

test("form, price and kg narrow the list in every order", async ({ db }) => {
  const group = await createTrader(db);
  const small = await createLot(db, group, { quantityKg: 40, askIdr: 20_000 });
  const big = await createLot(db, group, { quantityKg: 400, askIdr: 30_000, form: "fillet" });
  for (const sort of ["siap", "baru", "kg", "harga"]) {
    expect(await find(db, `urut=${sort}&harga=25.000`)).toEqual([small.id]);
    expect(await find(db, `urut=${sort}&kg=100`)).toEqual([big.id]);
    expect(await find(db, `urut=${sort}&bentuk=fillet`)).toEqual([big.id]);
    expect(await find(db, `urut=${sort}&harga=25000&kg=100`)).toEqual([]);
  }
  expect(await find(db, "harga=abc&kg=-5&bentuk=%25&km=7")).toHaveLength(2);
});

test("what I can still bid for: accepted, near enough, in my weeks, and not my own", async ({ db }) => {
  const mine = await createTrader(db, { sides: ["producer", "processor"] });
  const me = viewer({}, mine);
  const other = await createTrader(db);
  const fits = await createLot(db, other);
  await createLot(db, mine);
  await createLot(db, other, { commodityCode: "NILA" });
  await createLot(db, await createTrader(db, tenggarong));
  await createLot(db, other, { readyFrom: "2027-02-10", readyTo: "2027-02-14" });
  expect(await find(db, "bisa=ya", me), "no offer, nothing to bid for").toEqual([]);
  const kitchen = await createKitchen(db, mine);
  await createOffer(db, mine, { kitchenId: kitchen.id });
  expect(await find(db, "bisa=ya", me)).toEqual([fits.id]);
  expect((await find(db, "bisa=ya")).length, "a stranger has no kitchens").toBe(5);
});

test("many villages and few give the same list, page by page", async ({ db }) => {
  const rows = await db.selectFrom("regions").select("code").where("level", "=", "village").limit(60).execute();
  for (const [index, { code }] of rows.entries()) {
    const regencyCode = code.slice(0, 5);
    const group = await createTrader(db, { villageCode: code, regencyCode });
    await createLot(db, group, {
      readyFrom: `2026-12-${String(1 + (index % 9)).padStart(2, "0")}`,
      readyTo: "2026-12-20",
    });
  }
  const search = await searchLots(db, readLotFilter(new URLSearchParams()), null, today);
  const codes = rows.map(({ code }) => code);
  const around = (villageCodes: string[]) => ({
    ...search,
    looking: { ...search.looking, area: { ...search.looking.area, villageCodes } },
  });
  const walked = await publicLots(db, around(codes), today);
  const few = new Set(codes.slice(0, 30));
  const merged = await publicLots(db, around([...few]), today);
  expect(walked.rows).toHaveLength(20);
  expect(merged.rows).toHaveLength(20);
  const all = await publicLots(db, around(codes), today);
  expect(all.rows.map((lot) => lot.id)).toEqual(walked.rows.map((lot) => lot.id));
  const sorted = merged.rows.map((lot) => `${lot.readyFrom}${lot.id}`);
  expect(sorted).toEqual([...sorted].sort());
  expect(merged.rows.every((lot) => few.has(lot.villageCode))).toBe(true);
});
