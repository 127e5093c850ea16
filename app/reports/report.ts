import type { Kind } from "./period.ts";

type Total = { papers: number; grams: number; amountIdr: number };

/** One place in a report: what its producers promised, delivered and were paid, what its kitchens added. */
export type PlaceRow = {
  code: string;
  name: string;
  promisedGrams: number;
  deliveredGrams: number;
  paidIdr: number;
  processedGrams: number;
  valueAddedIdr: number;
};
export type Level = "regency" | "district" | "village";

/** One product: what was delivered for it, cooked into it, and where the rupiah of it went. */
export type ProductRow = {
  code: string;
  nameId: string;
  nameEn: string;
  deliveredGrams: number;
  processedGrams: number;
  outputIdr: number;
  valueAddedIdr: number;
};

/** Value added of a period: whole rupiah, grams of raw material. */
export type ValueSum = {
  batches: number;
  rawGrams: number;
  outputIdr: number;
  rawIdr: number;
  valueAddedIdr: number;
  producerIdr: number;
  workersIdr: number;
  kitchenIdr: number;
  otherIdr: number;
  isEstimate: boolean;
};

export type MonthRow = { month: string; deliveredGrams: number; paidIdr: number; valueAddedIdr: number };
export type RiskKind = Extract<Kind, "unconfirmed" | "unseenPayments" | "late" | "claims" | "ended">;
export const riskKinds: readonly RiskKind[] = ["late", "claims", "ended", "unconfirmed", "unseenPayments"];

export type Fairness = {
  producers: number;
  delivering: number;
  /** Grams of the three that delivered most, and of the half that delivered least. */
  topGrams: number;
  lowerGrams: number;
};

export type Report = {
  totals: { promised: Total; delivered: Total; paid: Total };
  value: ValueSum;
  /** The period just before, when there is one as long. */
  before: { key: string; totals: { promised: Total; delivered: Total; paid: Total }; value: ValueSum } | null;
  places: { level: Level; rows: PlaceRow[] }[];
  products: ProductRow[];
  months: MonthRow[];
  /** Stimulus on record to the end of the period, and what was added since January of that year. */
  stimulus: { groups: number; amountIdr: number; sinceKey: string; sinceIdr: number };
  fairness: Fairness;
  risks: (Total & { kind: RiskKind })[];
  /** Batches of harvests not bought for which nobody knows a price: their value added is not in the report. */
  unpriced: number;
};

/** How the delivered grams spread over producers. */
export function fairnessOf(grams: readonly number[], producers: number): Fairness {
  const sorted = grams.toSorted((a, b) => b - a);
  const sum = (part: readonly number[]) => part.reduce((total, one) => total + one, 0);
  const half = Math.floor(sorted.length / 2);
  return {
    producers,
    delivering: sorted.length,
    topGrams: sum(sorted.slice(0, 3)),
    lowerGrams: half > 0 ? sum(sorted.slice(-half)) : 0,
  };
}

/** How much more or less than before, as a ratio; null when there was nothing before. */
export function changeOf(now: number, before: number | undefined): number | null {
  return before && before > 0 ? now / before - 1 : null;
}
