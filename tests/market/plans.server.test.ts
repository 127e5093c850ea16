import type { CompiledQuery } from "kysely";
import { sql } from "kysely";
import { expect, inject } from "vitest";
import type { Db } from "#db/open.server.ts";
import { indexMissingNames } from "~/groups/group-names.server.ts";
import { readLotFilter, readOfferFilter } from "~/market/filter.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { lotsOf, publicLots } from "~/market/lot-lists.server.ts";
import { searchLots } from "~/market/lot-search.server.ts";
import { offersOf, publicOffers } from "~/market/offer-lists.server.ts";
import { searchOffers } from "~/market/offer-search.server.ts";
import { writeCursor } from "~/lib/keyset.server.ts";
import { createLot, createOffer, createTrader } from "../factories/market.ts";
import { test } from "../setup.ts";
import { viewer } from "./viewer.ts";

const today = "2026-11-21";
const onSqlite = () => inject("postgres") === null;

/** What SQLite says it will do for each query that `work` asks. */
async function plansOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<{ sql: string; steps: string[] }[]> {
  const asked: CompiledQuery[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const executor = watched.getExecutor();
  const compile = executor.compileQuery.bind(executor);
  executor.compileQuery = (...query: Parameters<typeof compile>) => {
    const compiled = compile(...query);
    asked.push(compiled);
    return compiled;
  };
  await work(watched);
  const plans = [];
  for (const query of asked.filter((one) => /"(lots|offers)"/.test(one.sql))) {
    const explain = { ...query, sql: `explain query plan ${query.sql}` };
    const { rows } = await db.executeQuery<{ detail: string }>(explain);
    plans.push({ sql: query.sql, steps: rows.map(({ detail }) => detail) });
  }
  return plans;
}

/** Lists stay fast as they grow: no walk over all lots or offers, and no sorting of them after the fact. */
function expectIndexed(plans: { sql: string; steps: string[] }[]) {
  expect(plans.length).toBeGreaterThan(0);
  for (const { sql: query, steps } of plans) {
    const told = `${query}\n${steps.join("\n")}`;
    const scans = steps.filter(
      (step) => /^SCAN (lots|offers)\b/.test(step) && !/USING (COVERING )?INDEX (lots|offers)_by_/.test(step),
    );
    expect(scans, told).toEqual([]);
    expect(
      steps.filter((step) => /TEMP B-TREE/.test(step)),
      told,
    ).toEqual([]);
  }
}

const narrowings = [
  "",
  "komoditas=LELE",
  "komoditas=LELE&tempat=63.72",
  "komoditas=LELE&tempat=63.72.02",
  "tempat=63.72",
  "tempat=63.72.02",
  "tempat=63.72.02.1005",
  "tempat=63.72.02.1005&km=5",
  "tempat=63.72.02.1005&km=100",
  "cari=iwak",
  "cari=lele+nila+patin",
  "cari=kelompok+pertama",
  "pekan=2026-12-07",
  "harga=25000",
  "kg=100",
  "bentuk=fillet",
  "bisa=ya",
  "komoditas=LELE&tempat=63.72&pekan=2026-12-07&harga=25000&kg=50&bentuk=hidup",
];
const cursor = (value: string) => readPageAsk(new URLSearchParams({ sesudah: writeCursor({ value, id: "0" }) }));
const seen = { siap: "2026-11-22", baru: "1", kg: "10", harga: "10000" };

test.for(Object.keys(seen) as (keyof typeof seen)[])(
  "every list of harvests in the order %s walks an index, first page and later",
  async (sort, { db }) => {
    if (!onSqlite()) return;
    const group = await createTrader(db, { name: "Kelompok Pertama", sides: ["producer", "processor"] });
    await createLot(db, group);
    await createOffer(db, group);
    await indexMissingNames(db);
    const me = viewer({}, group);
    for (const narrowing of narrowings) {
      for (const direction of ["naik", "turun"]) {
        const filter = readLotFilter(new URLSearchParams(`${narrowing}&urut=${sort}&arah=${direction}`));
        const search = await searchLots(db, filter, me, today);
        expectIndexed(await plansOf(db, (db) => publicLots(db, search, today)));
        expectIndexed(await plansOf(db, (db) => publicLots(db, search, today, cursor(seen[sort]))));
      }
    }
  },
);

test("every list of offers and every own list walks an index", async ({ db }) => {
  if (!onSqlite()) return;
  const group = await createTrader(db, { sides: ["producer", "processor"] });
  await createLot(db, group);
  await createOffer(db, group);
  const wanted = ["", "produk=ABON_LELE", "komoditas=LELE", "tempat=63.72", "tempat=63.72.02", "cari=abon", "km=10"];
  for (const query of [...wanted, "produk=ABON_LELE&komoditas=LELE&tempat=63.72", "cari=abon+lele+landasan+ulin"]) {
    const search = await searchOffers(db, readOfferFilter(new URLSearchParams(query)), viewer({}, group));
    expectIndexed(await plansOf(db, (db) => publicOffers(db, search, today)));
    expectIndexed(await plansOf(db, (db) => publicOffers(db, search, today, cursor("1"))));
  }
  expectIndexed(await plansOf(db, (db) => lotsOf(db, group.id, today)));
  expectIndexed(await plansOf(db, (db) => offersOf(db, group.id, today)));
});

test("the reader of plans sees a list that is sorted after the fact", async ({ db }) => {
  if (!onSqlite()) return;
  const slow = await plansOf(db, (db) =>
    db
      .selectFrom("lots")
      .select("id")
      .orderBy(sql`"note"`)
      .execute(),
  );
  expect(() => expectIndexed(slow)).toThrow();
});
