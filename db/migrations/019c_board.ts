import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** The notice board of a regency: what rounds do, and what the office wants to say, each until a day. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "notices",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"),
     "kind" text not null check ("kind" in ('opened', 'closing', 'results', 'own')),
     "roundId" text references "rounds" ("id"), "title" text not null, "body" text not null,
     "figuresJson" text not null, "untilOn" text not null, "userId" text not null, "at" whole not null,
     unique ("kind", "roundId"), check (("kind" = 'own') = ("roundId" is null))`,
  );
  await createIndex(db, "notices_regency", `"notices" ("regencyCode", "id")`);
  await appendOnly(db, "notices");
  await createTable(
    db,
    "noticeEnds",
    `"noticeId" text primary key references "notices" ("id"), "userId" text not null, "at" whole not null`,
  );
  await appendOnly(db, "noticeEnds");
}
