import { sql } from "kysely";
import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** What officers change around a plan, each with its reason and its end, and the figures by which plans are compared. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "roundChanges",
    `"id" text primary key, "roundId" text not null references "rounds" ("id"),
     "kind" text not null check ("kind" in ('pin', 'forbid')), "lotId" text not null references "lots" ("id"),
     "offerId" text not null references "offers" ("id"), "week" text, "quantityKg" whole, "byUserId" text not null,
     "at" whole not null, "reason" text not null check (length("reason") > 0),
     check (("kind" = 'pin') = ("week" is not null) and ("kind" = 'pin') = ("quantityKg" is not null)),
     check ("quantityKg" is null or "quantityKg" > 0)`,
  );
  await createIndex(db, "roundChanges_round", `"roundChanges" ("roundId", "id")`);
  await appendOnly(db, "roundChanges");
  await createTable(
    db,
    "roundChangeEnds",
    `"changeId" text primary key references "roundChanges" ("id"), "byUserId" text not null, "at" whole not null`,
  );
  await appendOnly(db, "roundChangeEnds");
  await sql`
    insert into "roundChanges" ("id", "roundId", "kind", "lotId", "offerId", "week", "quantityKg", "byUserId", "at", "reason")
    select "id", "roundId", 'forbid', "lotId", "offerId", null, null, "byUserId", "at", "reason" from "forbiddenPairs"`.execute(
    db,
  );
  await sql`drop table "forbiddenPairs"`.execute(db);
  await createTable(
    db,
    "clearingFigures",
    `"clearingId" text primary key references "clearings" ("id"), "reason" text not null, "policyJson" text not null,
     "gap" fraction not null, "violations" whole not null, "pairings" whole not null, "valueAddedIdr" whole not null,
     "emptyGroups" whole not null, "meanDistanceM" whole, "farmGateIdr" whole`,
  );
  await appendOnly(db, "clearingFigures");
}
