import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";

/** Writes that these pairings are left out, and why. Inside a `once`. */
export async function writeDrops(db: Db, act: Act, proposalIds: string[], reason: string): Promise<void> {
  const drops = proposalIds.map((proposalId) => ({ proposalId, byUserId: act.actorId, at: act.at, reason }));
  if (drops.length > 0) await db.insertInto("proposalDrops").values(drops).execute();
}

/**
 * What an officer left out of one plan stays out of the next: the same harvest to the same kitchen in the same week,
 * with the reason and the name it had. Inside a `once`.
 */
export async function carryDrops(db: Db, fromClearingId: string, toClearingId: string): Promise<void> {
  const carried = await db
    .selectFrom("proposalDrops")
    .innerJoin("proposals as was", "was.id", "proposalDrops.proposalId")
    .innerJoin("proposals as is", (join) =>
      join
        .onRef("is.lotId", "=", "was.lotId")
        .onRef("is.offerId", "=", "was.offerId")
        .onRef("is.week", "=", "was.week")
        .on("is.clearingId", "=", toClearingId),
    )
    .select(["is.id as proposalId", "proposalDrops.byUserId", "proposalDrops.at", "proposalDrops.reason"])
    .where("was.clearingId", "=", fromClearingId)
    .execute();
  if (carried.length > 0) await db.insertInto("proposalDrops").values(carried).execute();
}
