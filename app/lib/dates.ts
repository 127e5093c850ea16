/** Dates are ISO text (`2026-11-27`) in the regency's zone; instants are epoch milliseconds UTC. */

const day = 86_400_000;

/** The zone of both first programmes, WITA. */
export const defaultZone = "Asia/Makassar";

/** The ISO date that clocks in `zone` show at this instant. */
export function dateIn(zone: string, atMs: number): string {
  const known = isoDates.get(zone);
  if (known) return known.format(atMs);
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  isoDates.set(zone, format);
  return format.format(atMs);
}

// Making a formatter costs a hundred times what using it does.
const isoDates = new Map<string, Intl.DateTimeFormat>();

/** The date `count` days later, or earlier when negative. */
export function addDays(isoDate: string, count: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + count * day).toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}

/** The Monday of the week that holds the date. Weeks run Monday to Sunday. */
export function mondayOf(isoDate: string): string {
  const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay();
  return addDays(isoDate, -((weekday + 6) % 7));
}

/** How many weeks after `firstMonday` the week of `isoDate` begins; negative when before. */
export function weekIndex(firstMonday: string, isoDate: string): number {
  return Math.floor(daysBetween(firstMonday, isoDate) / 7);
}

/** True for a real day as ISO text: 2026-02-30 is none. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The instant at which a clock in `zone` shows this date and hour. Zones without summer time only, as Indonesia's. */
export function instantIn(zone: string, isoDate: string, hour: number): number {
  const guess = Date.parse(`${isoDate}T00:00:00Z`) + hour * 3_600_000;
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(guess);
  const offset = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "");
  if (!offset) return guess;
  const minutes = (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return guess - minutes * 60_000;
}
