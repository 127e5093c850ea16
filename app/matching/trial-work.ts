import type { Market, Policy } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import { openScale, weigh, weighRoughly } from "~/engine/scale.ts";
import type { Scale } from "~/engine/scale.ts";
import type { PlanFigures } from "./figures.ts";
import { figuresOf } from "./figures.ts";
import type { ClearedPlan } from "./round.ts";
import { fairnessTiers } from "./round.ts";
import type { FrontierPoint } from "./trial.ts";
import { isPureFlow } from "./trial.ts";
import { neighbourhood } from "./why.ts";

/** A market under trial, and what a kg is worth in each offer's product, by "offer commodity". */
export type OpenedMarket = { key: string; marketJson: string; worthIdr: Record<string, number> };

export type Weighing = { kind: "weigh"; key: string; policy: Partial<Policy> };
export type Sweeping = { kind: "frontier"; key: string; policy: Partial<Policy>; mostIdr: number };
export type Clearing = { kind: "clear"; market: Market };
export type TrialTask = ({ kind: "open" } & OpenedMarket) | Weighing | Sweeping | Clearing;

/** What the flow comes to under a policy, and under the policy of the plan; the number of lots tells how large it is. */
export type FlowTrial = { figures: PlanFigures; planFigures: PlanFigures; isPureFlow: boolean; lots: number };

type Kept = { market: Market; scale: Scale; worthIdr: Record<string, number>; plan: PlanFigures | null };

const marketsKept = 2;

/**
 * Answers trials on markets that it keeps, each with its basis. A market that it does not know, or no longer, is
 * answered with null: open it and ask again. Runs in a thread of its own; nothing here waits.
 */
export function makeTrialWork(
  nowMs?: () => number,
): (task: TrialTask) => FlowTrial | FrontierPoint[] | ClearedPlan | true | null {
  const kept = new Map<string, Kept>();
  return (task) => {
    if (task.kind === "clear") return cleared(task.market, nowMs);
    if (task.kind === "open") {
      const market = JSON.parse(task.marketJson) as Market;
      kept.set(task.key, { market, scale: openScale(market, fairnessTiers), worthIdr: task.worthIdr, plan: null });
      for (const key of [...kept.keys()].slice(0, -marketsKept)) kept.delete(key);
      return true;
    }
    const one = kept.get(task.key);
    if (!one) return null;
    kept.delete(task.key);
    kept.set(task.key, one);
    return task.kind === "weigh" ? weighed(one, task.policy) : frontier(one, task);
  };
}

/** In a large market the facts behind the flows take as long as the flows: they are found here too. */
function cleared(market: Market, nowMs: (() => number) | undefined): ClearedPlan {
  const plan = match(market, undefined, nowMs ? { nowMs } : {});
  const around = neighbourhood(market);
  return { ...plan, whys: plan.flows.map((flow) => around.whyOf(flow)) };
}

function weighed(kept: Kept, policy: Partial<Policy>): FlowTrial {
  const { market } = kept;
  kept.plan ??= figuresUnder(kept, market.policy ?? {});
  return {
    figures: figuresUnder(kept, policy),
    planFigures: kept.plan,
    isPureFlow: isPureFlow(market, policy),
    lots: market.lots.length,
  };
}

function figuresUnder({ market, scale, worthIdr }: Kept, policy: Partial<Policy>): PlanFigures {
  return figuresOf(market, weigh(scale, fitted(policy)), (offer, commodity) => worthIdr[`${offer} ${commodity}`] ?? 0);
}

const pointsMost = 12;
/** Bonuses nearer to each other than this are not worth a point of their own. */
const nearestIdr = 20;

/**
 * From most value to most kg: between the two, bonuses are halved where most kg lie between neighbours. The plan's own
 * bonus is always among them.
 */
function frontier({ scale }: Kept, { policy, mostIdr }: Sweeping): FrontierPoint[] {
  const ownIdr = policy.volumeBonusIdr ?? 0;
  const pointAt = (volumeBonusIdr: number) => ({
    volumeBonusIdr,
    ...weighRoughly(scale, fitted({ ...policy, volumeBonusIdr })),
  });
  const points = [...new Set([0, ownIdr, Math.max(ownIdr, mostIdr)])].sort((a, b) => a - b).map(pointAt);
  while (points.length < pointsMost) {
    const gap = widest(points);
    if (gap === null) break;
    points.splice(gap.at, 0, pointAt(gap.middleIdr));
  }
  const told = points.filter((one, i) => one.volumeBonusIdr === ownIdr || one.matchedKg !== points[i - 1]?.matchedKg);
  return told.map((point) => ({ ...point, gainsIdr: Number(point.gainsIdr.toPrecision(3)) }));
}

type Gap = { at: number; middleIdr: number };

/** Where most kg lie between two neighbours that leave room for a point, and that point's bonus, on full tens. */
function widest(points: readonly { volumeBonusIdr: number; matchedKg: number }[]): Gap | null {
  let most = 0;
  let gap: Gap | null = null;
  points.forEach((after, at) => {
    const before = points[at - 1] ?? after;
    const kg = after.matchedKg - before.matchedKg;
    if (kg <= most || after.volumeBonusIdr - before.volumeBonusIdr < 2 * nearestIdr) return;
    most = kg;
    gap = { at, middleIdr: Math.round((before.volumeBonusIdr + after.volumeBonusIdr) / 20) * 10 };
  });
  return gap;
}

/** Policies from before fairness could be weighed finely may have other tiers: none of their number then. */
function fitted(policy: Partial<Policy>): Partial<Policy> {
  const tiers = policy.fairnessTiersIdr ?? [];
  return tiers.length === fairnessTiers || tiers.length === 0 ? policy : { ...policy, fairnessTiersIdr: [] };
}
