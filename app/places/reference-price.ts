import type { Commodity, Status } from "./commodity.ts";

/** A price as it was reported: where, at which step of trade, when, per what. */
export type ReferencePrice = {
  id: string;
  commodityCode: string;
  place: string;
  level: string;
  period: string;
  lowIdr: number;
  highIdr: number;
  unit: string;
  note: string;
  status: Status;
  sourceIds: string;
};

/** What a producer may expect, rupiah per kg as sold, with where and when that was so. */
export type ReferenceBand = {
  lowIdr: number;
  highIdr: number;
  status: Status;
  period: string;
  place: string;
  level: string;
  sourceIds: string;
};

/** Steps of trade, nearest to the producer first. */
const levels = ["produsen", "peternak", "produsen-pedagang", "pedagang", "kurban", "eceran"];

/**
 * The one report that says most about what a producer in `placeName` gets: nearest to the farm gate, then from that
 * place, then newest. Prices per head or egg are turned into per kg and then count as derived; meat prices are left out.
 */
export function chooseBand(
  prices: ReferencePrice[],
  commodity: Pick<Commodity, "gramsPerUnit">,
  placeName: string,
): ReferenceBand | null {
  const here = placeName.replace(/^(Kota|Kabupaten) /, "");
  const rank = (price: ReferencePrice) =>
    (levels.indexOf(price.level) + 1 || levels.length + 1) * 2 - Number(price.place.includes(here));
  const usable = prices.filter((price) => perKg(price, commodity.gramsPerUnit) !== null);
  const [best] = usable.sort(
    (a, b) => rank(a) - rank(b) || periodEnd(b).localeCompare(periodEnd(a)) || a.id.localeCompare(b.id),
  );
  return best ? bandOf(best, commodity.gramsPerUnit) : null;
}

function bandOf(price: ReferencePrice, gramsPerUnit: number | null): ReferenceBand {
  const factor = perKg(price, gramsPerUnit) ?? 1;
  return {
    lowIdr: Math.round(price.lowIdr * factor),
    highIdr: Math.round(price.highIdr * factor),
    status: factor === 1 ? price.status : "derived",
    period: price.period,
    place: price.place,
    level: price.level,
    sourceIds: price.sourceIds,
  };
}

/** What a price is multiplied by to be per kg as sold; null when it is the price of something else. */
function perKg(price: ReferencePrice, gramsPerUnit: number | null): number | null {
  if (price.unit === "Rp/kg" || price.unit === "Rp/kg hidup") return 1;
  if ((price.unit === "Rp/ekor" || price.unit === "Rp/butir") && gramsPerUnit) return 1000 / gramsPerUnit;
  return null;
}

/** "2024-2026" ends in 2026; "2024-12" in December 2024. */
function periodEnd(price: ReferencePrice): string {
  return /^\d{4}-(\d{4})$/.exec(price.period)?.[1] ?? price.period;
}
