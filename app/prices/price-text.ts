import { isIsoDate } from "~/lib/dates.ts";

/**
 * Whole rupiah as people and programs write it: "24000", "24.000", "24,000", "Rp 24.000,-", "24.000,00". Null for what
 * is no whole amount, or could be two: "24.5" may be twenty-four and a half, or a slip for 24.500.
 */
export function readIdr(text: string): number | null {
  const bare = text
    .replaceAll(/[\s\u00a0]/g, "")
    .replace(/^(rp|idr)\.?/i, "")
    .replace(/[.,]-+$/, "");
  const whole = bare.replace(/([.,])0{1,2}$/, (zeros, sign: string) =>
    bare.indexOf(sign) === bare.length - zeros.length ? "" : zeros,
  );
  if (/^\d{1,12}$/.test(whole)) return Number(whole);
  if (/^\d{1,3}(\.\d{3})+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole))
    return Number(whole.replaceAll(/[.,]/g, ""));
  return null;
}

const months = [
  ["jan"],
  ["feb", "peb"],
  ["mar"],
  ["apr"],
  ["mei", "may"],
  ["jun"],
  ["jul"],
  ["agu", "aug", "ags"],
  ["sep"],
  ["okt", "oct"],
  ["nov", "nop"],
  ["des", "dec"],
];

/** A day as ISO text out of "2026-11-02", "02/11/2026", "2-11-2026", "2 Nov 26", "2 November 2026"; days come before months. Null for none. */
export function readDay(text: string): string | null {
  const clean = text.trim().toLowerCase();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:.*)?$/.exec(clean);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d{1,2}[:.].*)?$/.exec(clean);
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1]);
  const named = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{4}|\d{2})$/.exec(clean);
  if (!named) return null;
  const month = months.findIndex((names) => names.some((name) => named[2]?.startsWith(name)));
  return month < 0 ? null : dayOf(named[3], String(month + 1), named[1]);
}

function dayOf(year = "", month = "", day = ""): string | null {
  const full = year.length === 2 ? `20${year}` : year;
  const iso = `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : null;
}
