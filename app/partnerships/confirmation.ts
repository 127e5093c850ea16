import { z } from "zod";
import { knownPin } from "~/auth/pin.ts";
import { complaint } from "~/lib/complaint.ts";
import { phoneNumber } from "~/lib/phone.ts";

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
  // The other side, on the phone of the one who wrote the paper.
  z.strictObject({ answer: z.literal("pin"), phone: phoneNumber, pin: knownPin }),
]);

export type Confirmation = z.output<typeof ConfirmationForm>;

export type ConfirmationState = "waiting" | "confirmed" | "voided";

/** A note or a payment is a fact once the other side said so; a voided one never counts. */
export function confirmationState(paper: { confirmedAt: number | null; voidedAt: number | null }): ConfirmationState {
  if (paper.voidedAt !== null) return "voided";
  return paper.confirmedAt === null ? "waiting" : "confirmed";
}

/** What a reader may still say to a paper, and why there is no button where one would be looked for. */
export type MayAnswer = {
  confirm: boolean;
  strike: boolean;
  /** The other side may say yes on this phone, with its PIN. */
  pin: boolean;
  /** The reader wrote it for the partner, so somebody else has to say yes. */
  barred: boolean;
};

/**
 * What somebody may still say to a paper of the own contract: its maker's side may take it back, the other side may
 * confirm or refuse it, but not the person who wrote it. A note in dispute is not confirmed.
 */
export function mayAnswerPaper(
  paper: { state: ConfirmationState; groupId: string; userId: string; disputed?: boolean },
  reader: { groupId: string | null; userId: string },
): MayAnswer {
  const open = paper.state === "waiting" && reader.groupId !== null;
  const other = open && paper.groupId !== reader.groupId;
  const settled = !paper.disputed;
  const same = paper.userId === reader.userId;
  return {
    confirm: other && settled && !same,
    strike: open,
    pin: open && !other && settled,
    barred: other && settled && same,
  };
}
