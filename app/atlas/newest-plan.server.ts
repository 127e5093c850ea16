import type { Db } from "#db/open.server.ts";

/** The clearing that counts in a regency: the newest of its rounds, or undefined before the first. `fromWeek` is a Monday. */
export function newestPlanOf(db: Db, regencyCode: string) {
  return db
    .selectFrom("clearings")
    .innerJoin("rounds", "rounds.id", "clearings.roundId")
    .select(["clearings.id", "rounds.id as roundId", "rounds.number", "rounds.fromWeek", "rounds.weeks"])
    .where("rounds.regencyCode", "=", regencyCode)
    .orderBy("clearings.id", "desc")
    .limit(1)
    .executeTakeFirst();
}
