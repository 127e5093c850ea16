import { z } from "zod";
import type { Side } from "~/auth/user.ts";
import { addDays } from "~/lib/dates.ts";
import type { Terms } from "~/market/terms.ts";
import { reasonText } from "./confirmation.ts";

/** Days from a confirmed note to its payment, unless the two sides agree otherwise. */
export const defaultPaymentDays = 7;

/** Share of the promise that may be lost on the way before a contract counts as not filled: 5 in 100. */
const shrinkagePercent = 5;

/** Why a contract is ended: the reason is kept and shown to both sides. `notice` tells the partner first. */
export const EndForm = z.strictObject({ reason: reasonText, step: z.enum(["notice", "end"]).default("end") });

/** The two groups of a contract, who owes what to whom, and by which price. */
export type ContractTerms = {
  terms: Terms;
  /** Rupiah per kg at the farm gate; with `toll` the fee, with `share` 0. */
  priceIdr: number;
  /** Rupiah per kg for cooking another's harvest; only with `toll`. */
  feeIdr: number;
  producerGroupId: string;
  processorGroupId: string;
};

/** What was weighed and paid under a contract: all that its state depends on. */
export type ContractFacts = {
  /** ISO date of the Monday of the (first) delivery week. */
  week: string;
  /** ISO date of the last planned delivery. */
  lastPlannedOn: string;
  quantityKg: number;
  ended: boolean;
  /** Notes that the other side has neither confirmed nor refused. */
  waitingTickets: number;
  /** Grams that both sides confirmed. */
  confirmedGrams: number;
  /** Rupiah owed for the confirmed grams, or for confirmed sales that are shared. */
  dueIdr: number;
  /** 1 while something of a harvest whose sales are shared is still to be cooked, sold or confirmed. */
  isSelling: 0 | 1;
  /** Rupiah that both sides confirmed as paid. */
  paidIdr: number;
};

/** Where a contract comes from: a proposal of a round, or a bid that the two sides settled between rounds. */
export const origins = ["round", "direct"] as const;
export type Origin = (typeof origins)[number];

export const contractStates = ["running", "awaiting", "late", "weighed", "done", "ended"] as const;
export type ContractState = (typeof contractStates)[number];

/**
 * Where a contract stands today (ISO date):
 * running before its week, awaiting during it, late after it when nothing was weighed; weighed while notes, money or
 * shared sales are open; done when all confirmed grams are paid and either the promise is filled (5 % may shrink) or its week is
 * over; ended when somebody ended it. Of a series the week is over when its last delivery is.
 */
export function contractState(facts: ContractFacts, today: string): ContractState {
  if (facts.ended) return "ended";
  const weekOver = today > addDays(facts.week, 6) && today > facts.lastPlannedOn;
  if (facts.confirmedGrams === 0 && facts.waitingTickets === 0) {
    if (weekOver) return "late";
    return today >= facts.week ? "awaiting" : "running";
  }
  const settled = facts.waitingTickets === 0 && facts.isSelling === 0 && facts.paidIdr >= facts.dueIdr;
  return settled && (weekOver || isFilled(facts)) ? "done" : "weighed";
}

/** True when what was confirmed reaches the promise, less what may shrink on the way. */
export function isFilled(facts: Pick<ContractFacts, "quantityKg" | "confirmedGrams">): boolean {
  return facts.confirmedGrams >= facts.quantityKg * 10 * (100 - shrinkagePercent);
}

/** On which side of a contract a group stands; null when on neither. */
export function sideOf(
  contract: Pick<ContractTerms, "producerGroupId" | "processorGroupId">,
  groupId: string,
): Side | null {
  if (contract.producerGroupId === groupId) return "producer";
  return contract.processorGroupId === groupId ? "processor" : null;
}

/** The group on the other side of `groupId`. */
export function partnerOf(
  contract: Pick<ContractTerms, "producerGroupId" | "processorGroupId">,
  groupId: string,
): string {
  return contract.producerGroupId === groupId ? contract.processorGroupId : contract.producerGroupId;
}

/**
 * Rupiah per kg that confirmed grams are worth between the two: the price, the fee when the harvest stays the producer's,
 * or nothing where the sales are shared.
 */
export function rateIdr(contract: Pick<ContractTerms, "terms" | "priceIdr" | "feeIdr">): number {
  if (contract.terms === "share") return 0;
  return contract.terms === "buy" ? contract.priceIdr : contract.feeIdr;
}

/** What a contract says per kg. Where the fish is not sold a price would tell what the producer asked. */
export function ratesOf(terms: Terms, feeIdr: number, priceIdr: number): { priceIdr: number; feeIdr: number } {
  if (terms === "buy") return { priceIdr, feeIdr: 0 };
  return terms === "toll" ? { priceIdr: feeIdr, feeIdr } : { priceIdr: 0, feeIdr: 0 };
}

/** Who pays whom: the kitchen for fish it buys or shares, the producer for fish that is cooked for a fee. */
export function moneyWay(contract: ContractTerms): { payerGroupId: string; payeeGroupId: string } {
  const { producerGroupId, processorGroupId } = contract;
  return contract.terms !== "toll"
    ? { payerGroupId: processorGroupId, payeeGroupId: producerGroupId }
    : { payerGroupId: producerGroupId, payeeGroupId: processorGroupId };
}

/** The first day of the agreed week on which the harvest is ready and that has not passed; at the latest its Sunday. */
export function plannedDay(week: string, readyFrom: string, today: string): string {
  const first = [week, readyFrom, today].reduce((a, b) => (a > b ? a : b));
  const sunday = addDays(week, 6);
  return first < sunday ? first : sunday;
}

/** The price is inside both sealed limits: at least what the producer asked, at most what the kitchen pays delivered. */
export function isInsideLimits(pair: {
  farmGateIdr: number;
  transportIdr: number;
  askIdr: number;
  bidIdr: number;
}): boolean {
  return pair.farmGateIdr >= pair.askIdr && pair.farmGateIdr + pair.transportIdr <= pair.bidIdr;
}
