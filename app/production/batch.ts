import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { thousandths, wholeFromZero, wholeIdr } from "~/lib/units.ts";

/** Minutes of one day of labour (HOK, hari orang kerja): eight hours. */
export const minutesPerDay = 480;

/** Most notes that one batch can be made of. */
export const maxInputs = 20;

/** Grams typed in kg; nothing typed or 0 means that this note is not used. */
const usedGrams = thousandths({ digits: 3, most: 1_000_000_000, fromZero: true });
const outputThousandths = thousandths({ digits: 3, most: 1_000_000_000 });
const rejectThousandths = thousandths({ digits: 3, most: 1_000_000_000, fromZero: true });
/** Days of labour typed as "1,5", kept as whole minutes. */
const labourMinutes = thousandths({ digits: 2, most: 1_000_000, fromZero: true }).transform(minutesOfDays);

/** A batch as a kitchen writes it down. Output is typed in kg, or in pieces for what is counted, so it is kept in thousandths. */
export const BatchForm = z
  .strictObject({
    kitchenId: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
    productCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
    processedOn: z.iso.date({ error: (issue) => complaint(issue.input ? "date" : "required") }),
    inputs: z
      .array(z.strictObject({ ticketId: z.string().max(40, complaint("choice")), grams: usedGrams.default(0) }))
      .max(maxInputs, complaint("tooLarge"))
      .refine((inputs) => inputs.some(({ grams }) => grams > 0), { path: [0, "grams"], error: complaint("required") }),
    outputThousandths,
    rejectThousandths: rejectThousandths.default(0),
    outputPriceIdr: wholeIdr,
    otherInputsIdr: wholeFromZero("wholeIdr", 1_000_000_000),
    labourMinutes,
    wageIdrPerDay: wholeFromZero("wholeIdr", 10_000_000),
    note: z.string().trim().max(300, complaint("tooLong")).default(""),
  })
  .transform(({ inputs, ...rest }) => ({ ...rest, inputs: inputs.filter(({ grams }) => grams > 0) }));

/** One batch as `recordBatch` takes it. */
export type BatchEntry = z.output<typeof BatchForm>;

/** Why a batch is struck out. */
export const BatchVoidForm = z.strictObject({
  reason: z
    .string({ error: complaint("required") })
    .trim()
    .min(3, complaint("tooShort"))
    .max(300, complaint("tooLong")),
});

export type OutputUnit = "gram" | "piece";

/** How a product is counted: `butir` by the piece, all else in grams. */
export function outputUnitOf(product: { outputUnit: string }): OutputUnit {
  return product.outputUnit === "butir" ? "piece" : "gram";
}

/** Grams, or whole pieces; null when pieces were typed with a fraction. */
export function quantityOf(unit: OutputUnit, typedThousandths: number): number | null {
  if (unit === "gram") return typedThousandths;
  return typedThousandths % 1000 === 0 ? typedThousandths / 1000 : null;
}

/** Whole minutes of thousandths of a day of labour, half a minute up. */
export function minutesOfDays(dayThousandths: number): number {
  return Math.round((dayThousandths * minutesPerDay) / 1000);
}

/** Grams as people type them in kg: 117700 is "117,7". */
export function typedKg(grams: number): string {
  return String(grams / 1000).replace(".", ",");
}
