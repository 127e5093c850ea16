import { owedIdr } from "~/lib/units.ts";
import type { OutputUnit } from "./batch.ts";
import { minutesPerDay } from "./batch.ts";
import type { HayamiInputs } from "./value-added.ts";

/** Grams of one note in a batch, with the contract that they came by. */
export type BatchInput = {
  ticketId: string;
  contractId: string;
  grams: number;
  /** Rupiah per kg: the farm-gate price of the contract, or with `toll` the reference price of the day. */
  rawPriceIdr: number;
  /** Rupiah per kg that the kitchen gets for cooking; 0 when it bought the harvest. */
  feeIdr: number;
  /** Rupiah per kg that the harvest would have brought raw, the middle of the reference band; null when nobody knows. */
  referencePriceIdr: number | null;
  /** With `share`: the producer's part of the sales, per cent, after so many rupiah per kg raw were taken off. */
  sharePercent: number;
  shareCostIdr: number;
};

/** `buy`: the kitchen bought the harvest; `toll`: it cooks for a fee; `share`: both live of what the sales bring. */
export type BatchTerms = "buy" | "toll" | "share";

/** A batch as it was written down, with what went into it. */
export type BatchFacts = {
  outputUnit: OutputUnit;
  /** Grams or pieces. */
  outputQuantity: number;
  /** Rupiah per kg or piece. */
  outputPriceIdr: number;
  /** Rupiah for the whole batch. */
  otherInputsIdr: number;
  labourMinutes: number;
  /** Of these, the minutes that nobody was paid for: the group's own hands. They count at the same wage. */
  unpaidMinutes: number;
  wageIdrPerDay: number;
  terms: BatchTerms;
  inputs: readonly BatchInput[];
};

/** The rupiah of a batch, or of a contract's share of batches. Whole rupiah throughout. */
export type Money = {
  rawGrams: number;
  outputIdr: number;
  rawIdr: number;
  otherIdr: number;
  labourIdr: number;
  /** Of `labourIdr`, what the unpaid work is worth. */
  unpaidIdr: number;
  /** What the kitchen is paid for cooking; 0 when it bought the harvest. */
  feeIdr: number;
  /** outputIdr − rawIdr − otherIdr: before labour is paid. */
  valueAddedIdr: number;
  /** valueAddedIdr − labourIdr; below zero is a loss. */
  profitIdr: number;
};

/** Where the rupiah of an output go. The four make up the output value exactly; a part below zero is a loss. */
export type Parts = { producerIdr: number; workersIdr: number; kitchenIdr: number; otherIdr: number };

/**
 * The money of a batch. Raw material counts at the farm-gate price that the producer gets per kg; transport is not in
 * it, a kitchen that pays for it writes it under other inputs.
 */
export function batchMoney(batch: BatchFacts): Money {
  const rawGrams = sumOf(batch.inputs, ({ grams }) => grams);
  const outputIdr = outputValueIdr(batch);
  const rawIdr = sumOf(batch.inputs, ({ grams, rawPriceIdr }) => owedIdr(grams, rawPriceIdr));
  const feeIdr = sumOf(batch.inputs, ({ grams, feeIdr }) => owedIdr(grams, feeIdr));
  const worth = (minutes: number) => Math.round((minutes * batch.wageIdrPerDay) / minutesPerDay);
  const labour = { labourIdr: worth(batch.labourMinutes), unpaidIdr: worth(batch.unpaidMinutes) };
  return withSums({ rawGrams, outputIdr, rawIdr, otherIdr: batch.otherInputsIdr, ...labour, feeIdr });
}

/**
 * The same money, divided over the contracts of the batch by grams, to the rupiah: raw material and fee by each
 * contract's own notes, the rest by largest remainder, so that the shares make up the batch exactly.
 */
export function moneyByContract(batch: BatchFacts): Map<string, Money & { outputQuantity: number }> {
  const ids = [...new Set(batch.inputs.map(({ contractId }) => contractId))];
  const [only] = ids;
  // Nearly every batch is of one contract: it is the batch.
  if (only !== undefined && ids.length === 1) {
    return new Map([[only, { ...batchMoney(batch), outputQuantity: batch.outputQuantity }]]);
  }
  const own = ids.map((id) => {
    const inputs = batch.inputs.filter(({ contractId }) => contractId === id);
    return { id, money: batchMoney({ ...batch, inputs }) };
  });
  const whole = batchMoney(batch);
  const share = (of: number) =>
    splitWhole(
      of,
      own.map(({ money }) => money.rawGrams),
    );
  const [output, other] = [share(whole.outputIdr), share(whole.otherIdr)];
  const [labour, unpaid] = [share(whole.labourIdr), share(whole.unpaidIdr)];
  const quantity = share(batch.outputQuantity);
  return new Map(
    own.map(({ id, money: { rawGrams, rawIdr, feeIdr } }, i) => {
      const parts = {
        outputIdr: output[i] ?? 0,
        otherIdr: other[i] ?? 0,
        labourIdr: labour[i] ?? 0,
        unpaidIdr: unpaid[i] ?? 0,
      };
      return [id, { ...withSums({ rawGrams, rawIdr, feeIdr, ...parts }), outputQuantity: quantity[i] ?? 0 }];
    }),
  );
}

/** Adds money up; of an empty list everything is 0. */
export function sumMoney(monies: readonly Money[]): Money {
  const sum = (pick: (money: Money) => number) => sumOf(monies, pick);
  return {
    rawGrams: sum((money) => money.rawGrams),
    outputIdr: sum((money) => money.outputIdr),
    rawIdr: sum((money) => money.rawIdr),
    otherIdr: sum((money) => money.otherIdr),
    labourIdr: sum((money) => money.labourIdr),
    unpaidIdr: sum((money) => money.unpaidIdr),
    feeIdr: sum((money) => money.feeIdr),
    valueAddedIdr: sum((money) => money.valueAddedIdr),
    profitIdr: sum((money) => money.profitIdr),
  };
}

/** How the parties of one contract divide what sales bring. */
export type Deal = { terms: BatchTerms; sharePercent: number; shareCostIdr: number };

/**
 * Who gets what of one contract's money. A kitchen that bought the harvest keeps the profit; with toll the product is
 * the producer's, who pays the fee and the other inputs and keeps the rest, while the kitchen keeps the fee less its
 * workers' wages; with shares the producer gets the agreed per cent of the sales after the agreed costs (half a rupiah
 * up, never less than nothing), and the kitchen pays everything else and keeps the rest.
 */
export function partsOf(money: Money, deal: Deal): Parts {
  const { outputIdr, rawIdr, otherIdr, labourIdr: workersIdr, feeIdr, profitIdr } = money;
  if (deal.terms === "buy") return { producerIdr: rawIdr, workersIdr, kitchenIdr: profitIdr, otherIdr };
  if (deal.terms === "toll") {
    return { producerIdr: outputIdr - otherIdr - feeIdr, workersIdr, kitchenIdr: feeIdr - workersIdr, otherIdr };
  }
  const producerIdr = sharedIdr(outputIdr, money.rawGrams, deal);
  return { producerIdr, workersIdr, kitchenIdr: outputIdr - producerIdr - otherIdr - workersIdr, otherIdr };
}

/**
 * The producer's part of so many rupiah of sales from so many grams raw: the agreed per cent of what is left after the
 * agreed costs, whole rupiah, half a rupiah up, never less than nothing.
 */
export function sharedIdr(soldIdr: number, rawGrams: number, deal: Omit<Deal, "terms">): number {
  return Math.round((Math.max(0, soldIdr - owedIdr(rawGrams, deal.shareCostIdr)) * deal.sharePercent) / 100);
}

/** The parts of a batch: those of its contracts together, since each may share by its own per cent. */
export function partsOfBatch(batch: BatchFacts): Parts {
  return sumParts([...moneyByContract(batch)].map(([contractId, money]) => partsOf(money, dealOf(batch, contractId))));
}

/** How one contract of a batch divides. */
export function dealOf(batch: Pick<BatchFacts, "terms" | "inputs">, contractId: string): Deal {
  const input = batch.inputs.find((one) => one.contractId === contractId);
  return { terms: batch.terms, sharePercent: input?.sharePercent ?? 0, shareCostIdr: input?.shareCostIdr ?? 0 };
}

/** Adds parts up; of an empty list everything is 0. */
export function sumParts(parts: readonly Parts[]): Parts {
  const sum = (pick: (part: Parts) => number) => sumOf(parts, pick);
  return {
    producerIdr: sum((part) => part.producerIdr),
    workersIdr: sum((part) => part.workersIdr),
    kitchenIdr: sum((part) => part.kitchenIdr),
    otherIdr: sum((part) => part.otherIdr),
  };
}

/** What the raw material would have brought sold raw at reference prices, rupiah; null when one of them is unknown. */
export function referenceIdr(inputs: readonly Pick<BatchInput, "grams" | "referencePriceIdr">[]): number | null {
  let sum = 0;
  for (const { grams, referencePriceIdr } of inputs) {
    if (referencePriceIdr === null) return null;
    sum += owedIdr(grams, referencePriceIdr);
  }
  return sum;
}

/** The sum, or null when a part of it is unknown. */
export function sumKnown(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** What came out of some money's raw material, and how long it took. Labour need not be whole when it is a share. */
export type Made = { outputUnit: OutputUnit; outputQuantity: number; labourMinutes: number };

/** The first rows of Hayami's table: kg of raw material, kg or pieces of product, prices as weighted means. */
export function hayamiInputs(money: Money, made: Made): HayamiInputs {
  const rawInput = money.rawGrams / 1000;
  const output = made.outputUnit === "gram" ? made.outputQuantity / 1000 : made.outputQuantity;
  const labour = made.labourMinutes / minutesPerDay;
  return {
    output,
    rawInput,
    labour,
    outputPrice: output > 0 ? money.outputIdr / output : 0,
    wage: labour > 0 ? money.labourIdr / labour : 0,
    rawPrice: money.rawIdr / rawInput,
    otherInputs: money.otherIdr / rawInput,
  };
}

/** Divides a whole by weights into wholes that make it up exactly: largest remainder first, then the order given. */
export function splitWhole(whole: number, weights: readonly number[]): number[] {
  const total = sumOf(weights, (weight) => weight);
  if (total <= 0) throw new RangeError(`weights must add up to more than 0, got ${total}`);
  const parts = weights.map((weight, order) => {
    const product = BigInt(whole) * BigInt(weight);
    return { order, share: Number(product / BigInt(total)), rest: Number(product % BigInt(total)) };
  });
  const left = whole - sumOf(parts, ({ share }) => share);
  const byRest = parts.toSorted((a, b) => b.rest - a.rest || a.order - b.order);
  for (const part of byRest.slice(0, left)) part.share += 1;
  return parts.map(({ share }) => share);
}

function outputValueIdr({ outputUnit, outputQuantity, outputPriceIdr }: BatchFacts): number {
  return outputUnit === "gram" ? owedIdr(outputQuantity, outputPriceIdr) : outputQuantity * outputPriceIdr;
}

function withSums(money: Omit<Money, "valueAddedIdr" | "profitIdr">): Money {
  const valueAddedIdr = money.outputIdr - money.rawIdr - money.otherIdr;
  return { ...money, valueAddedIdr, profitIdr: valueAddedIdr - money.labourIdr };
}

function sumOf<Item>(items: readonly Item[], pick: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + pick(item), 0);
}
