import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";

/** The way of a delivery in more detail: when it left, basket by basket, what was not taken, and what is disputed. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "departures",
    `"deliveryId" text primary key references "deliveries" ("id"), "sentGrams" whole check ("sentGrams" > 0),
     "note" text not null, "userId" text not null, "groupId" text not null references "groups" ("id"),
     "at" whole not null`,
  );
  await appendOnly(db, "departures");
  await createTable(
    db,
    "deliveryDrops",
    `"deliveryId" text primary key references "deliveries" ("id"),
     "agreementId" text not null references "agreements" ("id"), "userId" text not null, "at" whole not null`,
  );
  await appendOnly(db, "deliveryDrops");
  await createTable(
    db,
    "ticketBaskets",
    `"ticketId" text not null references "tickets" ("id"), "number" whole not null check ("number" > 0),
     "grossGrams" whole not null check ("grossGrams" > 0), "tareGrams" whole check ("tareGrams" >= 0),
     primary key ("ticketId", "number")`,
  );
  await appendOnly(db, "ticketBaskets");
  await createTable(
    db,
    "ticketRejections",
    `"ticketId" text primary key references "tickets" ("id"), "grams" whole not null check ("grams" > 0),
     "reason" text not null check (length("reason") > 0),
     "fate" text not null check ("fate" in ('returned', 'sold', 'discarded')),
     "rateIdr" whole not null check ("rateIdr" >= 0), check (("fate" = 'sold') = ("rateIdr" > 0))`,
  );
  await appendOnly(db, "ticketRejections");
  await createTable(
    db,
    "claims",
    `"id" text primary key, "ticketId" text not null unique references "tickets" ("id"),
     "contractId" text not null references "contracts" ("id"),
     "kind" text not null check ("kind" in ('weight', 'quality', 'goods')), "note" text not null,
     "sentGrams" whole, "receivedGrams" whole not null, "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null`,
  );
  await createIndex(db, "claims_contract", `"claims" ("contractId", "id")`);
  await appendOnly(db, "claims");
  await createTable(
    db,
    "claimCloses",
    `"claimId" text primary key references "claims" ("id"),
     "outcome" text not null check ("outcome" in ('stands', 'struck')),
     "reason" text not null check (length("reason") > 0), "userId" text not null, "at" whole not null`,
  );
  await appendOnly(db, "claimCloses");
  await refuseWhen(db, {
    name: "tickets_not_confirmed_in_dispute",
    table: "ticketConfirmations",
    on: "insert",
    when: `exists (select 1 from "claims" c where c."ticketId" = NEW."ticketId"
      and not exists (select 1 from "claimCloses" k where k."claimId" = c."id"))`,
    message: "a ticket is not confirmed while a claim about it is open",
  });
}
