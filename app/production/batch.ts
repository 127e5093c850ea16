import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays } from "~/lib/dates.ts";
import { thousandths, wholeCount, wholeFromZero, wholeIdr } from "~/lib/units.ts";

/** Minutes of one day of labour (HOK, hari orang kerja): eight hours. */
export const minutesPerDay = 480;

/** Most notes that one batch can be made of. */
export const maxInputs = 20;

/** Grams typed in kg; nothing typed or 0 means that this note is not used. */
const usedGrams = thousandths({ digits: 3, most: 1_000_000_000, fromZero: true });
const outputThousandths = thousandths({ digits: 3, most: 1_000_000_000 });
const rejectThousandths = thousandths({ digits: 3, most: 1_000_000_000, fromZero: true });
/** Days of labour typed as "1,5", kept as whole minutes. */
const labourMinutes = thousandths({ digits: 2, most: 1_000_000, fromZero: true }).transform(minutesOfDays).default(0);
const costIdr = wholeFromZero("wholeIdr", 1_000_000_000).default(0);

/** What a batch costs besides its raw material and wages, in the order of the form. */
export const costKinds = ["seasoning", "oil", "packing", "fuel", "transport", "other"] as const;
export type CostKind = (typeof costKinds)[number];

/** One named cost of a batch; `name` says what it was where the kind does not. */
export type BatchCost = { kind: CostKind; name: string; amountIdr: number };

/** A batch as a kitchen writes it down. Output is typed in kg, or in pieces for what is counted, so it is kept in thousandths. */
export const BatchForm = z
  .strictObject({
    kitchenId: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
    productCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
    processedOn: z.iso.date({ error: (issue) => complaint(issue.input ? "date" : "required") }),
    inputs: z
      .array(
        z.strictObject({
          ticketId: z.string().max(40, complaint("choice")),
          grams: usedGrams.default(0),
          // Said of grams that had been refused and were bought below the agreed price.
          cheaper: z.literal("on", { error: complaint("choice") }).optional(),
        }),
      )
      .max(maxInputs, complaint("tooLarge"))
      .refine((inputs) => inputs.some(({ grams }) => grams > 0), { path: [0, "grams"], error: complaint("required") }),
    outputThousandths,
    rejectThousandths: rejectThousandths.default(0),
    outputPriceIdr: wholeIdr,
    packQuantity: wholeCount.optional(),
    packs: wholeCount.optional(),
    expiresOn: z.iso.date({ error: complaint("date") }).optional(),
    costs: z
      .strictObject({
        seasoning: costIdr,
        oil: costIdr,
        packing: costIdr,
        fuel: costIdr,
        transport: costIdr,
        other: costIdr,
      })
      .prefault({}),
    otherName: z.string().trim().max(60, complaint("tooLong")).default(""),
    paidMinutes: labourMinutes,
    unpaidMinutes: labourMinutes,
    wageIdrPerDay: wholeFromZero("wholeIdr", 10_000_000),
    note: z.string().trim().max(300, complaint("tooLong")).default(""),
  })
  .transform(({ inputs, costs, otherName, ...rest }) => ({
    ...rest,
    inputs: inputs.filter(({ grams }) => grams > 0),
    costs: costKinds
      .map((kind): BatchCost => ({ kind, name: kind === "other" ? otherName : "", amountIdr: costs[kind] }))
      .filter(({ amountIdr }) => amountIdr > 0),
  }));

/** One batch as `recordBatch` takes it. */
export type BatchEntry = z.output<typeof BatchForm>;
export type EntryInput = BatchEntry["inputs"][number];

/** The grams of each note in an entry: all of them, and those of them that were bought cheaper. */
export function gramsByTicket(inputs: readonly EntryInput[]): Map<string, { grams: number; cheaperGrams: number }> {
  const used = new Map<string, { grams: number; cheaperGrams: number }>();
  for (const { ticketId, grams, cheaper } of inputs) {
    const known = used.get(ticketId) ?? { grams: 0, cheaperGrams: 0 };
    used.set(ticketId, { grams: known.grams + grams, cheaperGrams: known.cheaperGrams + (cheaper ? grams : 0) });
  }
  return used;
}

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

/** Until when a product is good: as it was typed, or so many days after cooking as it usually keeps; null when nobody knows. */
export function expiryOf(typed: string | undefined, processedOn: string, shelfDays: number | null): string | null {
  if (typed) return typed;
  return shelfDays === null ? null : addDays(processedOn, shelfDays);
}

/**
 * How many packets were made: as counted, or as many as fill up. Null when it was not packed, or when the packets hold
 * more than came out.
 */
export function packsOf(output: number, packQuantity: number | undefined, counted: number | undefined): number | null {
  if (packQuantity === undefined) return null;
  const full = Math.floor(output / packQuantity);
  const packs = counted ?? full;
  return packs > 0 && packs <= full ? packs : null;
}

/** Grams as people type them in kg: 117700 is "117,7". */
export function typedKg(grams: number): string {
  return String(grams / 1000).replace(".", ",");
}
