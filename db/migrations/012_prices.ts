import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** What an office notes of prices, what a group reckons its own costs at, and files that were read but not yet saved. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "priceNotes",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"),
     "commodityCode" text not null references "commodities" ("code"),
     "level" text not null check ("level" in ('produsen', 'grosir', 'eceran')), "day" text not null,
     "market" text not null, "lowIdr" whole not null check ("lowIdr" > 0),
     "typicalIdr" whole not null check ("typicalIdr" >= "lowIdr"),
     "highIdr" whole not null check ("highIdr" >= "typicalIdr" and "highIdr" <= 100000000),
     "source" text not null, "userId" text not null, "at" whole not null,
     unique ("regencyCode", "commodityCode", "level", "day", "market")`,
  );
  await createIndex(db, "priceNotes_day", `"priceNotes" ("regencyCode", "day", "id")`);
  await createTable(
    db,
    "costNotes",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "commodityCode" text not null references "commodities" ("code"),
     "feedKg" whole not null check ("feedKg" >= 0), "feedIdr" whole not null check ("feedIdr" >= 0),
     "seedCount" whole not null check ("seedCount" >= 0), "seedIdr" whole not null check ("seedIdr" >= 0),
     "otherIdr" whole not null check ("otherIdr" >= 0), "harvestKg" whole not null check ("harvestKg" > 0),
     "userId" text not null, "at" whole not null`,
  );
  await createIndex(db, "costNotes_group", `"costNotes" ("groupId", "commodityCode", "at")`);
  await appendOnly(db, "costNotes");
  await createTable(
    db,
    "importDrafts",
    `"id" text primary key, "userId" text not null references "users" ("id"), "kind" text not null,
     "fileName" text not null, "bodyJson" text not null, "rowCount" whole not null check ("rowCount" >= 0),
     "savedCount" whole not null check ("savedCount" >= 0 and "savedCount" <= "rowCount"),
     "at" whole not null, "expiresAt" whole not null`,
  );
  await createIndex(db, "importDrafts_user", `"importDrafts" ("userId", "kind")`);
  await createIndex(db, "contracts_deals", `"contracts" ("regencyCode", "commodityCode", "signedAt")`);
}
