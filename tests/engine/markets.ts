import type { Lot, Market, Offer, Policy } from "~/engine/market.ts";

/** Seeded numbers: the same seed gives the same market on every machine. */
export function makeDice(seed: number) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** A whole number from `low` to `high`, both included. */
    whole: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    chance: (share: number) => next() < share,
  };
}

export type Shape = {
  lots: number;
  offers: number;
  weeks: number;
  /** Prices and kg are small, so that ties abound. */
  kg: number;
  idr: number;
  policy?: Partial<Policy>;
  extras?: boolean;
  steps?: boolean;
};

/** A market without anything unusual: one commodity, one place, nothing enforced. */
export function aMarket(changes: Partial<Market> = {}): Market {
  return {
    format: "huluhilir-market/1",
    weeks: 2,
    transport: { fixedIdrPerKg: 0, idrPerKgKm: 0, detour: 1 },
    places: [{ id: "P", xKm: 0, yKm: 0 }],
    commodities: [{ id: "LELE", basePriceIdr: 1000 }],
    lots: [],
    kitchens: [{ id: "K1", group: "G9", place: "P", capacityKg: [100, 100] }],
    offers: [],
    ...changes,
  };
}

export function aLot(changes: Partial<Lot> = {}): Lot {
  return {
    id: "L1",
    group: "G1",
    place: "P",
    commodity: "LELE",
    quantityKg: 10,
    fromWeek: 0,
    toWeek: 1,
    askIdr: 100,
    minSaleKg: 1,
    ...changes,
  };
}

export function anOffer(changes: Partial<Offer> = {}): Offer {
  return {
    id: "O1",
    kitchen: "K1",
    fromWeek: 0,
    toWeek: 1,
    capacityKg: [10, 10],
    maxKm: 10,
    minBatchKg: 1,
    maxSuppliers: 5,
    accepts: [{ commodity: "LELE", bidIdr: 150 }],
    ...changes,
  };
}

/** A random market in which every rule of the market file has work to do. */
export function randomMarket(seed: number, shape: Shape): Market {
  const dice = makeDice(seed);
  const { lots, offers, weeks, kg, idr } = shape;
  const commodities = ["LELE", "NILA", "UBI"].slice(0, dice.whole(1, 3));
  const window = () => {
    const fromWeek = dice.whole(0, weeks - 1);
    return { fromWeek, toWeek: dice.whole(fromWeek, weeks - 1) };
  };
  const perWeek = () => Array.from({ length: weeks }, () => (dice.chance(0.15) ? 0 : dice.whole(1, kg)));
  const places = Array.from({ length: 4 }, (_, p) => ({ id: `P${p}`, xKm: dice.whole(0, 8), yKm: dice.whole(0, 8) }));
  const place = () => `P${dice.whole(0, 3)}`;
  const kitchens = Math.max(1, Math.ceil(offers / 2));
  const market: Market = {
    format: "huluhilir-market/1",
    weeks,
    transport: { fixedIdrPerKg: dice.whole(0, 1), idrPerKgKm: dice.whole(0, 1), detour: dice.chance(0.5) ? 1 : 1.4 },
    policy: shape.policy ?? {},
    places,
    commodities: commodities.map((id) => ({ id, basePriceIdr: dice.whole(1, idr) })),
    lots: Array.from({ length: lots }, (_, i) => ({
      id: `L${i}`,
      group: `G${dice.whole(0, Math.max(0, Math.ceil(lots / 2) - 1))}`,
      place: place(),
      commodity: commodities[dice.whole(0, commodities.length - 1)]!,
      quantityKg: dice.whole(1, kg),
      ...window(),
      askIdr: dice.whole(0, idr),
      minSaleKg: dice.whole(0, Math.ceil(kg / 2)),
      ...(shape.steps && dice.chance(0.4) ? { stepKg: dice.whole(2, 3) } : {}),
    })),
    kitchens: Array.from({ length: kitchens }, (_, k) => ({
      id: `K${k}`,
      group: "G9",
      place: place(),
      capacityKg: perWeek(),
    })),
    offers: Array.from({ length: offers }, (_, j) => ({
      id: `O${j}`,
      kitchen: `K${dice.whole(0, kitchens - 1)}`,
      ...window(),
      capacityKg: perWeek(),
      maxKm: dice.whole(3, 16),
      minBatchKg: dice.whole(0, Math.ceil(kg / 2)),
      maxSuppliers: dice.whole(1, 3),
      accepts: commodities
        .filter(() => dice.chance(0.8))
        .map((commodity) => ({ commodity, bidIdr: dice.whole(0, 2 * idr) })),
    })),
  };
  return shape.extras ? withExtras(market, dice, kg, idr) : market;
}

function withExtras(market: Market, dice: ReturnType<typeof makeDice>, kg: number, idr: number): Market {
  const pairs = market.lots.flatMap((lot) => market.offers.map((offer) => ({ lot: lot.id, offer: offer.id })));
  const bids = pairs
    .filter(() => dice.chance(0.15))
    .map((pair, b) => ({ id: `B${b}`, ...pair, maxKg: dice.whole(1, kg), bidIdr: dice.whole(0, 2 * idr) }));
  const forbidden = pairs.filter(() => dice.chance(0.1));
  const first = market.lots[0];
  const offer = market.offers.find((one) => one.accepts.some(({ commodity }) => commodity === first?.commodity));
  const week = offer ? offer.capacityKg.findIndex((cap, t) => cap > 0 && t >= offer.fromWeek && t <= offer.toWeek) : -1;
  const kitchen = market.kitchens.find(({ id }) => id === offer?.kitchen);
  const canFix = first && offer && week >= 0 && (kitchen?.capacityKg[week] ?? 0) > 0 && dice.chance(0.3);
  return { ...market, bids, forbidden, fixed: canFix ? [{ lot: first.id, offer: offer.id, week, kg: 1 }] : [] };
}
