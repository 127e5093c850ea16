import { expect, test } from "vitest";
import { match } from "~/engine/match.ts";
import { sweep } from "~/engine/sweep.ts";
import { aLot, aMarket, anOffer, randomMarket } from "./markets.ts";

test("the frontier trades value for volume, each point as good as from scratch", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const market = randomMarket(seed, {
      lots: 9,
      offers: 5,
      weeks: 3,
      kg: 20,
      idr: 40,
      policy: { urgencyShare: (seed % 3) / 4 },
    });
    const points = sweep(market, { what: "volumeBonusIdr", steps: [0, 5, 20, 100] });
    for (const { step, gainsIdr, matchedKg } of points) {
      if (seed % 3 !== 0) continue;
      const cold = match(market, { volumeBonusIdr: step });
      expect([seed, step, gainsIdr + step * matchedKg]).toEqual([seed, step, cold.objectiveIdr]);
    }
    expect(points.map(({ matchedKg }) => matchedKg)).toEqual(
      points.map(({ matchedKg }) => matchedKg).sort((a, b) => a - b),
    );
  }
});

test("a lower ask, a wider radius and a kitchen more are cleared anew", () => {
  const market = aMarket({
    lots: [aLot({ askIdr: 160, place: "Q" })],
    offers: [anOffer()],
    places: [
      { id: "P", xKm: 0, yKm: 0 },
      { id: "Q", xKm: 20, yKm: 0 },
    ],
  });
  expect(sweep(market, { what: "maxKm", offer: "O1", steps: [10, 30] }).map(({ matchedKg }) => matchedKg)).toEqual([
    0, 0,
  ]);
  const wide = { ...market, offers: [anOffer({ maxKm: 30 })] };
  expect(sweep(wide, { what: "askIdr", lot: "L1", steps: [160, 140] }).map(({ gainsIdr }) => gainsIdr)).toEqual([
    0, 100,
  ]);
  const kitchen = { id: "K2", group: "G8", place: "Q", capacityKg: [5, 5] };
  const offers = [anOffer({ id: "O2", kitchen: "K2", accepts: [{ commodity: "LELE", bidIdr: 170 }] })];
  expect(sweep(market, { what: "kitchen", kitchen, offers }).map(({ matchedKg }) => matchedKg)).toEqual([0, 10]);
});

test("what is fixed counts at every step, and what no market could have is refused", () => {
  const fixed = [{ lot: "L1", offer: "O1", week: 0, kg: 4 }];
  const market = aMarket({ lots: [aLot({ toWeek: 0 })], offers: [anOffer({ capacityKg: [6, 6] })], fixed });
  expect(sweep(market, { what: "volumeBonusIdr", steps: [0, 9] })).toEqual([
    { step: 0, gainsIdr: 300, matchedKg: 6 },
    { step: 9, gainsIdr: 300, matchedKg: 6 },
  ]);
  for (const step of [-1, 1.5, 3_000_000_000])
    expect(() => sweep(market, { what: "volumeBonusIdr", steps: [step] })).toThrow("policy.volumeBonusIdr");
  expect(() => sweep(market, { what: "askIdr", lot: "L9", steps: [1] })).toThrow(
    'change.lot: "L9" is not in the market',
  );
  expect(() => sweep(market, { what: "maxKm", offer: "O9", steps: [1] })).toThrow('change.offer: "O9"');
});
