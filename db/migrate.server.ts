import { Migrator } from "kysely";
import type { Kysely } from "kysely";
import * as trail from "./migrations/001_trail.ts";
import * as places from "./migrations/002_places.ts";
import * as people from "./migrations/003_people.ts";
import * as market from "./migrations/004_market.ts";
import * as matching from "./migrations/005_matching.ts";
import * as partnerships from "./migrations/006_partnerships.ts";
import * as production from "./migrations/007_production.ts";
import * as messages from "./migrations/008_messages.ts";
import * as cycles from "./migrations/009_cycles.ts";
import * as find from "./migrations/010_find.ts";
import * as deals from "./migrations/011_deals.ts";
import * as prices from "./migrations/012_prices.ts";
import * as weighing from "./migrations/013b_weighing.ts";
import * as agreements from "./migrations/013_agreements.ts";
import * as stock from "./migrations/014_production.ts";
import * as atlas from "./migrations/015_atlas.ts";
import * as pools from "./migrations/016_pools.ts";
import * as shares from "./migrations/017_shares.ts";
import * as sides from "./migrations/018_sides.ts";
import * as desk from "./migrations/019_desk.ts";
import * as acting from "./migrations/019b_acting.ts";
import * as board from "./migrations/019c_board.ts";
import * as readiness from "./migrations/019d_readiness.ts";
import * as scenarios from "./migrations/020_scenarios.ts";
import * as workbench from "./migrations/021_workbench.ts";
import * as reports from "./migrations/022_reports.ts";

/** In the order of their names. A released one is never edited: add the next. */
const migrations = {
  "001_trail": trail,
  "002_places": places,
  "003_people": people,
  "004_market": market,
  "005_matching": matching,
  "006_partnerships": partnerships,
  "007_production": production,
  "008_messages": messages,
  "009_cycles": cycles,
  "010_find": find,
  "011_deals": deals,
  "012_prices": prices,
  "013_agreements": agreements,
  "013b_weighing": weighing,
  "014_production": stock,
  "015_atlas": atlas,
  "016_pools": pools,
  "017_shares": shares,
  "018_sides": sides,
  "019_desk": desk,
  "019b_acting": acting,
  "019c_board": board,
  "019d_readiness": readiness,
  "020_scenarios": scenarios,
  "021_workbench": workbench,
  "022_reports": reports,
};

/**
 * Brings the database to today's tables, or to those of an earlier migration. One that fails leaves nothing behind.
 * Throws with the migration's name.
 */
export async function migrate<T>(db: Kysely<T>, until?: keyof typeof migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await (until ? migrator.migrateTo(until) : migrator.migrateToLatest());
  if (error) {
    const failed = results?.find((result) => result.status === "Error");
    throw new Error(`migration ${failed?.migrationName ?? "?"} failed: ${String(error)}`, { cause: error });
  }
}
