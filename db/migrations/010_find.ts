import { sql } from "kysely";
import type { AnyDb } from "../dialect.ts";
import { addColumn, createIndex, createTable } from "../dialect.ts";

/** The columns by which harvests are sorted, and those that a list may be narrowed to one value of. */
const sorts = ["readyFrom", "postedAt", "quantityKg", "askIdr"];
const lanes = ["commodityCode", "districtCode", "villageCode", "groupId"];
/** All that a list of everything is narrowed by: it is read off the index, without a look at the rows left out. */
const narrowed = `"readyTo", "commodityCode", "regencyCode", "districtCode", "villageCode", "groupId", "form", "stepKg"`;
const listed = `where "isListed" = 1`;
/** 0 says that it surely is not for sale any more; 1 that it may be, and is to be looked at. */
const listedColumn = `"isListed" whole not null default 1 check ("isListed" in (0, 1))`;

/**
 * Finding: an index for each order of a list and each value that narrows it, over what is still on the market only;
 * the pieces of group names; searches that are kept; harvests that come again each week.
 */
export async function up(db: AnyDb): Promise<void> {
  await listLots(db);
  await listOffers(db);
  // The last word of an officer is read off the index, without sorting the words of the same instant.
  await sql.raw(`drop index "verifications_group"`).execute(db);
  await createIndex(db, "verifications_group", `"verifications" ("groupId", "at", "id")`);
  await createTable(
    db,
    "groupGrams",
    `"gram" text not null, "groupId" text not null references "groups" ("id"), primary key ("gram", "groupId")`,
  );
  await createIndex(db, "groupGrams_group", `"groupGrams" ("groupId")`);
  await createTable(
    db,
    "savedSearches",
    `"id" text primary key, "groupId" text not null references "groups" ("id"), "byUserId" text not null,
     "query" text not null, "criteria" text not null, "at" whole not null, unique ("groupId", "query")`,
  );
  await createIndex(db, "savedSearches_group", `"savedSearches" ("groupId", "at", "id")`);
  await createTable(
    db,
    "savedSearchKeys",
    `"key" text not null, "searchId" text not null references "savedSearches" ("id"), primary key ("key", "searchId")`,
  );
  await createIndex(db, "savedSearchKeys_search", `"savedSearchKeys" ("searchId")`);
  await standing(db);
}

async function listLots(db: AnyDb): Promise<void> {
  await addColumn(db, "lots", listedColumn);
  await sql`update "lots" set "isListed" = 0 where "id" in (select "lotId" from "lotWithdrawals")`.execute(db);
  // These hold what is long past as well, so that a list would have to walk over it.
  for (const index of ["lots_ready", "lots_commodity", "lots_district"]) {
    await sql.raw(`drop index "${index}"`).execute(db);
  }
  await createIndex(db, "lots_regency", `"lots" ("regencyCode", "id")`);
  await createIndex(db, "lots_over", `"lots" ("readyTo") ${listed}`);
  for (const sort of sorts) {
    const others = sorts.filter((other) => other !== sort).map((other) => `"${other}"`);
    await createIndex(db, `lots_by_${sort}`, `"lots" ("${sort}", "id", ${narrowed}, ${others.join(", ")}) ${listed}`);
    for (const lane of lanes) {
      await createIndex(db, `lots_${lane}_${sort}`, `"lots" ("${lane}", "${sort}", "id") ${listed}`);
    }
  }
  await createIndex(db, "lots_group_posted", `"lots" ("groupId", "postedAt", "id")`);
}

async function listOffers(db: AnyDb): Promise<void> {
  await addColumn(db, "offers", listedColumn);
  await sql`update "offers" set "isListed" = 0 where "id" in (select "offerId" from "offerWithdrawals")
    or "kitchenId" in (select "kitchenId" from "kitchenClosures")`.execute(db);
  await createIndex(db, "offers_over", `"offers" ("toWeek") ${listed}`);
  await createIndex(db, "offers_by_postedAt", `"offers" ("postedAt", "id") ${listed}`);
  for (const lane of ["productCode", "regencyCode", "groupId"]) {
    await createIndex(db, `offers_${lane}_postedAt`, `"offers" ("${lane}", "postedAt", "id") ${listed}`);
  }
  await createIndex(db, "offers_group_posted", `"offers" ("groupId", "postedAt", "id")`);
}

async function standing(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "standingLots",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "commodityCode" text not null references "commodities" ("code"), "form" text not null,
     "quantityKg" whole check ("quantityKg" > 0), "unitCount" whole check ("unitCount" > 0),
     "askIdr" whole not null check ("askIdr" > 0), "minSaleKg" whole check ("minSaleKg" > 0),
     "weekday" whole not null check ("weekday" between 0 and 6), "days" whole not null check ("days" between 0 and 60),
     "byUserId" text not null, "at" whole not null, check ("quantityKg" is not null or "unitCount" is not null)`,
  );
  await createIndex(db, "standingLots_group", `"standingLots" ("groupId", "id")`);
  await createTable(
    db,
    "standingLotEnds",
    `"standingId" text primary key references "standingLots" ("id"), "byUserId" text not null, "at" whole not null`,
  );
  await createTable(
    db,
    "standingLotWeeks",
    `"standingId" text not null references "standingLots" ("id"), "week" text not null,
     "lotId" text references "lots" ("id"), "refusal" text, primary key ("standingId", "week")`,
  );
}
