import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** What every write leaves behind: its event, its idempotency key; and the running numbers of official papers. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "events",
    `"seq" whole primary key,
     "at" whole not null,
     "actorId" text not null,
     "askedBy" text,
     "verb" text not null,
     "subjectId" text not null,
     "groupId" text,
     "regencyCode" text,
     "data" text not null,
     "previousHash" text not null,
     "hash" text not null unique`,
  );
  await createIndex(db, "events_subject", `"events" ("subjectId", "seq")`);
  await createIndex(db, "events_group", `"events" ("groupId", "seq")`);
  await appendOnly(db, "events");
  await createTable(
    db,
    "idempotency",
    `"actorId" text not null,
     "key" text not null,
     "requestHash" text not null,
     "answer" text not null,
     "at" whole not null,
     primary key ("actorId", "key")`,
  );
  await createIndex(db, "idempotency_at", `"idempotency" ("at")`);
  await createTable(db, "counters", `"name" text primary key, "last" whole not null check ("last" > 0)`);
  await createTable(db, "installation", `"name" text primary key, "value" text not null`);
}
