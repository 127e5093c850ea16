import { mondayDate } from "./window.ts";

/** More than this nobody types to find something. */
const longestText = 80;

export type Direction = "asc" | "desc";
export type LotSort = "ready" | "newest" | "kg" | "price";

/** How far around a place one may look, km as the crow flies. */
export const radiiKm = [5, 10, 25, 50, 100];

/** Words typed, a place (regency, kecamatan or village) and how far around it: what both lists may be asked for. */
type Where = { text: string; commodityCode: string | null; place: string | null; km: number | null };

/** What somebody looks for among harvests. `week` is a Monday; `biddable` leaves what an own kitchen can bid for. */
export type LotFilter = Where & {
  form: string | null;
  week: string | null;
  maxAskIdr: number | null;
  minKg: number | null;
  biddable: boolean;
  sort: LotSort;
  direction: Direction;
};

/** What somebody looks for among processing offers. */
export type OfferFilter = Where & { productCode: string | null };

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
    ...whereIn(params),
    form: formIn(params.get("bentuk")),
    week: week.success ? week.data : null,
    maxAskIdr: wholeIn(params.get("harga")),
    minKg: wholeIn(params.get("kg")),
    biddable: params.get("bisa") === "ya",
    sort,
    direction,
  };
}

/** The same for processing offers. */
export function readOfferFilter(params: URLSearchParams): OfferFilter {
  return { ...whereIn(params), productCode: codeIn(params.get("produk")) };
}

function whereIn(params: URLSearchParams): Where {
  const km = Number(params.get("km"));
  return {
    text: (params.get("cari") ?? "")
      .replaceAll(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, longestText),
    commodityCode: codeIn(params.get("komoditas")),
    place: placeIn(params.get("tempat")),
    km: radiiKm.includes(km) ? km : null,
  };
}

/** True when something besides the order is chosen. */
export function isNarrowed(filter: LotFilter): boolean {
  const { text, commodityCode, place, km, form, week, maxAskIdr, minKg, biddable } = filter;
  return (
    text !== "" || [commodityCode, place, km, form, week, maxAskIdr, minKg].some((one) => one !== null) || biddable
  );
}

const kept = ["cari", "komoditas", "bentuk", "tempat", "km", "pekan", "harga", "kg", "bisa"];

/** The words of an address that narrow the list, always in one order: what is kept of a search. */
export function savedQuery(params: URLSearchParams): string {
  const query = new URLSearchParams();
  for (const name of kept) {
    const value = params.get(name)?.trim();
    if (value) query.set(name, value);
  }
  return query.toString();
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
  return text !== null && /^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/.test(text) ? text : null;
}

function formIn(text: string | null): string | null {
  return text !== null && /^[a-z ]{2,40}$/.test(text) ? text : null;
}

/** A whole number as people type it, "25.000" or "25000"; null for what is none. */
function wholeIn(text: string | null): number | null {
  const digits = (text ?? "").replaceAll(/[.\s]/g, "");
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null;
}
