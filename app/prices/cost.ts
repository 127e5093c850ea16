import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { wholeFromZero, wholeKg } from "~/lib/units.ts";

const idr = (most: number) => wholeFromZero("wholeIdr", most).optional().default(0);

/** What a group reckons one harvest to cost: feed and seed, each with its price, everything else, and the kg hoped for. */
export const CostForm = z
  .strictObject({
    commodityCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
    feedKg: wholeFromZero("wholeKg", 1_000_000).optional().default(0),
    /** Rupiah per kg of feed. */
    feedIdr: idr(1_000_000),
    seedCount: wholeFromZero("number", 10_000_000).optional().default(0),
    /** Rupiah for one fry, kid, duckling or cutting. */
    seedIdr: idr(50_000_000),
    otherIdr: idr(10_000_000_000),
    harvestKg: wholeKg,
  })
  .refine((cost) => totalCostIdr(cost) > 0, { path: ["feedKg"], error: complaint("aboveZero") })
  .refine((cost) => totalCostIdr(cost) <= 1e12, { path: ["otherIdr"], error: complaint("tooLarge") });
export type CostValue = z.output<typeof CostForm>;

type Costs = { feedKg: number; feedIdr: number; seedCount: number; seedIdr: number; otherIdr: number };

/** All that a harvest costs, rupiah. */
export function totalCostIdr(cost: Costs): number {
  return cost.feedKg * cost.feedIdr + cost.seedCount * cost.seedIdr + cost.otherIdr;
}

/** The price per kg below which the group loses, rupiah, rounded up: selling there at least covers the costs. */
export function costPerKgIdr(cost: Costs & { harvestKg: number }): number {
  return Math.ceil(totalCostIdr(cost) / cost.harvestKg);
}
