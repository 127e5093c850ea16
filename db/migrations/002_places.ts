import type { AnyDb } from "../dialect.ts";
import { createIndex, createTable } from "../dialect.ts";

const origin = `"status" text not null check ("status" in ('sourced', 'derived', 'estimate', 'unverified')),
  "sourceIds" text not null`;

/** Reference data: where, what is raised, what is made of it, and where each figure comes from. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, "sources", `"id" text primary key, "reference" text not null, "supports" text not null`);
  await createTable(
    db,
    "regions",
    `"code" text primary key,
     "level" text not null check ("level" in ('province', 'regency', 'district', 'village')),
     "kind" text not null,
     "name" text not null,
     "parentCode" text references "regions" ("code"),
     "regencyCode" text references "regions" ("code"),
     "lat" fraction, "lon" fraction, "areaKm2" fraction, "postalCode" text, "zone" text,
     ${origin}`,
  );
  await createIndex(db, "regions_parent", `"regions" ("parentCode", "name")`);
  await createIndex(db, "regions_regency", `"regions" ("regencyCode", "level", "name")`);
  await createTable(
    db,
    "commodities",
    `"code" text primary key, "nameId" text not null, "nameLocal" text not null, "nameEn" text not null,
     "scientificName" text not null, "category" text not null, "unit" text not null, "forms" text not null,
     "gramsPerUnit" whole, "gramsPerUnitStatus" text, "cycleDays" whole, "cycleStatus" text, "shelfDays" whole,
     "shelfStatus" text, "mainYieldShare" fraction, "mainYieldStatus" text`,
  );
  await createTable(
    db,
    "commodityFacts",
    `"commodityCode" text not null references "commodities" ("code"), "attribute" text not null,
     "low" fraction, "typical" fraction, "high" fraction, "unit" text not null, "note" text not null,
     ${origin}, primary key ("commodityCode", "attribute", "note")`,
  );
  await createTable(
    db,
    "referencePrices",
    `"id" text primary key, "commodityCode" text not null references "commodities" ("code"), "place" text not null,
     "level" text not null, "period" text not null, "lowIdr" whole not null, "highIdr" whole not null,
     "unit" text not null, "note" text not null, ${origin}`,
  );
  await createIndex(db, "referencePrices_commodity", `"referencePrices" ("commodityCode", "level")`);
  await createTable(
    db,
    "products",
    `"code" text primary key, "nameId" text not null, "nameEn" text not null, "productGroup" text not null,
     "outputUnit" text not null, "storage" text not null, "shelfDays" whole, "shelfStatus" text,
     "priceLowIdr" whole, "priceIdr" whole, "priceHighIdr" whole, "priceStatus" text, "priceSourceIds" text not null,
     "priceNote" text not null, "labourDaysPerUnit" fraction, "labourStatus" text, "labourSourceIds" text not null,
     "otherInputsIdrPerUnit" whole, "otherInputsStatus" text, "permitRoute" text not null, "sni" text not null`,
  );
  await createTable(
    db,
    "recipes",
    `"id" text primary key, "productCode" text not null references "products" ("code"),
     "commodityCode" text not null references "commodities" ("code"), "inputBasis" text not null,
     "yieldLow" fraction not null, "yieldTypical" fraction not null, "yieldHigh" fraction not null, "unit" text not null,
     "note" text not null, ${origin}, unique ("productCode", "commodityCode")`,
  );
  await createTable(
    db,
    "calendarDays",
    `"id" text primary key, "fromDate" text not null, "toDate" text not null, "nameId" text not null,
     "nameEn" text not null, "kind" text not null, "dayOff" whole not null, "note" text not null, ${origin}`,
  );
  await createIndex(db, "calendarDays_from", `"calendarDays" ("fromDate")`);
  await createTable(
    db,
    "groupKinds",
    `"code" text primary key, "nameId" text not null, "nameEn" text not null, "sides" text not null,
     "identity" text not null, "note" text not null, ${origin}`,
  );
  await createTable(
    db,
    "permitRoutes",
    `"code" text primary key, "name" text not null, "issuer" text not null, "appliesTo" text not null,
     "pattern" text not null, "validityYears" whole, ${origin}`,
  );
  await createTable(
    db,
    "offices",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"), "code" text not null,
     "name" text not null, "shortName" text not null, "task" text not null, ${origin}`,
  );
  await createTable(
    db,
    "programs",
    `"id" text primary key, "code" text not null unique, "name" text not null,
     "regencyCode" text not null references "regions" ("code"), "amountIdr" whole not null check ("amountIdr" > 0),
     "perWhat" text not null, "note" text not null, ${origin}`,
  );
  await createTable(
    db,
    "programYears",
    `"programId" text not null references "programs" ("id"), "year" whole not null,
     "plannedGroups" whole not null check ("plannedGroups" > 0), "note" text not null, ${origin},
     primary key ("programId", "year")`,
  );
}
