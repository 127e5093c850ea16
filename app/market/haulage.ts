import { distanceKm, transportIdr } from "~/engine/trade.ts";

/** Planning figures for moving one kg, an estimate that every page names so: loading, rupiah per kg and km, road over air line. */
export const haulage = { fixedIdrPerKg: 200, idrPerKgKm: 8, detour: 1.4 };

/** Where two groups are: label points in degrees, null where none is known. */
export type Ends = { fromLat: number | null; fromLon: number | null; toLat: number | null; toLon: number | null };

/** What moving one kg is reckoned at, whole rupiah, as the engine reckons it; null without a label point. */
export function haulageIdr({ fromLat, fromLon, toLat, toLon }: Ends): number | null {
  if (fromLat === null || fromLon === null || toLat === null || toLon === null) return null;
  const from = { id: "from", lat: fromLat, lon: fromLon };
  return transportIdr(haulage, distanceKm(from, { id: "to", lat: toLat, lon: toLon }, haulage.detour));
}
