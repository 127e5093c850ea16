import type { Db } from "#db/open.server.ts";
import { regencies, villagesOf } from "~/places/regions.server.ts";
import type { StaffRole } from "./staff.ts";

/** What the form of somebody's area offers: for a companion the villages of one regency, by kecamatan. */
export async function placeChoices(db: Db, role: StaffRole, wantedRegency: string | null) {
  const all = await regencies(db);
  const regencyChoices = all.map(({ code, name }) => ({ value: code, label: name }));
  const chosen = all.find((regency) => regency.code === wantedRegency)?.code ?? all[0]?.code ?? "";
  if (role !== "companion") return { regencies: regencyChoices, chosen, districts: [] };
  const districts = new Map<string, { label: string; options: { value: string; label: string }[] }>();
  for (const village of await villagesOf(db, chosen)) {
    const district = districts.get(village.districtCode) ?? { label: village.districtName, options: [] };
    district.options.push({ value: village.code, label: village.name });
    districts.set(village.districtCode, district);
  }
  return { regencies: regencyChoices, chosen, districts: [...districts.values()] };
}

export type PlaceChoices = Awaited<ReturnType<typeof placeChoices>>;
