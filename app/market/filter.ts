import { mondayDate } from "./window.ts";

export type Direction = "asc" | "desc";
export type LotSort = "ready" | "newest" | "kg" | "price";

/** What somebody looks for among harvests. `place` is a regency or a kecamatan, `week` a Monday. */
export type LotFilter = {
  commodityCode: string | null;
  place: string | null;
  week: string | null;
  sort: LotSort;
  direction: Direction;
};

/** What somebody looks for among processing offers. */
export type OfferFilter = { productCode: string | null; commodityCode: string | null; place: string | null };

const sortNames: Record<string, LotSort> = { siap: "ready", baru: "newest", kg: "kg", harga: "price" };
const usualDirection: Record<LotSort, Direction> = { ready: "asc", newest: "desc", kg: "desc", price: "asc" };

/** The words of the address for each sort. */
export const sortWords: Record<LotSort, string> = { ready: "siap", newest: "baru", kg: "kg", price: "harga" };

/** Reads a filter from an address; a value that is none filters nothing. */
export function readLotFilter(params: URLSearchParams): LotFilter {
  const sort = sortNames[params.get("urut") ?? ""] ?? "ready";
  const asked = params.get("arah");
  const direction = asked === "naik" ? "asc" : asked === "turun" ? "desc" : usualDirection[sort];
  const week = mondayDate.safeParse(params.get("pekan"));
  return {
    commodityCode: codeIn(params.get("komoditas")),
    place: placeIn(params.get("tempat")),
    week: week.success ? week.data : null,
    sort,
    direction,
  };
}

/** The same for processing offers. */
export function readOfferFilter(params: URLSearchParams): OfferFilter {
  return {
    productCode: codeIn(params.get("produk")),
    commodityCode: codeIn(params.get("komoditas")),
    place: placeIn(params.get("tempat")),
  };
}

/** The address of a list with some of its words changed; `null` takes a word out, and paging begins anew. */
export function listAddress(path: string, params: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(params);
  for (const name of ["sesudah", "sebelum", "_data", "index"]) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  for (const [name, value] of [...next]) if (value === "") next.delete(name);
  const query = next.toString();
  return query ? `${path}?${query}` : path;
}

function codeIn(text: string | null): string | null {
  return text !== null && /^[A-Z_]{2,40}$/.test(text) ? text : null;
}

function placeIn(text: string | null): string | null {
  return text !== null && /^\d{2}\.\d{2}(\.\d{2})?$/.test(text) ? text : null;
}
