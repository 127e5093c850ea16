import { z } from "zod";
import type { Side } from "~/auth/user.ts";
import { complaint } from "~/lib/complaint.ts";

export type Verdict = "yes" | "no";
/** What each side has said so far. */
export type Answers = Partial<Record<Side, Verdict>>;

/** Where a proposal stands: before it is sent, while it waits, and how it ended. */
export type ProposalState = "draft" | "dropped" | "waiting" | "halfYes" | "agreed" | "declined" | "expired";

export type ProposalFacts = {
  sent: boolean;
  dropped: boolean;
  answers: Answers;
  /** Epoch milliseconds; null before it is sent. */
  dueAt: number | null;
  /** A contract came of it. */
  contract: boolean;
};

/** The state, from the rows there are. Answers count when given before `dueAt`; at that millisecond it is over. */
export function proposalState(facts: ProposalFacts, nowMs: number): ProposalState {
  const { answers, dueAt } = facts;
  if (!facts.sent) return facts.dropped ? "dropped" : "draft";
  if (facts.contract) return "agreed";
  if (answers.producer === "no" || answers.processor === "no") return "declined";
  if (answers.producer && answers.processor) return "agreed";
  if (dueAt !== null && nowMs >= dueAt) return "expired";
  return answers.producer || answers.processor ? "halfYes" : "waiting";
}

/** True while this side may still say yes or no. */
export function mayAnswer(proposal: { state: ProposalState; answers: Answers; side: Side }): boolean {
  const open = proposal.state === "waiting" || proposal.state === "halfYes";
  return open && proposal.answers[proposal.side] === undefined;
}

/** Common reasons for a no, so that a thumb is enough. */
export const declineReasons = ["price", "quantity", "time", "sold", "distance"] as const;

/** A side's answer. A no names one of the common reasons or says it in own words; own words win. */
export const AnswerForm = z
  .strictObject({
    verdict: z.enum(["yes", "no"], complaint("choice")),
    reason: z.enum(declineReasons, complaint("choice")).optional(),
    note: z.string().trim().max(200, complaint("tooLong")).optional(),
  })
  .refine((answer) => answer.verdict === "yes" || answer.reason !== undefined || Boolean(answer.note), {
    path: ["reason"],
    error: complaint("required"),
  })
  .transform(({ verdict, reason, note }) => ({ verdict, reason: verdict === "yes" ? "" : note || (reason ?? "") }));
