import fc from "fast-check";
import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { Trader } from "~/auth/user.ts";
import { editLot, postLot } from "~/market/lots.server.ts";
import type { Criteria } from "~/market/saved-search.ts";
import { fitsSearch, keysOfLot, keysOfSearch, mostSearches } from "~/market/saved-search.ts";
import { removeSearch, saveSearch, searchesOf } from "~/market/saved-searches.server.ts";
import { aLot, createKitchen, createOffer, createTrader } from "../factories/market.ts";
import { anAct, test } from "../setup.ts";
import { viewer } from "./viewer.ts";

const today = "2026-11-21";

async function searcher(db: Db): Promise<Trader> {
  return viewer({}, await createTrader(db, { sides: ["processor"] })) as Trader;
}

async function told(db: Db, who: Trader) {
  const rows = await db.selectFrom("messages").selectAll().where("recipient", "=", `g:${who.group.id}`).execute();
  return rows.map(({ kind, path }) => `${kind} ${path}`);
}

test("a new harvest that fits a kept search is told once, in the transaction that notes it", async ({ db }) => {
  const me = await searcher(db);
  for (const query of ["cari=lele+landasan+ulin", "komoditas=LELE"]) {
    expect(await saveSearch(db, anAct(), me, query, today)).toMatchObject({ ok: true });
  }
  const seller = await createTrader(db);
  const nila = await postLot(db, anAct(), seller, aLot({ commodityCode: "NILA" }));
  expect(nila.ok && (await told(db, me))).toEqual([]);
  const lele = await postLot(db, anAct(), seller, aLot());
  expect(lele.ok && (await told(db, me))).toEqual([`lotFound /panen/${lele.ok ? lele.id : ""}`]);
  const refused = await postLot(db, anAct(), seller, aLot({ readyFrom: "2026-01-01" }));
  expect(refused.ok).toBe(false);
  expect(await told(db, me)).toHaveLength(1);
});

test("nobody is told of an own harvest, nor of one that is not public", async ({ db }) => {
  const me = viewer({}, await createTrader(db, { sides: ["producer", "processor"] })) as Trader;
  await saveSearch(db, anAct(), me, "komoditas=LELE", today);
  await postLot(db, anAct(), me.group, aLot());
  await postLot(db, anAct(), await createTrader(db, { verified: false }), aLot());
  expect(await told(db, me)).toEqual([]);
});

test("what an own kitchen can bid for is told by what it takes on the day of the harvest", async ({ db }) => {
  const me = await searcher(db);
  expect(await saveSearch(db, anAct(), me, "bisa=ya", today), "without offers everything is out of reach").toEqual({
    ok: false,
    reason: "tooWide",
  });
  const kitchen = await createKitchen(db, me.group);
  await createOffer(db, me.group, { kitchenId: kitchen.id });
  await saveSearch(db, anAct(), me, "bisa=ya", today);
  const seller = await createTrader(db);
  await postLot(db, anAct(), seller, aLot());
  expect(await told(db, me)).toHaveLength(1);
  const far = await createTrader(db, { villageCode: "64.02.06.1001", regencyCode: "64.02" });
  await postLot(db, anAct(), far, aLot());
  expect(await told(db, me)).toHaveLength(1);
});

test("the same search is kept once, at most so many, and never one that is too wide", async ({ db }) => {
  const me = await searcher(db);
  const first = await saveSearch(db, anAct(), me, "komoditas=LELE&urut=kg&sesudah=abc", today);
  expect(await saveSearch(db, anAct(), me, "komoditas=LELE&arah=naik", today)).toEqual(first);
  expect((await searchesOf(db, me.group.id)).map(({ query }) => query)).toEqual(["komoditas=LELE"]);
  for (const query of ["", "harga=20000", "cari=qwxrtz"]) {
    expect(await saveSearch(db, anAct(), me, query, today), query).toMatchObject({ reason: "tooWide" });
  }
  for (let kg = 1; kg < mostSearches; kg += 1) await saveSearch(db, anAct(), me, `komoditas=LELE&kg=${kg}`, today);
  expect(await saveSearch(db, anAct(), me, "komoditas=NILA", today)).toMatchObject({ reason: "tooMany" });
});

test("a search is removed by its own group only, and then nothing more is told", async ({ db }) => {
  const me = await searcher(db);
  const saved = await saveSearch(db, anAct(), me, "komoditas=LELE", today);
  if (!saved.ok) throw new Error(saved.reason);
  const other = await searcher(db);
  expect(await removeSearch(db, anAct(), other.group, saved.id)).toMatchObject({ reason: "searchNotFound" });
  expect(await removeSearch(db, anAct(), me.group, saved.id)).toMatchObject({ ok: true });
  await postLot(db, anAct(), await createTrader(db), aLot());
  expect(await told(db, me)).toEqual([]);
  expect(await db.selectFrom("savedSearchKeys").selectAll().execute()).toEqual([]);
});

test("whatever fits a search shares a key with it, so that none is missed", () => {
  const pick = (...codes: string[]) => fc.option(fc.subarray(codes, { minLength: 1 }), { nil: null });
  const one = (...codes: string[]) => fc.option(fc.constantFrom(...codes), { nil: null });
  const villages = ["63.72.02.1001", "63.72.02.1002", "64.02.06.1001"];
  fc.assert(
    fc.property(
      fc.record({ commodityCodes: pick("LELE", "NILA"), villageCodes: pick(...villages), groupIds: pick("a", "b") }),
      fc.record({ regencyCode: one("63.72", "64.02"), districtCode: one("63.72.02", "64.02.06") }),
      fc.record({ commodityCode: fc.constantFrom("LELE", "NILA"), groupId: fc.constantFrom("a", "b", "c") }),
      fc.constantFrom(...villages),
      (codes, area, goods, villageCode) => {
        const place = codes.villageCodes ? { regencyCode: null, districtCode: null } : area;
        const rest = { form: null, week: null, maxAskIdr: null, minKg: null, biddable: false };
        const criteria: Criteria = { ...codes, ...place, ...rest };
        const where = { villageCode, districtCode: villageCode.slice(0, 8), regencyCode: villageCode.slice(0, 5) };
        const days = { readyFrom: "2026-12-01", readyTo: "2026-12-02" };
        const lot = { ...goods, ...where, ...days, form: "hidup", quantityKg: 1, askIdr: 1 };
        const keys = keysOfSearch(criteria);
        if (keys.length === 0 || !fitsSearch(criteria, lot)) return;
        expect(keysOfLot(lot).some((key) => keys.includes(key))).toBe(true);
      },
    ),
  );
});

test("a changed harvest is told to the searches that it newly fits, once for each harvest and search", async ({
  db,
}) => {
  const me = await searcher(db);
  await saveSearch(db, anAct(), me, "komoditas=LELE&harga=20000", today);
  await saveSearch(db, anAct(), me, "komoditas=LELE&kg=300", today);
  const seller = await createTrader(db);
  const posted = await postLot(db, anAct(), seller, aLot({ askIdr: 24_000, quantityKg: 120 }));
  const id = posted.ok ? posted.id : "";
  expect(await told(db, me)).toEqual([]);
  const change = async (askIdr: number, quantityKg: number) => {
    const { form, readyFrom, readyTo } = aLot();
    const value = { form, readyFrom, readyTo, note: "", askIdr, quantityKg };
    expect(await editLot(db, anAct(), seller, id, value)).toMatchObject({ ok: true });
    return (await told(db, me)).length;
  };
  expect(await change(22_000, 120)).toBe(0);
  expect(await change(20_000, 120)).toBe(1);
  expect(await change(19_000, 120), "it fitted before").toBe(1);
  expect(await change(24_000, 120)).toBe(1);
  expect(await change(20_000, 120), "told by this search already").toBe(1);
  expect(await change(24_000, 400), "the other search").toBe(2);
});
