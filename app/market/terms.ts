import type { Pattern } from "./leaves.ts";

/** How a kitchen takes a harvest: it buys it, cooks it for a fee, or shares what the sales bring. */
export const termsKinds = ["buy", "toll", "share"] as const;
export type Terms = (typeof termsKinds)[number];

/** The figures of all three; those of terms that were not chosen are 0 or empty. */
export type TermsFigures = {
  terms: Terms;
  /** Rupiah per kg raw that the producer pays for cooking. */
  feeIdr: number;
  /** The producer's part of what sales bring, per cent. */
  sharePercent: number;
  /** What is taken off the sales before they are shared, rupiah per kg raw, and what for. */
  shareCostIdr: number;
  shareCosts: string;
};

export type TermsFault =
  "feeMissing" | "feeOnlyToll" | "shareMissing" | "shareOnlyShare" | "costsUnnamed" | "costsEmpty";

/** What is missing or too much for the chosen terms, or null: a fee for toll, a part and its named costs for sharing. */
export function termsFault({ terms, feeIdr, sharePercent, shareCostIdr, shareCosts }: TermsFigures): TermsFault | null {
  if (terms === "toll" && feeIdr === 0) return "feeMissing";
  if (terms !== "toll" && feeIdr > 0) return "feeOnlyToll";
  if (terms !== "share") return sharePercent > 0 || shareCostIdr > 0 || shareCosts !== "" ? "shareOnlyShare" : null;
  if (sharePercent === 0) return "shareMissing";
  if (shareCostIdr > 0 && shareCosts === "") return "costsUnnamed";
  return shareCostIdr === 0 && shareCosts !== "" ? "costsEmpty" : null;
}

/** The terms with the price that was bid for the harvest, where it is bought. */
export function patternOf(figures: TermsFigures, priceIdr: number): Pattern {
  const { terms, feeIdr, sharePercent, shareCostIdr } = figures;
  if (terms === "buy") return { terms, priceIdr };
  return terms === "toll" ? { terms, feeIdr } : { terms, sharePercent, shareCostIdr };
}
