import type { Locale } from "./locale.tsx";
import { uiWords } from "./words.ts";

const tags: Record<Locale, string> = { id: "id-ID", en: "en-GB" };
const dayMs = 86_400_000;

// Making a formatter costs a hundred times what using it does, and a list uses it a hundred times.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numbersIn(locale: Locale, digits: number): Intl.NumberFormat {
  const name = `${locale}${digits}`;
  const format = numberFormats.get(name) ?? new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits });
  numberFormats.set(name, format);
  return format;
}

function datesIn(locale: Locale, style: keyof typeof dateStyles, timeZone: string): Intl.DateTimeFormat {
  const name = `${locale}${style}${timeZone}`;
  const format = dateFormats.get(name) ?? new Intl.DateTimeFormat(tags[locale], { ...dateStyles[style], timeZone });
  dateFormats.set(name, format);
  return format;
}

/** A number as people write it here: 1.234,5 (1,234.5 in English), at most `digits` after the comma. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const text = numbersIn(locale, digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** Whole kilograms with their unit: "1.250 kg". */
export function formatKg(kg: number, locale: Locale): string {
  return `${formatNumber(kg, locale)} kg`;
}

/** Weighed grams as kilograms, up to three digits after the comma: 1234500 → "1.234,5 kg". */
export function formatGramsAsKg(grams: number, locale: Locale): string {
  return `${formatNumber(grams / 1000, locale, 3)} kg`;
}

/** Whole rupiah, no space, the minus before the sign: "Rp75.000.000", "−Rp500". */
export function formatIdr(idr: number, locale: Locale): string {
  const text = formatNumber(Math.abs(idr), locale);
  return idr < 0 && text !== "0" ? `−Rp${text}` : `Rp${text}`;
}

/** Rupiah for a headline: "Rp11,9 juta", "Rp1,2 miliar"; below a million in full. */
export function formatIdrShort(idr: number, locale: Locale): string {
  const [amount, unit] = shortIdr(idr, locale);
  return unit === "" ? amount : `${amount} ${unit}`;
}

/** The same in two parts, amount and unit ("Rp11,9", "juta"), for setting them in two weights. */
export function shortIdr(idr: number, locale: Locale): [amount: string, unit: string] {
  const size = Math.abs(idr);
  const sign = idr < 0 ? "−" : "";
  const say = uiWords[locale];
  const steps = [
    [1e6, say.million],
    [1e9, say.billion],
    [1e12, say.trillion],
  ] as const;
  // 999.950 is already "1 juta" when rounded to one digit, so a step begins there.
  const step = steps.findLast(([unit]) => size >= unit * 0.99995);
  if (!step) return [formatIdr(idr, locale), ""];
  return [`${sign}Rp${formatNumber(size / step[0], locale, 1)}`, step[1]];
}

/** A ratio as a percentage: 0.553 → "55%". */
export function formatPercent(ratio: number, locale: Locale, digits = 0): string {
  return `${formatNumber(ratio * 100, locale, digits)}%`;
}

/** Metres as kilometres: "2,4 km" below ten, "12 km" from there. */
export function formatKm(meters: number, locale: Locale): string {
  const km = meters / 1000;
  return `${formatNumber(km, locale, km < 9.95 ? 1 : 0)} km`;
}

export type DateStyle = "long" | "day" | "short" | "plain";

const dateStyles: Record<DateStyle | "month" | "clock", Intl.DateTimeFormatOptions> = {
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  day: { weekday: "long", day: "numeric", month: "long" },
  short: { weekday: "short", day: "numeric", month: "short" },
  plain: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

/** An ISO date: "Jumat 27 November 2026" (long), "Jumat 27 November" (day), "Jum 27 Nov" (short), "27 November 2026" (plain). */
export function formatDate(iso: string, locale: Locale, style: DateStyle = "long"): string {
  const format = datesIn(locale, style, "UTC");
  return format.format(atMidnight(iso)).replaceAll(",", "");
}

/** A month such as "2026-11": "November 2026". */
export function formatMonth(isoMonth: string, locale: Locale): string {
  const format = datesIn(locale, "month", "UTC");
  return format.format(atMidnight(`${isoMonth.slice(0, 7)}-01`));
}

/** The week that begins on `mondayIso`: "23–29 November 2026", "30 November–6 Desember 2026". */
export function formatWeek(mondayIso: string, locale: Locale): string {
  const sundayIso = new Date(atMidnight(mondayIso).getTime() + 6 * dayMs).toISOString().slice(0, 10);
  const until = formatDate(sundayIso, locale, "plain");
  if (mondayIso.slice(0, 7) === sundayIso.slice(0, 7)) return `${Number(mondayIso.slice(8, 10))}–${until}`;
  const from = formatDate(mondayIso, locale, "plain");
  return `${mondayIso.slice(0, 4) === sundayIso.slice(0, 4) ? from.slice(0, -5) : from}–${until}`;
}

const zoneNames: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

/** The clock of an instant (epoch ms) in an IANA zone: "09.00 WITA" ("09:00 WITA" in English). */
export function formatClock(ms: number, zone: string, locale: Locale): string {
  const format = datesIn(locale, "clock", zone);
  return `${format.format(ms)} ${zoneNames[zone] ?? zone}`;
}

/** An instant (epoch ms) in an IANA zone: "27 November 2026, 09.00 WITA". */
export function formatInstant(ms: number, zone: string, locale: Locale): string {
  const format = datesIn(locale, "plain", zone);
  return `${format.format(ms)}, ${formatClock(ms, zone, locale)}`;
}

/** An instant (epoch ms) in an IANA zone where room is short, in the zone of who reads it: "Sel 24 Nov, 14.00". */
export function formatInstantShort(ms: number, zone: string, locale: Locale): string {
  const day = datesIn(locale, "short", zone).format(ms).replaceAll(",", "");
  return `${day}, ${datesIn(locale, "clock", zone).format(ms)}`;
}

/** How far a date is from today, as people say it: hari ini, besok, 3 hari lagi, lewat 2 hari. */
export function sinceOrUntil(iso: string, todayIso: string, locale: Locale): string {
  const days = Math.round((atMidnight(iso).getTime() - atMidnight(todayIso).getTime()) / dayMs);
  const say = uiWords[locale];
  if (days === 0) return say.today;
  if (days === 1) return say.tomorrow;
  return days > 0 ? say.daysLeft(days) : say.daysLate(-days);
}

/** Dates carry no zone: they are placed at midnight UTC and read back there. */
function atMidnight(iso: string): Date {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError(`not an ISO date: ${iso}`);
  return date;
}
