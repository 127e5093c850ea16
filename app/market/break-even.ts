/** What a day of kitchen work is reckoned at until a kitchen's own records say more: a planning figure, an estimate. */
export const planningWageIdr = 100_000;

type Made = {
  outputUnit: string;
  priceIdr: number | null;
  labourDaysPerUnit: number | null;
  otherInputsIdrPerUnit: number | null;
};

/**
 * The price per kg of raw material at which a kitchen earns nothing: what comes out of it sells for, less other
 * inputs and labour, less the fee when the kitchen processes for one. Where the recipe counts eggs, per egg turned
 * into per kg. Null without a product price or a weight.
 */
export function breakEvenIdr(
  product: Made,
  yieldPerMille: number,
  gramsPerUnit: number | null,
  feeIdr = 0,
): number | null {
  if (product.priceIdr === null) return null;
  const made = (yieldPerMille * product.priceIdr) / 1000;
  const left = made - (product.otherInputsIdrPerUnit ?? 0) - (product.labourDaysPerUnit ?? 0) * planningWageIdr;
  if (product.outputUnit !== "butir") return Math.round(left - feeIdr);
  return gramsPerUnit === null ? null : Math.round((left * 1000) / gramsPerUnit - feeIdr);
}
