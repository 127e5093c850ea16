import type { AnyDb } from "../dialect.ts";
import { createTable } from "../dialect.ts";

/** Outlines of places, brought by whoever runs the installation. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "boundaries",
    `"regionCode" text primary key references "regions" ("code"), "ringsJson" text not null,
     "source" text not null, "at" whole not null`,
  );
}
