import type { Kysely } from "kysely";
import type { Tables } from "#db/schema.ts";
import { ageForecasts } from "~/cycles/aging.server.ts";
import { indexMissingNames } from "~/groups/group-names.server.ts";
import { now } from "~/lib/clock.server.ts";
import { announceRounds } from "~/desk/notices.tick.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { logger } from "~/lib/log.server.ts";
import { unlistPastLots } from "~/market/lots.server.ts";
import { unlistPastOffers } from "~/market/offers.server.ts";
import { postStandingLots } from "~/market/standing-lots.server.ts";
import { clearInWorker } from "~/matching/clear.server.ts";
import { tickPermits } from "~/matching/permits.tick.server.ts";
import { tickPools } from "~/matching/pool-suggestions.server.ts";

/** What the house does by itself. Each may be done twice without harm, and none is needed for a page to be right. */
const chores: { name: string; work: (db: Kysely<Tables>, today: string) => Promise<unknown> }[] = [
  { name: "indexMissingNames", work: (db) => indexMissingNames(db) },
  { name: "unlistPastLots", work: unlistPastLots },
  { name: "unlistPastOffers", work: unlistPastOffers },
  { name: "postStandingLots", work: (db, today) => postStandingLots(db, today, now()) },
  { name: "ageForecasts", work: (db, today) => ageForecasts(db, today, now()) },
  { name: "announceRounds", work: (db) => announceRounds(db, now()) },
  { name: "tickPermits", work: (db) => tickPermits(db, now(), clearInWorker) },
  { name: "tickPools", work: (db) => tickPools(db, now(), clearInWorker) },
];

/** Does each in turn. One that fails is told to the log, and the others are done all the same. */
export async function doChores(db: Kysely<Tables>): Promise<void> {
  const today = dateIn(defaultZone, now());
  for (const { name, work } of chores) {
    try {
      await work(db, today);
    } catch (error) {
      logger.error({ err: error, chore: name }, "a chore failed");
    }
  }
}
