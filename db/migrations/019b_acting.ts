import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** How a group asked that somebody act for it, what it objects to, and what the office made of that. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "actings",
    `"id" text primary key, "groupId" text not null references "groups" ("id"), "userId" text not null,
     "askedBy" text not null, "how" text not null check ("how" in ('phone', 'visit', 'message')),
     "note" text not null, "at" whole not null`,
  );
  await createIndex(db, "actings_group", `"actings" ("groupId", "userId", "at")`);
  await appendOnly(db, "actings");
  await createTable(
    db,
    "objections",
    `"id" text primary key, "eventSeq" whole not null unique references "events" ("seq"),
     "groupId" text not null references "groups" ("id"), "regencyCode" text not null references "regions" ("code"),
     "reason" text not null check (length("reason") > 0), "userId" text not null, "at" whole not null`,
  );
  await createIndex(db, "objections_regency", `"objections" ("regencyCode", "id")`);
  await appendOnly(db, "objections");
  await createTable(
    db,
    "objectionAnswers",
    `"objectionId" text primary key references "objections" ("id"),
     "outcome" text not null check ("outcome" in ('corrected', 'explained', 'notOurs')),
     "note" text not null check (length("note") > 0), "userId" text not null, "at" whole not null`,
  );
  await appendOnly(db, "objectionAnswers");
}
