import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** Permits as rules, what is stocked before it is harvested, and what a kitchen's own recipe gives. */
export async function up(db: AnyDb): Promise<void> {
  await createPermits(db);
  await createCycles(db);
  await createForecasts(db);
  await createRecipes(db);
}

async function createPermits(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "permitRules",
    `"code" text primary key references "permitRoutes" ("code"),
     "gate" text not null check ("gate" in ('blocks', 'reminds')), "sinceDate" text,
     "getId" text not null, "getEn" text not null, "note" text not null,
     "status" text not null check ("status" in ('sourced', 'derived', 'estimate', 'unverified')), "sourceIds" text not null`,
  );
  await createTable(
    db,
    "licenceHolds",
    `"regencyCode" text not null references "regions" ("code"), "routeCode" text not null references "permitRoutes" ("code"),
     "offerDigest" text not null, "kgPerWeek" whole not null check ("kgPerWeek" >= 0), "valueAddedIdr" whole not null,
     "weeks" whole not null check ("weeks" > 0), "at" whole not null, primary key ("regencyCode", "routeCode")`,
  );
}

async function createCycles(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "cycles",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "villageCode" text not null references "regions" ("code"), "regencyCode" text not null references "regions" ("code"),
     "commodityCode" text not null references "commodities" ("code"), "stockedOn" text not null,
     "headCount" whole not null check ("headCount" > 0 and "headCount" <= 10000000),
     "tankCount" whole check ("tankCount" > 0), "startGrams" whole check ("startGrams" > 0),
     "seedSource" text not null, "note" text not null, "userId" text not null, "at" whole not null`,
  );
  await createIndex(db, "cycles_group", `"cycles" ("groupId", "stockedOn", "id")`);
  await createTable(
    db,
    "cycleNotes",
    `"id" text primary key, "cycleId" text not null references "cycles" ("id"),
     "kind" text not null check ("kind" in ('deaths', 'sample')), "notedOn" text not null,
     "headCount" whole check ("headCount" > 0), "grams" whole check ("grams" > 0), "note" text not null,
     "userId" text not null, "at" whole not null,
     check (("kind" = 'deaths' and "headCount" is not null) or ("kind" = 'sample' and "grams" is not null))`,
  );
  await createIndex(db, "cycleNotes_cycle", `"cycleNotes" ("cycleId", "id")`);
  await appendOnly(db, "cycleNotes");
  await createTable(
    db,
    "cycleNoteVoids",
    `"noteId" text primary key references "cycleNotes" ("id"), "userId" text not null, "at" whole not null`,
  );
  await createTable(
    db,
    "cycleLots",
    `"cycleId" text primary key references "cycles" ("id"), "lotId" text not null unique references "lots" ("id"), "at" whole not null`,
  );
  await createTable(
    db,
    "cycleEnds",
    `"cycleId" text primary key references "cycles" ("id"), "kind" text not null check ("kind" in ('harvested', 'lost')),
     "endedOn" text not null, "harvestKg" whole check ("harvestKg" > 0), "reason" text not null,
     "userId" text not null, "at" whole not null, check (("kind" = 'harvested') = ("harvestKg" is not null))`,
  );
}

/** A lot is a forecast while it has a row here and none among the ends; its `quantityKg` is what is safe to promise. */
async function createForecasts(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "lotForecasts",
    `"lotId" text primary key references "lots" ("id"), "lowKg" whole not null check ("lowKg" >= 0),
     "typicalKg" whole not null check ("typicalKg" >= "lowKg"), "highKg" whole not null check ("highKg" >= "typicalKg"),
     "updatedAt" whole not null`,
  );
  await createTable(
    db,
    "lotForecastEnds",
    `"lotId" text primary key references "lotForecasts" ("lotId"), "byUserId" text not null, "at" whole not null`,
  );
}

async function createRecipes(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "kitchenRecipes",
    `"id" text primary key, "kitchenId" text not null references "kitchens" ("id"),
     "productCode" text not null references "products" ("code"),
     "commodityCode" text not null references "commodities" ("code"),
     "yieldPerMille" whole not null check ("yieldPerMille" > 0),
     "labourMinutes" whole check ("labourMinutes" >= 0), "otherInputsIdr" whole check ("otherInputsIdr" >= 0),
     "userId" text not null, "updatedAt" whole not null, unique ("kitchenId", "productCode", "commodityCode")`,
  );
}
