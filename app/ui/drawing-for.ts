import type { DrawingName } from "./drawings.ts";

/** Codes of the reference data that have a drawing of their own or a near relative. */
const commodity: Record<string, DrawingName> = {
  LELE: "lele",
  NILA: "nila",
  PATIN: "patin",
  GABUS: "haruan",
  TOMAN: "haruan",
  PAPUYU: "papuyu",
  SEPAT: "papuyu",
  GURAME: "nila",
  MAS: "nila",
  PIPIH: "patin",
  UDANGGALAH: "udang",
  KAMBING: "kambing",
  SAPI: "sapi",
  BROILER: "ayam",
  AYAMKAMPUNG: "ayam",
  ITIK: "itik",
  TELURITIK: "telur",
  TELURAYAM: "telur",
  SINGKONG: "singkong",
  JAMURTIRAM: "jamur",
};

/** Families of products by the first word of their code. */
const product: Record<string, DrawingName> = {
  ABON: "abon",
  KERUPUK: "kerupuk",
  AMPLANG: "amplang",
  KERIPIK: "keripik",
  BAKSO: "bakso",
  PEMPEK: "bakso",
  NUGGET: "nugget",
  FILLET: "fillet",
  DENDENG: "fillet",
  IKAN: "fillet",
  TELUR: "telurasin",
  WADI: "abon",
  PEKASAM: "abon",
  RENDANG: "dapur",
};

/** The drawing of a commodity code; a pond for one we do not know. */
export function drawingForCommodity(code: string): DrawingName {
  return commodity[code] ?? "kolam";
}

/** The drawing of a product code such as ABON_LELE; a pan for one we do not know. */
export function drawingForProduct(code: string): DrawingName {
  const [family = code] = code.split("_");
  return product[family] ?? "dapur";
}
