import { sql } from "kysely";
import type { AnyDb } from "../dialect.ts";
import { addColumn, appendOnly, createIndex, createTable, dropChecks, onSqlite, rebuildTable } from "../dialect.ts";

const transportBy = `"transportBy" text not null check ("transportBy" in ('seller', 'buyer'))`;
const share = [
  `"sharePercent" whole not null default 0 check ("sharePercent" between 0 and 99)`,
  `"shareCostIdr" whole not null default 0 check ("shareCostIdr" >= 0)`,
];
const shareCosts = `"shareCosts" text not null default ''`;

/** Bids that open at a set hour, what both sides say to them, and contracts that come of them; shares as terms. */
export async function up(db: AnyDb): Promise<void> {
  // Null: nobody set an hour, so the bids stay sealed and only rounds use them, as was promised when they were placed.
  await addColumn(db, "lots", `"bidsCloseAt" whole check ("bidsCloseAt" > 0)`);
  await createIndex(db, "lots_bidsClose", `"lots" ("groupId", "bidsCloseAt")`);
  await addColumn(db, "bids", `${transportBy} default 'seller'`);
  await addColumn(db, "bids", `"week" text`);
  await createTable(
    db,
    "bidCounters",
    `"bidId" text not null references "bids" ("id"), "side" text not null check ("side" in ('producer', 'processor')),
     "quantityKg" whole not null check ("quantityKg" > 0),
     "priceIdr" whole not null check ("priceIdr" > 0 and "priceIdr" <= 100000000), "note" text not null,
     "dueAt" whole not null, "userId" text not null, "groupId" text not null references "groups" ("id"),
     "at" whole not null, primary key ("bidId", "side")`,
  );
  await appendOnly(db, "bidCounters");
  await createTable(
    db,
    "bidAnswers",
    `"bidId" text primary key references "bids" ("id"), "side" text not null check ("side" in ('producer', 'processor')),
     "verdict" text not null check ("verdict" in ('yes', 'no')), "reason" text not null, "quantityKg" whole not null,
     "priceIdr" whole not null, "userId" text not null, "groupId" text not null references "groups" ("id"),
     "at" whole not null, check ("verdict" = 'yes' or length("reason") > 0)`,
  );
  await appendOnly(db, "bidAnswers");
  await shareOffers(db);
  await originOfContracts(db);
}

async function shareOffers(db: AnyDb): Promise<void> {
  for (const column of [...share, shareCosts]) await addColumn(db, "offers", column);
  for (const column of [...share, shareCosts]) await addColumn(db, "proposals", column);
  if (onSqlite(db)) {
    await rebuildTable(db, "offers", (text) =>
      text
        .replace(`in ('buy', 'toll')`, `in ('buy', 'toll', 'share')`)
        .replace(
          `check ("terms" = 'buy' or "feeIdr" > 0)`,
          `check ("terms" <> 'toll' or "feeIdr" > 0), check ("terms" <> 'share' or "sharePercent" > 0)`,
        ),
    );
    return;
  }
  await dropChecks(db, "offers", "terms");
  await sql
    .raw(
      `alter table "offers" add check ("terms" in ('buy', 'toll', 'share')), add check ("terms" <> 'toll' or "feeIdr" > 0),
       add check ("terms" <> 'share' or "sharePercent" > 0)`,
    )
    .execute(db);
}

/** A contract stems from a proposal or from a bid; of a pool, one for each harvest in it. */
async function originOfContracts(db: AnyDb): Promise<void> {
  const terms = `("terms" in ('buy', 'toll', 'share'))`;
  const origin = `check (("proposalId" is null) <> ("bidId" is null))`;
  const priced = `check ("priceIdr" > 0 or "terms" = 'share' and "priceIdr" = 0 and "sharePercent" > 0)`;
  await addColumn(db, "contracts", `"bidId" text references "bids" ("id")`);
  await addColumn(db, "contracts", `${transportBy} default 'buyer'`);
  for (const column of [...share, shareCosts]) await addColumn(db, "contracts", column);
  if (onSqlite(db)) {
    await rebuildTable(db, "contracts", (text) =>
      text
        .replace(`"proposalId" text not null unique references`, `"proposalId" text references`)
        .replace(`("terms" in ('buy', 'toll'))`, terms)
        .replace(`"priceIdr" whole not null check ("priceIdr" > 0)`, `"priceIdr" whole not null`)
        .replace(`"priceIdr" integer not null check ("priceIdr" > 0)`, `"priceIdr" integer not null`)
        .replace(/\)\s*strict\s*$/i, `, ${origin}, ${priced}) strict`),
    );
  } else {
    await dropChecks(db, "contracts", "terms");
    await dropChecks(db, "contracts", "priceIdr");
    await sql
      .raw(
        `alter table "contracts" drop constraint "contracts_proposalId_key", alter column "proposalId" drop not null,
         add check ${terms}, add ${origin}, add ${priced}`,
      )
      .execute(db);
  }
  await createIndex(db, "contracts_proposal", `"contracts" ("proposalId", "lotId")`, true);
  // What a kitchen has left in a week is asked at every deal.
  await createIndex(db, "contracts_kitchen", `"contracts" ("kitchenId", "week")`);
  await createIndex(db, "proposals_kitchen", `"proposals" ("kitchenId", "week")`);
  await createIndex(db, "contracts_bid", `"contracts" ("bidId", "lotId")`, true);
}
