import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** Who may come in, with which rights, and the groups that trade. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "users",
    `"id" text primary key, "phone" text not null unique, "name" text not null, "passwordHash" text,
     "role" text not null check ("role" in ('member', 'companion', 'officer', 'admin')), "createdAt" whole not null`,
  );
  await createTable(
    db,
    "scopes",
    `"userId" text not null references "users" ("id"), "regionCode" text not null references "regions" ("code"),
     primary key ("userId", "regionCode")`,
  );
  await createTable(
    db,
    "disablements",
    `"userId" text primary key references "users" ("id"), "byUserId" text not null, "at" whole not null,
     "reason" text not null`,
  );
  await createTable(
    db,
    "sessions",
    `"idHash" text primary key, "userId" text not null references "users" ("id"), "expiresAt" whole not null,
     "startedAt" whole not null, "seenAt" whole not null, "device" text not null, "groupId" text, "askedBy" text`,
  );
  await createIndex(db, "sessions_user", `"sessions" ("userId")`);
  await createIndex(db, "sessions_expiry", `"sessions" ("expiresAt")`);
  await createTable(
    db,
    "oneTimeLinks",
    `"tokenHash" text primary key, "purpose" text not null check ("purpose" in ('firstAdmin', 'password')),
     "userId" text references "users" ("id"), "byUserId" text not null, "at" whole not null, "expiresAt" whole not null`,
  );
  await createTable(
    db,
    "oneTimeLinkUses",
    `"tokenHash" text primary key references "oneTimeLinks" ("tokenHash"), "at" whole not null`,
  );
  await createTable(
    db,
    "signInAttempts",
    `"id" text primary key, "phone" text not null, "address" text not null, "at" whole not null,
     "succeeded" whole not null check ("succeeded" in (0, 1))`,
  );
  await createIndex(db, "signInAttempts_phone", `"signInAttempts" ("phone", "at")`);
  await createIndex(db, "signInAttempts_address", `"signInAttempts" ("address", "at")`);

  await createTable(
    db,
    "groups",
    `"id" text primary key, "name" text not null, "kindCode" text not null references "groupKinds" ("code"),
     "villageCode" text not null references "regions" ("code"), "regencyCode" text not null references "regions" ("code"),
     "rt" text not null, "rw" text not null, "isProducer" whole not null check ("isProducer" in (0, 1)),
     "isProcessor" whole not null check ("isProcessor" in (0, 1)), "contactName" text not null,
     "contactPhone" text not null, "createdAt" whole not null, "updatedAt" whole not null,
     check ("isProducer" + "isProcessor" > 0)`,
  );
  await createIndex(db, "groups_regency", `"groups" ("regencyCode", "name", "id")`);
  await createIndex(db, "groups_village", `"groups" ("villageCode")`);
  await createTable(
    db,
    "memberships",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "userId" text not null references "users" ("id"),
     "duty" text not null check ("duty" in ('chair', 'treasurer', 'member')), "at" whole not null`,
  );
  await createIndex(db, "memberships_user", `"memberships" ("userId")`);
  await createIndex(db, "memberships_group", `"memberships" ("groupId")`);
  await createTable(
    db,
    "membershipEnds",
    `"membershipId" text primary key references "memberships" ("id"), "byUserId" text not null, "at" whole not null`,
  );
  await createTable(
    db,
    "verifications",
    `"id" text primary key, "groupId" text not null references "groups" ("id"), "officerId" text not null,
     "verdict" text not null check ("verdict" in ('verified', 'refused')), "reason" text not null, "at" whole not null,
     check ("verdict" = 'verified' or length("reason") > 0)`,
  );
  await createIndex(db, "verifications_group", `"verifications" ("groupId", "at")`);
  await appendOnly(db, "verifications");
  await createTable(
    db,
    "licences",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "routeCode" text not null references "permitRoutes" ("code"), "number" text not null, "productCode" text,
     "validUntil" text, "at" whole not null`,
  );
  await createIndex(db, "licences_group", `"licences" ("groupId")`);
  await createTable(
    db,
    "licenceChecks",
    `"id" text primary key, "licenceId" text not null references "licences" ("id"), "officerId" text not null,
     "verdict" text not null check ("verdict" in ('valid', 'refused')), "reason" text not null, "at" whole not null,
     check ("verdict" = 'valid' or length("reason") > 0)`,
  );
  await createIndex(db, "licenceChecks_licence", `"licenceChecks" ("licenceId", "at")`);
  await appendOnly(db, "licenceChecks");
  await createTable(
    db,
    "enrolments",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "programId" text not null references "programs" ("id"), "year" whole not null,
     "amountIdr" whole not null check ("amountIdr" > 0), "at" whole not null, unique ("groupId", "programId", "year")`,
  );
  await createIndex(db, "enrolments_program", `"enrolments" ("programId", "year")`);
}
