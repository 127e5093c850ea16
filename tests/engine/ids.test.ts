import fc from "fast-check";
import { expect, test } from "vitest";
import { match } from "~/engine/match.ts";
import { late, unsorted } from "./ids.ts";
import { aLot, aMarket, anOffer, randomMarket } from "./markets.ts";

/** Without tiers, bids or what is fixed; with few prices, so that ties abound. */
const tiedMarket = fc
  .record({
    seed: fc.nat(),
    lots: fc.integer({ min: 2, max: 8 }),
    offers: fc.integer({ min: 2, max: 6 }),
    weeks: fc.integer({ min: 1, max: 3 }),
    kg: fc.integer({ min: 1, max: 12 }),
    idr: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ seed, ...shape }) => randomMarket(seed, { ...shape, policy: { volumeBonusIdr: 0, urgencyShare: 0 } }));

test("among equally good ways the smaller id gets the earlier offer and week", () => {
  let tied = 0;
  fc.assert(
    fc.property(tiedMarket, (market) => {
      const { flows } = match(market);
      if (flows.length > 1) tied++;
      expect(unsorted(market, flows)).toEqual([]);
      expect(late(market, flows)).toEqual([]);
    }),
    { numRuns: 2_000, seed: 20_261 },
  );
  expect(tied).toBeGreaterThan(800);
});

test("of two equal lots and two equal offers the first goes to the first, whatever their order in the lists", () => {
  const lots = ["L2", "L1"].map((id) => aLot({ id, group: `G${id}`, toWeek: 0 }));
  const offers = ["O2", "O1"].map((id) => anOffer({ id, fromWeek: 0, toWeek: 0, capacityKg: [10, 0] }));
  const { flows } = match(aMarket({ lots, offers }));
  expect(flows.map(({ lot, offer }) => `${lot} ${offer}`).sort()).toEqual(["L1 O1", "L2 O2"]);
});
