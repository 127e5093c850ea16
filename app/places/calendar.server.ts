import type { Db } from "#db/open.server.ts";

/** Holidays and seasons of demand that touch the days from `from` to `to` (ISO dates, both included), by date. */
export function calendarBetween(db: Db, from: string, to: string) {
  return db
    .selectFrom("calendarDays")
    .selectAll()
    .where("fromDate", "<=", to)
    .where("toDate", ">=", from)
    .orderBy("fromDate")
    .orderBy("id")
    .execute();
}
