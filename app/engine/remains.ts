import type { Lot, Market } from "./market.ts";

/** The market less what is fixed, read from the market itself and from nothing the solver made. */
export type Remains = {
  /** Kg of the lots of which something is fixed; `lotLeft` knows of all. */
  lotKg: Map<string, number>;
  /** Fixed kg by lot, then by offer. */
  fixedKg: Map<string, Map<string, number>>;
  offerKg: Map<string, number[]>;
  kitchenKg: Map<string, number[]>;
};

/** Takes what is fixed off a market. O(offers + kitchens + fixed), lots too where any are fixed. */
export function remainsOf(market: Market): Remains {
  const remains: Remains = {
    lotKg: new Map(),
    fixedKg: new Map(),
    offerKg: new Map(market.offers.map((offer) => [offer.id, offer.capacityKg])),
    kitchenKg: new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen.capacityKg])),
  };
  if (!market.fixed?.length) return remains;
  const lotKg = new Map(market.lots.map((lot) => [lot.id, lot.quantityKg]));
  const kitchenOf = new Map(market.offers.map((offer) => [offer.id, offer.kitchen]));
  const take = (list: Map<string, number[]>, id: string, week: number, kg: number) => {
    const left = list.get(id)!.slice();
    left[week]! -= kg;
    list.set(id, left);
  };
  for (const { lot, offer, week, kg } of market.fixed) {
    const ofLot = remains.fixedKg.get(lot) ?? new Map<string, number>();
    remains.fixedKg.set(lot, ofLot.set(offer, (ofLot.get(offer) ?? 0) + kg));
    remains.lotKg.set(lot, (remains.lotKg.get(lot) ?? lotKg.get(lot)!) - kg);
    take(remains.offerKg, offer, week, kg);
    take(remains.kitchenKg, kitchenOf.get(offer)!, week, kg);
  }
  return remains;
}

/** Kg of a lot that are not fixed. */
export function lotLeft({ lotKg }: Remains, lot: Lot): number {
  return lotKg.size === 0 ? lot.quantityKg : (lotKg.get(lot.id) ?? lot.quantityKg);
}

/** Fixed kg of a lot and an offer over all weeks. */
export function fixedOf(remains: Remains, lot: string, offer: string): number {
  return remains.fixedKg.get(lot)?.get(offer) ?? 0;
}
