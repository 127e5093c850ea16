import type { Kitchen, Lot, Market, Offer, Place } from "~/engine/market.ts";
import { makeDice } from "../../engine/markets.ts";

export type Size = "city" | "province" | "national";

/** Islands by their share of everything: one at city and province size, seven nationally. */
const sizes: Record<Size, { lots: number; offers: number; kitchens: number; km2: number; islands: number[] }> = {
  city: { lots: 300, offers: 100, kitchens: 50, km2: 280, islands: [1] },
  province: { lots: 10_000, offers: 3_000, kitchens: 1_400, km2: 23_000, islands: [1] },
  national: {
    lots: 100_000,
    offers: 20_000,
    kitchens: 9_200,
    km2: 74_000,
    islands: [0.55, 0.24, 0.11, 0.04, 0.03, 0.02, 0.01],
  },
};

const weeks = 8;
const commodities = 12;

type Dice = ReturnType<typeof makeDice>;

/** A market of the given size; the same seed gives the same market, byte for byte. */
export function generate(size: Size, seed: number): Market {
  const dice = makeDice(seed * 7919 + sizes[size].lots);
  const shape = sizes[size];
  const market: Market = {
    format: "huluhilir-market/1",
    weeks,
    transport: { fixedIdrPerKg: 200, idrPerKgKm: 20, detour: 1.4 },
    places: [],
    commodities: Array.from({ length: commodities }, (_, c) => ({ id: `C${c}`, basePriceIdr: basePrice(c) })),
    lots: [],
    kitchens: [],
    offers: [],
  };
  shape.islands.forEach((share, n) => settle(market, dice, n, share, shape));
  return market;
}

function basePrice(c: number): number {
  return 6_000 + 3_000 * c;
}

/** Village coordinates cluster around towns, as people do. */
function settle(market: Market, dice: Dice, island: number, share: number, shape: (typeof sizes)[Size]): void {
  const side = Math.sqrt(shape.km2 * share);
  const lots = Math.round(shape.lots * share);
  const kitchens = Math.round(shape.kitchens * share);
  const villages: Place[] = [];
  const towns = Math.max(3, Math.round((side * side) / 1500));
  const town = Array.from({ length: towns }, () => ({
    x: dice.whole(0, side * 10) / 10,
    y: dice.whole(0, side * 10) / 10,
  }));
  for (let v = 0; v < Math.max(20, lots / 12); v++) {
    const near = town[dice.whole(0, towns - 1)]!;
    const spread = () => (dice.whole(-250, 250) + dice.whole(-250, 250)) / 10;
    const isRural = dice.chance(0.4);
    const xKm = 10_000 * island + (isRural ? dice.whole(0, side * 10) / 10 : near.x + spread());
    villages.push({ id: `P${island}-${v}`, xKm, yKm: isRural ? dice.whole(0, side * 10) / 10 : near.y + spread() });
  }
  const village = () => villages[dice.whole(0, villages.length - 1)]!.id;
  market.places.push(...villages);
  for (let i = 0; i < lots; i++)
    market.lots.push(
      someLot(dice, `L${island}-${i}`, `G${island}-${dice.whole(0, Math.floor(lots / 2.5))}`, village()),
    );
  const first = market.kitchens.length;
  for (let k = 0; k < kitchens; k++) market.kitchens.push(someKitchen(dice, `K${island}-${k}`, village()));
  for (let j = 0; j < Math.round(shape.offers * share); j++)
    market.offers.push(someOffer(dice, `O${island}-${j}`, market.kitchens[first + dice.whole(0, kitchens - 1)]!.id));
}

function someLot(dice: Dice, id: string, group: string, place: string): Lot {
  const c = dice.whole(0, commodities - 1);
  const fromWeek = dice.whole(0, weeks - 1);
  const quantityKg = 20 + dice.whole(0, 180) + (dice.chance(0.2) ? dice.whole(0, 600) : 0);
  return {
    id,
    group,
    place,
    commodity: `C${c}`,
    quantityKg,
    fromWeek,
    toWeek: Math.min(weeks - 1, fromWeek + dice.whole(0, 3)),
    askIdr: Math.round((basePrice(c) * dice.whole(70, 110)) / 100),
    minSaleKg: Math.min(quantityKg, dice.whole(5, 30)),
  };
}

function someKitchen(dice: Dice, id: string, place: string): Kitchen {
  const usual = dice.whole(80, 600);
  return {
    id,
    group: `H${id}`,
    place,
    capacityKg: Array.from({ length: weeks }, () => (dice.chance(0.08) ? 0 : usual + dice.whole(-40, 40))),
  };
}

function someOffer(dice: Dice, id: string, kitchen: string): Offer {
  const fromWeek = dice.whole(0, weeks - 1);
  const usual = dice.whole(40, 260);
  const first = dice.whole(0, commodities - 1);
  const wanted = new Set([
    first,
    ...(dice.chance(0.6) ? [(first + 1) % commodities] : []),
    ...(dice.chance(0.3) ? [dice.whole(0, commodities - 1)] : []),
  ]);
  return {
    id,
    kitchen,
    fromWeek,
    toWeek: Math.min(weeks - 1, fromWeek + dice.whole(1, 4)),
    capacityKg: Array.from({ length: weeks }, () => usual),
    maxKm: dice.whole(10, 45),
    minBatchKg: dice.whole(20, 60),
    maxSuppliers: dice.whole(2, 6),
    accepts: [...wanted].map((c) => ({
      commodity: `C${c}`,
      bidIdr: Math.round((basePrice(c) * dice.whole(88, 125)) / 100),
    })),
  };
}
