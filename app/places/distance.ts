/** A point on the earth in degrees. */
export type Point = { lat: number; lon: number };

const earthRadiusKm = 6371.0088;

/**
 * Great-circle distance between two label points, in km (haversine formula on the mean earth radius).
 * The road is longer: whoever prices transport adds the detour.
 */
export function distanceKm(from: Point, to: Point): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
  const h = half(to.lat - from.lat) + cosine(from.lat) * cosine(to.lat) * half(to.lon - from.lon);
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
