import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { reasonText } from "~/partnerships/confirmation.ts";
import { sharedIdr, splitWhole } from "./batch-money.ts";

/** Most sales that are confirmed at once: as many as a page shows. */
export const salesAtOnce = 20;

const saleId = z.string({ error: complaint("required") }).max(40, complaint("choice"));

/** What a producer says to shared sales: all that it has read are right, or one is not. */
export const SharesForm = z.discriminatedUnion("answer", [
  z.strictObject({
    answer: z.literal("right"),
    saleIds: z.array(saleId, { error: complaint("required") }).max(salesAtOnce, complaint("tooLarge")),
  }),
  z.strictObject({ answer: z.literal("doubt"), saleId, reason: reasonText }),
]);

/** Grams of one contract in a batch, and those of them that the kitchen bought cheaper: what they bring is its own. */
export type SharedInput = { contractId: string; grams: number; boughtGrams: number };

/**
 * A sale divided over the contracts of its batch by their grams, in whole rupiah. With what the grams brought that the
 * kitchen bought, the parts make it up exactly.
 */
export function splitSale(
  amountIdr: number,
  inputs: readonly SharedInput[],
): { contractId: string; partIdr: number }[] {
  const boughtGrams = inputs.reduce((sum, input) => sum + input.boughtGrams, 0);
  const shared = inputs.reduce((sum, input) => sum + input.grams, 0);
  if (shared + boughtGrams === 0) return [];
  const parts = splitWhole(amountIdr, [...inputs.map(({ grams }) => grams), boughtGrams]);
  return inputs.map(({ contractId }, i) => ({ contractId, partIdr: parts[i] ?? 0 }));
}

/** How one contract shares what its grams in one batch bring. */
export type SharedDeal = { grams: number; sharePercent: number; shareCostIdr: number };

/**
 * Rupiah that one more confirmed sale adds to what the producer is owed, when `beforeIdr` of the contract's part in this
 * batch were confirmed before: costs come off first, so the first sales may add nothing. Whatever the order, the sums
 * of all sales are the same.
 */
export function dueOfSale(beforeIdr: number, partIdr: number, deal: SharedDeal): number {
  const owed = (soldIdr: number) => sharedIdr(soldIdr, deal.grams, deal);
  return owed(beforeIdr + partIdr) - owed(beforeIdr);
}

export type ShareFault = "saleVoided" | "saleConfirmed" | "samePerson";

/** Why somebody may not say that a sale is right; null when they may: nobody confirms what they wrote down themselves. */
export function shareFault(
  sale: { userId: string; voidedAt: number | null; confirmedAt: number | null },
  byUserId: string,
): ShareFault | null {
  if (sale.voidedAt !== null) return "saleVoided";
  if (sale.confirmedAt !== null) return "saleConfirmed";
  return sale.userId === byUserId ? "samePerson" : null;
}

/** Where a shared sale stands for its producer. */
export type ShareState = "waiting" | "doubted" | "confirmed" | "voided";

/** The state, from the rows there are. A doubted sale may still be confirmed once it is explained. */
export function shareState(row: {
  voidedAt: number | null;
  confirmedAt: number | null;
  doubtedAt: number | null;
}): ShareState {
  if (row.voidedAt !== null) return "voided";
  if (row.confirmedAt !== null) return "confirmed";
  return row.doubtedAt === null ? "waiting" : "doubted";
}
