import type { AnyDb } from "../dialect.ts";
import { createIndex, createTable } from "../dialect.ts";

/** What is for sale, what kitchens can take, and the sealed bids between them. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "lots",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "villageCode" text not null references "regions" ("code"), "districtCode" text not null references "regions" ("code"),
     "regencyCode" text not null references "regions" ("code"),
     "commodityCode" text not null references "commodities" ("code"), "form" text not null,
     "quantityKg" whole not null check ("quantityKg" > 0 and "quantityKg" <= 1000000),
     "unitCount" whole check ("unitCount" > 0), "stepKg" whole not null check ("stepKg" > 0),
     "askIdr" whole not null check ("askIdr" > 0 and "askIdr" <= 100000000),
     "minSaleKg" whole not null check ("minSaleKg" > 0 and "minSaleKg" <= "quantityKg"),
     "readyFrom" text not null, "readyTo" text not null check ("readyTo" >= "readyFrom"),
     "note" text not null, "postedAt" whole not null, "updatedAt" whole not null`,
  );
  await createIndex(db, "lots_group", `"lots" ("groupId", "id")`);
  await createIndex(db, "lots_ready", `"lots" ("regencyCode", "readyFrom", "id")`);
  await createIndex(db, "lots_commodity", `"lots" ("commodityCode", "readyFrom", "id")`);
  await createIndex(db, "lots_district", `"lots" ("districtCode", "readyFrom", "id")`);
  await createTable(
    db,
    "lotWithdrawals",
    `"lotId" text primary key references "lots" ("id"), "byUserId" text not null, "at" whole not null, "reason" text not null`,
  );
  await createTable(
    db,
    "kitchens",
    `"id" text primary key, "groupId" text not null references "groups" ("id"), "name" text not null,
     "villageCode" text not null references "regions" ("code"), "regencyCode" text not null references "regions" ("code"),
     "capacityKg" whole not null check ("capacityKg" > 0 and "capacityKg" <= 1000000), "note" text not null,
     "at" whole not null, "updatedAt" whole not null`,
  );
  await createIndex(db, "kitchens_group", `"kitchens" ("groupId", "id")`);
  await createTable(
    db,
    "kitchenWeeks",
    `"kitchenId" text not null references "kitchens" ("id"), "week" text not null,
     "capacityKg" whole not null check ("capacityKg" >= 0), primary key ("kitchenId", "week")`,
  );
  await createTable(
    db,
    "kitchenClosures",
    `"kitchenId" text primary key references "kitchens" ("id"), "byUserId" text not null, "at" whole not null, "reason" text not null`,
  );
  await createTable(
    db,
    "offers",
    `"id" text primary key, "kitchenId" text not null references "kitchens" ("id"),
     "groupId" text not null references "groups" ("id"), "regencyCode" text not null references "regions" ("code"),
     "productCode" text not null references "products" ("code"),
     "terms" text not null check ("terms" in ('buy', 'toll')), "feeIdr" whole not null check ("feeIdr" >= 0),
     "capacityKg" whole not null check ("capacityKg" > 0), "fromWeek" text not null,
     "toWeek" text not null check ("toWeek" >= "fromWeek"), "maxKm" whole not null check ("maxKm" > 0),
     "minBatchKg" whole not null check ("minBatchKg" > 0), "maxSuppliers" whole not null check ("maxSuppliers" > 0),
     "note" text not null, "postedAt" whole not null, "updatedAt" whole not null,
     check ("terms" = 'buy' or "feeIdr" > 0)`,
  );
  await createIndex(db, "offers_group", `"offers" ("groupId", "id")`);
  await createIndex(db, "offers_weeks", `"offers" ("regencyCode", "fromWeek", "id")`);
  await createIndex(db, "offers_product", `"offers" ("productCode", "id")`);
  await createTable(
    db,
    "offerAccepts",
    `"offerId" text not null references "offers" ("id"), "commodityCode" text not null references "commodities" ("code"),
     "ceilingIdr" whole not null check ("ceilingIdr" > 0 and "ceilingIdr" <= 100000000),
     "yieldPerMille" whole not null check ("yieldPerMille" > 0), primary key ("offerId", "commodityCode")`,
  );
  await createIndex(db, "offerAccepts_commodity", `"offerAccepts" ("commodityCode", "offerId")`);
  await createTable(
    db,
    "offerWithdrawals",
    `"offerId" text primary key references "offers" ("id"), "byUserId" text not null, "at" whole not null, "reason" text not null`,
  );
  await createTable(
    db,
    "bids",
    `"id" text primary key, "lotId" text not null references "lots" ("id"),
     "offerId" text not null references "offers" ("id"), "groupId" text not null references "groups" ("id"),
     "maxKg" whole not null check ("maxKg" > 0), "bidIdr" whole not null check ("bidIdr" > 0 and "bidIdr" <= 100000000),
     "note" text not null, "at" whole not null, "updatedAt" whole not null, unique ("lotId", "offerId")`,
  );
  await createIndex(db, "bids_group", `"bids" ("groupId", "id")`);
  await createTable(
    db,
    "bidWithdrawals",
    `"bidId" text primary key references "bids" ("id"), "byUserId" text not null, "at" whole not null`,
  );
}
