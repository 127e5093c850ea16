import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { newestClearing } from "./clearings.server.ts";
import { writeDrops } from "./proposal-drops.server.ts";
import { anySent, spanOf } from "./rounds.server.ts";

export type ChangeRefusal = "alreadySent" | "notInPlan" | "alreadyForbidden" | "alreadyDropped";

export type Pairing = { roundId: string; proposalId: string; reason: string };

/** Leaves a proposal of the round's present plan out of what is sent. The plan itself stays as it was cleared. */
export function dropProposal(db: Db, act: Act, change: Pairing): Promise<Outcome<{ id: string }, ChangeRefusal>> {
  return once(db, act, async (db) => {
    const proposal = await inPlan(db, change);
    if (typeof proposal === "string") return refuse(proposal);
    if (proposal.dropped) return refuse("alreadyDropped");
    await writeDrops(db, act, [proposal.id], change.reason);
    await noteChange(db, act, "proposal.dropped", change);
    return { ok: true as const, id: proposal.id };
  });
}

type Planned = {
  id: string;
  clearingId: string;
  lotId: string;
  offerId: string;
  producerGroupId: string;
  processorGroupId: string;
  week: string;
  dropped: boolean;
};

/** The proposal when it is in the round's newest plan and nothing was sent yet, else why not. */
export async function inPlan(db: Db, change: Pairing): Promise<Planned | ChangeRefusal> {
  await lockRow(db, "rounds", change.roundId);
  const { id: clearingId } = await newestClearing(db, change.roundId);
  const row = await db
    .selectFrom("proposals")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select([
      "proposals.id",
      "proposals.clearingId",
      "proposals.lotId",
      "proposals.offerId",
      "proposals.producerGroupId",
      "proposals.processorGroupId",
      "proposals.week",
      "proposalDrops.at as droppedAt",
    ])
    .where("proposals.id", "=", change.proposalId)
    .where("proposals.clearingId", "=", clearingId)
    .executeTakeFirst();
  if (!row) return "notInPlan";
  if (await anySent(db, change.roundId)) return "alreadySent";
  return { ...row, dropped: row.droppedAt !== null };
}

/** The pairings of both groups in this plan that nobody left out. */
export async function livePairings(db: Db, pair: Planned): Promise<string[]> {
  const rows = await db
    .selectFrom("proposals")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select("proposals.id")
    .where("proposals.clearingId", "=", pair.clearingId)
    .where("proposals.producerGroupId", "=", pair.producerGroupId)
    .where("proposals.processorGroupId", "=", pair.processorGroupId)
    .where("proposalDrops.proposalId", "is", null)
    .execute();
  return rows.map((row) => row.id);
}

/** Puts a change of a pairing into the trail. */
export async function noteChange(db: Db, act: Act, verb: string, change: Pairing): Promise<void> {
  const { regencyCode } = await spanOf(db, change.roundId);
  await recordEvent(db, act, { verb, subjectId: change.proposalId, regencyCode, data: { reason: change.reason } });
}
