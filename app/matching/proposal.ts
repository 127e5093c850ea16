import { z } from "zod";
import type { Side } from "~/auth/user.ts";
import type { Leaves } from "~/market/leaves.ts";
import type { Terms } from "~/market/terms.ts";
import { complaint } from "~/lib/complaint.ts";
import type { Why } from "./why.ts";

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
  if (facts.contract) return "agreed";
  // A plan's pairing that was left out, or one that lost its kg to a direct deal after it was sent.
  if (facts.dropped) return "dropped";
  if (!facts.sent) return "draft";
  if (answers.producer === "no" || answers.processor === "no") return "declined";
  if (answers.producer && answers.processor) return "agreed";
  if (dueAt !== null && nowMs >= dueAt) return "expired";
  return answers.producer || answers.processor ? "halfYes" : "waiting";
}

/** A proposal stands on a forecast until the harvest is in. */
export function isTentative(row: { forecastLotId: string | null; realisedAt: number | null }): boolean {
  return row.forecastLotId !== null && row.realisedAt === null;
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

/** The fields of that form as they are typed. */
export type AnswerFields = z.input<typeof AnswerForm>;

/** A thing with its names, as the reference data has them. */
export type Named = { code: string; nameId: string; nameEn: string };

/**
 * A proposal as one side may see it: its own limit and never the other's, nor the band that would tell it. Prices are
 * rupiah per kg.
 */
export type ProposalView = {
  id: string;
  side: Side;
  state: ProposalState;
  /** The harvest still grows: kg and week are a forecast. */
  tentative: boolean;
  answers: Answers;
  sentAt: number;
  dueAt: number;
  /** The regency's zone, for the deadline. */
  zone: string;
  lotId: string;
  commodity: Named;
  product: Named;
  own: { name: string; village: string };
  partner: { name: string; village: string };
  quantityKg: number;
  /** The Monday of the week of handing over. */
  week: string;
  /** By road, an estimate. */
  distanceM: number;
  transportIdr: number;
  terms: Terms;
  /** What the kitchen asks per kg on toll terms, else 0. */
  feeIdr: number;
  /** The producer's part of what sales bring, after so many rupiah per kg raw for named costs; only with shares. */
  sharePercent: number;
  shareCostIdr: number;
  shareCosts: string;
  /** Agreed price at the farm gate and at the kitchen; null where nothing is bought. */
  farmGateIdr: number | null;
  deliveredIdr: number | null;
  /** The own ask, or the own bid or ceiling; null for a kitchen that does not buy. */
  ownLimitIdr: number | null;
  /** For a producer where nothing is bought: what a kg should bring after fee or costs and transport, an estimate; else null. */
  worthIdr: number | null;
  /** What a kg was reported to cost here; only where the whole proposal is shown. */
  reference: { lowIdr: number; highIdr: number; estimate: boolean } | null;
  /** The same at three prices of the product. */
  leaves: Leaves | null;
  why: Why;
  contractId: string | null;
};

/** Kg of an own lot that the last round found nobody for, and why; without the figures of others. */
export type LeftOver = {
  lotId: string;
  quantityKg: number;
  reason: string;
  commodity: Named;
  at: number;
};
