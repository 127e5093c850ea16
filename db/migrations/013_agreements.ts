import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";

/** The group that signs stands on that side of the contract, and signs the text that is there. */
const signsForAnother = `not exists (select 1 from "agreements" a join "contracts" c on c."id" = a."contractId"
    where a."id" = NEW."agreementId" and a."hash" = NEW."hash"
      and NEW."groupId" = case when NEW."side" = 'producer' then c."producerGroupId" else c."processorGroupId" end)
  or exists (select 1 from "agreementDeclines" d where d."agreementId" = NEW."agreementId")`;

/** What both sides put their names to: versions of a text, signatures under it, and the way out of it. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "agreements",
    `"id" text primary key, "contractId" text not null references "contracts" ("id"),
     "version" whole not null check ("version" > 0), "body" text not null, "hash" text not null unique,
     "userId" text not null, "groupId" text not null references "groups" ("id"), "at" whole not null,
     "reason" text not null, unique ("contractId", "version")`,
  );
  await appendOnly(db, "agreements");
  await createTable(
    db,
    "agreementDeclines",
    `"agreementId" text primary key references "agreements" ("id"), "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await appendOnly(db, "agreementDeclines");
  await createTable(
    db,
    "agreementSignatures",
    `"agreementId" text not null references "agreements" ("id"),
     "side" text not null check ("side" in ('producer', 'processor')), "hash" text not null, "userId" text not null,
     "groupId" text not null references "groups" ("id"), "askedBy" text, "device" text not null, "at" whole not null,
     primary key ("agreementId", "side")`,
  );
  await appendOnly(db, "agreementSignatures");
  await refuseWhen(db, {
    name: "agreements_signed_by_their_sides",
    table: "agreementSignatures",
    on: "insert",
    when: signsForAnother,
    message: "a side signs its own text, as it stands, and not after it was declined",
  });
  await createTable(
    db,
    "contractNotices",
    `"contractId" text primary key references "contracts" ("id"), "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null, "endsOn" text not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await appendOnly(db, "contractNotices");
  await createTable(
    db,
    "userPins",
    `"userId" text primary key references "users" ("id"), "pinHash" text not null, "at" whole not null`,
  );
  await createTable(
    db,
    "pinTries",
    `"id" text primary key, "userId" text not null references "users" ("id"), "at" whole not null,
     "succeeded" whole not null check ("succeeded" in (0, 1))`,
  );
  await createIndex(db, "pinTries_user", `"pinTries" ("userId", "at")`);
}
