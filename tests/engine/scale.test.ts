import { expect, test } from "vitest";
import type { Market, Policy } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import { openScale, weigh, weighRoughly } from "~/engine/scale.ts";
import { aLot, aMarket, anOffer, randomMarket } from "./markets.ts";

const policies: Partial<Policy>[] = [
  {},
  { volumeBonusIdr: 30 },
  { urgencyShare: 0.4, fairnessTiersIdr: [0, 5, 10, 40] },
  { volumeBonusIdr: 5, urgencyShare: 0.1, fairnessTiersIdr: [0, 0, 0, 7], priceShare: 0.2 },
  { fairnessTiersIdr: [0, 1, 2, 3] },
  {},
];

/** Gains, bonuses and what the tiers take, as the market file defines the objective. */
function objectiveOf(market: Market, policy: Partial<Policy>, flows: ReturnType<typeof weigh>["flows"]): number {
  return match({ ...market, fixed: flows.map(({ lot, offer, week, kg }) => ({ lot, offer, week, kg })) }, policy)
    .objectiveIdr;
}

test("policies tried one after the other on one basis are each as good as from scratch, with the same bands", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const market = randomMarket(seed, { lots: 9, offers: 5, weeks: 3, kg: 20, idr: 40, policy: {} });
    const scale = openScale(market, 4);
    for (const policy of policies) {
      const { flows, reachable } = weigh(scale, policy);
      const cold = match(market, policy);
      expect([seed, objectiveOf(market, policy, flows)]).toEqual([seed, cold.objectiveIdr]);
      const reachableKg = market.lots.reduce((sum, lot) => sum + (reachable.has(lot.id) ? lot.quantityKg : 0), 0);
      expect([seed, reachableKg]).toEqual([seed, cold.reachableKg]);
      for (const flow of flows) {
        const same = cold.flows.find(
          (one) => one.lot === flow.lot && one.offer === flow.offer && one.week === flow.week,
        );
        if (same) expect([seed, flow.bandIdr, flow.farmGateIdr]).toEqual([seed, same.bandIdr, same.farmGateIdr]);
      }
      const gainsIdr = flows.reduce((sum, flow) => sum + flow.kg * flow.gainIdrPerKg, 0);
      const matchedKg = flows.reduce((sum, flow) => sum + flow.kg, 0);
      expect(weighRoughly(scale, policy)).toEqual({ gainsIdr, matchedKg });
    }
  }
});

test("a scale refuses another number of tiers than it was opened with", () => {
  const scale = openScale(aMarket({ lots: [aLot()], offers: [anOffer()] }), 4);
  expect(() => weigh(scale, { fairnessTiersIdr: [1, 2] })).toThrow("2 tiers");
});
