/** What the worth of a kg in somebody else's kitchen is made of. Reference figures, so an estimate. */
export type TollBasis = {
  /** Product out of one unit of raw material, in thousandths. */
  yieldPerMille: number;
  /** What the product sells for, whole rupiah per unit of product. */
  priceIdr: number;
  /** Spices, oil, packing: whole rupiah per unit of raw material. */
  otherInputsIdr: number;
  /** What the kitchen asks for its work, whole rupiah per kg of raw material. */
  feeIdr: number;
  /** Units of raw material in a kg: 1, or for what is counted by the egg 1000 / grams of one. */
  unitsPerKg: number;
};

/**
 * What one kg is worth to its owner when a kitchen processes it for a fee and the product stays the owner's:
 * round(yield × price) − other inputs − fee, whole rupiah; may be negative. It stands where a buyer's price stands,
 * because it is the most that the owner can get out of this kitchen, before transport.
 */
export function tollWorthIdr(basis: TollBasis): number {
  const { yieldPerMille, priceIdr, otherInputsIdr, feeIdr, unitsPerKg } = basis;
  const soldIdr = Math.round((unitsPerKg * yieldPerMille * priceIdr) / 1000);
  return soldIdr - Math.round(unitsPerKg * otherInputsIdr) - feeIdr;
}

/** Units of raw material in a kg for a recipe's unit such as `butir/butir`; 1 for kilograms, or when no weight is known. */
export function unitsPerKg(recipeUnit: string | null, gramsPerUnit: number | null): number {
  return recipeUnit?.endsWith("/butir") && gramsPerUnit ? 1000 / gramsPerUnit : 1;
}
