import type { Db } from "#db/open.server.ts";
import type { Market, Plan, Policy } from "~/engine/market.ts";
import type { PlanFigures } from "./figures.ts";
import { figuresOf, outlineOf, toldGainsIdr } from "./figures.ts";
import { worthBy } from "./licence-holds.ts";
import { acceptsOf } from "./market-offers.server.ts";
import type { Span } from "./round.ts";

/** What stands beside a plan without reading it through: policy, reason, certificate and figures. */
export type ClearingFacts = {
  policy: Partial<Policy>;
  reason: string;
  gap: number;
  violations: number;
  pairings: number;
  figures: PlanFigures;
};

type Clearing = { id: string; matchedKg: number; gainsIdr: number };

/** The facts of one clearing. One from before figures were kept is read through. */
export async function clearingFacts(db: Db, span: Span, clearing: Clearing): Promise<ClearingFacts> {
  const row = await db
    .selectFrom("clearingFigures")
    .selectAll()
    .where("clearingId", "=", clearing.id)
    .executeTakeFirst();
  if (!row) return readThrough(db, span, clearing.id);
  const { policyJson, reason, gap, violations, pairings, valueAddedIdr, emptyGroups, meanDistanceM, farmGateIdr } = row;
  const gainsIdr = toldGainsIdr(clearing.gainsIdr, pairings);
  return {
    policy: JSON.parse(policyJson) as Partial<Policy>,
    ...{ reason, gap, violations, pairings },
    figures: { matchedKg: clearing.matchedKg, gainsIdr, valueAddedIdr, emptyGroups, meanDistanceM, farmGateIdr },
  };
}

async function readThrough(db: Db, span: Span, clearingId: string): Promise<ClearingFacts> {
  const { marketJson, planJson } = await db
    .selectFrom("clearings")
    .select(["marketJson", "planJson"])
    .where("id", "=", clearingId)
    .executeTakeFirstOrThrow();
  const market = JSON.parse(marketJson) as Market;
  const plan = JSON.parse(planJson) as Plan;
  return {
    policy: market.policy ?? {},
    reason: "",
    ...{ gap: plan.gap, violations: plan.certificate.violations, pairings: plan.flows.length },
    figures: figuresOf(market, outlineOf(plan), worthBy(await acceptsOf(db, span))),
  };
}
