import type { Lot, Place, Transport } from "./market.ts";

const earthRadiusKm = 6371;
const radians = Math.PI / 180;

/** Half a rupiah goes up, as everywhere in the market file. */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}

/** Road distance of two places, km: straight line (haversine on a sphere for degrees) times `detour`. */
export function distanceKm(a: Place, b: Place, detour: number): number {
  if ("xKm" in a && "xKm" in b) return flatKm(a.xKm - b.xKm, a.yKm - b.yKm) * detour;
  if ("lat" in a && "lat" in b) return haversineKm(a, b) * detour;
  throw new Error(`places ${a.id} and ${b.id} are measured in different ways`);
}

/** Straight line over so many km east and north. */
export function flatKm(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

export type Degrees = { lat: number; lon: number };

/** Along a great circle of a sphere as large as the earth. */
export function haversineKm(a: Degrees, b: Degrees): number {
  const dLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * radians) / 2);
  const h = dLat * dLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * dLon * dLon;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Transport of one kg over `km`, whole rupiah. */
export function transportIdr(transport: Transport, km: number): number {
  return roundHalfUp(transport.fixedIdrPerKg + transport.idrPerKgKm * km);
}

/** What selling in `week` is worth above selling in the last week of the lot's window, whole rupiah per kg. */
export function urgencyIdr(
  urgencyShare: number,
  basePriceIdr: number,
  lot: Pick<Lot, "fromWeek" | "toWeek">,
  week: number,
): number {
  return roundHalfUp((urgencyShare * basePriceIdr * (lot.toWeek - week)) / (lot.toWeek - lot.fromWeek + 1));
}

/** Kilograms in tier `r` (from 1) of `tiers` equal tiers of a group's `kg`. */
export function tierKg(kg: number, r: number, tiers: number): number {
  return runKg(kg, r, r, tiers);
}

/** Kilograms of the tiers `from` up to `to`, both included. */
export function runKg(kg: number, from: number, to: number, tiers: number): number {
  return Math.floor((kg * to) / tiers) - Math.floor((kg * (from - 1)) / tiers);
}
