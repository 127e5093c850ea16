import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable } from "../dialect.ts";

/** One clearing of the market: its frozen inputs, its plan, and what people said to it. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "rounds",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"), "number" whole not null,
     "byUserId" text not null, "at" whole not null, "fromWeek" text not null, "weeks" whole not null check ("weeks" > 0),
     unique ("regencyCode", "number")`,
  );
  await createTable(
    db,
    "clearings",
    `"id" text primary key, "roundId" text not null references "rounds" ("id"), "byUserId" text not null,
     "at" whole not null, "marketJson" text not null, "planJson" text not null, "status" text not null,
     "objectiveIdr" whole not null, "boundIdr" whole not null, "gainsIdr" whole not null, "matchedKg" whole not null,
     "offeredKg" whole not null, "reachableKg" whole not null`,
  );
  await createIndex(db, "clearings_round", `"clearings" ("roundId", "id")`);
  await appendOnly(db, "clearings");
  await createTable(
    db,
    "forbiddenPairs",
    `"id" text primary key, "roundId" text not null references "rounds" ("id"), "lotId" text not null references "lots" ("id"),
     "offerId" text not null references "offers" ("id"), "byUserId" text not null, "at" whole not null,
     "reason" text not null check (length("reason") > 0), unique ("roundId", "lotId", "offerId")`,
  );
  await createTable(
    db,
    "proposals",
    `"id" text primary key, "roundId" text not null references "rounds" ("id"),
     "clearingId" text not null references "clearings" ("id"), "lotId" text not null references "lots" ("id"),
     "offerId" text not null references "offers" ("id"), "kitchenId" text not null references "kitchens" ("id"),
     "producerGroupId" text not null references "groups" ("id"), "processorGroupId" text not null references "groups" ("id"),
     "week" text not null, "quantityKg" whole not null check ("quantityKg" > 0), "farmGateIdr" whole not null,
     "deliveredIdr" whole not null, "transportIdr" whole not null, "bandLowIdr" whole not null, "bandHighIdr" whole not null,
     "gainIdr" whole not null, "distanceM" whole not null, "terms" text not null, "feeIdr" whole not null,
     "whyJson" text not null, "askIdr" whole not null, "bidIdr" whole not null,
     check ("farmGateIdr" >= "askIdr" and "farmGateIdr" + "transportIdr" <= "bidIdr")`,
  );
  await createIndex(db, "proposals_clearing", `"proposals" ("clearingId", "id")`);
  await createIndex(db, "proposals_producer", `"proposals" ("producerGroupId", "id")`);
  await createIndex(db, "proposals_processor", `"proposals" ("processorGroupId", "id")`);
  await createIndex(db, "proposals_lot", `"proposals" ("lotId")`);
  await createTable(
    db,
    "proposalDrops",
    `"proposalId" text primary key references "proposals" ("id"), "byUserId" text not null, "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await createTable(
    db,
    "proposalSends",
    `"proposalId" text primary key references "proposals" ("id"), "byUserId" text not null, "at" whole not null,
     "dueAt" whole not null`,
  );
  await createTable(
    db,
    "answers",
    `"proposalId" text not null references "proposals" ("id"),
     "side" text not null check ("side" in ('producer', 'processor')),
     "verdict" text not null check ("verdict" in ('yes', 'no')), "reason" text not null, "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null, primary key ("proposalId", "side"),
     check ("verdict" = 'yes' or length("reason") > 0)`,
  );
  await appendOnly(db, "answers");
  await createTable(
    db,
    "unsolds",
    `"clearingId" text not null references "clearings" ("id"), "lotId" text not null references "lots" ("id"),
     "quantityKg" whole not null check ("quantityKg" > 0), "reason" text not null, "askCutIdr" whole,
     "detailJson" text not null, primary key ("clearingId", "lotId")`,
  );
}
