import { expect, test } from "vitest";
import { openMarket } from "~/engine/live.ts";
import { match } from "~/engine/match.ts";
import { MarketError } from "~/engine/market.ts";
import { aLot, aMarket, anOffer, randomMarket } from "./markets.ts";
import { bruteObjective } from "./brute.ts";
import { highsObjective } from "./highs-oracle.ts";

/** More markets for a nightly run: MARKETS=1000000. */
const many = Number(process.env["MARKETS"] ?? 3000);

test("an empty market has an empty plan", () => {
  const plan = match(aMarket({ kitchens: [], places: [] }));
  expect(plan).toMatchObject({ status: "optimal", objectiveIdr: 0, boundIdr: 0, flows: [], unsold: [], matchedKg: 0 });
});

test("one lot and one offer trade all they can at the middle of ask and bid", () => {
  const plan = match(aMarket({ lots: [aLot({ toWeek: 0 })], offers: [anOffer()] }));
  expect(plan.flows).toEqual([
    {
      lot: "L1",
      offer: "O1",
      week: 0,
      kg: 10,
      gainIdrPerKg: 50,
      farmGateIdr: 125,
      deliveredIdr: 125,
      bandIdr: [100, 150],
    },
  ]);
  expect(plan).toMatchObject({
    objectiveIdr: 500,
    gap: 0,
    unsold: [],
    certificate: { primalIdr: 500, dualIdr: 500, violations: 0 },
  });
});

test("of equal lots the one with the first id sells", () => {
  const lots = ["L3", "L2", "L1"].map((id) => aLot({ id, group: id, toWeek: 0 }));
  const plan = match(aMarket({ lots, offers: [anOffer()] }));
  expect(plan.flows.map(({ lot, kg }) => [lot, kg])).toEqual([["L1", 10]]);
  expect(plan.unsold.map(({ lot, reason, askCutIdr }) => [lot, reason, askCutIdr])).toEqual([
    ["L2", "outbid", 1],
    ["L3", "outbid", 1],
  ]);
});

test("of plans of equal value the one with more kg wins", () => {
  const plan = match(aMarket({ lots: [aLot({ askIdr: 150 })], offers: [anOffer()] }));
  expect(plan).toMatchObject({ objectiveIdr: 0, matchedKg: 10 });
});

test("a market where nobody meets sells nothing and says so", () => {
  const plan = match(aMarket({ lots: [aLot({ askIdr: 151 })], offers: [anOffer()] }));
  expect(plan.unsold).toEqual([
    { lot: "L1", kg: 10, reason: "tooDear", detail: { offer: "O1", shortIdr: 1, bidIdr: 150, transportIdr: 0 } },
  ]);
});

test("a forbidden pair does not trade, the next best does", () => {
  const offers = [anOffer(), anOffer({ id: "O2", accepts: [{ commodity: "LELE", bidIdr: 120 }] })];
  const plan = match(aMarket({ lots: [aLot()], offers, forbidden: [{ lot: "L1", offer: "O1" }] }));
  expect(plan.flows.map(({ offer, kg }) => [offer, kg])).toEqual([["O2", 10]]);
});

test("a bid replaces the offer's price on its lot up to its kg", () => {
  const bids = [{ id: "B1", lot: "L1", offer: "O1", maxKg: 4, bidIdr: 130 }];
  const plan = match(aMarket({ lots: [aLot()], offers: [anOffer()], bids }));
  expect(plan.flows).toMatchObject([{ kg: 4, gainIdrPerKg: 30, bandIdr: [100, 100] }]);
  expect(plan.unsold).toMatchObject([{ kg: 6, reason: "noCapacity" }]);
});

test("what is fixed stays a row of its own and takes its kg out of lot, offer and kitchen", () => {
  const plan = match(
    aMarket({
      lots: [aLot({ quantityKg: 12 })],
      offers: [anOffer()],
      fixed: [{ lot: "L1", offer: "O1", week: 0, kg: 4 }],
    }),
  );
  expect(plan.flows[0]).toMatchObject({ week: 0, kg: 4 });
  expect(plan.flows.reduce((sum, { kg }) => sum + kg, 0)).toBe(12);
  expect(plan.objectiveIdr).toBe(600);
});

test("what is fixed beyond a capacity is refused by name", () => {
  const fixed = [{ lot: "L1", offer: "O1", week: 0, kg: 11 }];
  const market = aMarket({ lots: [aLot({ quantityKg: 12 })], offers: [anOffer()], fixed });
  expect(() => match(market)).toThrow(MarketError);
  expect(() => match(market)).toThrow("fixed[0].kg: 11 is not at most 10, which offer O1 takes in week 0");
});

test("fairness moves kg to a group that would have none, and never raises a price", () => {
  const lots = [aLot({ id: "A", askIdr: 90 }), aLot({ id: "B", group: "G2", askIdr: 100 })];
  const market = aMarket({
    weeks: 1,
    kitchens: [{ id: "K1", group: "G9", place: "P", capacityKg: [10] }],
    lots: lots.map((lot) => ({ ...lot, toWeek: 0 })),
    offers: [anOffer({ capacityKg: [10], toWeek: 0 })],
  });
  const fair = match(market, { fairnessTiersIdr: [0, 100] });
  expect(match(market).flows.map(({ lot, kg }) => [lot, kg])).toEqual([["A", 10]]);
  expect(fair.flows.map(({ lot, kg }) => [lot, kg])).toEqual([
    ["A", 5],
    ["B", 5],
  ]);
  for (const { bandIdr } of fair.flows) expect(bandIdr[1]).toBeLessThanOrEqual(150);
});

test("a goat sells whole or not at all", () => {
  const plan = match(
    aMarket({ lots: [aLot({ quantityKg: 60, stepKg: 28 })], offers: [anOffer({ capacityKg: [30, 57] })] }),
  );
  expect(plan.matchedKg).toBe(56);
  for (const { kg } of plan.flows) expect(kg % 28).toBe(0);
});

test("the explicit policy wins over the market's own", () => {
  const market = aMarket({ lots: [aLot({ toWeek: 0 })], offers: [anOffer()], policy: { priceShare: 1 } });
  expect(match(market).flows[0]?.farmGateIdr).toBe(150);
  expect(match(market, { priceShare: 0 }).flows[0]?.farmGateIdr).toBe(100);
});

test("time is what the given clock says, and nothing without one", () => {
  let ms = 0;
  const market = aMarket({ lots: [aLot()], offers: [anOffer()] });
  expect(match(market).timingMs).toEqual({ read: 0, arcs: 0, solve: 0, prices: 0, certify: 0 });
  expect(match(market, {}, { nowMs: () => (ms += 5) }).timingMs).toMatchObject({ read: 5, arcs: 5 });
});

test("tiny markets are solved as well as by trying everything", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const tiers = [[], [0, 3], [1, 1, 4]][seed % 3]!;
    const market = randomMarket(seed, {
      lots: 1 + (seed % 3),
      offers: 1 + (seed % 2),
      weeks: 2,
      kg: 3,
      idr: 5,
      policy: { fairnessTiersIdr: tiers },
    });
    expect([seed, match(market).objectiveIdr]).toEqual([seed, bruteObjective(market)]);
  }
});

test("tiny markets with side constraints stay within what trying everything finds", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const shape = { lots: 1 + (seed % 3), offers: 1 + (seed % 2), weeks: 2, kg: 4, idr: 5, steps: true };
    const market = randomMarket(seed, { ...shape, policy: { enforce: ["minSale", "maxSuppliers", "minBatch"] } });
    const plan = match(market);
    const best = bruteObjective(market);
    expect([seed, plan.objectiveIdr <= best && best <= plan.boundIdr]).toEqual([seed, true]);
  }
});

test("HiGHS finds the same value on random markets", async () => {
  for (let seed = 1; seed <= Math.max(1000, Math.min(many / 3, 20_000)); seed++) {
    const policy = {
      fairnessTiersIdr: [[], [0, 2, 5], [3]][seed % 3]!,
      volumeBonusIdr: seed % 4,
      urgencyShare: (seed % 5) / 5,
    };
    const market = randomMarket(seed, {
      lots: 2 + (seed % 9),
      offers: 1 + (seed % 6),
      weeks: 1 + (seed % 4),
      kg: 20,
      idr: 30,
      extras: true,
      policy,
    });
    expect([seed, match(market).objectiveIdr]).toEqual([seed, await highsObjective(market)]);
  }
}, 120_000);

test("a field of a policy that is undefined overrides nothing, and a policy that is none is refused everywhere", () => {
  const market = aMarket({ lots: [aLot()], offers: [anOffer()], policy: { volumeBonusIdr: 7 } });
  expect(match(market, { volumeBonusIdr: undefined, priceShare: undefined })).toEqual(match(market));
  for (const refused of [match, openMarket])
    expect(() => refused(market, { volumeBonusIdr: 1.5 })).toThrow("policy.volumeBonusIdr: 1.5 is not");
});
