import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** A sentence that says why: kept, and shown to both sides. */
export const reasonText = z
  .string({ error: complaint("required") })
  .trim()
  .min(3, complaint("tooShort"))
  .max(300, complaint("tooLong"));

/** What somebody says to a note or a payment: it is right, or it is struck out for a reason. */
export const ConfirmationForm = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("right") }),
  z.strictObject({ answer: z.literal("wrong"), reason: reasonText }),
]);

export type ConfirmationState = "waiting" | "confirmed" | "voided";

/** A note or a payment is a fact once the other side said so; a voided one never counts. */
export function confirmationState(paper: { confirmedAt: number | null; voidedAt: number | null }): ConfirmationState {
  if (paper.voidedAt !== null) return "voided";
  return paper.confirmedAt === null ? "waiting" : "confirmed";
}

/** What a group may still say to a paper of its contract: its maker may take it back, the other side may confirm or refuse it. */
export function mayAnswerPaper(paper: { state: ConfirmationState; groupId: string }, groupId: string | null) {
  const open = paper.state === "waiting" && groupId !== null;
  return { confirm: open && paper.groupId !== groupId, strike: open };
}
