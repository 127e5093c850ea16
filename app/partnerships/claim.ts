import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { photoFiles } from "~/photos/photo.ts";
import { reasonText } from "./confirmation.ts";
import { mostPhotos } from "./ticket.ts";

/** The three things that can be wrong with a delivery. */
export const claimKinds = ["weight", "quality", "goods"] as const;
export type ClaimKind = (typeof claimKinds)[number];
/** How somebody who mediates closes a claim: the note stands and waits again, or it is struck out and weighed again. */
export const outcomes = ["stands", "struck"] as const;
export type ClaimOutcome = (typeof outcomes)[number];

/** A claim: one of three, a photo, a word. A wrong form never voids it. */
export const ClaimForm = z.strictObject({
  kind: z.enum(claimKinds, { error: complaint("choice") }),
  note: z.string().trim().max(300, complaint("tooLong")).default(""),
  photos: photoFiles(mostPhotos),
});

/** The end of a claim, with the reason that both sides read. */
export const CloseClaimForm = z.strictObject({
  outcome: z.enum(outcomes, { error: complaint("choice") }),
  reason: reasonText,
});

/** A claim that was opened and neither closed nor overtaken, because its note was struck out. */
export function isOpenClaim(claim: { closedAt: number | null; voidedAt: number | null }): boolean {
  return claim.closedAt === null && claim.voidedAt === null;
}

/** How often one side can speak to one claim: enough to answer, too little to quarrel. */
export const mostStatements = 5;

export type SpeakFault = "ticketVoided" | "claimClosed" | "spokenEnough";

/** Why a side cannot speak to a claim any more; null when it can. `mine`: how often it has spoken. */
export function speakFault(claim: { closed: boolean; voided: boolean; mine: number }): SpeakFault | null {
  if (claim.voided) return "ticketVoided";
  if (claim.closed) return "claimClosed";
  return claim.mine >= mostStatements ? "spokenEnough" : null;
}
