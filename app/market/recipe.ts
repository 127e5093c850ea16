import { z } from "zod";
import { thousandths, wholeFromZero } from "~/lib/units.ts";

/** A kitchen's own figures: product out of 100 units of raw material ("28,1"), minutes of work and other costs per kg. */
export const RecipeForm = z.strictObject({
  yieldPerMille: thousandths({ digits: 1, most: 300_000 }).transform((thousandth) => thousandth / 100),
  labourMinutes: wholeFromZero("number", 10_000).optional(),
  otherInputsIdr: wholeFromZero("wholeIdr", 10_000_000).optional(),
});
export type RecipeValue = z.output<typeof RecipeForm>;

export type RecipeRefusal = "kitchenNotFound" | "noRecipe" | "yieldFar";

/** What a batch gave: product per 1000 of raw material. */
export type Measured = { yieldPerMille: number };

/** The figure that holds for a kitchen now, and the batches behind it. */
export type KitchenYield = { yieldPerMille: number; batches: number };

/** The figure that was stated, or the reference, weighs as much as this many batches. */
const statedWeight = 3;
/** Older batches were cooked by other hands. */
export const rememberedBatches = 12;

/**
 * A kitchen's yield: between what was stated and the mean of what was measured, nearer to the measured the more batches
 * stand behind it (n : 3). `measured` newest first; only the newest twelve count.
 */
export function kitchenYield(statedPerMille: number, measured: readonly Measured[]): KitchenYield {
  const counted = measured.slice(0, rememberedBatches);
  const sum = counted.reduce((total, one) => total + one.yieldPerMille, 0);
  const yieldPerMille = Math.round((statedPerMille * statedWeight + sum) / (statedWeight + counted.length));
  return { yieldPerMille: Math.max(1, yieldPerMille), batches: counted.length };
}

/** A tenth more or less than the recipe is a difference that a kitchen should know of. */
const noteworthyShare = 0.1;

/** True when a batch gave clearly more or less than the recipe says. */
export function differs(measuredPerMille: number, recipePerMille: number): boolean {
  return Math.abs(measuredPerMille - recipePerMille) > recipePerMille * noteworthyShare;
}

/** A yield this many times off the usual range is taken for a slip of the finger. */
const farFactor = 2;

/** True for a stated yield far outside of what the recipe usually gives (both per 1000). */
export function isFarYield(yieldPerMille: number, usual: { low: number; high: number }): boolean {
  return yieldPerMille > usual.high * farFactor || yieldPerMille * farFactor < usual.low;
}

/** Product per 1000 of raw material, both in grams, or pieces per egg. Null when nothing went in. */
export function measuredPerMille(batch: {
  outputUnit: "gram" | "piece";
  outputQuantity: number;
  rawGrams: number;
  gramsPerUnit: number | null;
}): number | null {
  const { outputUnit, outputQuantity, rawGrams, gramsPerUnit } = batch;
  const raw = outputUnit === "piece" && gramsPerUnit ? rawGrams / gramsPerUnit : rawGrams;
  return raw > 0 ? Math.round((outputQuantity * 1000) / raw) : null;
}
