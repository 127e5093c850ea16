import type { AnyDb } from "../dialect.ts";
import { addColumn, appendOnly, createIndex, createTable, dropRule, refuseWhen } from "../dialect.ts";

/** What each side says to a claim; and grams that a kitchen bought below the agreed price, used in a batch. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "claimStatements",
    `"id" text primary key, "claimId" text not null references "claims" ("id"),
     "kind" text not null check ("kind" in ('weight', 'quality', 'goods')), "note" text not null,
     "userId" text not null, "groupId" text not null references "groups" ("id"), "at" whole not null`,
  );
  await createIndex(db, "claimStatements_claim", `"claimStatements" ("claimId", "id")`);
  await appendOnly(db, "claimStatements");
  await refuseWhen(db, {
    name: "claimStatements_while_open",
    table: "claimStatements",
    on: "insert",
    when: `exists (select 1 from "claimCloses" k where k."claimId" = NEW."claimId")`,
    message: "nobody speaks to a claim that is closed",
  });
  await addColumn(db, "batchInputs", `"cheaperGrams" whole not null default 0 check ("cheaperGrams" >= 0)`);
  await dropRule(db, "batchInputs", "batchInputs_within_ticket");
  await refuseWhen(db, {
    name: "batchInputs_within_ticket",
    table: "batchInputs",
    on: "insert",
    when: `NEW."cheaperGrams" > NEW."grams"
      or NEW."grams" - NEW."cheaperGrams" + ${usedOf(`i."grams" - i."cheaperGrams"`)} >
        (select t."netGrams" from "tickets" t where t."id" = NEW."ticketId")
      or NEW."cheaperGrams" + ${usedOf(`i."cheaperGrams"`)} >
        coalesce((select r."grams" from "ticketRejections" r where r."ticketId" = NEW."ticketId" and r."fate" = 'sold'), 0)
      or not exists (select 1 from "ticketConfirmations" c where c."ticketId" = NEW."ticketId")`,
    message: "a batch uses confirmed grams, each once",
  });
}

/** What batches that stand took of the note, as `grams` says. */
function usedOf(grams: string): string {
  return `coalesce((select sum(${grams}) from "batchInputs" i where i."ticketId" = NEW."ticketId"
    and not exists (select 1 from "batchVoids" v where v."batchId" = i."batchId")), 0)`;
}
