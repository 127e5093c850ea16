import type { Locale } from "~/ui/locale.tsx";
import { monthWords } from "./month.words.ts";
import { perKgIdr, periodName } from "./report-text.ts";
import type { PlaceRow, ProductRow, Report } from "./report.ts";
import { reportWords } from "./words.ts";

/** What a column holds: words, a count, kilograms with three decimals, rupiah, or a part of a whole. */
export type Unit = "text" | "count" | "kg" | "idr" | "ratio";
type Value = string | number | null;
/** A table of the report, the same for the page's files and its PDF. `foot` is what its numbers come to. */
export type ReportTable = {
  key: string;
  name: string;
  columns: { head: string; unit: Unit }[];
  rows: Value[][];
  foot: Value[] | null;
};
/** Of what and when: the head of a report. */
export type Heading = { place: string; program: string | null; periodKey: string };

/** Every table of a report. The sums at the foot are the numbers on top of the page. */
export function tablesOf(report: Report, heading: Heading, locale: Locale): ReportTable[] {
  const months = monthsTable(report, locale);
  return [
    summaryTable(report, heading, locale),
    ...report.places.map(({ level, rows }) => placeTable(level, rows, report, locale)),
    productTable(report, locale),
    sidesTable(report, locale),
    ...(months.rows.length > 0 ? [months] : []),
    riskTable(report, locale),
  ];
}

function summaryTable(report: Report, { place, program, periodKey }: Heading, locale: Locale): ReportTable {
  const [say, more] = [reportWords[locale], monthWords[locale]];
  const { totals, value, stimulus, fairness, before } = report;
  const kg = (grams: number | undefined) => (grams === undefined ? null : grams / 1000);
  const old = before?.totals;
  const line = (label: string, unit: string, now: Value, past: Value = null): Value[] => [label, unit, now, past];
  return {
    key: "ringkasan",
    name: more.summary,
    columns: [
      { head: say.measure, unit: "text" },
      { head: say.unit, unit: "text" },
      { head: more.thisPeriod, unit: "count" },
      { head: more.periodBefore, unit: "count" },
    ],
    rows: [
      line(say.regency, "", place),
      line(say.program, "", program ?? say.allPrograms),
      line(say.period, "", periodName(periodKey, locale), before ? periodName(before.key, locale) : null),
      line(say.promised, "kg", kg(totals.promised.grams), kg(old?.promised.grams)),
      line(say.promised, "Rp", totals.promised.amountIdr, old?.promised.amountIdr ?? null),
      line(say.delivered, "kg", kg(totals.delivered.grams), kg(old?.delivered.grams)),
      line(say.delivered, "Rp", totals.delivered.amountIdr, old?.delivered.amountIdr ?? null),
      line(say.paid, "Rp", totals.paid.amountIdr, old?.paid.amountIdr ?? null),
      line(say.processed, "kg", kg(value.rawGrams), kg(before?.value.rawGrams)),
      line(say.valueAdded, "Rp", value.valueAddedIdr, before?.value.valueAddedIdr ?? null),
      line(`${say.valueAdded}, ${more.perKg}`, "Rp", perKgIdr(value), before ? perKgIdr(before.value) : null),
      line(more.given, "Rp", stimulus.amountIdr),
      line(more.since, "Rp", stimulus.sinceIdr),
      line(more.delivering, "", fairness.delivering),
      line(more.topThree, "kg", kg(fairness.topGrams)),
      line(more.lowerHalf, "kg", kg(fairness.lowerGrams)),
    ],
    foot: null,
  };
}

function placeTable(level: Report["places"][number]["level"], rows: PlaceRow[], report: Report, locale: Locale) {
  const say = reportWords[locale];
  const { totals, value } = report;
  const kg = (grams: number) => grams / 1000;
  return {
    key: level,
    name: monthWords[locale].level[level],
    columns: [
      { head: say.regency, unit: "text" as const },
      { head: say.promised, unit: "kg" as const },
      { head: say.delivered, unit: "kg" as const },
      { head: say.paid, unit: "idr" as const },
      { head: say.processed, unit: "kg" as const },
      { head: say.valueAdded, unit: "idr" as const },
    ],
    rows: rows.map((row) => [
      ...[row.name, kg(row.promisedGrams), kg(row.deliveredGrams), row.paidIdr, kg(row.processedGrams)],
      row.valueAddedIdr,
    ]),
    foot: [
      ...[say.total, kg(totals.promised.grams), kg(totals.delivered.grams), totals.paid.amountIdr, kg(value.rawGrams)],
      value.valueAddedIdr,
    ],
  };
}

function productTable({ products, totals, value }: Report, locale: Locale): ReportTable {
  const say = reportWords[locale];
  const nameOf = (row: ProductRow) => (locale === "id" ? row.nameId : row.nameEn);
  return {
    key: "produk",
    name: monthWords[locale].products,
    columns: [
      { head: say.product, unit: "text" },
      { head: say.delivered, unit: "kg" },
      { head: say.processed, unit: "kg" },
      { head: say.output, unit: "idr" },
      { head: say.valueAdded, unit: "idr" },
    ],
    rows: products.map((row) => [
      ...[nameOf(row), row.deliveredGrams / 1000, row.processedGrams / 1000, row.outputIdr, row.valueAddedIdr],
    ]),
    foot: [say.total, totals.delivered.grams / 1000, value.rawGrams / 1000, value.outputIdr, value.valueAddedIdr],
  };
}

function sidesTable({ value }: Report, locale: Locale): ReportTable {
  const say = reportWords[locale];
  return {
    key: "pihak",
    name: monthWords[locale].sides,
    columns: [
      { head: say.measure, unit: "text" },
      { head: say.amount, unit: "idr" },
    ],
    rows: [
      [say.part.producer, value.producerIdr],
      [say.part.workers, value.workersIdr],
      [say.part.kitchen, value.kitchenIdr],
      [say.part.other, value.otherIdr],
    ],
    foot: [say.output, value.outputIdr],
  };
}

function monthsTable({ months }: Report, locale: Locale): ReportTable {
  const say = reportWords[locale];
  return {
    key: "bulan",
    name: monthWords[locale].trend,
    columns: [
      { head: say.month, unit: "text" },
      { head: say.delivered, unit: "kg" },
      { head: say.paid, unit: "idr" },
      { head: say.valueAdded, unit: "idr" },
    ],
    rows: months.map((row) => [
      ...[periodName(row.month, locale), row.deliveredGrams / 1000, row.paidIdr, row.valueAddedIdr],
    ]),
    foot: null,
  };
}

function riskTable({ risks }: Report, locale: Locale): ReportTable {
  const say = reportWords[locale];
  const more = monthWords[locale];
  return {
    key: "risiko",
    name: more.risks,
    columns: [
      { head: more.riskTable, unit: "text" },
      { head: more.count, unit: "count" },
      { head: say.weight, unit: "kg" },
      { head: say.amount, unit: "idr" },
    ],
    rows: risks.map((row) => [say.kind[row.kind], row.papers, row.grams / 1000, row.amountIdr]),
    foot: null,
  };
}
