/** What went into one process and what came out, as in the first rows of Hayami's table. Amounts need not be whole. */
export type HayamiInputs = {
  /** Row 1. Product, kg or pieces. */
  output: number;
  /** Row 2. Raw material, kg. */
  rawInput: number;
  /** Row 3. Labour, person-days (HOK). */
  labour: number;
  /** Row 6. Rupiah per kg or piece of product. */
  outputPrice: number;
  /** Row 7. Rupiah per person-day. */
  wage: number;
  /** Row 8. Rupiah per kg of raw material. */
  rawPrice: number;
  /** Row 9. Other inputs, rupiah per kg of raw material: not per kg of product, not per batch. */
  otherInputs: number;
};

/** The computed rows. Money is rupiah per kg of raw material, shares are ratios (0.55 is 55 %); null where undefined. */
export type HayamiTable = {
  /** Row 4. Product per kg of raw material. */
  conversionFactor: number;
  /** Row 5. Person-days per kg. */
  labourCoefficient: number;
  /** Row 10. */
  outputValue: number;
  /** Row 11a. Before labour is paid. */
  valueAdded: number;
  /** Row 11b. Of the output value. */
  valueAddedRatio: number | null;
  /** Row 12a. */
  labourIncome: number;
  /** Row 12b. Of the value added. */
  labourShare: number | null;
  /** Row 13a. */
  profit: number;
  /** Row 13b as in the table of 1987: of the output value. */
  profitRateOfOutput: number | null;
  /** Row 13b as in many later papers: of the value added, so that it and the labour share make 1. */
  profitShareOfVA: number | null;
  /** Row 14. */
  margin: number;
  /** Row 14a, b, c: how the margin is divided. */
  marginLabour: number | null;
  marginOther: number | null;
  marginProfit: number | null;
  /** Price of the product at which nothing is gained or lost; null when nothing came out. */
  breakEvenOutputPrice: number | null;
  /** Price of the raw material at which nothing is gained or lost. */
  breakEvenRawPrice: number;
};

/**
 * Value added by processing, per kg of raw material.
 *
 * Source: Hayami, Kawagoe, Morooka and Siregar (1987), Agricultural Marketing and Processing in Upland Java: A
 * Perspective from a Sunda Village, CGPRT No. 8. Row numbers are those of the table as it is printed in Indonesian
 * studies. Two conventions live side by side for the rate of profit; both are given under their own names.
 *
 * Nothing is rounded on the way. Shares of a value added that is not positive say nothing and are null, and so are
 * shares of an output value or a margin of zero.
 *
 * @returns null when there is no raw material: a table per kg of nothing has no meaning
 */
export function hayami(inputs: HayamiInputs): HayamiTable | null {
  const { output, rawInput, labour, outputPrice, wage, rawPrice, otherInputs } = inputs;
  if (!(rawInput > 0)) return null;
  const conversionFactor = output / rawInput;
  const labourCoefficient = labour / rawInput;
  const outputValue = conversionFactor * outputPrice;
  const valueAdded = outputValue - rawPrice - otherInputs;
  const labourIncome = labourCoefficient * wage;
  const profit = valueAdded - labourIncome;
  const margin = outputValue - rawPrice;
  const ofValueAdded = (part: number) => (valueAdded > 0 ? part / valueAdded : null);
  return {
    conversionFactor,
    labourCoefficient,
    outputValue,
    valueAdded,
    valueAddedRatio: ratio(valueAdded, outputValue),
    labourIncome,
    labourShare: ofValueAdded(labourIncome),
    profit,
    profitRateOfOutput: ratio(profit, outputValue),
    profitShareOfVA: ofValueAdded(profit),
    margin,
    marginLabour: ratio(labourIncome, margin),
    marginOther: ratio(otherInputs, margin),
    marginProfit: ratio(profit, margin),
    breakEvenOutputPrice: ratio(rawPrice + otherInputs + labourIncome, conversionFactor),
    breakEvenRawPrice: outputValue - otherInputs - labourIncome,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
