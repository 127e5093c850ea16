import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** What a group has towards making a product: the newest row for a group and product holds. Lists are parted by ";". */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "readinessNotes",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "productCode" text not null references "products" ("code"), "workers" whole not null check ("workers" >= 0),
     "equipment" text not null, "place" text not null, "trainings" text not null, "note" text not null,
     "userId" text not null, "at" whole not null`,
  );
  await createIndex(db, "readinessNotes_group", `"readinessNotes" ("groupId", "productCode", "id")`);
  await appendOnly(db, "readinessNotes");
}
