import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Side } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Answers, Verdict } from "./proposal.ts";
import { proposalState } from "./proposal.ts";
import { tellOfAnswer } from "./proposal-tellings.server.ts";

/** `notYours` covers what this group was never sent; `samePerson` whoever sent it or spoke for the other side. */
export type AnswerRefusal =
  "notYours" | "alreadyAnswered" | "samePerson" | "declined" | "dropped" | "tooLate" | "reasonMissing";

export type Answer = {
  proposalId: string;
  side: Side;
  verdict: Verdict;
  /** Why not; empty with a yes. */
  reason: string;
  userId: string;
  groupId: string;
};

/**
 * Records what one side says to a proposal that was sent to it: once a side, before the deadline by the server's
 * clock (`act.at`), and not after the other side said no. Nobody speaks for both sides, or for one of a round that
 * the same person sent.
 * @returns whether both sides have now said yes; what comes of that is for partnerships to write, in the same `once`
 */
export function answerProposal(db: Db, act: Act, answer: Answer): Promise<Outcome<{ agreed: boolean }, AnswerRefusal>> {
  return once(db, act, async (db) => {
    const { proposalId, side, verdict, groupId, userId } = answer;
    await lockRow(db, "proposals", proposalId);
    const proposal = await sentProposal(db, answer);
    if (!proposal) return refuse("notYours");
    const given = await answersTo(db, proposalId);
    const answers: Answers = Object.fromEntries(given.map((row) => [row.side, row.verdict]));
    if (answers[side]) return refuse("alreadyAnswered");
    const facts = { sent: true, dropped: proposal.droppedAt !== null, answers, dueAt: proposal.dueAt, contract: false };
    const state = proposalState(facts, act.at);
    if (state === "dropped") return refuse("dropped");
    if (state === "declined") return refuse("declined");
    if (state === "expired") return refuse("tooLate");
    if ([proposal.sentByUserId, ...given.map((row) => row.userId)].includes(userId)) return refuse("samePerson");
    const reason = answer.reason.trim();
    if (verdict === "no" && reason === "") return refuse("reasonMissing");
    await db
      .insertInto("answers")
      .values({ ...answer, reason, at: act.at })
      .execute();
    const { regencyCode } = proposal;
    await recordEvent(db, act, {
      verb: `proposal.${verdict}`,
      subjectId: proposalId,
      groupId,
      regencyCode,
      data: { side },
    });
    const agreed = verdict === "yes" && answers[side === "producer" ? "processor" : "producer"] === "yes";
    // Of a second yes the other side hears by the contract that it makes.
    if (!agreed) await tellOfAnswer(db, act, answer);
    return { ok: true as const, agreed };
  });
}

function sentProposal(db: Db, { proposalId, side, groupId }: Answer) {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .innerJoin("rounds", "rounds.id", "proposals.roundId")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select([
      "proposalDrops.at as droppedAt",
      "proposalSends.dueAt",
      "proposalSends.byUserId as sentByUserId",
      "rounds.regencyCode",
    ])
    .where("proposals.id", "=", proposalId)
    .where(side === "producer" ? "proposals.producerGroupId" : "proposals.processorGroupId", "=", groupId)
    .executeTakeFirst();
}

function answersTo(db: Db, proposalId: string) {
  return db.selectFrom("answers").select(["side", "verdict", "userId"]).where("proposalId", "=", proposalId).execute();
}

/** True for who may not answer this proposal for any group: who sent it, or already spoke for the other side. */
export async function hasSpoken(db: Db, proposalId: string, userId: string): Promise<boolean> {
  const sent = await db
    .selectFrom("proposalSends")
    .select("proposalId")
    .where("proposalId", "=", proposalId)
    .where("byUserId", "=", userId)
    .executeTakeFirst();
  if (sent) return true;
  const answer = await db
    .selectFrom("answers")
    .select("proposalId")
    .where("proposalId", "=", proposalId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return answer !== undefined;
}
