import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** A place with its official code, such as `63.72.02.1003`. The label point lies inside the area; degrees WGS 84. */
export type Region = {
  code: string;
  level: "province" | "regency" | "district" | "village";
  /** kota, kabupaten, kecamatan, desa or kelurahan, as the official list has it. */
  kind: string;
  name: string;
  parentCode: string | null;
  lat: number | null;
  lon: number | null;
};

/** A desa or kelurahan, with the kecamatan that it lies in. */
export type Village = Region & { districtCode: string; districtName: string; regencyCode: string };

/** The code of a desa or kelurahan from a form; whether the place exists is for the database to say. */
export const villageCode = z
  .string({ error: complaint("required") })
  .regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, complaint("choice"));

/** The code of a regency (kota or kabupaten), such as `63.72`. */
export const regencyCode = z.string({ error: complaint("required") }).regex(/^\d{2}\.\d{2}$/, complaint("choice"));

/** The regency in which a code lies: the codes are nested. `63.72.02.1003` lies in `63.72`. */
export function regencyOf(code: string): string {
  return code.split(".").slice(0, 2).join(".");
}

/** The kecamatan in which a village code lies: `63.72.02.1003` lies in `63.72.02`. */
export function districtOf(code: string): string {
  return code.split(".").slice(0, 3).join(".");
}

/** True when `code` is `scope` itself or lies inside it; the rule behind every scoped right. */
export function liesIn(code: string, scope: string): boolean {
  return code === scope || code.startsWith(`${scope}.`);
}
