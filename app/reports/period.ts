import { addDays } from "~/lib/dates.ts";

/** What a report looks at: a place with all that lies in it, one programme or all, and a stretch of days. */
export type ReportFilter = {
  /** Official code of a province, regency, kecamatan or village. */
  placeCode: string;
  programId: string | null;
  /** First and last day, ISO, both counted. */
  from: string;
  to: string;
  /** Only this product, or this producer. */
  productCode?: string | null;
  groupId?: string | null;
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

export type Period = { key: string; from: string; to: string };

/**
 * The period that an address asks for: a month, months `2026-01_2026-10`, a year, or all time; this month when it asks
 * for nothing sensible.
 */
export function periodFrom(asked: string | null, today: string): Period {
  if (asked === "semua") return { key: "semua", from: "2000-01-01", to: addDays(today, 366) };
  if (asked && /^\d{4}$/.test(asked)) return { key: asked, from: `${asked}-01-01`, to: `${asked}-12-31` };
  const [first, last] = asked?.split("_") ?? [];
  if (isMonth(first) && isMonth(last) && first <= last)
    return { key: `${first}_${last}`, from: daysOf(first).from, to: daysOf(last).to };
  const month = isMonth(asked) ? asked : monthOf(today);
  return { key: month, ...daysOf(month) };
}

/** The period just before, as long: the month before a month, the year before a year; null for other stretches. */
export function periodBefore(key: string): Period | null {
  if (isMonth(key)) return periodFrom(addMonths(key, -1), key);
  return /^\d{4}$/.test(key) ? periodFrom(String(Number(key) - 1), key) : null;
}

/** True for `2026-11`. */
export function isMonth(text: string | null | undefined): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? "");
}

/** The papers and rows that a number can open to. */
export const kindList = [
  "promised",
  "delivered",
  "paid",
  "value",
  "groups",
  "stimulus",
  "unconfirmed",
  "unseenPayments",
  "late",
  "claims",
  "ended",
] as const;
export type Kind = (typeof kindList)[number];

/** Which number an address asks to open. */
export function kindFrom(asked: string | null): Kind {
  return kindList.find((kind) => kind === asked) ?? "delivered";
}

/** A name that people find again: `laporan-kota-banjarbaru-2026-11.xlsx`. */
export function fileName(place: string, period: string, ending: "csv" | "xlsx" | "pdf"): string {
  const slug = place.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `laporan-${slug}-${period}.${ending}`;
}
