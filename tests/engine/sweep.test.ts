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

test("a lower ask, a wider radius and a kitchen more", () => {
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

test("each step of a lower ask, a wider radius and a kitchen more is worth what a clearing from scratch is", () => {
  let moved = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const policy = { volumeBonusIdr: seed % 3, fairnessTiersIdr: seed % 10 === 0 ? [0, 5] : [] };
    const all = randomMarket(seed, { lots: 12, offers: 6, weeks: 3, kg: 20, idr: 60, policy, extras: seed % 4 === 0 });
    const cold = (market: typeof all) => {
      const { gainsIdr, matchedKg } = match(market);
      return gainsIdr + (seed % 3) * matchedKg;
    };
    const warm = (change: Parameters<typeof sweep>[1]) => {
      const values = sweep(all, change).map(({ gainsIdr, matchedKg }) => gainsIdr + (seed % 3) * matchedKg);
      if (new Set(values).size > 1) moved++;
      return values;
    };
    const lot = all.lots[seed % all.lots.length]!;
    const asks = [lot.askIdr, 0, 40, 5];
    const asked = (askIdr: number) => ({
      ...all,
      lots: all.lots.map((one) => (one === lot ? { ...lot, askIdr } : one)),
    });
    const offer = all.offers[seed % all.offers.length]!;
    const radii = [1, 400, 30, 90];
    const wide = (maxKm: number) => ({
      ...all,
      offers: all.offers.map((one) => (one === offer ? { ...offer, maxKm } : one)),
    });
    const kitchen = { ...all.kitchens.find(({ id }) => id === offer.kitchen)!, id: "K new" };
    const offers = ["a", "b"].map((id) => ({ ...offer, id, kitchen: "K new" }));
    const more = { ...all, kitchens: [...all.kitchens, kitchen], offers: [...all.offers, ...offers] };
    // What fairness costs is in no step.
    if (policy.fairnessTiersIdr.length > 0) {
      expect(sweep(all, { what: "kitchen", kitchen, offers })[1]!.gainsIdr).toBe(match(more).gainsIdr);
      continue;
    }
    expect(warm({ what: "askIdr", lot: lot.id, steps: asks })).toEqual(asks.map((idr) => cold(asked(idr))));
    expect(warm({ what: "maxKm", offer: offer.id, steps: radii })).toEqual(radii.map((km) => cold(wide(km))));
    expect(warm({ what: "kitchen", kitchen, offers })).toEqual([cold(all), cold(more)]);
  }
  expect(moved).toBeGreaterThan(50);
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
