/** A city far larger than life, for the pages to be measured on: 100,000 lots, 20,000 offers, from one number. */
import { v7 } from "uuid";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { seedFrom } from "#db/demo/seed.ts";
import type { Tables } from "#db/schema.ts";
import { startSession } from "~/auth/session.server.ts";
import { addDays, dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { doChores } from "../../../server/chores.ts";

export const size = { lots: 100_000, offers: 20_000, groups: 6_000, bids: 40_000 };

const first =
  "Mina,Tani,Karya,Sumber,Berkah,Harapan,Sinar,Bina,Usaha,Maju,Sejahtera,Melati,Anggrek,Kenanga,Barokah".split(",");
const second =
  "Jaya,Makmur,Bersama,Mandiri,Lestari,Abadi,Sentosa,Rahayu,Mulia,Utama,Baru,Indah,Hidayah,Tirta,Segar".split(",");
const kinds = ["POKDAKAN", "POKLAHSAR", "KWT", "POKMAS"];
const day = 86_400_000;

type Db = Kysely<Tables>;
type Row = Record<string, string | number | null>;

/** Fills an empty, migrated database, and answers with the cookie of somebody who has kitchens. */
export async function fillCity(db: Db, nowMs: number): Promise<string> {
  const seed = seedFrom(11);
  const today = dateIn(defaultZone, nowMs);
  const id = () => v7({ random: seed.bytes(), msecs: nowMs - seed.between(0, 700) * day });
  const villages = await db.selectFrom("regions").select("code").where("level", "=", "village").execute();
  const commodities = await db.selectFrom("commodities").select(["code", "forms", "unit"]).execute();
  const recipes = await db.selectFrom("recipes").select(["productCode", "commodityCode"]).execute();
  const kindCodes = (await db.selectFrom("groupKinds").select("code").execute()).map(({ code }) => code);
  const place = (code: string) => ({ villageCode: code, regencyCode: code.slice(0, 5) });

  const groups = Array.from(
    { length: size.groups },
    (_, index): Row & { villageCode: string; regencyCode: string; id: string } => ({
      id: id(),
      name: `${seed.pick(kinds)} ${seed.pick(first)} ${seed.pick(second)} ${index}`,
      kindCode: seed.pick(kindCodes),
      ...place(seed.pick(villages).code),
      rt: "01",
      rw: "01",
      isProducer: index % 3 === 2 ? 0 : 1,
      isProcessor: index % 3 === 2 ? 1 : 0,
      contactName: "Ketua",
      contactPhone: "+6281200000000",
      createdAt: nowMs,
      updatedAt: nowMs,
    }),
  );
  await fill(db, "groups", groups);
  const verified = groups.filter(() => seed.chance(0.95));
  await fill(
    db,
    "verifications",
    verified.map(({ id: groupId }) => ({
      id: id(),
      groupId,
      officerId: "o",
      verdict: "verified",
      reason: "",
      at: nowMs,
    })),
  );

  // Two years of weeks behind, two months ahead: two of five are still to come.
  const producers = groups.filter((_, index) => index % 3 !== 2);
  const lots = Array.from({ length: size.lots }, () => {
    const { id: groupId, villageCode, regencyCode } = seed.pick(producers);
    const commodity = seed.pick(commodities);
    const readyFrom = addDays(today, seed.chance(0.4) ? seed.between(-6, 60) : -seed.between(10, 700));
    const quantityKg = seed.pick([20, 40, 60, 80, 120, 150, 200, 400, 800, 2500]) + seed.between(0, 19);
    const postedAt = Date.parse(readyFrom) - seed.between(1, 40) * day;
    return {
      ...{ id: id(), groupId, villageCode, districtCode: villageCode.slice(0, 8), regencyCode },
      ...{ commodityCode: commodity.code, form: seed.pick(commodity.forms.split(";")), quantityKg },
      ...{ unitCount: null, stepKg: 1, askIdr: seed.between(60, 400) * 250, minSaleKg: 1, readyFrom },
      ...{ readyTo: addDays(readyFrom, seed.between(2, 21)), note: "", postedAt, updatedAt: postedAt },
    };
  });
  await fill(db, "lots", lots);
  const withdrawn = lots.filter(() => seed.chance(0.08));
  await fill(
    db,
    "lotWithdrawals",
    withdrawn.map((lot) => ({ lotId: lot.id, byUserId: "u", at: nowMs, reason: "Laku." })),
  );
  await sql`update "lots" set "isListed" = 0 where "id" in (select "lotId" from "lotWithdrawals")`.execute(db);

  const processors = groups.filter((_, index) => index % 3 === 2);
  const kitchens = processors.map((group, index) => ({
    ...{ id: id(), groupId: group.id, name: `Dapur ${index}`, villageCode: group.villageCode },
    ...{ regencyCode: group.regencyCode, capacityKg: 500, note: "", at: nowMs, updatedAt: nowMs },
  }));
  await fill(db, "kitchens", kitchens);
  const products = [...new Set(recipes.map((recipe) => recipe.productCode))];
  const offers = Array.from({ length: size.offers }, (_, index) => {
    const kitchen = kitchens[index % kitchens.length] ?? seed.pick(kitchens);
    const fromWeek = addDays(mondayOf(today), 7 * (index < 4000 ? -1 : seed.between(-60, 8)));
    return {
      ...{ id: id(), kitchenId: kitchen.id, groupId: kitchen.groupId, regencyCode: kitchen.regencyCode },
      ...{ productCode: seed.pick(products), terms: "buy", feeIdr: 0, capacityKg: seed.between(2, 50) * 10, fromWeek },
      ...{ toWeek: addDays(fromWeek, 7 * seed.between(4, 20)), maxKm: seed.pick([10, 20, 40]), minBatchKg: 10 },
      ...{ maxSuppliers: 5, note: "", postedAt: nowMs - seed.between(0, 90) * day, updatedAt: nowMs },
    };
  });
  await fill(db, "offers", offers);
  const accepts = offers.flatMap(({ id: offerId, productCode }) =>
    recipes
      .filter((recipe) => recipe.productCode === productCode)
      .slice(0, 3)
      .map(({ commodityCode }) => ({ offerId, commodityCode, ceilingIdr: 40_000, yieldPerMille: 300 })),
  );
  await fill(db, "offerAccepts", accepts);
  const pairs = new Map(
    Array.from({ length: size.bids }, () => [seed.pick(lots), seed.pick(offers)] as const).map((pair) => [
      pair.map(({ id }) => id).join(),
      pair,
    ]),
  );
  await fill(
    db,
    "bids",
    [...pairs.values()].map(([lot, offer]) => ({
      id: id(),
      lotId: lot.id,
      offerId: offer.id,
      groupId: offer.groupId,
      maxKg: 10,
      bidIdr: 30_000,
      note: "",
      at: nowMs,
      updatedAt: nowMs,
    })),
  );
  await doChores(db);
  return somebody(db, processors[0]?.id ?? "", nowMs);
}

async function somebody(db: Db, groupId: string, nowMs: number): Promise<string> {
  const user = { id: v7(), phone: "+6281999999999", name: "Pengukur", passwordHash: null, role: "member" as const };
  await db
    .insertInto("users")
    .values({ ...user, createdAt: nowMs })
    .execute();
  await db.insertInto("memberships").values({ id: v7(), userId: user.id, groupId, duty: "chair", at: nowMs }).execute();
  return (await startSession(db, user.id, "bench")).split(";")[0] ?? "";
}

/** Writes rows many at a time, whatever the table: the bench knows the columns, and the database refuses what is wrong. */
export async function fill(db: Db, table: keyof Tables & string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const atOnce = Math.floor(30_000 / Math.max(1, columns.length));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await db.transaction().execute(async (db) => {
    for (let start = 0; start < rows.length; start += atOnce) {
      const values = rows
        .slice(start, start + atOnce)
        .map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
      await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db);
    }
  });
}
