import { z } from "zod";

/** A ring of an outline: [longitude, latitude] in degrees, the last point the first. */
export type Ring = [number, number][];
/** The outline of a place: outer rings and holes alike, drawn with the even-odd rule. */
export type Boundary = { regionCode: string; rings: Ring[] };

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
// A third number is a height, which a map from above does not need.
const position = z
  .array(z.number())
  .min(2)
  .transform((numbers, context): [number, number] => {
    const read = z.tuple([longitude, latitude]).safeParse(numbers.slice(0, 2));
    if (read.success) return read.data;
    context.addIssue({ code: "custom", message: "coordinates are not degrees of longitude and latitude (WGS 84)" });
    return z.NEVER;
  });
const ring = z.array(position).min(4);
const geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
const feature = z.object({ type: z.literal("Feature"), properties: z.record(z.string(), z.unknown()), geometry });
const FeatureCollection = z.object({ type: z.literal("FeatureCollection"), features: z.array(feature).min(1) });

/** Under which names files carry the official code of a place; with or without dots. */
const codeNames = ["code", "kode", "KDEPUM", "KDCPUM", "KDPPUM", "kode_kel", "kode_kec"];
/** A hundred-thousandth of a degree is about a metre. */
const decimals = 1e5;

/**
 * Reads a GeoJSON feature collection (RFC 7946) of outlines, each with the official code of its place (Permendagri,
 * `63.72.02.1003` or `6372021003`). Points are rounded to about a metre.
 * @throws with one sentence that names the feature and what is wrong
 */
export function readBoundaries(text: string): Boundary[] {
  const parsed = FeatureCollection.safeParse(asJson(text));
  if (!parsed.success) throw new Error(faultOf(parsed.error));
  return parsed.data.features.map(({ properties, geometry }, index) => {
    const code = codeOf(properties);
    if (!code)
      throw new Error(`feature ${index + 1} has no official code of a place (looked for ${codeNames.join(", ")})`);
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return { regionCode: code, rings: polygons.flat().map((ring) => ring.map(([x, y]) => [round(x), round(y)])) };
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("the file is not JSON; a GeoJSON feature collection is expected");
  }
}

function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `the file is not a GeoJSON feature collection of outlines: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`;
}

function codeOf(properties: Record<string, unknown>): string | null {
  for (const name of codeNames) {
    const value = properties[name];
    if (typeof value !== "string" && typeof value !== "number") continue;
    const digits = String(value).replaceAll(/\D/g, "");
    const parts = [2, 4, 6, 10].includes(digits.length)
      ? digits.match(/^(\d\d)(\d\d)?(\d\d)?(\d{4})?$/)?.slice(1)
      : null;
    if (parts) return parts.filter(Boolean).join(".");
  }
  return null;
}

function round(degrees: number): number {
  return Math.round(degrees * decimals) / decimals;
}
