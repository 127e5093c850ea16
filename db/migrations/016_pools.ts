import { sql } from "kysely";
import type { AnyDb } from "../dialect.ts";
import { appendOnly, createIndex, createTable, refuseWhen } from "../dialect.ts";

/** Kg of a lot in contracts, as 006 counts them: running ones whole, ended ones as far as was weighed (rounded up). */
const promisedOfLot = (lot: string) =>
  `coalesce((select sum(case when exists (select 1 from "contractEnds" e where e."contractId" = c."id")
      then (select cast(coalesce(sum(t."netGrams"), 0) as bigint) + 999 from "tickets" t where t."contractId" = c."id" and not exists (select 1 from "ticketVoids" v where v."ticketId" = t."id")) / 1000
      else c."quantityKg" end)
    from "contracts" c where c."lotId" = ${lot}), 0)`;

const isPooled = (lot: string) =>
  `exists (select 1 from "poolMembers" m where m."lotId" = ${lot} and m."leftAt" is null)`;
const isPool = (lot: string) => `exists (select 1 from "pools" p where p."id" = ${lot})`;

/** The harvest that the two sides of a new contract spoke about: of a pool it is not the one in the contract. */
const spokenOf = `coalesce((select o."lotId" from "proposals" o where o."id" = NEW."proposalId"),
  (select b."lotId" from "bids" b where b."id" = NEW."bidId"))`;

/** Harvests of neighbours sold as one. A pool's own harvest is the row of `lots` with the id of the pool. */
export async function up(db: AnyDb): Promise<void> {
  await createPools(db);
  await createSuggestions(db);
  await countPools(db);
  await guardPools(db);
}

async function createPools(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "pools",
    `"id" text primary key, "groupId" text not null references "groups" ("id"),
     "lotId" text not null references "lots" ("id"), "regencyCode" text not null references "regions" ("code"),
     "note" text not null, "byUserId" text not null, "at" whole not null`,
  );
  await createIndex(db, "pools_group", `"pools" ("groupId", "at", "id")`);
  await createIndex(db, "pools_regency", `"pools" ("regencyCode", "at", "id")`);
  await createTable(
    db,
    "poolInvitations",
    `"poolId" text not null references "pools" ("id"), "lotId" text not null references "lots" ("id"),
     "groupId" text not null references "groups" ("id"), "byUserId" text not null, "at" whole not null,
     primary key ("poolId", "groupId")`,
  );
  await createIndex(db, "poolInvitations_group", `"poolInvitations" ("groupId", "poolId")`);
  await createIndex(db, "poolInvitations_lot", `"poolInvitations" ("lotId")`);
  await createTable(
    db,
    "poolAnswers",
    `"poolId" text not null references "pools" ("id"), "groupId" text not null references "groups" ("id"),
     "verdict" text not null check ("verdict" in ('yes', 'no')), "reason" text not null, "userId" text not null,
     "at" whole not null, primary key ("poolId", "groupId"), check ("verdict" = 'yes' or length("reason") > 0)`,
  );
  await appendOnly(db, "poolAnswers");
  await createTable(
    db,
    "poolMembers",
    `"poolId" text not null references "pools" ("id"), "lotId" text not null references "lots" ("id"),
     "groupId" text not null references "groups" ("id"), "quantityKg" whole not null check ("quantityKg" > 0),
     "at" whole not null, "leftAt" whole, "leftBecause" text, primary key ("poolId", "lotId"),
     check (("leftAt" is null) = ("leftBecause" is null))`,
  );
  // The last lock: one harvest stands in one pool.
  await createIndex(db, "poolMembers_standing", `"poolMembers" ("lotId") where "leftAt" is null`, true);
  await createIndex(db, "poolMembers_group", `"poolMembers" ("groupId", "poolId")`);
  await createTable(
    db,
    "poolEnds",
    `"poolId" text primary key references "pools" ("id"), "byUserId" text not null, "at" whole not null,
     "reason" text not null check (length("reason") > 0)`,
  );
}

/** What the engine found: harvests that would sell more kg as one. Weighed anew when the market has changed. */
async function createSuggestions(db: AnyDb): Promise<void> {
  await createTable(
    db,
    "poolSuggestions",
    `"id" text primary key, "regencyCode" text not null references "regions" ("code"),
     "commodityCode" text not null references "commodities" ("code"), "quantityKg" whole not null,
     "moreKg" whole not null check ("moreKg" > 0), "at" whole not null`,
  );
  await createIndex(db, "poolSuggestions_regency", `"poolSuggestions" ("regencyCode", "moreKg", "id")`);
  await createTable(
    db,
    "poolSuggestionLots",
    `"suggestionId" text not null references "poolSuggestions" ("id") on delete cascade,
     "lotId" text not null references "lots" ("id"), primary key ("suggestionId", "lotId")`,
  );
  await createIndex(db, "poolSuggestionLots_lot", `"poolSuggestionLots" ("lotId")`);
  await createTable(
    db,
    "poolWeighings",
    `"regencyCode" text primary key references "regions" ("code"), "digest" text not null, "at" whole not null`,
  );
}

/** A harvest in a pool has nothing left of its own; a pool has what its members have left of what they put in. */
async function countPools(db: AnyDb): Promise<void> {
  const left = `ml."quantityKg" - ${promisedOfLot(`ml."id"`)}`;
  await sql
    .raw(
      `create view "poolShares" as select m."poolId", m."lotId", m."groupId", m."quantityKg",
         case when m."quantityKg" < ${left} then m."quantityKg" else ${left} end as "remainingKg"
       from "poolMembers" m join "lots" ml on ml."id" = m."lotId" where m."leftAt" is null`,
    )
    .execute(db);
  const leftOfPool = `coalesce((select sum(s."remainingKg") from "poolShares" s where s."poolId" = l."id"), 0)`;
  const promised = `case when ${isPool(`l."id"`)} then l."quantityKg" - ${leftOfPool}
      when ${isPooled(`l."id"`)} then l."quantityKg" else ${promisedOfLot(`l."id"`)} end`;
  await sql.raw(`drop view "lotBalances"`).execute(db);
  await sql
    .raw(
      `create view "lotBalances" as select l."id" as "lotId", l."quantityKg", ${promised} as "promisedKg",
         l."quantityKg" - ${promised} as "remainingKg" from "lots" l`,
    )
    .execute(db);
}

async function guardPools(db: AnyDb): Promise<void> {
  await refuseWhen(db, {
    name: "contracts_of_pools",
    table: "contracts",
    on: "insert",
    when: `${isPool(`NEW."lotId"`)}
      or exists (select 1 from "poolMembers" m where m."lotId" = NEW."lotId" and m."leftAt" is null
        and m."poolId" <> ${spokenOf})
      or (${isPool(spokenOf)} and not exists (select 1 from "poolMembers" m where m."lotId" = NEW."lotId"
        and m."leftAt" is null and m."poolId" = ${spokenOf}))`,
    message: "a harvest in a pool is promised with its pool, and only there",
  });
  await refuseWhen(db, {
    name: "poolMembers_within_lot",
    table: "poolMembers",
    on: "insert",
    when: `${isPool(`NEW."lotId"`)} or NEW."quantityKg" > (select l."quantityKg" from "lots" l where l."id" = NEW."lotId")
      - ${promisedOfLot(`NEW."lotId"`)}`,
    message: "a member puts in what is left of its own harvest",
  });
  await refuseWhen(db, {
    name: "poolMembers_leave_once",
    table: "poolMembers",
    on: "update",
    when: `OLD."leftAt" is not null or NEW."leftAt" is null or NEW."quantityKg" <> OLD."quantityKg"
      or NEW."lotId" <> OLD."lotId" or NEW."groupId" <> OLD."groupId" or NEW."poolId" <> OLD."poolId"`,
    message: "a member of a pool leaves once, and nothing else changes",
  });
  await refuseWhen(db, {
    name: "lots_stay_in_pools",
    table: "lots",
    on: "update",
    when: `(NEW."quantityKg" <> OLD."quantityKg" or NEW."askIdr" <> OLD."askIdr" or NEW."form" <> OLD."form"
      or NEW."readyFrom" <> OLD."readyFrom" or NEW."readyTo" <> OLD."readyTo") and ${isPooled(`NEW."id"`)}`,
    message: "a harvest in a pool stays as it was put in",
  });
  await refuseWhen(db, {
    name: "lotWithdrawals_not_from_pools",
    table: "lotWithdrawals",
    on: "insert",
    when: isPooled(`NEW."lotId"`),
    message: "a harvest in a pool is not withdrawn",
  });
}
