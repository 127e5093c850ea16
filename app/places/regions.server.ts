import type { Db } from "#db/open.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import type { Region, Village } from "./region.ts";

const columns = ["code", "level", "kind", "name", "parentCode", "lat", "lon"] as const;

/** The regencies of this installation, by name. */
export function regencies(db: Db): Promise<Region[]> {
  return db.selectFrom("regions").select(columns).where("level", "=", "regency").orderBy("name").execute();
}

/** The kecamatan of a regency, by name. */
export function districtsOf(db: Db, regencyCode: string): Promise<Region[]> {
  return db
    .selectFrom("regions")
    .select(columns)
    .where("regencyCode", "=", regencyCode)
    .where("level", "=", "district")
    .orderBy("name")
    .execute();
}

/** The desa and kelurahan of a regency with their kecamatan, by kecamatan and name. */
export function villagesOf(db: Db, regencyCode: string): Promise<Village[]> {
  return villages(db)
    .where("village.regencyCode", "=", regencyCode)
    .orderBy("district.name")
    .orderBy("village.name")
    .execute();
}

/** One desa or kelurahan, or undefined when no place has this code. */
export function findVillage(db: Db, code: string): Promise<Village | undefined> {
  return villages(db).where("village.code", "=", code).executeTakeFirst();
}

function villages(db: Db) {
  return db
    .selectFrom("regions as village")
    .innerJoin("regions as district", "district.code", "village.parentCode")
    .innerJoin("regions as regency", "regency.code", "village.regencyCode")
    .where("village.level", "=", "village")
    .select([
      "village.code",
      "village.level",
      "village.kind",
      "village.name",
      "village.parentCode",
      "village.lat",
      "village.lon",
      "district.code as districtCode",
      "district.name as districtName",
      "regency.code as regencyCode",
    ]);
}

/** One place of any level, or undefined. */
export function findRegion(db: Db, code: string): Promise<Region | undefined> {
  return db.selectFrom("regions").select(columns).where("code", "=", code).executeTakeFirst();
}

/** A place and what it lies in, widest first: province, regency, kecamatan, village. Empty for an unknown code. */
export async function regionPath(db: Db, code: string): Promise<Region[]> {
  const codes = code.split(".").map((_, depth, parts) => parts.slice(0, depth + 1).join("."));
  const path = await db.selectFrom("regions").select(columns).where("code", "in", codes).orderBy("code").execute();
  return path.at(-1)?.code === code ? path : [];
}

/** The time zone of a regency, for its dates and deadlines. */
export async function zoneOf(db: Db, regencyCode: string): Promise<string> {
  const row = await db.selectFrom("regions").select("zone").where("code", "=", regencyCode).executeTakeFirst();
  return row?.zone ?? defaultZone;
}
