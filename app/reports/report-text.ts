import { formatGramsAsKg, formatIdr, formatMonth, formatNumber, formatPercent } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import { monthWords } from "./month.words.ts";
import { isMonth } from "./period.ts";
import type { Report } from "./report.ts";
import { changeOf } from "./report.ts";
import { reportWords } from "./words.ts";

/** A period as people say it: "Oktober 2026". */
export function periodName(key: string, locale: Locale): string {
  const say = reportWords[locale];
  const [first, last] = key.split("_");
  if (isMonth(first) && isMonth(last)) return say.months(formatMonth(first, locale), formatMonth(last, locale));
  if (isMonth(key)) return formatMonth(key, locale);
  return key === "semua" ? say.allTime : say.year(key);
}

/** The report in plain sentences, to be read aloud. Only figures that the report holds. */
export function openingOf(report: Report, place: string, periodKey: string, locale: Locale): string[] {
  const say = monthWords[locale].opening;
  const { totals, value } = report;
  const [period, kg] = [periodName(periodKey, locale), (grams: number) => formatGramsAsKg(grams, locale)];
  const { promised, delivered, paid } = totals;
  const first =
    delivered.papers > 0
      ? say.delivered(place, period, kg(delivered.grams), formatNumber(delivered.papers, locale))
      : say.noneDelivered(place, period);
  return [
    [first, changeSentence(report, locale)].filter(Boolean).join(" "),
    say.promisedPaid(formatNumber(promised.papers, locale), kg(promised.grams), formatIdr(paid.amountIdr, locale)),
    valueSentence(value, locale),
  ];
}

/** What the report cannot know, said plainly. */
export function unknownsOf(report: Report, locale: Locale): string[] {
  const say = monthWords[locale].unknowns;
  const number = (count: number) => formatNumber(count, locale);
  const kg = (grams: number) => formatGramsAsKg(grams, locale);
  const risk = (kind: string) => report.risks.find((one) => one.kind === kind);
  const [notes, payments] = [risk("unconfirmed"), risk("unseenPayments")];
  const apart = Math.abs(report.totals.delivered.grams - report.value.rawGrams);
  return [
    ...(notes?.papers ? [say.unconfirmed(number(notes.papers), kg(notes.grams))] : []),
    ...(payments?.papers ? [say.unseen(number(payments.papers), formatIdr(payments.amountIdr, locale))] : []),
    ...(report.unpriced > 0 ? [say.unpriced(number(report.unpriced))] : []),
    ...(apart > 0 ? [say.raw(kg(apart))] : []),
    ...(report.value.isEstimate ? [monthWords[locale].estimate] : []),
    say.outside,
  ];
}

/** Rupiah of value added per kg of raw material. */
export function perKgIdr({ valueAddedIdr, rawGrams }: Report["value"]): number {
  return rawGrams > 0 ? Math.round((valueAddedIdr * 1000) / rawGrams) : 0;
}

function changeSentence({ totals, before }: Report, locale: Locale): string {
  const change = changeOf(totals.delivered.grams, before?.totals.delivered.grams);
  if (change === null || !before) return "";
  const say = monthWords[locale].opening;
  const period = periodName(before.key, locale);
  const ratio = formatPercent(Math.abs(change), locale);
  if (Math.round(change * 100) === 0) return say.same(period);
  return say.change(change > 0 ? say.more : say.less, ratio, period);
}

function valueSentence(value: Report["value"], locale: Locale): string {
  const say = monthWords[locale].opening;
  if (value.batches === 0) return say.noValue;
  if (value.valueAddedIdr < 0) return say.loss(formatIdr(-value.valueAddedIdr, locale));
  return say.value(formatIdr(value.valueAddedIdr, locale), formatIdr(perKgIdr(value), locale));
}
