import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage, writeCursor } from "~/lib/keyset.server.ts";
import type { PriceFilter } from "./price-filter.ts";
import { medianOf, priceLevels } from "./price.ts";

const pageSize = 20;

/** Noted prices that fit the filter, newest first, a page at a time; a file asks for larger pages. */
export async function listPrices(db: Db, filter: PriceFilter, after: Cursor | null, size = pageSize) {
  let query = db
    .selectFrom("priceNotes")
    .innerJoin("commodities", "commodities.code", "priceNotes.commodityCode")
    .select(["priceNotes.id", "priceNotes.day", "priceNotes.level", "priceNotes.market", "priceNotes.source"])
    .select(["priceNotes.lowIdr", "priceNotes.typicalIdr", "priceNotes.highIdr", "priceNotes.commodityCode"])
    .select(["commodities.nameId", "commodities.nameEn"])
    .where("priceNotes.regencyCode", "=", filter.regencyCode);
  if (filter.commodityCode) query = query.where("priceNotes.commodityCode", "=", filter.commodityCode);
  if (filter.month) {
    query = query
      .where("priceNotes.day", ">=", `${filter.month}-01`)
      .where("priceNotes.day", "<=", `${filter.month}-31`);
  }
  if (after) query = query.where(sql<boolean>`("priceNotes"."day", "priceNotes"."id") < (${after.value}, ${after.id})`);
  const found = await query
    .orderBy("priceNotes.day", "desc")
    .orderBy("priceNotes.id", "desc")
    .limit(size + 1)
    .execute();
  const { rows, more } = cutPage(found, size);
  const last = rows.at(-1);
  return { rows, next: more && last ? writeCursor({ value: last.day, id: last.id }) : null };
}

export type PriceRow = Awaited<ReturnType<typeof listPrices>>["rows"][number];

/** The months in which prices were noted in a regency, newest first. */
export async function monthsWithPrices(db: Db, regencyCode: string): Promise<string[]> {
  const rows = await db
    .selectFrom("priceNotes")
    .select(sql<string>`substr("day", 1, 7)`.as("month"))
    .distinct()
    .where("regencyCode", "=", regencyCode)
    .orderBy("month", "desc")
    .limit(60)
    .execute();
  return rows.map(({ month }) => month);
}

/**
 * The usual price of a commodity by month, the last twelve months that have notes, oldest first, at the step of trade
 * nearest to the producer that was noted. Null when there is none.
 */
export async function priceLine(db: Db, regencyCode: string, commodityCode: string | null) {
  let query = db
    .selectFrom("priceNotes")
    .innerJoin("commodities", "commodities.code", "priceNotes.commodityCode")
    .select(["commodityCode", "level", "day", "typicalIdr", "nameId", "nameEn"])
    .where("regencyCode", "=", regencyCode);
  if (commodityCode) query = query.where("commodityCode", "=", commodityCode);
  const notes = await query.orderBy("day", "desc").orderBy("priceNotes.id", "desc").limit(2000).execute();
  const [newest] = notes;
  if (!newest) return null;
  const same = notes.filter((note) => note.commodityCode === newest.commodityCode);
  const level = priceLevels.find((one) => same.some((note) => note.level === one)) ?? newest.level;
  const atLevel = same.filter((note) => note.level === level);
  const months = [...new Set(atLevel.map(({ day }) => day.slice(0, 7)))].slice(0, 12).reverse();
  const points = months.map((month) => {
    const prices = atLevel.filter(({ day }) => day.startsWith(month)).map(({ typicalIdr }) => typicalIdr);
    return { month, idr: Math.round(medianOf(prices.sort((a, b) => a - b))) };
  });
  return { nameId: newest.nameId, nameEn: newest.nameEn, level, points };
}
