import { dateIn } from "~/lib/dates.ts";
import { formatClock, formatDate } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";

/** An instant as people say it: "Kamis 26 November, 18.00 WITA". */
export function sayMoment(ms: number, zone: string, locale: Locale): string {
  return `${formatDate(dateIn(zone, ms), locale, "day")}, ${formatClock(ms, zone, locale)}`;
}
