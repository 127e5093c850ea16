import type { Market, Policy } from "~/engine/market.ts";
import type { PlanFigures } from "./figures.ts";
import type { PolicyFields } from "./round.ts";

/**
 * What a policy would do to a plan. With `isWhole` the figures are of a plan that keeps every limit. Otherwise they are
 * the plan's own, moved by what the policy changes in the flow without limits.
 */
export type Trial = {
  /** The policy as the address had it, so that an answer is never taken for another's. */
  asked: string;
  figures: PlanFigures;
  isWhole: boolean;
};

/** A point of the frontier: what a volume bonus yields. Gains to three digits, as everywhere at the desk. */
export type FrontierPoint = { volumeBonusIdr: number; matchedKg: number; gainsIdr: number };

const names = [
  "volumeBonusIdr",
  "urgencyPercent",
  "sharePercent",
  "fairnessIdr",
  "minSale",
  "maxSuppliers",
  "minBatch",
] as const;

export type TrialFields = Record<(typeof names)[number], string | undefined>;

/** The fields of a trial as an address carries them, always in the same order. */
export function trialQuery(fields: Partial<Record<keyof PolicyFields, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const name of names) if (fields[name]) query.set(name, fields[name]);
  return query.toString();
}

/** True when the flow without limits is the plan itself: nothing is enforced and no lot sells in steps. */
export function isPureFlow(market: Pick<Market, "lots">, policy: Partial<Policy>): boolean {
  return (policy.enforce ?? []).length === 0 && market.lots.every((lot) => (lot.stepKg ?? 1) === 1);
}

/** The figures of a plan, moved by the difference that two flows make. */
export function movedBy(plan: PlanFigures, from: PlanFigures, to: PlanFigures): PlanFigures {
  const moved = (plan: number | null, from: number | null, to: number | null) =>
    plan === null || from === null || to === null ? to : plan + to - from;
  const least = (value: number) => Math.max(0, value);
  return {
    matchedKg: least(plan.matchedKg + to.matchedKg - from.matchedKg),
    gainsIdr: moved(plan.gainsIdr, from.gainsIdr, to.gainsIdr),
    valueAddedIdr: plan.valueAddedIdr + to.valueAddedIdr - from.valueAddedIdr,
    emptyGroups: least(plan.emptyGroups + to.emptyGroups - from.emptyGroups),
    meanDistanceM: moved(plan.meanDistanceM, from.meanDistanceM, to.meanDistanceM),
    farmGateIdr: moved(plan.farmGateIdr, from.farmGateIdr, to.farmGateIdr),
  };
}
