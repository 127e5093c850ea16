import { sql } from "kysely";
import type { AnyDb } from "../dialect.ts";
import { addColumn, appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";

/** Letters and digits of a packet's code: nothing that is read for something else. */
const codeLetters = "123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Costs by name, packs, expiry and codes of batches; stock, sales and what was thrown away; recalls. */
export async function up(db: AnyDb): Promise<void> {
  await addColumn(db, "batches", `"code" text`);
  await addColumn(db, "batches", `"packQuantity" whole check ("packQuantity" > 0)`);
  await addColumn(db, "batches", `"packs" whole check ("packs" > 0)`);
  await addColumn(db, "batches", `"expiresOn" text`);
  await addColumn(db, "batches", `"unpaidMinutes" whole not null default 0 check ("unpaidMinutes" >= 0)`);
  await codeOldBatches(db);
  await createIndex(db, "batches_code", `"batches" ("code")`, true);
  await createIndex(db, "batches_product", `"batches" ("groupId", "productCode", "processedOn")`);
  await createTable(
    db,
    "batchCosts",
    `"batchId" text not null references "batches" ("id"),
     "kind" text not null check ("kind" in ('seasoning', 'oil', 'packing', 'fuel', 'transport', 'other')),
     "name" text not null, "amountIdr" whole not null check ("amountIdr" > 0), primary key ("batchId", "kind")`,
  );
  await appendOnly(db, "batchCosts");
  await stock(db);
  await recalls(db);
  await sql
    .raw(
      `create view "measuredYields" as select b."id" as "batchId", b."groupId", b."kitchenId", b."regencyCode", b."productCode",
         min(c."commodityCode") as "commodityCode", b."processedOn", cast(sum(i."grams") as bigint) as "rawGrams",
         b."outputUnit", b."outputQuantity"
       from "batches" b join "batchInputs" i on i."batchId" = b."id" join "tickets" t on t."id" = i."ticketId"
         join "contracts" c on c."id" = t."contractId"
       where not exists (select 1 from "batchVoids" v where v."batchId" = b."id")
       group by b."id" having min(c."commodityCode") = max(c."commodityCode")`,
    )
    .execute(db);
}

/** What left the shelf of a batch and was not struck out, grams or pieces. */
function takenOf(batch: string): string {
  return ["sale", "discard"]
    .map(
      (one) => `coalesce((select sum(m."quantity") from "${one}s" m where m."batchId" = ${batch}
        and not exists (select 1 from "${one}Voids" v where v."${one}Id" = m."id")), 0)`,
    )
    .join(" + ");
}

async function stock(db: AnyDb): Promise<void> {
  const head = `"id" text primary key, "batchId" text not null references "batches" ("id"),
     "groupId" text not null references "groups" ("id"), "regencyCode" text not null references "regions" ("code"),
     "packs" whole check ("packs" > 0), "quantity" whole not null check ("quantity" > 0)`;
  const tail = `"note" text not null, "userId" text not null, "at" whole not null`;
  await createTable(
    db,
    "sales",
    `${head}, "soldOn" text not null, "priceIdr" whole not null check ("priceIdr" > 0),
     "amountIdr" whole not null check ("amountIdr" >= 0),
     "channel" text not null check ("channel" in ('kitchen', 'market', 'shop', 'online', 'event', 'order')),
     "buyerKind" text not null check ("buyerKind" in ('household', 'trader', 'shop', 'office', 'other')), ${tail}`,
  );
  await createTable(
    db,
    "discards",
    `${head}, "discardedOn" text not null,
     "kind" text not null check ("kind" in ('expired', 'damaged', 'tasted', 'recalled', 'other')), ${tail}`,
  );
  for (const one of ["sale", "discard"] as const) {
    const day = one === "sale" ? "soldOn" : "discardedOn";
    await createIndex(db, `${one}s_batch`, `"${one}s" ("batchId", "id")`);
    await createIndex(db, `${one}s_group`, `"${one}s" ("groupId", "${day}", "id")`);
    await createIndex(db, `${one}s_regency`, `"${one}s" ("regencyCode", "${day}", "id")`);
    await appendOnly(db, `${one}s`);
    await createTable(
      db,
      `${one}Voids`,
      `"${one}Id" text primary key references "${one}s" ("id"), "userId" text not null, "at" whole not null,
       "reason" text not null check (length("reason") > 0)`,
    );
    await appendOnly(db, `${one}Voids`);
    await refuseWhen(db, {
      name: `${one}s_within_stock`,
      table: `${one}s`,
      on: "insert",
      when: `NEW."quantity" + ${takenOf(`NEW."batchId"`)} >
          (select b."outputQuantity" from "batches" b where b."id" = NEW."batchId")
        or exists (select 1 from "batchVoids" v where v."batchId" = NEW."batchId")`,
      message: "no more leaves the shelf than is on it",
    });
  }
  await refuseWhen(db, {
    name: "batchVoids_of_full_shelf",
    table: "batchVoids",
    on: "insert",
    when: `${takenOf(`NEW."batchId"`)} > 0`,
    message: "a batch of which something was sold is not struck out",
  });
  await sql
    .raw(
      `create view "batchStocks" as select b."id" as "batchId", b."outputQuantity" as "madeQuantity",
         cast(${takenOf(`b."id"`)} as bigint) as "takenQuantity",
         cast(b."outputQuantity" - (${takenOf(`b."id"`)}) as bigint) as "leftQuantity"
       from "batches" b where not exists (select 1 from "batchVoids" v where v."batchId" = b."id")`,
    )
    .execute(db);
}

/** A recall names what is bad: a harvest, a weighed delivery or a batch. What it touches follows, today and later. */
async function recalls(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "recalls",
    `"id" text primary key, "number" text not null unique, "regencyCode" text not null references "regions" ("code"),
     "lotId" text references "lots" ("id"), "ticketId" text references "tickets" ("id"),
     "batchId" text references "batches" ("id"), "reason" text not null check (length("reason") > 0),
     "byUserId" text not null, "at" whole not null,
     check ((case when "lotId" is null then 0 else 1 end) + (case when "ticketId" is null then 0 else 1 end)
       + (case when "batchId" is null then 0 else 1 end) = 1)`,
  );
  await createIndex(db, "recalls_regency", `"recalls" ("regencyCode", "id")`);
  await createIndex(db, "recalls_lot", `"recalls" ("lotId")`);
  await createIndex(db, "recalls_ticket", `"recalls" ("ticketId")`);
  await createIndex(db, "recalls_batch", `"recalls" ("batchId")`);
  await appendOnly(db, "recalls");
  await createTable(
    db,
    "recallEnds",
    `"recallId" text primary key references "recalls" ("id"), "byUserId" text not null, "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
  await appendOnly(db, "recallEnds");
  await createIndex(db, "contracts_ofLot", `"contracts" ("lotId", "id")`);
  await sql
    .raw(
      `create view "recalledBatches" as
         select r."id" as "recallId", r."batchId" as "batchId" from "recalls" r
           where r."batchId" is not null and not exists (select 1 from "recallEnds" e where e."recallId" = r."id")
         union select r."id", i."batchId" from "recalls" r join "batchInputs" i on i."ticketId" = r."ticketId"
           where not exists (select 1 from "recallEnds" e where e."recallId" = r."id")
         union select r."id", i."batchId" from "recalls" r join "contracts" c on c."lotId" = r."lotId"
           join "tickets" t on t."contractId" = c."id" join "batchInputs" i on i."ticketId" = t."id"
           where not exists (select 1 from "recallEnds" e where e."recallId" = r."id")`,
    )
    .execute(db);
}

/** Batches of before get a code that follows from the chance in their id, so that their packets can be labelled too. */
async function codeOldBatches(db: AnyDb): Promise<void> {
  const { rows } = await sql<{ id: string }>`select "id" from "batches" order by "id"`.execute(db);
  const taken = new Set<string>();
  for (const { id } of rows) {
    let seed = BigInt(`0x0${id.replaceAll(/[^0-9a-f]/gi, "").slice(-12)}`);
    while (taken.has(codeOf(seed))) seed += 1n;
    taken.add(codeOf(seed));
    await sql`update "batches" set "code" = ${codeOf(seed)} where "id" = ${id}`.execute(db);
  }
}

function codeOf(seed: bigint): string {
  const base = BigInt(codeLetters.length);
  let rest = seed;
  const values = Array.from({ length: 7 }, () => {
    const value = Number(rest % base);
    rest /= base;
    return value;
  });
  const check = values.reduce((sum, value, i) => sum + value * (i + 1), 0) % codeLetters.length;
  return [...values, check].map((value) => codeLetters[value]).join("");
}
