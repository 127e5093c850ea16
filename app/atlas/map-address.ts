import { addDays } from "~/lib/dates.ts";

/** What an address asks the map to show. */
export type MapAddress = {
  regency: string | null;
  commodity: string | null;
  week: string | null;
  village: string | null;
};

/** Reads the address leniently: what means nothing here is no filter. */
export function readMapAddress(params: URLSearchParams): MapAddress {
  const read = (name: string) => params.get(name)?.slice(0, 20) || null;
  return { regency: read("wilayah"), commodity: read("komoditas"), week: read("pekan"), village: read("kelurahan") };
}

/** The address of a map, or of its table as a file. */
export function mapHref({ regency, commodity, week, village }: MapAddress, path = "/peta"): string {
  const params = new URLSearchParams();
  const named = { wilayah: regency, komoditas: commodity, pekan: week, kelurahan: village };
  for (const [name, value] of Object.entries(named)) if (value) params.set(name, value);
  return params.size > 0 ? `${path}?${params}` : path;
}

/** A week of the map, by its number from the first one, as it stands in an address. */
export function weekInAddress(firstMonday: string, week: number | null): string | null {
  return week === null ? null : addDays(firstMonday, 7 * week);
}
