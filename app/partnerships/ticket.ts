import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { thousandths } from "~/lib/units.ts";

/** How many baskets one note can hold. */
export const maxBaskets = 10;
/** Grades as on the picture card: 1 the best, 5 not fit. */
export const grades = ["1", "2", "3", "4", "5"] as const;

/** Grams of one basket as typed in kg ("31,2"), at most 500 kg: beyond that the comma was forgotten. */
const basketGrams = thousandths({ digits: 3, most: 500_000 });
const tareGrams = thousandths({ digits: 3, most: 500_000, fromZero: true });

/** What is typed beside the scale. `grossGrams` and `tareGrams` of the ticket follow from it. */
export const WeighForm = z
  .strictObject({
    baskets: z
      .array(basketGrams.optional())
      .max(maxBaskets, complaint("tooLarge"))
      .refine((baskets) => baskets.some((grams) => grams !== undefined), { path: [0], error: complaint("required") }),
    tare: tareGrams.default(0),
    tarePer: z.enum(["basket", "total"], { error: complaint("choice") }).default("basket"),
    grade: z.enum(grades, { error: complaint("choice") }).transform(Number),
    weighedOn: z.iso.date({ error: (issue) => complaint(issue.input ? "date" : "required") }),
    note: z.string().trim().max(300, complaint("tooLong")).default(""),
  })
  .transform(({ baskets, tare, tarePer, ...rest }, context) => {
    const filled = baskets.filter((grams) => grams !== undefined);
    const weight = netOf(filled, tare, tarePer);
    if (weight.netGrams <= 0) {
      context.issues.push({ code: "custom", message: complaint("atMost"), path: ["tare"], input: tare });
    }
    return { ...rest, grossGrams: weight.grossGrams, tareGrams: weight.tareGrams };
  });

/** One weighing as `weighDelivery` takes it, whole grams. */
export type Weighing = z.output<typeof WeighForm>;

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
