import { addDays } from "~/lib/dates.ts";

/** What a report looks at: one regency, one programme or all, and a stretch of days. */
export type ReportFilter = {
  regencyCode: string;
  programId: string | null;
  /** First and last day, ISO, both counted. */
  from: string;
  to: string;
};

/** A month as `2026-11`. */
export type Month = string;

/** The month of a date. */
export function monthOf(isoDate: string): Month {
  return isoDate.slice(0, 7);
}

/** The month before (-1), after (1), or further. */
export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** First and last day of a month. */
export function daysOf(month: Month): { from: string; to: string } {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/** The period that an address asks for: a month, a year, or all time; this month when it asks for nothing sensible. */
export function periodFrom(asked: string | null, today: string): { key: string; from: string; to: string } {
  if (asked === "semua") return { key: "semua", from: "2000-01-01", to: addDays(today, 366) };
  if (asked && /^\d{4}$/.test(asked)) return { key: asked, from: `${asked}-01-01`, to: `${asked}-12-31` };
  const month = asked && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOf(today);
  return { key: month, ...daysOf(month) };
}

/** Which of the three numbers an address asks to open. */
export function kindFrom(asked: string | null): "promised" | "delivered" | "paid" {
  return asked === "promised" || asked === "paid" ? asked : "delivered";
}

/** A name that people find again: `laporan-kota-banjarbaru-2026-11.xlsx`. */
export function fileName(place: string, period: string, ending: "csv" | "xlsx"): string {
  const slug = place.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `laporan-${slug}-${period}.${ending}`;
}
