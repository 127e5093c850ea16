import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** What an officer did about a thing on the desk, and the indexes by which the desk finds what waits. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "deskOutcomes",
    `"id" text primary key, "kind" text not null, "subjectId" text not null,
     "regencyCode" text not null references "regions" ("code"), "villageCode" text not null,
     "outcome" text not null check ("outcome" in ('called', 'agreed', 'noAnswer', 'later', 'notNeeded')),
     "note" text not null, "untilOn" text not null, "factsJson" text not null,
     "userId" text not null, "at" whole not null`,
  );
  await createIndex(db, "deskOutcomes_regency", `"deskOutcomes" ("regencyCode", "id")`);
  await createIndex(db, "deskOutcomes_subject", `"deskOutcomes" ("kind", "subjectId", "id")`);
  await appendOnly(db, "deskOutcomes");
  await createIndex(db, "events_group_at", `"events" ("groupId", "at")`);
  await createIndex(db, "proposalSends_due", `"proposalSends" ("dueAt", "proposalId")`);
  await createIndex(db, "deliveries_planned", `"deliveries" ("plannedOn", "contractId")`);
  await createIndex(db, "licences_until", `"licences" ("validUntil", "id")`);
}
