import type { AnyDb } from "../dialect.ts";
import { createIndex, createTable } from "../dialect.ts";

/** Questions about a regency's market with their answers, and scenarios that officers keep. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "studies",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"),
     "kind" text not null check ("kind" in ('gaps', 'whatIf', 'invest')), "questionJson" text not null,
     "questionDigest" text not null, "marketDigest" text not null, "stamp" text not null, "byUserId" text not null,
     "readAt" whole not null, unique ("regencyCode", "questionDigest", "marketDigest")`,
  );
  await createIndex(db, "studies_question", `"studies" ("regencyCode", "questionDigest", "readAt", "id")`);
  await createIndex(db, "studies_kind", `"studies" ("regencyCode", "kind", "readAt", "id")`);
  await createTable(
    db,
    "studyAnswers",
    `"studyId" text primary key references "studies" ("id"), "answerJson" text not null, "at" whole not null`,
  );
  await createTable(db, "studyFailures", `"studyId" text primary key references "studies" ("id"), "at" whole not null`);
  await createTable(
    db,
    "scenarios",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"), "name" text not null,
     "note" text not null, "changes" text not null, "byUserId" text not null, "at" whole not null`,
  );
  await createIndex(db, "scenarios_regency", `"scenarios" ("regencyCode", "at", "id")`);
  await createTable(
    db,
    "scenarioRemovals",
    `"scenarioId" text primary key references "scenarios" ("id"), "byUserId" text not null, "at" whole not null`,
  );
  // Whether a regency's market may have moved is read off the end of its trail.
  await createIndex(db, "events_regency", `"events" ("regencyCode", "seq")`);
}
