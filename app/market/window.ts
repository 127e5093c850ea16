import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays, mondayOf } from "~/lib/dates.ts";

/** A real day as a form sends it, `2026-11-27`. */
export const isoDate = z.string({ error: complaint("date") }).refine(isRealDate, complaint("date"));

/** The Monday that names a week. */
export const mondayDate = isoDate.refine((date) => !isRealDate(date) || mondayOf(date) === date, complaint("choice"));

/** How far ahead a harvest may end. */
export const harvestHorizonDays = 120;
/** How far ahead a kitchen may plan. */
export const kitchenHorizonWeeks = 26;

/** Mondays from this week on. */
export function mondaysFrom(today: string, count: number): string[] {
  const first = mondayOf(today);
  return Array.from({ length: count }, (_, index) => addDays(first, index * 7));
}

/** True when days `from`–`to` and weeks `fromWeek`–`toWeek` (Mondays, the last one with its Sunday) share a day. */
export function weeksMeetDays(weeks: { fromWeek: string; toWeek: string }, from: string, to: string): boolean {
  return weeks.fromWeek <= to && addDays(weeks.toWeek, 6) >= from;
}

function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
