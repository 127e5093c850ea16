import type { BatchTerms, Money, Parts } from "./batch-money.ts";
import type { OutputUnit } from "./batch.ts";
import type { SoldValue } from "./sold.ts";
import type { HayamiInputs, HayamiTable } from "./value-added.ts";

type Named = { code: string; nameId: string; nameEn: string };

/** Value added as a page shows it: of one batch, or of what one contract became. */
export type ValueView = {
  product: Named;
  /** Null when it was made of several. */
  commodityName: { nameId: string; nameEn: string } | null;
  /** `mixed`: batches of several terms together. */
  terms: BatchTerms | "mixed";
  outputUnit: OutputUnit;
  outputQuantity: number;
  money: Money;
  parts: Parts;
  /** What the raw material would have brought sold raw; null when nobody knows. */
  referenceIdr: number | null;
  inputs: HayamiInputs;
  table: HayamiTable;
  isEstimate: boolean;
  /** The work is that of the kitchen's recipe, because nobody noted any. */
  isLabourAssumed: boolean;
  /** What was really sold of it, and the table at that price; null while nothing was. */
  sold: SoldValue | null;
};

/** Where the rupiah of one kg or piece go: the parts of the whole output, each for one unit, rounded by itself. */
export function partsOfOne({ parts, inputs }: Pick<ValueView, "parts" | "inputs">): Parts {
  const each = (idr: number) => Math.round(idr / inputs.output);
  return {
    producerIdr: each(parts.producerIdr),
    workersIdr: each(parts.workersIdr),
    kitchenIdr: each(parts.kitchenIdr),
    otherIdr: each(parts.otherIdr),
  };
}

/** Each side's part of the output's value, as ratios; workers and kitchen stand on the downstream side. */
export function sharesOf({ parts, money }: Pick<ValueView, "parts" | "money">) {
  const of = (idr: number) => (money.outputIdr > 0 ? idr / money.outputIdr : 0);
  return { hulu: of(parts.producerIdr), hilir: of(parts.workersIdr + parts.kitchenIdr), rest: of(parts.otherIdr) };
}

/** What the producer got above selling raw at the reference price, rupiah (below zero: less); null when unknown. */
export function aboveRawIdr({ parts, referenceIdr }: Pick<ValueView, "parts" | "referenceIdr">): number | null {
  return referenceIdr === null ? null : parts.producerIdr - referenceIdr;
}

/** True when somebody bears a loss: then the parts are larger than the whole, and shares of it tell nothing. */
export function hasLoss(parts: Parts): boolean {
  return parts.kitchenIdr < 0 || parts.producerIdr < 0;
}
