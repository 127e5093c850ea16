import type { Terms } from "~/market/terms.ts";
import type { Answers, Named, ProposalState } from "./proposal.ts";
import type { Why } from "./why.ts";

/**
 * The price of a bought harvest, rupiah per kg. The band's ends lie outside the true ones, on full Rp500, so that they
 * are no side's limit.
 */
type PriceView = {
  farmGateIdr: number;
  deliveredIdr: number;
  transportIdr: number;
  bandLowIdr: number;
  bandHighIdr: number;
};

/** A pairing as the desk sees it: price, band and both answers, but no side's own limit. */
export type PairingView = {
  id: string;
  state: ProposalState;
  /** The harvest still grows: kg and week are a forecast. */
  tentative: boolean;
  commodity: Named;
  product: Named;
  producer: { name: string; village: string };
  processor: { name: string; village: string };
  quantityKg: number;
  week: string;
  distanceM: number;
  terms: Terms;
  feeIdr: number;
  sharePercent: number;
  shareCostIdr: number;
  /** Null where nothing is bought. */
  price: PriceView | null;
  why: Why;
  answers: Answers;
  /** What a side gave as its reason for a no. */
  declineReason: string | null;
  dropReason: string | null;
  /** Why an officer holds it at these kg; null when nobody does. */
  pin: string | null;
  dueAt: number | null;
};

/** Kg of a lot that the plan found nobody for. */
export type UnsoldView = {
  lotId: string;
  group: string;
  village: string;
  commodity: Named;
  quantityKg: number;
  reason: string;
  /** Rupiah per kg by which the price misses, or that the ask must fall; up to the next full Rp500. Null when unknown. */
  missingIdr: number | null;
  /** Of the nearest offer when all are too far: its distance by road and its reach, km. */
  distanceKm: number | null;
  maxKm: number | null;
};

const stepIdr = 500;

/** The next full Rp500 above an amount, never the amount itself: what is told at the desk is no side's limit. */
export function coarseAbove(idr: number): number {
  return (Math.floor(idr / stepIdr) + 1) * stepIdr;
}

/** The last full Rp500 below an amount, not below 0. */
export function coarseBelow(idr: number): number {
  return Math.max(0, (Math.ceil(idr / stepIdr) - 1) * stepIdr);
}

/** How many pairings are in each state; those that were dropped do not count. */
export function countStates(pairings: Pick<PairingView, "state">[]): Partial<Record<ProposalState, number>> {
  const counts: Partial<Record<ProposalState, number>> = {};
  for (const { state } of pairings) if (state !== "dropped") counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Kg left over for one reason: the heaviest lots of it, and how many there are. */
export type UnsoldGroup = { reason: string; kg: number; count: number; lots: UnsoldView[] };

/** Kg left over by reason, the heaviest reason first; of each the first `most` lots as they come. */
export function byReason(unsold: UnsoldView[], most: number): UnsoldGroup[] {
  const groups = new Map<string, UnsoldView[]>();
  for (const one of unsold) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups]
    .map(([reason, lots]) => ({
      reason,
      kg: lots.reduce((sum, lot) => sum + lot.quantityKg, 0),
      count: lots.length,
      lots: lots.slice(0, most),
    }))
    .sort((a, b) => b.kg - a.kg || a.reason.localeCompare(b.reason));
}
