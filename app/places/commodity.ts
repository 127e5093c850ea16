/** How far a figure can be trusted. Pages mark all but `sourced`. */
export type Status = "sourced" | "derived" | "estimate" | "unverified";

/** What upstream groups raise. `unit` is how it is counted for sale: kg, ekor or butir. */
export type Commodity = {
  code: string;
  nameId: string;
  nameLocal: string;
  nameEn: string;
  scientificName: string;
  category: string;
  unit: string;
  /** Forms in which it is sold, parted by ";". */
  forms: string;
  /** Grams of one head, fish or egg; null when nobody counts it. */
  gramsPerUnit: number | null;
  gramsPerUnitStatus: string | null;
  cycleDays: number | null;
  cycleStatus: string | null;
  shelfDays: number | null;
  shelfStatus: string | null;
};

/** What downstream groups make. Prices are rupiah per kg, or per piece when `outputUnit` is "butir". */
export type Product = {
  code: string;
  nameId: string;
  nameEn: string;
  productGroup: string;
  outputUnit: string;
  storage: string;
  shelfDays: number | null;
  priceLowIdr: number | null;
  priceIdr: number | null;
  priceHighIdr: number | null;
  priceStatus: string | null;
  priceSourceIds: string;
  labourDaysPerUnit: number | null;
  otherInputsIdrPerUnit: number | null;
  /** Permits that the packed product needs, codes parted by ";". */
  permitRoute: string;
};

/** Product from one kg of a commodity as its producer sells it; from one egg, eggs. */
export type Recipe = {
  productCode: string;
  commodityCode: string;
  yieldLow: number;
  yieldTypical: number;
  yieldHigh: number;
  unit: string;
  note: string;
  status: Status;
  sourceIds: string;
};

/** The name in the reader's language. */
export function nameIn(locale: "id" | "en", named: { nameId: string; nameEn: string }): string {
  return locale === "en" ? named.nameEn : named.nameId;
}

/** What a word of the data is called by the reader; a word that nobody translated is shown as it is. */
export function spoken(words: Record<string, string>, word: string): string {
  return words[word] ?? word;
}

/** The parts of a text that holds several, parted by ";". */
export function partsOf(text: string): string[] {
  return text.split(";").filter((part) => part !== "");
}

/** True for what is sold by the head or the egg, so that a lot keeps a count beside its kg. */
export function isCounted(commodity: Pick<Commodity, "unit">): boolean {
  return commodity.unit !== "kg";
}

/** Whole kg that a count of heads or eggs is taken for, at least 1. Null when no weight is known. */
export function kgOfUnits(count: number, gramsPerUnit: number | null): number | null {
  return gramsPerUnit === null ? null : Math.max(1, Math.round((count * gramsPerUnit) / 1000));
}

/** Codes of the permits that a product needs before it is sold packed. */
export function permitsOf(product: Pick<Product, "permitRoute">): string[] {
  return partsOf(product.permitRoute);
}

/** True when a page must mark the figure as an estimate. */
export function isEstimate(status: string | null): boolean {
  return status !== "sourced";
}

/** What the product from one kg (or egg) of raw material sells for, whole rupiah; null without a price. */
export function valuePerRawIdr(
  recipe: Pick<Recipe, "yieldTypical">,
  product: Pick<Product, "priceIdr">,
): number | null {
  return product.priceIdr === null ? null : Math.round(recipe.yieldTypical * product.priceIdr);
}
