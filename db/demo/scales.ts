import type { Basket, Rejection } from "~/partnerships/ticket.ts";

/** What an empty basket weighs, grams. */
const emptyGrams = 1200;
/** More does not go into one basket, grams. */
const fullGrams = 480_000;

/** `count` baskets that make up a net weight; none when they would not hold it. It draws no chance. */
export function basketsOf(netGrams: number, count: number): Basket[] {
  const each = Math.floor(netGrams / count / 100) * 100;
  const last = netGrams - each * (count - 1);
  if (each <= 0 || last + emptyGrams > fullGrams) return [];
  return Array.from({ length: count }, (_, i) => ({
    grossGrams: (i === count - 1 ? last : each) + emptyGrams,
    tareGrams: emptyGrams,
  }));
}

/** What `count` empty baskets weigh together, grams. */
export function tareOf(count: number): number {
  return count * emptyGrams;
}

type Goods = { number: string; terms: string; priceIdr: number };

/** What was not taken of every ninth bought delivery, in turn bought cheaper, given back or thrown away; else nothing. */
export function refusedOf(contract: Goods, netGrams: number): Rejection | null {
  const turn = Number(contract.number.slice(-4));
  if (contract.terms !== "buy" || turn % 9 !== 4) return null;
  const grams = Math.max(500, Math.round(netGrams / 2500) * 100);
  const rateIdr = Math.round((contract.priceIdr * 0.4) / 500) * 500;
  const fates = [
    { fate: "sold", rateIdr, reason: "Sebagian lembek, dibeli lebih murah untuk kerupuk." },
    { fate: "returned", rateIdr: 0, reason: "Terlalu kecil, dibawa pulang." },
    { fate: "discarded", rateIdr: 0, reason: "Rusak di jalan." },
  ] as const;
  return { grams, ...(fates[Math.floor(turn / 9) % fates.length] ?? fates[0]) };
}

/** Grams at the pond of every second delivery that goes in one trip: a little more than arrives; null where no scale is. */
export function sentOf(contract: Goods, receivedGrams: number): number | null {
  return Number(contract.number.slice(-4)) % 2 === 0 ? receivedGrams + Math.round(receivedGrams / 8000) * 100 : null;
}
