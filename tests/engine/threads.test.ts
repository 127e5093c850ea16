import { expect, test } from "vitest";
import { match } from "~/engine/match.ts";
import { matchThreads, openHelper } from "~/engine/match.threads.ts";
import type { Market } from "~/engine/market.ts";
import { generate } from "../bench/engine/generate.ts";

/** Two cities far apart, so that there is something to share. */
function twoCities(): Market {
  const here = generate("city", 1);
  const there = generate("city", 2);
  const away = <T extends { id: string }>(list: T[]) => list.map((one) => ({ ...one, id: `Z${one.id}` }));
  return {
    ...here,
    places: [
      ...here.places,
      ...away(there.places).map((place) => ("xKm" in place ? { ...place, xKm: place.xKm + 5000 } : place)),
    ],
    lots: [
      ...here.lots,
      ...away(there.lots).map((lot) => ({ ...lot, place: `Z${lot.place}`, group: `Z${lot.group}` })),
    ],
    kitchens: [
      ...here.kitchens,
      ...away(there.kitchens).map((kitchen) => ({ ...kitchen, place: `Z${kitchen.place}` })),
    ],
    offers: [...here.offers, ...away(there.offers).map((offer) => ({ ...offer, kitchen: `Z${offer.kitchen}` }))],
  };
}

test("two threads make the same plan as one, byte for byte", async () => {
  const market = twoCities();
  for (const policy of [{}, { fairnessTiersIdr: [0, 500, 1500] }, { volumeBonusIdr: 700, urgencyShare: 0.08 }]) {
    const plan = await matchThreads(market, policy, { worthwhileLots: 1 });
    expect(JSON.stringify(plan)).toBe(JSON.stringify(match(market, policy)));
  }
});

test("a market that is none is refused before anything is shared", async () => {
  const broken = { ...twoCities(), weeks: 0 };
  await expect(matchThreads(broken, {}, { worthwhileLots: 1 })).rejects.toThrow(/weeks/);
});

test("a helper that ends early changes nothing", async () => {
  const market = twoCities();
  const helper = openHelper();
  const stopped = helper.terminate();
  const plan = await matchThreads(market, {}, { worthwhileLots: 1, helper });
  await stopped;
  expect(JSON.stringify(plan)).toBe(JSON.stringify(match(market)));
});
