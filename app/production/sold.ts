import type { OutputUnit } from "./batch.ts";
import type { HayamiInputs, HayamiTable } from "./value-added.ts";
import { hayami } from "./value-added.ts";

/** What was sold of some output, grams or pieces, and the rupiah that it brought. */
export type Sold = { quantity: number; amountIdr: number };
/** Sold, with the table as it would be if everything brought what the sold part did. */
export type SoldValue = Sold & { inputs: HayamiInputs; table: HayamiTable | null };

/** The same inputs at the mean price of what was really sold; null while nothing was. */
export function atSoldPrice(inputs: HayamiInputs, unit: OutputUnit, sold: Sold): SoldValue | null {
  if (sold.quantity <= 0) return null;
  const amount = unit === "gram" ? sold.quantity / 1000 : sold.quantity;
  const real = { ...inputs, outputPrice: sold.amountIdr / amount };
  return { ...sold, inputs: real, table: hayami(real) };
}

/** The part of several batches' sales that belongs to somebody: of each by its ratio, rounded to whole units and rupiah. */
export function soldShare(sales: ReadonlyMap<string, Sold>, of: readonly { batchId: string; ratio: number }[]): Sold {
  const sum = (pick: (sold: Sold) => number) =>
    of.reduce((total, { batchId, ratio }) => {
      const sold = sales.get(batchId);
      return total + (sold ? pick(sold) * ratio : 0);
    }, 0);
  return { quantity: Math.round(sum((sold) => sold.quantity)), amountIdr: Math.round(sum((sold) => sold.amountIdr)) };
}
