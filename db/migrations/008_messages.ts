import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** What one is told, and pictures of what was seen. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "messages",
    `"id" text primary key, "recipient" text not null, "kind" text not null, "subjectId" text not null,
     "turn" text not null, "path" text not null, "data" text not null, "byUserId" text not null,
     "fromGroupId" text, "at" whole not null, unique ("recipient", "kind", "subjectId", "turn")`,
  );
  await appendOnly(db, "messages");
  await createIndex(db, "messages_recipient", `"messages" ("recipient", "id")`);
  await createIndex(db, "messages_from", `"messages" ("fromGroupId", "id")`);
  await createIndex(db, "messages_by", `"messages" ("byUserId", "id")`);
  await createTable(
    db,
    "messageReads",
    `"userId" text not null references "users" ("id"), "messageId" text not null references "messages" ("id"),
     "at" whole not null, primary key ("userId", "messageId")`,
  );
  await createTable(
    db,
    "messageForwards",
    `"messageId" text primary key references "messages" ("id"), "byUserId" text not null, "at" whole not null`,
  );
  await createTable(
    db,
    "photos",
    `"id" text primary key, "subjectId" text not null, "about" text not null, "isPublic" whole not null,
     "groupId" text not null references "groups" ("id"), "partnerGroupId" text references "groups" ("id"),
     "regencyCode" text not null references "regions" ("code"), "digest" text not null,
     "width" whole not null, "height" whole not null, "byUserId" text not null, "at" whole not null`,
  );
  await createIndex(db, "photos_subject", `"photos" ("subjectId", "id")`);
  await createIndex(db, "photos_digest", `"photos" ("digest")`);
  await createTable(
    db,
    "photoRemovals",
    `"photoId" text primary key references "photos" ("id"), "byUserId" text not null, "at" whole not null`,
  );
}
