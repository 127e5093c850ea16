import type { StreamFrom, StreamMeasure, StreamPart } from "./stream.ts";

/** What an address asks the flow picture to show; `only` keeps what runs through one box. */
export type StreamAddress = {
  regency: string | null;
  from: StreamFrom;
  measure: StreamMeasure;
  /** A village, commodity, kitchen or product. */
  only: string | null;
};

/** Reads the address leniently: what means nothing here is the picture's own choice. */
export function readStreamAddress(params: URLSearchParams): StreamAddress {
  return {
    regency: params.get("wilayah"),
    from: params.get("dari") === "komoditas" ? "commodity" : "village",
    measure: params.get("ukuran") === "nilai" ? "value" : "kg",
    only: params.get("hanya")?.slice(0, 60) || null,
  };
}

/** The address of a picture. */
export function streamHref({ regency, from, measure, only }: StreamAddress, path = "/aliran"): string {
  const params = new URLSearchParams();
  if (regency) params.set("wilayah", regency);
  if (from === "commodity") params.set("dari", "komoditas");
  if (measure === "value") params.set("ukuran", "nilai");
  if (only) params.set("hanya", only);
  return params.size > 0 ? `${path}?${params}` : path;
}

/** The parts that run through a box; all of them when no box has this code. */
export function partsThrough(parts: readonly StreamPart[], only: string | null): readonly StreamPart[] {
  if (only === null) return parts;
  const through = parts.filter((part) =>
    [part.villageCode, part.commodityCode, part.kitchenId, part.productCode].includes(only),
  );
  return through.length > 0 ? through : parts;
}
