import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { thousandths, wholeIdr } from "~/lib/units.ts";
import { photoFiles } from "~/photos/photo.ts";

/** How many baskets one note can hold. */
export const maxBaskets = 40;
/** How many pictures a note, a claim or a payment can carry. */
export const mostPhotos = 3;
/** Grades as on the picture card: 1 the best, 5 not fit. */
export const grades = ["1", "2", "3", "4", "5"] as const;
/** What became of what was not taken at the agreed price. */
export const fates = ["returned", "sold", "discarded"] as const;
export type Fate = (typeof fates)[number];

/** One basket on the scale, whole grams; `tareGrams` is null where all were weighed empty together. */
export type Basket = { grossGrams: number; tareGrams: number | null };
/** What was not taken: grams beside the note's own, why, and what became of it; `rateIdr` per kg only when sold. */
export type Rejection = { grams: number; reason: string; fate: Fate; rateIdr: number };

/** Grams of one basket as typed in kg ("31,2"), at most 500 kg: beyond that the comma was forgotten. */
const basketGrams = thousandths({ digits: 3, most: 500_000 });
const tareGrams = thousandths({ digits: 3, most: 500_000, fromZero: true });

/** What is typed beside the scale. `grossGrams` and `tareGrams` of the ticket follow from it. */
export const WeighForm = z
  .strictObject({
    deliveryId: z.uuid({ error: complaint("choice") }).optional(),
    baskets: z
      .array(basketGrams.optional())
      .max(maxBaskets, complaint("tooLarge"))
      .refine((baskets) => baskets.some((grams) => grams !== undefined), { path: [0], error: complaint("required") }),
    tare: tareGrams.default(0),
    tarePer: z.enum(["basket", "total"], { error: complaint("choice") }).default("basket"),
    grade: z.enum(grades, { error: complaint("choice") }).transform(Number),
    weighedOn: z.iso.date({ error: (issue) => complaint(issue.input ? "date" : "required") }),
    note: z.string().trim().max(300, complaint("tooLong")).default(""),
    rejected: thousandths({ digits: 3, most: 50_000_000 }).optional(),
    rejectedWhy: z.string().trim().max(300, complaint("tooLong")).default(""),
    fate: z.enum(fates, { error: complaint("choice") }).optional(),
    rejectedIdr: wholeIdr.optional(),
    photos: photoFiles(mostPhotos),
  })
  .transform(({ baskets, tare, tarePer, rejected, rejectedWhy, fate, rejectedIdr, ...rest }, context) => {
    const filled = baskets.filter((grams) => grams !== undefined);
    const { netGrams, ...weight } = netOf(filled, tare, tarePer);
    const fault = (path: string, message: ReturnType<typeof complaint>) =>
      context.issues.push({ code: "custom", message, path: [path], input: rest });
    if (netGrams <= 0) fault("tare", complaint("atMost"));
    if (rejected !== undefined && !fate) fault("fate", complaint("choice"));
    if (rejected !== undefined && rejectedWhy.length < 3) fault("rejectedWhy", complaint("required"));
    if (fate === "sold" && rejected !== undefined && rejectedIdr === undefined) {
      fault("rejectedIdr", complaint("required"));
    }
    const rows = filled.map((grossGrams) => ({ grossGrams, tareGrams: tarePer === "basket" ? tare : null }));
    const rateIdr = fate === "sold" ? (rejectedIdr ?? 0) : 0;
    const rejection = rejected && fate ? { grams: rejected, reason: rejectedWhy, fate, rateIdr } : null;
    return { ...rest, ...weight, baskets: rows, rejection };
  });

/** One weighing as `weighDelivery` takes it, whole grams. Without baskets only the sums are known. */
export type Weighing = {
  deliveryId?: string | undefined;
  grossGrams: number;
  tareGrams: number;
  grade: number;
  weighedOn: string;
  note: string;
  baskets?: readonly Basket[];
  rejection?: Rejection | null;
};

/** Gross, tare and net grams of some baskets; the tare is of each basket, or of all together. */
export function netOf(baskets: readonly number[], tare: number, tarePer: "basket" | "total") {
  const grossGrams = baskets.reduce((sum, grams) => sum + grams, 0);
  const tareGrams = tarePer === "basket" ? tare * baskets.length : tare;
  return { grossGrams, tareGrams, netGrams: grossGrams - tareGrams };
}

/** More than a fifth above the promise is likely a slip of the pen, so somebody has to write why. */
export function needsNote(totalGrams: number, promisedKg: number): boolean {
  return totalGrams > promisedKg * 1200;
}
