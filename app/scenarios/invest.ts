import type { Change } from "./change.ts";
import type { Effect, Judged } from "./effect.ts";
import { effectOf, judge } from "./effect.ts";
import type { Dish, Ground } from "./ground.ts";
import type { Assumptions, KitchenKind } from "./investment.ts";
import { costOf, kitchenKinds, sizeFor, yearlyIdr } from "./investment.ts";

type NewKitchen = Extract<Change, { kind: "kitchen" }>;

/** A kitchen that a grant could buy: what it costs and what the market would gain. `perIdr`: value added a year per rupiah. */
export type Investment = { change: NewKitchen; costIdr: number; effect: Effect; yearlyIdr: number; perIdr: number };

/** The ranked list, best rupiah first. */
export type InvestmentList = { assumptions: Assumptions; investments: Investment[]; tried: number };

const mostTried = 120;
const villagesPerDish = 3;
const mostShown = 15;
const leastKg = 20;

/** Where the next grant should go: kitchens of each product, where their raw material lies, as large as it buys or half. */
export function invest(ground: Ground, assumptions: Assumptions, isOver: () => boolean = () => false): InvestmentList {
  const as = judge(ground, []);
  const candidates = ground.dishes
    .flatMap((dish) => candidatesFor(as, dish, assumptions))
    .sort((a, b) => b.promise - a.promise || (keyOf(a.change) < keyOf(b.change) ? -1 : 1))
    .slice(0, mostTried);
  const tried = candidates.flatMap(({ change, costIdr }) => {
    if (isOver()) return [];
    const effect = effectOf(as, judge(ground, [change]));
    const yearly = yearlyIdr(effect.valueAddedIdr, ground.span.weeks, assumptions);
    return [{ change, costIdr, effect, yearlyIdr: yearly, perIdr: yearly / costIdr }];
  });
  const helpful = tried.filter(({ effect }) => effect.matchedKg > 0 && effect.valueAddedIdr > 0);
  const ranked = helpful.sort(byRupiah);
  return { assumptions, investments: bestOfEach(ranked).slice(0, mostShown), tried: tried.length };
}

type Candidate = { change: NewKitchen; costIdr: number; promise: number };

function candidatesFor({ plan, market }: Judged, dish: Dish, { grantIdr, costs }: Assumptions): Candidate[] {
  const cost = costs[kindOf(dish.productGroup)];
  const full = sizeFor(cost, grantIdr);
  const sizes = [...new Set([full, Math.floor(full / 20) * 10])].filter((kg) => kg >= leastKg);
  const ceilings = new Map(dish.inputs.map((input) => [input.commodityCode, input.ceilingIdr]));
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const villages = new Map<string, number>();
  let worth = 0;
  for (const { lot: id, kg } of plan.unsold) {
    const lot = lots.get(id);
    const room = lot ? (ceilings.get(lot.commodity) ?? 0) - lot.askIdr : 0;
    if (!lot || room <= 0) continue;
    villages.set(lot.place, (villages.get(lot.place) ?? 0) + kg);
    worth += kg * room;
  }
  const nearest = [...villages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, villagesPerDish);
  return nearest.flatMap(([villageCode]) =>
    sizes.map((capacityKg) => {
      const change = { kind: "kitchen" as const, productCode: dish.productCode, villageCode, capacityKg };
      return { change, costIdr: costOf(cost, capacityKg), promise: worth };
    }),
  );
}

function kindOf(productGroup: string): KitchenKind {
  return kitchenKinds.find((kind) => kind === productGroup) ?? "kering";
}

function keyOf({ productCode, villageCode, capacityKg }: NewKitchen): string {
  return `${productCode} ${villageCode} ${capacityKg}`;
}

/** Most value added for a rupiah first; of equals the one that costs least transport. */
function byRupiah(a: Investment, b: Investment): number {
  const equal = keyOf(a.change) < keyOf(b.change) ? -1 : 1;
  return b.perIdr - a.perIdr || b.effect.gainsIdr - a.effect.gainsIdr || equal;
}

/** Of several places and sizes for a product the best one. */
function bestOfEach(ranked: Investment[]): Investment[] {
  const seen = new Set<string>();
  return ranked.filter(({ change: { productCode } }) => {
    if (seen.has(productCode)) return false;
    seen.add(productCode);
    return true;
  });
}
