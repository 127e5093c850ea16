import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { ClaimOutcome } from "./claim.ts";
import type { ClaimReach } from "./claim-view.server.ts";
import { claimFor } from "./claim-view.server.ts";
import { statementsOf } from "./claims.server.ts";
import { digestOf } from "./digest.server.ts";
import type { CloseFault } from "./life.ts";
import { closeFault } from "./life.ts";
import { tellPartner } from "./telling.server.ts";
import { strikeTicket } from "./tickets.server.ts";

export type CloseRefusal = "notYours" | CloseFault;

/**
 * Closes a claim with a reason, by a companion of either village or an officer of the regency who has no part in it.
 * The note stands and waits for the other side again, or it is struck out and weighed anew: nobody but the two sides
 * makes a weight count.
 */
export function closeClaim(
  db: Db,
  act: Act,
  reach: ClaimReach,
  value: { claimId: string; outcome: ClaimOutcome; reason: string },
): Promise<Outcome<{ ticketId: string }, CloseRefusal>> {
  return once(db, act, async (db) => {
    const { claimId, outcome, reason } = value;
    const seen = await claimFor(db, reach, claimId);
    if (!seen || "groupId" in reach) return refuse("notYours");
    await lockRow(db, "tickets", seen.ticketId);
    const claim = await claimFor(db, reach, claimId);
    if (!claim) return refuse("notYours");
    const facts = { ...claim, groupId: claim.weigherGroupId, userId: claim.weigherUserId };
    const speakers = (await statementsOf(db, claimId)).map(({ userId }) => userId);
    const said = { closed: claim.closedAt !== null, userId: claim.openerUserId, speakers };
    const fault = closeFault(said, facts, act.actorId);
    if (fault) return refuse(fault);
    const row = { claimId, outcome, reason, userId: act.actorId, at: act.at };
    await db.insertInto("claimCloses").values(row).execute();
    const { regencyCode, contractId, ticketId } = claim;
    const data = { ticketId, outcome, reason, digest: digestOf("claimCloses", row) };
    await recordEvent(db, act, { verb: "claim.closed", subjectId: claimId, regencyCode, data });
    if (outcome === "struck")
      await strikeTicket(db, act, { ticketId, groupId: claim.openerGroupId, regencyCode, reason });
    const step = { contractId, subjectId: claimId, path: `/sengketa/${claimId}` };
    await tellPartner(db, act, null, { ...step, kind: "claimClosed", data: { name: claim.ticketNumber, reason } });
    return { ok: true as const, ticketId };
  });
}
