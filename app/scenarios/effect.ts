import type { Plan } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import type { Cleared } from "~/matching/licence-holds.ts";
import { valueAddedIdr, worthBy } from "~/matching/licence-holds.ts";
import type { Change } from "./change.ts";
import { priceStepIdr } from "./change.ts";
import { changedMarket, subsidyIdr } from "./changed.ts";
import type { Ground } from "./ground.ts";

/** What a clearing of a market comes to. Whole kg and rupiah; `gainsIdr` without what a subsidy pays. */
export type Figures = {
  matchedKg: number;
  gainsIdr: number;
  valueAddedIdr: number;
  /** Producer groups that sell at least a kg. */
  groups: number;
  subsidyIdr: number;
};

/** A market that was cleared, with its figures. */
export type Judged = Cleared & { figures: Figures };

/** Clears the market as it would be after these changes. Without a clock: the same market gives the same figures. */
export function judge(ground: Ground, changes: readonly Change[]): Judged {
  const { market, accepts } = changedMarket(ground, changes);
  const plan = match(market, undefined, { isChecked: true });
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const paidIdr = subsidyIdr(changes) * plan.matchedKg;
  const figures = {
    matchedKg: plan.matchedKg,
    gainsIdr: plan.gainsIdr - paidIdr,
    valueAddedIdr: Math.round(valueAddedIdr({ market, plan }, worthBy(accepts))),
    groups: new Set(plan.flows.map((flow) => lots.get(flow.lot)?.group)).size,
    subsidyIdr: paidIdr,
  };
  return { market, plan, figures };
}

/** What a change brings: the figures with it less those without. `isSecret`: its exact gain is for nobody, see `shownGain`. */
export type Effect = Figures & { isSecret: boolean };

/** The difference between two judged markets. */
export function effectOf(as: Judged, then: Judged): Effect {
  const lost = (name: keyof Figures) => then.figures[name] - as.figures[name];
  return {
    matchedKg: lost("matchedKg"),
    gainsIdr: lost("gainsIdr"),
    valueAddedIdr: lost("valueAddedIdr"),
    groups: lost("groups"),
    subsidyIdr: lost("subsidyIdr"),
    isSecret: secretsIn(as.plan, then.plan) === 1,
  };
}

/**
 * The gain that may be shown. One that rests on a single kitchen goes down to full Rp500 for each kg: with the ask and
 * the transport the exact sum would tell what that kitchen pays at most.
 */
export function shownGain({ gainsIdr, matchedKg, isSecret }: Effect): { idr: number; isAtLeast: boolean } {
  if (!isSecret) return { idr: gainsIdr, isAtLeast: false };
  const step = priceStepIdr * Math.max(1, Math.abs(matchedKg));
  return { idr: Math.floor(gainsIdr / step) * step, isAtLeast: true };
}

/** Offers of real kitchens whose kg differ between the plans. Ids that begin with "~" are ours, and no secret. */
function secretsIn(as: Plan, then: Plan): number {
  const kg = new Map<string, number>();
  const add = (plan: Plan, sign: 1 | -1) => {
    for (const flow of plan.flows) {
      const key = `${flow.offer} ${flow.lot}`;
      kg.set(key, (kg.get(key) ?? 0) + sign * flow.kg);
    }
  };
  add(as, -1);
  add(then, 1);
  const offers = [...kg].filter(([, kg]) => kg !== 0).map(([key]) => key.split(" ")[0] ?? "");
  return new Set(offers.filter((id) => !id.startsWith("~"))).size;
}
