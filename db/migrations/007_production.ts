import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";

/** What a kitchen made of confirmed deliveries. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "batches",
    `"id" text primary key, "number" text not null unique, "kitchenId" text not null references "kitchens" ("id"),
     "groupId" text not null references "groups" ("id"), "regencyCode" text not null references "regions" ("code"),
     "productCode" text not null references "products" ("code"), "processedOn" text not null,
     "outputUnit" text not null check ("outputUnit" in ('gram', 'piece')),
     "outputQuantity" whole not null check ("outputQuantity" > 0), "rejectQuantity" whole not null check ("rejectQuantity" >= 0),
     "outputPriceIdr" whole not null check ("outputPriceIdr" > 0), "otherInputsIdr" whole not null check ("otherInputsIdr" >= 0),
     "labourMinutes" whole not null check ("labourMinutes" >= 0), "wageIdrPerDay" whole not null check ("wageIdrPerDay" >= 0),
     "note" text not null, "userId" text not null, "at" whole not null`,
  );
  await createIndex(db, "batches_group", `"batches" ("groupId", "id")`);
  await createIndex(db, "batches_regency", `"batches" ("regencyCode", "processedOn")`);
  await createTable(
    db,
    "batchVoids",
    `"batchId" text primary key references "batches" ("id"), "userId" text not null, "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await createTable(
    db,
    "batchInputs",
    `"batchId" text not null references "batches" ("id"), "ticketId" text not null references "tickets" ("id"),
     "grams" whole not null check ("grams" > 0), primary key ("batchId", "ticketId")`,
  );
  await createIndex(db, "batchInputs_ticket", `"batchInputs" ("ticketId")`);
  await appendOnly(db, "batchInputs");
  await refuseWhen(db, {
    name: "batchInputs_within_ticket",
    table: "batchInputs",
    on: "insert",
    when: `NEW."grams" + coalesce((select sum(i."grams") from "batchInputs" i
        where i."ticketId" = NEW."ticketId" and not exists (select 1 from "batchVoids" v where v."batchId" = i."batchId")), 0)
      > (select t."netGrams" from "tickets" t where t."id" = NEW."ticketId")
      or not exists (select 1 from "ticketConfirmations" c where c."ticketId" = NEW."ticketId")`,
    message: "a batch uses confirmed grams, each once",
  });
}
