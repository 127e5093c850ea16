import type { Db } from "#db/open.server.ts";
import { remembered } from "~/lib/remembered.server.ts";
import { listCommodities, listProducts, referenceBand } from "~/places/commodities.server.ts";
import type { ReferenceBand } from "~/places/reference-price.ts";
import { chooseBand } from "~/places/reference-price.ts";
import { districtsOf, regencies } from "~/places/regions.server.ts";
import { usualAskIdr } from "./lot.ts";
import { placesOf } from "./vocabulary.server.ts";

/** Regencies with their kecamatan, for a filter by place. */
export const placeChoices = remembered(async (db: Db) =>
  Promise.all(
    (await regencies(db)).map(async ({ code, name }) => ({
      code,
      name,
      districts: (await districtsOf(db, code)).map((district) => ({ code: district.code, name: district.name })),
    })),
  ),
);

/** A village that somebody looks at, for the filter by place; null for what is no village. */
export async function villageChoice(db: Db, code: string | null) {
  const place = code ? (await placesOf(db)).get(code) : undefined;
  return place?.level === "village" ? { code: place.code, name: place.name } : null;
}

/** All commodities by name, as a choice. */
export const commodityChoices = remembered(async (db: Db) =>
  (await listCommodities(db)).map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
);

/** All products by name, as a choice. */
export const productChoices = remembered(async (db: Db) =>
  (await listProducts(db)).map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
);

/** What a producer in this regency may expect, rupiah per kg, by commodity code. */
export async function bandsIn(db: Db, regencyCode: string): Promise<Record<string, ReferenceBand>> {
  const [commodities, prices, places] = await Promise.all([
    listCommodities(db),
    db.selectFrom("referencePrices").selectAll().orderBy("period", "desc").orderBy("id").execute(),
    regencies(db),
  ]);
  const place = places.find((regency) => regency.code === regencyCode)?.name ?? "";
  const bands: Record<string, ReferenceBand> = {};
  for (const commodity of commodities) {
    const reports = prices.filter((price) => price.commodityCode === commodity.code);
    const band = chooseBand(reports, commodity, place);
    if (band) bands[commodity.code] = band;
  }
  return bands;
}

/** What a harvest is offered for when no price is typed, rupiah per kg; null without a reference. */
export async function usualAsk(db: Db, commodityCode: string, regencyCode: string): Promise<number | null> {
  const band = await referenceBand(db, commodityCode, regencyCode);
  return band && usualAskIdr(band);
}
