/**
 * The rules of a partnership's life, as pure functions over the few facts that each step looks at. The verbs read the
 * facts under a lock and ask here; the model in the tests asks the same questions of its own rows.
 */
import type { ConfirmationState } from "./confirmation.ts";
import { confirmationState } from "./confirmation.ts";
import { needsNote } from "./ticket.ts";

/** A note or payment as the rules see it. */
export type PaperFacts = {
  /** Group and person that wrote it. */
  groupId: string;
  userId: string;
  confirmedAt: number | null;
  voidedAt: number | null;
};
/** A note can be disputed besides: then nobody confirms it until the claim is closed. */
export type TicketFacts = PaperFacts & { disputed: boolean };
/** Who acts: for which group, and as whom. */
export type Actor = { groupId: string; userId: string };

export type WeighFault =
  | "contractEnded"
  | "dateFuture"
  | "dateBeforeContract"
  | "ticketWaiting"
  | "deliveryUnknown"
  | "noteNeeded"
  | "rejectionPrice";

/** Why a weighing cannot be written down; null when it can. Days are ISO dates. */
export function weighFault(
  contract: { ended: boolean; signedOn: string; quantityKg: number; rateIdr: number },
  before: readonly { netGrams: number; confirmedAt: number | null }[],
  weighing: { netGrams: number; weighedOn: string; note: string; hasDelivery: boolean; soldIdr: number },
  today: string,
): WeighFault | null {
  if (contract.ended) return "contractEnded";
  if (weighing.weighedOn > today) return "dateFuture";
  if (weighing.weighedOn < contract.signedOn) return "dateBeforeContract";
  if (before.some(({ confirmedAt }) => confirmedAt === null)) return "ticketWaiting";
  if (!weighing.hasDelivery) return "deliveryUnknown";
  if (weighing.soldIdr >= contract.rateIdr && weighing.soldIdr > 0) return "rejectionPrice";
  const grams = before.reduce((sum, ticket) => sum + ticket.netGrams, weighing.netGrams);
  return needsNote(grams, contract.quantityKg) && weighing.note === "" ? "noteNeeded" : null;
}

export type ConfirmFault<Kind extends "ticket" | "payment"> =
  | "samePerson"
  | `${Kind}Own`
  | `${Kind}Voided`
  | `${Kind}Confirmed`
  | (Kind extends "ticket" ? "ticketDisputed" : never);

/** Why somebody may not say that a note is right; null when they may. */
export function confirmTicketFault(ticket: TicketFacts, by: Actor): ConfirmFault<"ticket"> | null {
  const state = confirmationState(ticket);
  if (state === "voided") return "ticketVoided";
  if (state === "confirmed") return "ticketConfirmed";
  if (ticket.groupId === by.groupId) return "ticketOwn";
  if (ticket.userId === by.userId) return "samePerson";
  return ticket.disputed ? "ticketDisputed" : null;
}

/** Why somebody may not say that money changed hands; null when they may. */
export function confirmPaymentFault(payment: PaperFacts, by: Actor): ConfirmFault<"payment"> | null {
  const state = confirmationState(payment);
  if (state === "voided") return "paymentVoided";
  if (state === "confirmed") return "paymentConfirmed";
  if (payment.groupId === by.groupId) return "paymentOwn";
  return payment.userId === by.userId ? "samePerson" : null;
}

/** Why a note cannot be struck out or disputed any more; null when it can. */
export function closedTicket(paper: PaperFacts): "ticketVoided" | "ticketConfirmed" | null {
  return closed(paper, { voided: "ticketVoided", confirmed: "ticketConfirmed" } as const);
}

/** Why a payment cannot be struck out any more; null when it can. */
export function closedPayment(paper: PaperFacts): "paymentVoided" | "paymentConfirmed" | null {
  return closed(paper, { voided: "paymentVoided", confirmed: "paymentConfirmed" } as const);
}

function closed<Word>(paper: PaperFacts, words: { voided: Word; confirmed: Word }): Word | null {
  const state: ConfirmationState = confirmationState(paper);
  return state === "waiting" ? null : words[state];
}

export type PayFault = "paidFuture" | "paidBeforeContract" | "moreThanDue";

/** Why a payment cannot be written down; null when it can. Money before a note, or beyond it, needs a word why. */
export function payFault(
  entry: { amountIdr: number; paidOn: string; note: string },
  contract: { signedOn: string; stillDueIdr: number },
  today: string,
): PayFault | null {
  if (entry.paidOn > today) return "paidFuture";
  if (entry.paidOn < contract.signedOn) return "paidBeforeContract";
  return entry.amountIdr > contract.stillDueIdr && entry.note === "" ? "moreThanDue" : null;
}

export type CloseFault = "claimClosed" | "samePerson" | "ticketVoided";

/**
 * Why somebody who mediates may not close a claim; null when they may: nobody judges the own scale, the own claim or the
 * own words (`speakers`: who told a side's view).
 */
export function closeFault(
  claim: { closed: boolean; userId: string; speakers: readonly string[] },
  ticket: PaperFacts,
  byUserId: string,
): CloseFault | null {
  if (claim.closed) return "claimClosed";
  if (ticket.voidedAt !== null) return "ticketVoided";
  return [claim.userId, ticket.userId, ...claim.speakers].includes(byUserId) ? "samePerson" : null;
}
