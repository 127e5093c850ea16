import type { Db } from "#db/open.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { bidRows, factsOf } from "~/market/deal-facts.server.ts";
import { dealState } from "~/market/deal.ts";
import { lotState } from "~/market/lot.ts";
import { memberOf } from "~/market/pooled.server.ts";
import { groupIsVerified } from "~/market/standing.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { JoinFacts } from "./pool.ts";

/** A harvest with all that decides whether it may go into a pool at this instant; undefined when there is none. */
export async function poolable(db: Db, lotId: string, nowMs: number) {
  const lot = await db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .leftJoin("lotForecasts", "lotForecasts.lotId", "lots.id")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "lots.id")
    .leftJoin("pools", "pools.id", "lots.id")
    .selectAll("lots")
    .select(["groups.name as groupName", "lotBalances.promisedKg", "lotBalances.remainingKg"])
    .select(["lotWithdrawals.at as withdrawnAt", "lotForecasts.typicalKg", "lotForecastEnds.at as realisedAt"])
    .select(["pools.id as ownPoolId", memberOf("lots.id").as("poolId")])
    .where("lots.id", "=", lotId)
    .executeTakeFirst();
  if (!lot) return undefined;
  const withdrawal = lot.withdrawnAt === null ? null : { at: lot.withdrawnAt };
  const today = dateIn(await zoneOf(db, lot.regencyCode), nowMs);
  const facts: JoinFacts = {
    state: lotState(lot, lot, withdrawal, today),
    isPool: lot.ownPoolId !== null,
    forecast: lot.typicalKg !== null && lot.realisedAt === null,
    verified: await groupIsVerified(db, lot.groupId),
    bids: await hasLiveBids(db, lotId, nowMs),
    proposed: await hasLiveProposals(db, lotId, nowMs),
  };
  return { lot, facts };
}

/** A bid for this harvest waits for its opening, or for somebody's word. */
export async function hasLiveBids(db: Db, lotId: string, nowMs: number): Promise<boolean> {
  const rows = await bidRows(db).where("bids.lotId", "=", lotId).execute();
  const live = ["sealed", "producerTurn", "processorTurn"];
  // A bid of before there was a close never opens: nobody waits for it.
  return rows.some((row) => row.bidsCloseAt !== null && live.includes(dealState(factsOf(row), nowMs)));
}

/** A proposal for this harvest was sent and may still be agreed. */
export async function hasLiveProposals(db: Db, lotId: string, nowMs: number): Promise<boolean> {
  const row = await liveProposals(db, lotId, nowMs).select("proposals.id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * True when others count on the kg of a pool: a running contract, a yes of its leader that waits for the kitchen's, or
 * its leader's counter-offer.
 */
export async function isPromised(db: Db, poolId: string, nowMs: number): Promise<boolean> {
  const running = await db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .leftJoin("proposals", "proposals.id", "contracts.proposalId")
    .leftJoin("bids", "bids.id", "contracts.bidId")
    .innerJoin("poolMembers", "poolMembers.lotId", "contracts.lotId")
    .select("contracts.id")
    .where("poolMembers.poolId", "=", poolId)
    .where("contractEnds.contractId", "is", null)
    .where(({ eb, or }) => or([eb("proposals.lotId", "=", poolId), eb("bids.lotId", "=", poolId)]))
    .limit(1)
    .executeTakeFirst();
  return running !== undefined || gaveItsWord(db, poolId, nowMs);
}

/** The leader has said yes to a proposal, or made a counter-offer, and the kitchen can make a contract of it now. */
export async function gaveItsWord(db: Db, poolId: string, nowMs: number): Promise<boolean> {
  const yes = await liveProposals(db, poolId, nowMs)
    .innerJoin("answers as yes", (join) =>
      join.onRef("yes.proposalId", "=", "proposals.id").on("yes.side", "=", "producer").on("yes.verdict", "=", "yes"),
    )
    .select("proposals.id")
    .limit(1)
    .executeTakeFirst();
  if (yes) return true;
  const rows = await bidRows(db).where("bids.lotId", "=", poolId).execute();
  return rows.some((row) => dealState(factsOf(row), nowMs) === "processorTurn");
}

function liveProposals(db: Db, lotId: string, nowMs: number) {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .where("proposals.lotId", "=", lotId)
    .where("proposalSends.dueAt", ">", nowMs)
    .where("proposalDrops.proposalId", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("answers as no")
            .select("no.side")
            .whereRef("no.proposalId", "=", "proposals.id")
            .where("no.verdict", "=", "no"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("contracts").select("contracts.id").whereRef("contracts.proposalId", "=", "proposals.id"))),
    );
}
