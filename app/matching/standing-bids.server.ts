import type { Db } from "#db/open.server.ts";
import { bidRows, factsOf } from "~/market/deal-facts.server.ts";
import { dealState } from "~/market/deal.ts";
import { haulageIdr } from "~/market/haulage.ts";
import type { BidRow } from "./market-rows.ts";
import type { Span } from "./round.ts";

/**
 * The bids that a round counts: sealed ones, and opened ones that wait for the seller's first word. One that became a
 * deal has got all it asked for, and while two sides talk a round leaves them alone: both count as used up. Refused
 * and lapsed ones are gone, so that the offer itself speaks again. Prices are turned into what the kitchen would pay
 * delivered, as the engine takes them.
 */
export async function standingBids(db: Db, span: Span, nowMs: number): Promise<BidRow[]> {
  const rows = await bidRows(db)
    .select(({ selectFrom }) =>
      selectFrom("contracts as running")
        .leftJoin("contractEnds", "contractEnds.contractId", "running.id")
        .select(({ fn }) => fn.sum<number>("running.quantityKg").as("kg"))
        // What a pool sold stands in the contracts of its members.
        .where(({ eb, or, ref }) =>
          or([
            eb("running.lotId", "=", ref("bids.lotId")),
            eb(
              "running.lotId",
              "in",
              eb
                .selectFrom("poolMembers")
                .select("poolMembers.lotId")
                .whereRef("poolMembers.poolId", "=", "bids.lotId"),
            ),
          ]),
        )
        .whereRef("running.offerId", "=", "bids.offerId")
        .where("contractEnds.contractId", "is", null)
        .as("usedKg"),
    )
    .where("lots.regencyCode", "=", span.regencyCode)
    .where("lots.readyTo", ">=", span.fromWeek)
    .where("bidWithdrawals.bidId", "is", null)
    .orderBy("bids.id")
    .execute();
  return rows.flatMap((row) => {
    const facts = factsOf(row);
    const state = dealState(facts, nowMs);
    if (state === "declined" || (state === "lapsed" && facts.forSale)) return [];
    const talking = state === "processorTurn" || facts.counters.producer !== undefined;
    const { id, lotId, offerId, maxKg } = row;
    const haul = row.transportBy === "buyer" ? (haulageIdr(row) ?? 0) : 0;
    const usedKg = state === "agreed" || talking ? maxKg : (row.usedKg ?? 0);
    return [{ id, lotId, offerId, maxKg, bidIdr: row.bidIdr + haul, usedKg }];
  });
}
