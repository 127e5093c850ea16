import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";

/** The parts of sales that belong to contracts which share them, what the producer says to each, and what it owes. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "saleShares",
    `"saleId" text not null references "sales" ("id"), "contractId" text not null references "contracts" ("id"),
     "partIdr" whole not null check ("partIdr" >= 0), primary key ("saleId", "contractId")`,
  );
  await createIndex(db, "saleShares_contract", `"saleShares" ("contractId", "saleId")`);
  await appendOnly(db, "saleShares");
  const said = `"userId" text not null, "groupId" text not null references "groups" ("id"), "at" whole not null,
     primary key ("saleId", "contractId"),
     foreign key ("saleId", "contractId") references "saleShares" ("saleId", "contractId")`;
  await createTable(
    db,
    "saleConfirmations",
    `"saleId" text not null, "contractId" text not null, "dueIdr" whole not null check ("dueIdr" >= 0), ${said}`,
  );
  await createIndex(db, "saleConfirmations_contract", `"saleConfirmations" ("contractId", "at")`);
  await appendOnly(db, "saleConfirmations");
  await createTable(
    db,
    "saleDoubts",
    `"saleId" text not null, "contractId" text not null, "reason" text not null check (length("reason") > 0), ${said}`,
  );
  await createIndex(db, "saleDoubts_contract", `"saleDoubts" ("contractId")`);
  await appendOnly(db, "saleDoubts");
  await refuseWhen(db, {
    name: "saleVoids_of_confirmed",
    table: "saleVoids",
    on: "insert",
    when: `exists (select 1 from "saleConfirmations" k where k."saleId" = NEW."saleId")`,
    message: "a sale that was confirmed is not struck out",
  });
}
