import { z } from "zod";
import type { LotRefusal } from "~/market/lot.ts";
import { isoDate } from "~/market/window.ts";
import { noteText } from "~/market/withdrawal.ts";
import { complaint } from "~/lib/complaint.ts";
import { addDays } from "~/lib/dates.ts";
import { wholeCount, wholeIdr, wholeKg } from "~/lib/units.ts";

/** What a group puts into its tanks, pens or beds. `headCount` is heads, plants or bags; `startGrams` one of them. */
export const CycleForm = z.strictObject({
  commodityCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
  stockedOn: isoDate,
  headCount: wholeCount,
  tankCount: wholeCount.optional(),
  startGrams: wholeCount.optional(),
  seedSource: z
    .string({ error: complaint("repeated") })
    .trim()
    .max(120, complaint("tooLong"))
    .optional()
    .default(""),
  note: noteText,
});
export type CycleValue = z.output<typeof CycleForm>;

/** Heads that were found dead, or plants that failed. */
export const DeathsForm = z.strictObject({ notedOn: isoDate, headCount: wholeCount, note: noteText });
export type DeathsValue = z.output<typeof DeathsForm>;

/** The mean weight of one, from a few that were weighed. */
export const SampleForm = z.strictObject({ notedOn: isoDate, grams: wholeCount, note: noteText });
export type SampleValue = z.output<typeof SampleForm>;

/** The price from which the expected harvest is offered, rupiah per kg. */
export const ForecastForm = z.strictObject({ askIdr: wholeIdr });

/** What was harvested at last. */
export const HarvestForm = z.strictObject({ harvestedOn: isoDate, harvestKg: wholeKg });
export type HarvestValue = z.output<typeof HarvestForm>;

export type CycleRefusal =
  | LotRefusal
  | "cycleNotFound"
  | "cycleEnded"
  | "noteNotFound"
  | "noNature"
  | "dateAhead"
  | "tooLongAgo"
  | "beforeStocking"
  | "moreThanAlive"
  | "alreadyOffered"
  | "nothingLeft"
  | "harvestOdd";

/** A cycle may be noted as far back as this: older ones say nothing of today. */
const oldestDays = 400;

/** What is wrong with a day of stocking, or null. It may lie ahead for nobody: a plan is not a stock. */
export function stockingFault(stockedOn: string, today: string): CycleRefusal | null {
  if (stockedOn > today) return "dateAhead";
  return stockedOn < addDays(today, -oldestDays) ? "tooLongAgo" : null;
}

/** What is wrong with a day of the log, or null. */
export function noteFault(notedOn: string, stockedOn: string, today: string): CycleRefusal | null {
  if (notedOn > today) return "dateAhead";
  return notedOn < stockedOn ? "beforeStocking" : null;
}

/** A harvest this many times what the stock could weigh is a slip of the finger. */
const oddFactor = 5;

/** True for kg that so many heads can hardly have given. */
export function isOddHarvest(harvestKg: number, highKg: number): boolean {
  return harvestKg > Math.max(50, highKg * oddFactor);
}

/** Where a cycle stands. */
export type CycleState = "growing" | "ready" | "harvested" | "lost";

/** The state of a cycle on a day; derived, never stored. */
export function cycleState(end: { kind: "harvested" | "lost" } | null, fromDate: string, today: string): CycleState {
  if (end) return end.kind;
  return fromDate <= today ? "ready" : "growing";
}
