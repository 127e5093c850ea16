import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { wholeFromZero, wholeKg } from "~/lib/units.ts";
import { villageCode } from "~/places/region.ts";
import { mondayDate } from "./window.ts";
import { noteText } from "./withdrawal.ts";

/** A processor's kitchen: where it lies and how much raw material it can take a week. */
export const KitchenForm = z.strictObject({
  name: z
    .string({ error: complaint("required") })
    .trim()
    .min(3, complaint("tooShort"))
    .max(80, complaint("tooLong")),
  villageCode,
  capacityKg: wholeKg,
  note: noteText,
});
export type KitchenValue = z.output<typeof KitchenForm>;

/** One week that differs: kg of raw material, 0 when the kitchen is closed. */
const week = z.strictObject({ week: mondayDate, capacityKg: wholeFromZero("wholeKg", 1_000_000) });
export type KitchenWeek = z.output<typeof week>;

/** The next weeks of a kitchen, sent together. */
export const KitchenWeeksForm = z.strictObject({
  weeks: z
    .array(week, { error: complaint("required") })
    .min(1, complaint("required"))
    .max(26, complaint("tooLarge"))
    .refine((rows) => new Set(rows.map((row) => row.week)).size === rows.length, complaint("repeated")),
});

export type KitchenRefusal =
  | "notProcessor"
  | "unknownVillage"
  | "otherRegency"
  | "kitchenNotFound"
  | "kitchenClosed"
  | "belowOffers"
  | "weekPast"
  | "weekTooFar";

/** The field beside which a refusal is said. */
export const kitchenRefusalFields: Partial<Record<KitchenRefusal, keyof KitchenValue>> = {
  unknownVillage: "villageCode",
  otherRegency: "villageCode",
  belowOffers: "capacityKg",
};

/** Kilograms that a kitchen takes in a week: the usual, unless that week was set. */
export function capacityIn(
  kitchen: { capacityKg: number; weeks: { week: string; capacityKg: number }[] },
  week: string,
): number {
  return kitchen.weeks.find((row) => row.week === week)?.capacityKg ?? kitchen.capacityKg;
}
