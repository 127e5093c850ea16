import { sql } from "kysely";
import type { Kysely } from "kysely";
import { v7 } from "uuid";
import { expect, inject, test } from "vitest";
import { onSqlite } from "#db/dialect.ts";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import { createDatabase, dropDatabase } from "../postgres.ts";

const at = 1_700_000_000_000;
const money = { askIdr: 20_000, bidIdr: 26_000, farmGateIdr: 24_000, deliveredIdr: 24_500, transportIdr: 500 };
const sides = { producerGroupId: "hulu", processorGroupId: "hilir" };
const weeks = { fromWeek: "2026-11-16", toWeek: "2026-12-28" };
const group = { kindCode: "POK", villageCode: "v", regencyCode: "v", rt: "1", rw: "1", isProducer: 1, isProcessor: 1 };
const who = { contactName: "n", contactPhone: "+62", createdAt: at, updatedAt: at };
const sums = { objectiveIdr: 0, boundIdr: 0, gainsIdr: 0, matchedKg: 0, offeredKg: 0, reachableKg: 0 };
const signed = { terms: "buy", quantityKg: 40, priceIdr: 24_000, feeIdr: 0, week: "2026-11-23", paymentDays: 7 };

/** A small market as the tables of 007 held it: a lot, an offer, a proposal, a contract and its delivery. */
const rows: [string, Record<string, string | number | null>][] = [
  ["regions", { code: "v", name: "v", level: "village", parentCode: null, regencyCode: "v" }],
  ["groupKinds", { code: "POK", nameId: "p", nameEn: "p" }],
  ["commodities", { code: "LELE", nameId: "lele", nameEn: "catfish" }],
  ["products", { code: "ABON", nameId: "abon", nameEn: "floss" }],
  ["groups", { id: "hulu", name: "hulu", ...group, ...who }],
  ["groups", { id: "hilir", name: "hilir", ...group, ...who }],
  [
    "lots",
    {
      id: "lot",
      groupId: "hulu",
      villageCode: "v",
      districtCode: "v",
      regencyCode: "v",
      commodityCode: "LELE",
      form: "f",
      quantityKg: 100,
      unitCount: null,
      stepKg: 1,
      askIdr: 20_000,
      minSaleKg: 1,
      readyFrom: "2026-11-24",
      readyTo: "2026-12-01",
      note: "",
      postedAt: at,
      updatedAt: at,
    },
  ],
  [
    "kitchens",
    {
      id: "dapur",
      groupId: "hilir",
      name: "d",
      villageCode: "v",
      regencyCode: "v",
      capacityKg: 200,
      note: "",
      at,
      updatedAt: at,
    },
  ],
  [
    "offers",
    {
      id: "offer",
      kitchenId: "dapur",
      groupId: "hilir",
      regencyCode: "v",
      productCode: "ABON",
      terms: "toll",
      feeIdr: 5_000,
      capacityKg: 100,
      ...weeks,
      maxKm: 20,
      minBatchKg: 10,
      maxSuppliers: 3,
      note: "",
      postedAt: at,
      updatedAt: at,
    },
  ],
  [
    "bids",
    {
      id: "bid",
      lotId: "lot",
      offerId: "offer",
      groupId: "hilir",
      maxKg: 50,
      bidIdr: 26_000,
      note: "",
      at,
      updatedAt: at,
    },
  ],
  ["rounds", { id: "round", regencyCode: "v", number: 1, byUserId: "o", at, fromWeek: "2026-11-16", weeks: 8 }],
  [
    "clearings",
    {
      id: "clearing",
      roundId: "round",
      byUserId: "o",
      at,
      marketJson: "{}",
      planJson: "{}",
      status: "optimal",
      ...sums,
    },
  ],
  [
    "proposals",
    {
      id: "proposal",
      roundId: "round",
      clearingId: "clearing",
      lotId: "lot",
      offerId: "offer",
      kitchenId: "dapur",
      ...sides,
      week: "2026-11-23",
      quantityKg: 40,
      ...money,
      bandLowIdr: 0,
      bandHighIdr: 0,
      gainIdr: 0,
      distanceM: 0,
      terms: "buy",
      feeIdr: 0,
      whyJson: "{}",
    },
  ],
  [
    "contracts",
    {
      id: "contract",
      number: "PKS-1",
      proposalId: "proposal",
      lotId: "lot",
      offerId: "offer",
      kitchenId: "dapur",
      ...sides,
      regencyCode: "v",
      commodityCode: "LELE",
      productCode: "ABON",
      ...signed,
      signedAt: at,
    },
  ],
  [
    "deliveries",
    { id: "delivery", contractId: "contract", plannedOn: "2026-11-24", quantityKg: 40, byUserId: "u", at },
  ],
];

/** A row, with something in every column that the tables of 007 insist on. */
async function insert(db: Kysely<Tables>, table: string, row: Record<string, string | number | null>): Promise<void> {
  const tables = await db.introspection.getTables();
  const columns = tables.find(({ name }) => name === table)?.columns ?? [];
  const needed = columns.filter(({ isNullable, hasDefaultValue }) => !isNullable && !hasDefaultValue);
  const filled: Record<string, string | number | null> = { ...row };
  const known: Record<string, string> = { status: "sourced" };
  for (const { name, dataType } of needed) filled[name] ??= /text/i.test(dataType) ? (known[name] ?? "x") : 1;
  const names = sql.join(Object.keys(filled).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(filled))})`.execute(db);
}

async function openEmpty() {
  const admin = inject("postgres");
  if (!admin) {
    const db = openDb(":memory:");
    return { db, close: () => db.destroy() };
  }
  const name = `test_${v7().replaceAll("-", "")}`;
  await createDatabase(admin, name);
  const db = openDb(admin.replace("/postgres?", `/${name}?`));
  return { db, close: () => db.destroy().then(() => dropDatabase(admin, name)) };
}

test("a house that was filled before deals came keeps every row, key, trigger and balance", async () => {
  const { db, close } = await openEmpty();
  await migrate(db, "007_production");
  for (const [table, row] of rows) await insert(db, table, row);
  await migrate(db);
  if (onSqlite(db)) expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
  const contracts = await db.selectFrom("contracts").selectAll().execute();
  expect(contracts).toMatchObject([{ id: "contract", proposalId: "proposal", bidId: null, transportBy: "buyer" }]);
  expect(await db.selectFrom("offers").selectAll().execute()).toMatchObject([{ id: "offer", sharePercent: 0 }]);
  expect(await db.selectFrom("bids").selectAll().execute()).toMatchObject([{ transportBy: "seller", week: null }]);
  expect(await db.selectFrom("lots").select("bidsCloseAt").execute()).toEqual([{ bidsCloseAt: null }]);
  expect(await db.selectFrom("lotBalances").selectAll().execute()).toMatchObject([{ promisedKg: 40, remainingKg: 60 }]);
  const twin = { ...contracts[0]!, id: "twin", number: "PKS-2" };
  const write = (over: Partial<typeof twin>) =>
    db
      .insertInto("contracts")
      .values({ ...twin, ...over })
      .execute();
  await expect(write({})).rejects.toThrow();
  await expect(write({ proposalId: null })).rejects.toThrow(/check/i);
  await expect(write({ bidId: "bid" })).rejects.toThrow(/check/i);
  await expect(write({ proposalId: null, bidId: "none" })).rejects.toThrow(/foreign key/i);
  await expect(write({ proposalId: null, bidId: "bid", quantityKg: 61 })).rejects.toThrow("larger than the rest");
  await write({ proposalId: null, bidId: "bid", quantityKg: 60 });
  await expect(db.updateTable("contracts").set({ quantityKg: 1 }).execute()).rejects.toThrow("append-only");
  await expect(db.updateTable("offers").set({ feeIdr: 0 }).execute()).rejects.toThrow(/check/i);
  await sql`update "offers" set "terms" = 'share', "sharePercent" = 60, "feeIdr" = 0`.execute(db);
  await close();
});
