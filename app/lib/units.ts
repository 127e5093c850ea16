import { z } from "zod";
import { complaint } from "./complaint.ts";
import type { Complaint } from "./complaint.ts";
import "./zod-complaints.ts";

/** A whole number as typed in Indonesia: "1.250" is one thousand two hundred fifty, "1.25" is refused. */
function whole(name: Complaint, most: number) {
  return z
    .string({ error: complaint("required") })
    .trim()
    .regex(/^-?(\d+|\d{1,3}(\.\d{3})+)$/, complaint(name))
    .transform((text) => Number(text.replaceAll(".", "")))
    .pipe(z.number().int().positive(complaint("aboveZero")).max(most, complaint("tooLarge")));
}

/** A promised quantity: whole kilograms above 0, at most 1,000 t. */
export const wholeKg = whole("wholeKg", 1_000_000);
/** A price or an amount: whole rupiah above 0, at most Rp100 juta a kg. */
export const wholeIdr = whole("wholeIdr", 100_000_000);
/** A sum of money: whole rupiah above 0, at most Rp10 miliar. */
export const amountIdr = whole("wholeIdr", 10_000_000_000);
/** A count of things: whole, above 0. */
export const wholeCount = whole("number", 1_000_000);

/** A whole number that may be 0, such as costs or rejects. */
export function wholeFromZero(name: Complaint, most: number) {
  return z
    .string({ error: complaint("required") })
    .trim()
    .regex(/^-?(\d+|\d{1,3}(\.\d{3})+)$/, complaint(name))
    .transform((text) => Number(text.replaceAll(".", "")))
    .pipe(z.number().int().min(0, complaint("number")).max(most, complaint("tooLarge")));
}

/**
 * A decimal as typed in Indonesia ("31,25" or "1.250,5"), turned into whole thousandths: kilograms into grams,
 * a yield into per mille. At most `digits` places after the comma; 0 only with `fromZero`.
 */
export function thousandths(options: { digits: 1 | 2 | 3; most: number; fromZero?: boolean }) {
  const pattern = new RegExp(`^-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d{1,${options.digits}})?$`);
  return z
    .string({ error: complaint("required") })
    .trim()
    .regex(pattern, complaint("decimal"))
    .transform((text) => Math.round(Number(text.replaceAll(".", "").replace(",", ".")) * 1000))
    .pipe(
      z
        .number()
        .int()
        .min(options.fromZero ? 0 : 1, complaint(options.fromZero ? "number" : "aboveZero"))
        .max(options.most, complaint("tooLarge")),
    );
}

/** Rupiah owed for weighed grams at a price per kg, half a rupiah up. The only place where grams meet a price. */
export function owedIdr(netGrams: number, priceIdr: number): number {
  return Math.round((netGrams * priceIdr) / 1000);
}
