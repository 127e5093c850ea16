import { expect, test } from "vitest";
import { boundIdr } from "~/engine/bound.ts";
import { checkPlan } from "~/engine/certify.ts";
import { readLedger } from "~/engine/ledger.ts";
import { defaultPolicy } from "~/engine/market.ts";
import type { Market, Plan } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import { remainsOf } from "~/engine/remains.ts";
import { aLot, aMarket, anOffer } from "./markets.ts";

const lots = [
  aLot({ id: "A", quantityKg: 12, minSaleKg: 3 }),
  aLot({ id: "B", group: "G2", commodity: "UBI", askIdr: 120 }),
];
const accepts = ["LELE", "UBI"].map((commodity) => ({ commodity, bidIdr: 150 }));
const market: Market = aMarket({
  weeks: 3,
  kitchens: [{ id: "K1", group: "G9", place: "P", capacityKg: [100, 100, 100] }],
  commodities: [
    { id: "LELE", basePriceIdr: 1000 },
    { id: "UBI", basePriceIdr: 500 },
    { id: "PADI", basePriceIdr: 1 },
  ],
  lots: [...lots, aLot({ id: "C", commodity: "PADI" })],
  offers: [anOffer({ capacityKg: [10, 10, 10], accepts, maxSuppliers: 2, minBatchKg: 4 })],
  forbidden: [{ lot: "C", offer: "O1" }],
});
const policy = { ...defaultPolicy, ...market.policy };

function faultsOf(change: (plan: Plan) => void, of: Market = market, under = policy): string[] {
  const plan = structuredClone(match(market));
  change(plan);
  return checkPlan(of, under, plan, remainsOf(of)).faults;
}

test("the engine's own plan has no fault", () => {
  expect(faultsOf(() => undefined)).toEqual([]);
});

const planted: [string, (plan: Plan) => void, string][] = [
  ["one kg more", (plan) => void plan.flows[0]!.kg++, "kg"],
  ["one kg less", (plan) => void plan.flows[0]!.kg--, "objectiveIdr says"],
  ["half a kg", (plan) => void (plan.flows[0]!.kg = 0.5), "is no trade"],
  ["a week later", (plan) => void plan.flows.forEach((flow) => flow.week++), "outside a window"],
  ["a lot the offer does not accept", (plan) => void (plan.flows[0]!.lot = "C"), "does not accept"],
  ["a lot that is not there", (plan) => void (plan.flows[0]!.lot = "Z"), "is no trade"],
  ["a forbidden pair", (plan) => void (plan.flows[0]!.lot = "C"), "forbidden"],
  ["a price below the ask", (plan) => void (plan.flows[0]!.bandIdr[0] = 99), "prices do not fit"],
  ["a price above the bid", (plan) => void (plan.flows[0]!.bandIdr[1] = 151), "prices do not fit"],
  ["a price outside its band", (plan) => void (plan.flows[0]!.farmGateIdr = 1), "prices do not fit"],
  ["a sum that is not the sum", (plan) => void plan.objectiveIdr++, "objectiveIdr says"],
  ["an unsold kg kept quiet", (plan) => void plan.unsold.pop(), "the plan says 0"],
];

test.each(planted)("the certificate finds %s", (_, change, says) => {
  expect(faultsOf(change).join("; ")).toContain(says);
});

test("the certificate finds a trade too far, too dear and over a kitchen's capacity", () => {
  const far = { ...market, offers: market.offers.map((offer) => ({ ...offer, maxKm: -1 })) };
  const dear = { ...market, lots: market.lots.map((lot) => ({ ...lot, askIdr: 160 })) };
  const full = { ...market, kitchens: market.kitchens.map((kitchen) => ({ ...kitchen, capacityKg: [5, 5, 5] })) };
  expect(faultsOf(() => undefined, far).join()).toContain("km apart");
  expect(faultsOf(() => undefined, dear).join()).toContain("the price does not meet");
  expect(faultsOf(() => undefined, full).join()).toContain("kitchen K1 takes 10 kg");
});

test("the certificate finds broken minimums, too many suppliers, steps and a contract that was dropped", () => {
  const strict = { ...policy, enforce: ["minSale", "maxSuppliers", "minBatch"] as const };
  const changed = (change: Partial<Market>): Market => ({ ...market, ...change });
  const under = { ...strict, enforce: [...strict.enforce] };
  const big = changed({ lots: market.lots.map((lot) => ({ ...lot, minSaleKg: 11 })) });
  const batch = changed({ offers: market.offers.map((offer) => ({ ...offer, minBatchKg: 30, maxSuppliers: 1 })) });
  const steps = changed({ lots: market.lots.map((lot) => ({ ...lot, stepKg: 7 })) });
  const fixed = changed({
    fixed: [
      { lot: "B", offer: "O1", week: 0, kg: 9 },
      { lot: "A", offer: "O1", week: 1, kg: 9 },
    ],
  });
  expect(faultsOf(() => undefined, big, under).join()).toContain("below the minimum sale");
  expect(faultsOf(() => undefined, batch, under).join()).toContain("below its batch");
  expect(faultsOf(() => undefined, batch, under).join()).toContain("buys from 2 groups");
  expect(faultsOf(() => undefined, steps, under).join()).toContain("not in steps of 7 kg");
  expect(faultsOf(() => undefined, fixed, under).join()).toContain("are fixed and not kept");
});

test("no prices prove less than the best plan, the engine's prove just it", () => {
  const empty = { offerIdr: [], kitchenIdr: [], bidIdr: [], groupIdr: new Map<string, number>() };
  const plan = match(market);
  expect(boundIdr(readLedger(market), policy, empty)).toBeGreaterThanOrEqual(plan.objectiveIdr);
  expect(plan.certificate).toEqual({ primalIdr: plan.objectiveIdr, dualIdr: plan.objectiveIdr, violations: 0 });
});
