import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays } from "~/lib/dates.ts";
import { amountIdr } from "~/lib/units.ts";
import { photoFiles } from "~/photos/photo.ts";
import { mostPhotos } from "./ticket.ts";

/** A paper receipt above this many rupiah usually carries a duty stamp of Rp10.000 (source L4). */
export const stampDutyAboveIdr = 5_000_000;

export const methods = ["cash", "transfer"] as const;

/** A payment that was made outside the platform, as either side writes it down. */
export const PaymentForm = z.strictObject({
  amountIdr,
  method: z.enum(methods, { error: complaint("choice") }),
  paidOn: z.iso.date({ error: (issue) => complaint(issue.input ? "date" : "required") }),
  note: z.string().trim().max(300, complaint("tooLong")).default(""),
  photos: photoFiles(mostPhotos),
});

export type PaymentEntry = Omit<z.output<typeof PaymentForm>, "photos">;

/** One part of what is owed: the rupiah of a confirmed note and the ISO date on which they fall due. */
export type Claim = { dueIdr: number; dueOn: string };

/** What is owed, paid and open under one contract. */
export type Account = {
  /** Rupiah for all confirmed grams. */
  dueIdr: number;
  /** Rupiah that both sides confirmed. */
  paidIdr: number;
  /** Rupiah written down by one side only. */
  waitingIdr: number;
  /** Rupiah still to pay, 0 when paid or overpaid; what waits for confirmation is not paid yet. */
  openIdr: number;
  /** Rupiah of it whose day has passed. */
  overdueIdr: number;
  /** When the oldest unpaid part falls due; null when nothing is open. */
  nextDueOn: string | null;
};

/** The day on which a note that was confirmed on `confirmedOn` has to be paid. */
export function dueDate(confirmedOn: string, paymentDays: number): string {
  return addDays(confirmedOn, paymentDays);
}

/** Sums claims and payments. Payments settle the claim that falls due first. */
export function accountOf(
  claims: readonly Claim[],
  paid: { confirmedIdr: number; waitingIdr: number },
  today: string,
): Account {
  const inOrder = claims.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const dueIdr = inOrder.reduce((sum, claim) => sum + claim.dueIdr, 0);
  let purse = paid.confirmedIdr;
  let overdueIdr = 0;
  let nextDueOn: string | null = null;
  for (const claim of inOrder) {
    const open = claim.dueIdr - Math.min(purse, claim.dueIdr);
    purse -= claim.dueIdr - open;
    if (open > 0) nextDueOn ??= claim.dueOn;
    if (claim.dueOn < today) overdueIdr += open;
  }
  const openIdr = Math.max(0, dueIdr - paid.confirmedIdr);
  return { dueIdr, paidIdr: paid.confirmedIdr, waitingIdr: paid.waitingIdr, openIdr, overdueIdr, nextDueOn };
}

/** Rupiah that nobody has written down as paid yet: what a new payment may amount to without a note. */
export function stillDueIdr(account: Pick<Account, "dueIdr" | "paidIdr" | "waitingIdr">): number {
  return Math.max(0, account.dueIdr - account.paidIdr - account.waitingIdr);
}
