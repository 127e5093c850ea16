import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";
import { sql } from "kysely";

/** What of a lot is spoken for: running contracts whole, ended ones as far as it was weighed: their promise is gone, but so is the fish (kg, rounded up). */
const promisedOfLot = (lot: string) =>
  `coalesce((select sum(case when exists (select 1 from "contractEnds" e where e."contractId" = c."id")
      then (select cast(coalesce(sum(t."netGrams"), 0) as bigint) + 999 from "tickets" t where t."contractId" = c."id" and not exists (select 1 from "ticketVoids" v where v."ticketId" = t."id")) / 1000
      else c."quantityKg" end)
    from "contracts" c where c."lotId" = ${lot}), 0)`;

/** From two yeses to money: contracts, weighing and payments, each confirmed by both sides. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "contracts",
    `"id" text primary key, "number" text not null unique, "proposalId" text not null unique references "proposals" ("id"),
     "lotId" text not null references "lots" ("id"), "offerId" text not null references "offers" ("id"),
     "kitchenId" text not null references "kitchens" ("id"),
     "producerGroupId" text not null references "groups" ("id"), "processorGroupId" text not null references "groups" ("id"),
     "regencyCode" text not null references "regions" ("code"),
     "commodityCode" text not null references "commodities" ("code"), "productCode" text not null references "products" ("code"),
     "terms" text not null check ("terms" in ('buy', 'toll')), "quantityKg" whole not null check ("quantityKg" > 0),
     "priceIdr" whole not null check ("priceIdr" > 0), "feeIdr" whole not null check ("feeIdr" >= 0),
     "week" text not null, "paymentDays" whole not null check ("paymentDays" >= 0), "signedAt" whole not null`,
  );
  await createIndex(db, "contracts_lot", `"contracts" ("lotId")`);
  await createIndex(db, "contracts_producer", `"contracts" ("producerGroupId", "id")`);
  await createIndex(db, "contracts_processor", `"contracts" ("processorGroupId", "id")`);
  await createIndex(db, "contracts_regency", `"contracts" ("regencyCode", "id")`);
  await appendOnly(db, "contracts");
  await createTable(
    db,
    "contractEnds",
    `"contractId" text primary key references "contracts" ("id"), "byUserId" text not null, "groupId" text,
     "at" whole not null, "reason" text not null check (length("reason") > 0)`,
  );
  await appendOnly(db, "contractEnds");
  await createTable(
    db,
    "deliveries",
    `"id" text primary key, "contractId" text not null references "contracts" ("id"), "plannedOn" text not null,
     "quantityKg" whole not null check ("quantityKg" > 0), "byUserId" text not null, "at" whole not null`,
  );
  await createIndex(db, "deliveries_contract", `"deliveries" ("contractId", "plannedOn")`);
  await createTable(
    db,
    "tickets",
    `"id" text primary key, "number" text not null unique, "deliveryId" text not null references "deliveries" ("id"),
     "contractId" text not null references "contracts" ("id"),
     "weigherSide" text not null check ("weigherSide" in ('producer', 'processor')),
     "grossGrams" whole not null check ("grossGrams" > 0), "tareGrams" whole not null check ("tareGrams" >= 0),
     "netGrams" whole not null check ("netGrams" > 0), "grade" whole not null check ("grade" between 1 and 5),
     "weighedOn" text not null, "note" text not null, "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null,
     check ("netGrams" = "grossGrams" - "tareGrams")`,
  );
  await createIndex(db, "tickets_delivery", `"tickets" ("deliveryId", "id")`);
  await createIndex(db, "tickets_contract", `"tickets" ("contractId", "id")`);
  await appendOnly(db, "tickets");
  await createTable(
    db,
    "ticketConfirmations",
    `"ticketId" text primary key references "tickets" ("id"), "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null`,
  );
  await appendOnly(db, "ticketConfirmations");
  await createTable(
    db,
    "ticketVoids",
    `"ticketId" text primary key references "tickets" ("id"), "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await appendOnly(db, "ticketVoids");
  await refuseWhen(db, {
    name: "tickets_not_confirmed_by_weigher",
    table: "ticketConfirmations",
    on: "insert",
    when: `exists (select 1 from "tickets" t where t."id" = NEW."ticketId" and t."groupId" = NEW."groupId")
      or exists (select 1 from "ticketVoids" v where v."ticketId" = NEW."ticketId")`,
    message: "a ticket is confirmed by the other side, and not after it was voided",
  });
  await createTable(
    db,
    "payments",
    `"id" text primary key, "number" text not null unique, "contractId" text not null references "contracts" ("id"),
     "payerGroupId" text not null references "groups" ("id"), "payeeGroupId" text not null references "groups" ("id"),
     "amountIdr" whole not null check ("amountIdr" > 0), "method" text not null check ("method" in ('cash', 'transfer')),
     "paidOn" text not null, "note" text not null, "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null`,
  );
  await createIndex(db, "payments_contract", `"payments" ("contractId", "id")`);
  await appendOnly(db, "payments");
  await createTable(
    db,
    "paymentConfirmations",
    `"paymentId" text primary key references "payments" ("id"), "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null`,
  );
  await appendOnly(db, "paymentConfirmations");
  await createTable(
    db,
    "paymentVoids",
    `"paymentId" text primary key references "payments" ("id"), "userId" text not null,
     "groupId" text not null references "groups" ("id"), "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await appendOnly(db, "paymentVoids");
  await sql
    .raw(
      `create view "lotBalances" as select l."id" as "lotId", l."quantityKg", ${promisedOfLot(`l."id"`)} as "promisedKg",
         l."quantityKg" - ${promisedOfLot(`l."id"`)} as "remainingKg" from "lots" l`,
    )
    .execute(db);
  await refuseWhen(db, {
    name: "contracts_within_lot",
    table: "contracts",
    on: "insert",
    when: `NEW."quantityKg" + ${promisedOfLot(`NEW."lotId"`)} > (select l."quantityKg" from "lots" l where l."id" = NEW."lotId")`,
    message: "a contract is larger than the rest of its lot",
  });
  await refuseWhen(db, {
    name: "lots_keep_promises",
    table: "lots",
    on: "update",
    when: `NEW."quantityKg" < ${promisedOfLot(`NEW."id"`)}`,
    message: "a lot is smaller than what was promised of it",
  });
}
