import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { ValueSlice } from "~/production/batch-value.server.ts";
import { paperSums } from "./ledger.server.ts";
import { inPlace } from "./papers.server.ts";
import type { ReportFilter } from "./period.ts";
import { addMonths, daysOf, isMonth, monthOf, periodBefore } from "./period.ts";
import { placesOf, productsIn } from "./report-rows.server.ts";
import type { MonthRow, Report, ValueSum } from "./report.ts";
import { fairnessOf, riskKinds } from "./report.ts";
import { threefold, totalOf } from "./threefold.server.ts";
import { regencyCodesOf, slicesIn } from "./value-rows.server.ts";

const shownMonths = 6;

/** The report of a place over a period: every number is the sum of papers that it can open. */
export async function reportOf(db: Db, filter: ReportFilter, periodKey: string): Promise<Report> {
  return (await reportWithSlices(db, filter, periodKey)).report;
}

/** The report with the slices of value added behind it, for who takes both home. */
export async function reportWithSlices(db: Db, filter: ReportFilter, periodKey: string) {
  const before = periodBefore(periodKey);
  const january = `${filter.to.slice(0, 4)}-01-01`;
  const trendFrom = `${addMonths(monthOf(filter.to), 1 - shownMonths)}-01`;
  const from = [filter.from, before?.from ?? filter.from, january, trendFrom].toSorted()[0] ?? filter.from;
  const slices = await slicesIn(db, { ...filter, from });
  const during = (first: string, last: string) =>
    slices.filter(({ processedOn }) => processedOn >= first && processedOn <= last);
  const own = during(filter.from, filter.to);
  const sums = {
    promised: await paperSums(db, "promised", filter),
    delivered: await paperSums(db, "delivered", filter),
    paid: await paperSums(db, "paid", filter),
  };
  const stimulus = await paperSums(db, "stimulus", filter);
  const value = valueOf(own);
  const report: Report = {
    totals: { promised: totalOf(sums.promised), delivered: totalOf(sums.delivered), paid: totalOf(sums.paid) },
    value,
    before: before && {
      key: before.key,
      totals: await threefold(db, { ...filter, from: before.from, to: before.to }),
      value: valueOf(during(before.from, before.to)),
    },
    places: await placesOf(db, filter, sums, own),
    products: await productsIn(db, sums.delivered, own),
    months: isMonth(periodKey) ? await monthsOf(db, filter, slices) : [],
    stimulus: {
      groups: new Set(stimulus.map(({ groupId }) => groupId)).size,
      amountIdr: totalOf(stimulus).amountIdr,
      sinceKey: `${january.slice(0, 7)}_${monthOf(filter.to)}`,
      sinceIdr: valueOf(during(january, filter.to)).valueAddedIdr,
    },
    fairness: fairnessOf(gramsByGroup(sums.delivered), await producersIn(db, filter)),
    risks: await Promise.all(riskKinds.map(async (kind) => ({ kind, ...totalOf(await paperSums(db, kind, filter)) }))),
    unpriced: Math.max(0, (await batchesIn(db, filter)) - value.batches),
  };
  return { report, slices: own };
}

/** Value added and its parts over slices. */
export function valueOf(slices: readonly ValueSlice[]): ValueSum {
  const sum = { batches: 0, rawGrams: 0, outputIdr: 0, rawIdr: 0, valueAddedIdr: 0 };
  const parts = { producerIdr: 0, workersIdr: 0, kitchenIdr: 0, otherIdr: 0 };
  for (const { money, parts: own } of slices) {
    for (const key of ["rawGrams", "outputIdr", "rawIdr", "valueAddedIdr"] as const) sum[key] += money[key];
    for (const key of ["producerIdr", "workersIdr", "kitchenIdr", "otherIdr"] as const) parts[key] += own[key];
  }
  const batches = new Set(slices.map(({ batchId }) => batchId)).size;
  return { ...sum, ...parts, batches, isEstimate: slices.some(({ isEstimate }) => isEstimate) };
}

/** The programmes that the regencies of a place run, for the choice on top of a report. */
export function programsIn(db: Db, regencyCodes: string[]) {
  return db
    .selectFrom("programs")
    .select(["id", "name"])
    .where("regencyCode", "in", regencyCodes)
    .orderBy("name")
    .execute();
}

async function monthsOf(db: Db, filter: ReportFilter, slices: readonly ValueSlice[]): Promise<MonthRow[]> {
  const last = monthOf(filter.to);
  const rows: MonthRow[] = [];
  for (let back = shownMonths - 1; back >= 0; back -= 1) {
    const month = addMonths(last, -back);
    const asked = { ...filter, ...daysOf(month) };
    rows.push({
      month,
      deliveredGrams: totalOf(await paperSums(db, "delivered", asked)).grams,
      paidIdr: totalOf(await paperSums(db, "paid", asked)).amountIdr,
      valueAddedIdr: valueOf(slices.filter(({ processedOn }) => processedOn.startsWith(month))).valueAddedIdr,
    });
  }
  return rows;
}

function gramsByGroup(sums: readonly { groupId: string; grams: number }[]): number[] {
  const grams = new Map<string, number>();
  for (const sum of sums) grams.set(sum.groupId, (grams.get(sum.groupId) ?? 0) + sum.grams);
  return [...grams.values()];
}

async function producersIn(db: Db, { placeCode, programId }: ReportFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as "count" from "groups" g where g."isProducer" = 1
    and ${inPlace(sql`g."regencyCode"`, sql`g."villageCode"`, placeCode)}
    ${programId ? sql`and exists (select 1 from "enrolments" n where n."programId" = ${programId} and n."groupId" = g."id")` : sql``}`.execute(
    db,
  );
  return Number(rows[0]?.count ?? 0);
}

/** Batches that stand; of a programme nobody can tell which unpriced ones are its own, so none are asked for. */
async function batchesIn(db: Db, { placeCode, programId, from, to }: ReportFilter): Promise<number> {
  if (programId) return 0;
  const { count } = await db
    .selectFrom("batches")
    .innerJoin("kitchens", "kitchens.id", "batches.kitchenId")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("batchVoids.batchId", "is", null)
    .where("batches.regencyCode", "in", await regencyCodesOf(db, placeCode))
    .where(inPlace(sql`"batches"."regencyCode"`, sql`"kitchens"."villageCode"`, placeCode))
    .where("batches.processedOn", ">=", from)
    .where("batches.processedOn", "<=", to)
    .executeTakeFirstOrThrow();
  return Number(count);
}
