import type { Db } from "#db/open.server.ts";
import type { Parts } from "~/production/batch-money.ts";
import type { ValueSlice } from "~/production/batch-value.server.ts";
import { valueSlices } from "~/production/batch-value.server.ts";
import { villagesOf } from "~/places/regions.server.ts";
import type { LedgerRow } from "./ledger.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import type { ReportFilter } from "./period.ts";
import type { Threefold } from "./threefold.server.ts";
import { totalOf } from "./threefold.server.ts";

/** One kelurahan in a report: what its producers promised, delivered and were paid for, what its kitchens added. */
export type VillageRow = {
  villageCode: string;
  name: string;
  groups: number;
  promisedGrams: number;
  deliveredGrams: number;
  paidIdr: number;
  processedGrams: number;
  valueAddedIdr: number;
};

export type Report = {
  totals: Threefold;
  villages: VillageRow[];
  valueAddedIdr: number;
  processedGrams: number;
  /** Where the rupiah of all products went. */
  parts: Parts;
  /** Some raw material was counted at a reference price. */
  isEstimate: boolean;
  stimulus: { groups: number; amountIdr: number };
};

/** The report of a regency's programme over a period: every number is the sum of papers that it can open. */
export async function reportOf(db: Db, filter: ReportFilter): Promise<Report> {
  const [promised, delivered, paid, slices, villages, groups, stimulus] = await Promise.all([
    ledgerOf(db, "promised", filter),
    ledgerOf(db, "delivered", filter),
    ledgerOf(db, "paid", filter),
    slicesIn(db, filter),
    villagesOf(db, filter.regencyCode),
    groupsByVillage(db, filter),
    stimulusOf(db, filter),
  ]);
  const rows = villages.map((village): VillageRow => {
    const cooked = slices.filter((slice) => slice.kitchenVillageCode === village.code);
    return {
      villageCode: village.code,
      name: village.name,
      groups: groups.get(village.code) ?? 0,
      promisedGrams: sumIn(promised, village.code, (row) => row.grams),
      deliveredGrams: sumIn(delivered, village.code, (row) => row.grams),
      paidIdr: sumIn(paid, village.code, (row) => row.amountIdr),
      processedGrams: sumOf(cooked, (slice) => slice.money.rawGrams),
      valueAddedIdr: sumOf(cooked, (slice) => slice.money.valueAddedIdr),
    };
  });
  return {
    totals: { promised: totalOf(promised), delivered: totalOf(delivered), paid: totalOf(paid) },
    villages: rows.filter(isAlive).sort((a, b) => b.valueAddedIdr - a.valueAddedIdr || a.name.localeCompare(b.name)),
    valueAddedIdr: sumOf(slices, (slice) => slice.money.valueAddedIdr),
    processedGrams: sumOf(slices, (slice) => slice.money.rawGrams),
    parts: {
      producerIdr: sumOf(slices, (slice) => slice.parts.producerIdr),
      workersIdr: sumOf(slices, (slice) => slice.parts.workersIdr),
      kitchenIdr: sumOf(slices, (slice) => slice.parts.kitchenIdr),
      otherIdr: sumOf(slices, (slice) => slice.parts.otherIdr),
    },
    isEstimate: slices.some((slice) => slice.isEstimate),
    stimulus,
  };
}

/** The programmes that a regency runs, for the choice on top of a report. */
export function programsIn(db: Db, regencyCode: string) {
  return db
    .selectFrom("programs")
    .select(["id", "name"])
    .where("regencyCode", "=", regencyCode)
    .orderBy("name")
    .execute();
}

/** What batches of the period added, a slice a contract; of a programme, where either side takes part in it. */
async function slicesIn(db: Db, filter: ReportFilter): Promise<ValueSlice[]> {
  const slices = await valueSlices(db, filter.regencyCode, filter);
  const { programId } = filter;
  if (!programId) return slices;
  const enrolled = await db.selectFrom("enrolments").select("groupId").where("programId", "=", programId).execute();
  const groups = new Set(enrolled.map(({ groupId }) => groupId));
  return slices.filter((slice) => groups.has(slice.producerGroupId) || groups.has(slice.processorGroupId));
}

function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function sumIn(rows: readonly LedgerRow[], villageCode: string, of: (row: LedgerRow) => number): number {
  return sumOf(
    rows.filter((row) => row.villageCode === villageCode),
    of,
  );
}

function isAlive(row: VillageRow): boolean {
  return row.groups + row.promisedGrams + row.deliveredGrams + row.paidIdr + row.processedGrams > 0;
}

async function groupsByVillage(db: Db, { regencyCode, programId }: ReportFilter): Promise<Map<string, number>> {
  let query = db
    .selectFrom("groups")
    .select(({ fn }) => ["groups.villageCode", fn.count<number>("groups.id").distinct().as("count")])
    .where("groups.regencyCode", "=", regencyCode)
    .groupBy("groups.villageCode");
  if (programId) {
    query = query
      .innerJoin("enrolments", "enrolments.groupId", "groups.id")
      .where("enrolments.programId", "=", programId);
  }
  return new Map((await query.execute()).map((row) => [row.villageCode, row.count]));
}

/** Stimulus given up to the end of the period, to how many groups. */
async function stimulusOf(db: Db, { regencyCode, programId, to }: ReportFilter) {
  let query = db
    .selectFrom("enrolments")
    .innerJoin("programs", "programs.id", "enrolments.programId")
    .select(({ fn }) => [
      fn.count<number>("enrolments.groupId").distinct().as("groups"),
      fn.sum<number | null>("enrolments.amountIdr").as("amountIdr"),
    ])
    .where("programs.regencyCode", "=", regencyCode)
    .where("enrolments.year", "<=", Number(to.slice(0, 4)));
  if (programId) query = query.where("programs.id", "=", programId);
  const { groups, amountIdr } = await query.executeTakeFirstOrThrow();
  return { groups, amountIdr: amountIdr ?? 0 };
}
