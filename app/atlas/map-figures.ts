import type { Market } from "~/engine/market.ts";

/** A place on the map with its name and label point in degrees. */
export type Village = { code: string; name: string; latitude: number; longitude: number };
/** Kg that the newest plan moves from a farm's village to a kitchen's. */
export type PlannedKg = { fromCode: string; toCode: string; commodityCode: string; week: number; quantityKg: number };
/** What is shown: one commodity or all, one week (from 0) or all. */
export type MapFilter = { commodityCode: string | null; week: number | null };

/** A village with what is ready there and what its kitchens can still take, and what the plan sends and brings. */
export type VillageFigures = Village & { supplyKg: number; capacityKg: number; sentKg: number; receivedKg: number };
export type MapFlow = { fromCode: string; toCode: string; quantityKg: number };
export type MapFigures = { villages: VillageFigures[]; flows: MapFlow[] };

/**
 * Sums the open market and the plan by village. Supply counts a lot once, in whole kg that nobody has, when one of its
 * weeks is shown. Capacity is what kitchens can take in the weeks shown, limited by what their offers ask for.
 */
export function figuresOf(
  market: Pick<Market, "weeks" | "lots" | "kitchens" | "offers">,
  planned: readonly PlannedKg[],
  villages: readonly Village[],
  filter: MapFilter,
): MapFigures {
  const supply = supplyByVillage(market, filter);
  const capacity = capacityByVillage(market, filter);
  const shown = planned.filter(
    ({ commodityCode, week }) =>
      (filter.commodityCode === null || commodityCode === filter.commodityCode) &&
      (filter.week === null || week === filter.week),
  );
  const flows = sumFlows(shown);
  const sum = (side: "fromCode" | "toCode", code: string) =>
    flows.reduce((kg, flow) => (flow[side] === code ? kg + flow.quantityKg : kg), 0);
  return {
    flows,
    villages: villages.map((village) => ({
      ...village,
      supplyKg: supply.get(village.code) ?? 0,
      capacityKg: capacity.get(village.code) ?? 0,
      sentKg: sum("fromCode", village.code),
      receivedKg: sum("toCode", village.code),
    })),
  };
}

function supplyByVillage({ lots }: Pick<Market, "lots">, { commodityCode, week }: MapFilter): Map<string, number> {
  const byVillage = new Map<string, number>();
  for (const lot of lots) {
    if (commodityCode !== null && lot.commodity !== commodityCode) continue;
    if (week !== null && (week < lot.fromWeek || week > lot.toWeek)) continue;
    byVillage.set(lot.place, (byVillage.get(lot.place) ?? 0) + lot.quantityKg);
  }
  return byVillage;
}

function capacityByVillage(
  { weeks, kitchens, offers }: Pick<Market, "weeks" | "kitchens" | "offers">,
  { commodityCode, week }: MapFilter,
): Map<string, number> {
  const wanted = new Map<string, number[]>();
  for (const offer of offers) {
    if (commodityCode !== null && !offer.accepts.some(({ commodity }) => commodity === commodityCode)) continue;
    const asked = wanted.get(offer.kitchen) ?? Array.from({ length: weeks }, () => 0);
    for (let at = offer.fromWeek; at <= offer.toWeek; at += 1)
      asked[at] = (asked[at] ?? 0) + (offer.capacityKg[at] ?? 0);
    wanted.set(offer.kitchen, asked);
  }
  const byVillage = new Map<string, number>();
  for (const kitchen of kitchens) {
    const asked = wanted.get(kitchen.id) ?? [];
    const kg = asked.reduce(
      (sum, askedKg, at) => (week === null || at === week ? sum + Math.min(askedKg, kitchen.capacityKg[at] ?? 0) : sum),
      0,
    );
    byVillage.set(kitchen.place, (byVillage.get(kitchen.place) ?? 0) + kg);
  }
  return byVillage;
}

/** One flow for each pair of villages, the largest first. */
function sumFlows(planned: readonly PlannedKg[]): MapFlow[] {
  const pairs = new Map<string, MapFlow>();
  for (const { fromCode, toCode, quantityKg } of planned) {
    const flow = pairs.get(`${fromCode} ${toCode}`) ?? { fromCode, toCode, quantityKg: 0 };
    flow.quantityKg += quantityKg;
    pairs.set(`${fromCode} ${toCode}`, flow);
  }
  return [...pairs.values()].sort(
    (a, b) => b.quantityKg - a.quantityKg || a.fromCode.localeCompare(b.fromCode) || a.toCode.localeCompare(b.toCode),
  );
}
