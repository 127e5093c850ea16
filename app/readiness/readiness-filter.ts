import type { Level } from "./readiness.ts";

/** What an office looks for in the register. Null is everything. */
export type ReadinessFilter = { productCode: string | null; villageCode: string | null; level: Level | null };

const levelSlugs: Record<Level, string> = { ready: "siap", close: "hampir", far: "jauh" };
export const levels: Level[] = ["ready", "close", "far"];

/** The word of a level in an address. */
export function levelSlug(level: Level): string {
  return levelSlugs[level];
}

/** Reads a filter from an address. What it does not know it leaves out. */
export function readReadinessFilter(asked: URLSearchParams): ReadinessFilter {
  const matching = (name: string, pattern: RegExp) => {
    const value = asked.get(name) ?? "";
    return pattern.test(value) ? value : null;
  };
  return {
    productCode: matching("produk", /^[A-Z_]{2,40}$/),
    villageCode: matching("kelurahan", /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/),
    level: levels.find((level) => levelSlugs[level] === asked.get("tingkat")) ?? null,
  };
}

/** A filter as the end of an address, with a cursor behind it; empty when everything is asked. */
export function readinessQuery(filter: ReadinessFilter, cursor: string | null = null): string {
  const wanted = new URLSearchParams();
  if (filter.productCode) wanted.set("produk", filter.productCode);
  if (filter.villageCode) wanted.set("kelurahan", filter.villageCode);
  if (filter.level) wanted.set("tingkat", levelSlugs[filter.level]);
  if (cursor) wanted.set("sesudah", cursor);
  const query = wanted.toString();
  return query ? `?${query}` : "";
}
