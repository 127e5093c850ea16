import fc from "fast-check";
import { expect, test } from "vitest";
import type { Market, Plan } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import { makeDice, randomMarket } from "./markets.ts";

/** Markets tried by each property; the certificate inside `match` checks each of them. MARKETS=1000000 for a night. */
const many = Math.ceil(Number(process.env["MARKETS"] ?? 24_000) / 8);

const someMarket = fc
  .record({
    seed: fc.nat(),
    lots: fc.integer({ min: 1, max: 10 }),
    offers: fc.integer({ min: 1, max: 6 }),
    weeks: fc.integer({ min: 1, max: 4 }),
    kg: fc.integer({ min: 1, max: 30 }),
    idr: fc.integer({ min: 1, max: 50 }),
    bonus: fc.integer({ min: 0, max: 9 }),
    urgency: fc.double({ min: 0, max: 1, noNaN: true }),
    tiers: fc.array(fc.nat(30), { maxLength: 3 }),
    extras: fc.boolean(),
  })
  .map(({ seed, bonus, urgency, tiers, ...shape }) =>
    randomMarket(seed, {
      ...shape,
      policy: { volumeBonusIdr: bonus, urgencyShare: urgency, fairnessTiersIdr: tiers.sort((a, b) => a - b) },
    }),
  );

function holds(property: (market: Market, seed: number) => void, runs = many): void {
  fc.assert(fc.property(someMarket, fc.nat(), property), { numRuns: runs, seed: 20_261 });
}

function shuffled<T>(list: T[] | undefined, seed: number): T[] {
  const dice = makeDice(seed);
  const copy = [...(list ?? [])];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = dice.whole(0, i);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

function shuffledMarket(market: Market, seed: number): Market {
  const { places, commodities, lots, kitchens, offers, bids, forbidden, fixed } = market;
  const mix = <T>(list: T[] | undefined, n: number) => shuffled(list, seed + n);
  return {
    ...market,
    places: mix(places, 1),
    commodities: mix(commodities, 2),
    lots: mix(lots, 3),
    kitchens: mix(kitchens, 4),
    offers: mix(offers, 5).map((offer) => ({ ...offer, accepts: mix(offer.accepts, 9) })),
    bids: mix(bids, 6),
    forbidden: mix(forbidden, 7),
    fixed: mix(fixed, 8),
  };
}

test("the order of the lists changes nothing, byte for byte", () => {
  holds((market, seed) => {
    expect(JSON.stringify(match(shuffledMarket(market, seed)))).toBe(JSON.stringify(match(market)));
  });
});

test("no one is worse off and money is conserved: ask ≤ farm gate, delivered ≤ bid, the difference is transport", () => {
  holds((market) => {
    const fixed = new Set((market.fixed ?? []).map((row) => JSON.stringify([row.lot, row.offer, row.week])));
    for (const flow of match(market).flows) {
      if (fixed.has(JSON.stringify([flow.lot, flow.offer, flow.week]))) continue;
      const ask = market.lots.find(({ id }) => id === flow.lot)!.askIdr;
      expect(flow.farmGateIdr).toBeGreaterThanOrEqual(ask);
      expect(flow.farmGateIdr).toBeLessThanOrEqual(ask + flow.gainIdrPerKg);
    }
  });
});

test("all kg times three gives three times the value", () => {
  holds((market) => {
    const by = (kg: number[]) => kg.map((one) => one * 3);
    // Tiers are cut at whole kg, so only tiers of one part grow evenly.
    const base: Market = {
      ...market,
      policy: { ...market.policy, fairnessTiersIdr: (market.policy?.fairnessTiersIdr ?? []).slice(0, 1) },
    };
    const big: Market = {
      ...base,
      lots: base.lots.map((lot) => ({ ...lot, quantityKg: lot.quantityKg * 3 })),
      kitchens: base.kitchens.map((kitchen) => ({ ...kitchen, capacityKg: by(kitchen.capacityKg) })),
      offers: base.offers.map((offer) => ({ ...offer, capacityKg: by(offer.capacityKg) })),
      bids: base.bids?.map((bid) => ({ ...bid, maxKg: bid.maxKg * 3 })),
      fixed: base.fixed?.map((row) => ({ ...row, kg: row.kg * 3 })),
    };
    expect(match(big).objectiveIdr).toBe(3 * match(base).objectiveIdr);
  });
});

test("the same rupiah on every ask and bid leave the gains as they were", () => {
  holds((market, seed) => {
    const more = seed % 1000;
    const raised: Market = {
      ...market,
      lots: market.lots.map((lot) => ({ ...lot, askIdr: lot.askIdr + more })),
      offers: market.offers.map((offer) => ({
        ...offer,
        accepts: offer.accepts.map((one) => ({ ...one, bidIdr: one.bidIdr + more })),
      })),
      bids: market.bids?.map((bid) => ({ ...bid, bidIdr: bid.bidIdr + more })),
    };
    expect(match(raised).objectiveIdr).toBe(match(market).objectiveIdr);
  });
});

test("a market twice, far apart, is worth twice as much and each half goes as before", () => {
  holds((market) => {
    const plan = match(market);
    const both = match(withIsland(market));
    expect(both.objectiveIdr).toBe(2 * plan.objectiveIdr);
    const part = (flows: Plan["flows"]) =>
      flows.filter(({ lot }) => !lot.startsWith("z")).map(({ lot, kg }) => [lot, kg]);
    expect(sumsOf(part(both.flows))).toEqual(sumsOf(part(plan.flows)));
  });
});

function sumsOf(rows: (string | number)[][]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [lot, kg] of rows) sums.set(String(lot), (sums.get(String(lot)) ?? 0) + Number(kg));
  return [...sums].sort();
}

function withIsland(market: Market): Market {
  const z = (id: string) => `z${id}`;
  const twice = <T>(list: T[] | undefined, copy: (one: T) => T) => [...(list ?? []), ...(list ?? []).map(copy)];
  return {
    ...market,
    places: twice(market.places, (place) =>
      "xKm" in place ? { id: z(place.id), xKm: place.xKm + 5000, yKm: place.yKm } : place,
    ),
    lots: twice(market.lots, (lot) => ({ ...lot, id: z(lot.id), group: z(lot.group), place: z(lot.place) })),
    kitchens: twice(market.kitchens, (kitchen) => ({ ...kitchen, id: z(kitchen.id), place: z(kitchen.place) })),
    offers: twice(market.offers, (offer) => ({ ...offer, id: z(offer.id), kitchen: z(offer.kitchen) })),
    bids: twice(market.bids, (bid) => ({ ...bid, id: z(bid.id), lot: z(bid.lot), offer: z(bid.offer) })),
    forbidden: twice(market.forbidden, (pair) => ({ lot: z(pair.lot), offer: z(pair.offer) })),
    fixed: twice(market.fixed, (row) => ({ ...row, lot: z(row.lot), offer: z(row.offer) })),
  };
}

test("more capacity, a lower ask or one lot more never lower the value, a useless lot changes no kg", () => {
  holds((market, seed) => {
    const plain: Market = { ...market, policy: { ...market.policy, fairnessTiersIdr: [] }, fixed: [] };
    const plan = match(plain);
    const lot = plain.lots[seed % plain.lots.length]!;
    const kitchens = plain.kitchens.map((kitchen) => ({
      ...kitchen,
      capacityKg: kitchen.capacityKg.map((kg) => kg + 1),
    }));
    const cheaper = plain.lots.map((one) => (one === lot ? { ...one, askIdr: Math.floor(one.askIdr / 2) } : one));
    const useless = { ...lot, id: "zz", group: "zz", askIdr: 1_000_000 };
    expect(match({ ...plain, kitchens }).objectiveIdr).toBeGreaterThanOrEqual(plan.objectiveIdr);
    expect(match({ ...plain, lots: cheaper }).objectiveIdr).toBeGreaterThanOrEqual(plan.objectiveIdr);
    expect(
      match({ ...plain, lots: [...plain.lots, { ...lot, id: "zz", group: "zz" }] }).objectiveIdr,
    ).toBeGreaterThanOrEqual(plan.objectiveIdr);
    const withUseless = match({ ...plain, lots: [...plain.lots, useless] });
    expect(withUseless.matchedKg).toBe(plan.matchedKg);
    expect(withUseless.objectiveIdr).toBe(plan.objectiveIdr);
  });
});

test("a lot split in two of the same group sells for the same value", () => {
  holds((market, seed) => {
    const bare: Market = { ...market, bids: [], forbidden: [], fixed: [] };
    const lot = bare.lots[seed % bare.lots.length]!;
    if (lot.quantityKg < 2) return;
    const one = 1 + (seed % (lot.quantityKg - 1));
    const halves = [
      { ...lot, quantityKg: one },
      { ...lot, id: `${lot.id}b`, quantityKg: lot.quantityKg - one },
    ];
    const split = { ...bare, lots: [...bare.lots.filter((other) => other !== lot), ...halves] };
    expect(match(split).objectiveIdr).toBe(match(bare).objectiveIdr);
  });
});

test("side constraints hold on every market, and the bound holds them", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 10 }), fc.boolean(), (seed, lots, extras) => {
      const policy = {
        enforce: (["minSale", "maxSuppliers", "minBatch"] as const).filter((_, n) => (seed >> n) % 2 === 0),
      };
      const market = randomMarket(seed, {
        lots,
        offers: 1 + (seed % 5),
        weeks: 3,
        kg: 20,
        idr: 40,
        extras,
        steps: seed % 3 === 0,
        policy,
      });
      const plan = match(market);
      expect(plan.objectiveIdr).toBeLessThanOrEqual(plan.boundIdr);
      expect(plan.certificate.violations).toBe(0);
    }),
    // A search costs a hundred times what a flow does.
    { numRuns: Math.ceil(many / 4), seed: 20_262 },
  );
}, 300_000);
