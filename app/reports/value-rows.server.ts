import type { Db } from "#db/open.server.ts";
import { readCursor, writeCursor } from "~/lib/keyset.server.ts";
import type { ValueSlice } from "~/production/batch-value.server.ts";
import { valueSlices } from "~/production/batch-value.server.ts";
import type { ReportFilter } from "./period.ts";

/** One contract's part of one batch, as a row that a number of value added opens to. Whole rupiah, grams. */
export type ValueRow = {
  id: string;
  batchId: string;
  number: string;
  day: string;
  contractNumber: string;
  producer: string;
  processor: string;
  villageName: string;
  productId: string;
  productEn: string;
  grams: number;
  outputIdr: number;
  amountIdr: number;
  producerIdr: number;
  workersIdr: number;
  kitchenIdr: number;
  otherIdr: number;
};

/** What batches of the period added, a slice a contract; of a programme, where either side takes part in it. */
export async function slicesIn(db: Db, filter: ReportFilter): Promise<ValueSlice[]> {
  const { placeCode, programId, productCode, groupId } = filter;
  const slices = await valueSlices(db, await regencyCodesOf(db, placeCode), filter);
  const members = programId ? await enrolledIn(db, programId) : null;
  return slices.filter(
    (slice) =>
      lies(slice.kitchenVillageCode, placeCode) &&
      (!productCode || slice.productCode === productCode) &&
      (!groupId || slice.producerGroupId === groupId) &&
      (!members || members.has(slice.producerGroupId) || members.has(slice.processorGroupId)),
  );
}

/** The same as rows with names, newest first. */
export async function valueRows(db: Db, filter: ReportFilter): Promise<ValueRow[]> {
  return namedRows(db, await slicesIn(db, filter));
}

/** Slices as rows with names, newest first. */
export async function namedRows(db: Db, slices: readonly ValueSlice[]): Promise<ValueRow[]> {
  const [groups, places, products] = await Promise.all([
    db.selectFrom("groups").select(["id", "name"]).execute(),
    db.selectFrom("regions").select(["code as id", "name"]).where("level", "=", "village").execute(),
    db.selectFrom("products").select(["code", "nameId", "nameEn"]).execute(),
  ]);
  const names = new Map([...groups, ...places].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const product = new Map(products.map((row) => [row.code, row]));
  return slices.toReversed().map((slice) => ({
    ...{ id: `${slice.batchId} ${slice.contractId}`, batchId: slice.batchId, number: slice.batchNumber },
    ...{ day: slice.processedOn, contractNumber: slice.contractNumber },
    productId: product.get(slice.productCode)?.nameId ?? slice.productCode,
    productEn: product.get(slice.productCode)?.nameEn ?? slice.productCode,
    ...{ producer: nameOf(slice.producerGroupId), processor: nameOf(slice.processorGroupId) },
    ...{ villageName: nameOf(slice.kitchenVillageCode), grams: slice.money.rawGrams },
    ...{ outputIdr: slice.money.outputIdr, amountIdr: slice.money.valueAddedIdr },
    ...{ producerIdr: slice.parts.producerIdr, workersIdr: slice.parts.workersIdr },
    ...{ kitchenIdr: slice.parts.kitchenIdr, otherIdr: slice.parts.otherIdr },
  }));
}

const shownRows = 50;

export type ValuePage = Awaited<ReturnType<typeof valuePage>>;

/** One page of these rows with the sums of all of them, as the list behind a number shows it. */
export async function valuePage(db: Db, filter: ReportFilter, after: string | null) {
  const all = await valueRows(db, filter);
  const start = all.findIndex(({ id }) => id === readCursor(after)?.id) + 1;
  const values = all.slice(start, start + shownRows);
  const last = start + shownRows < all.length ? values.at(-1) : undefined;
  const sum = (key: "grams" | "outputIdr" | "amountIdr" | "producerIdr" | "workersIdr" | "kitchenIdr" | "otherIdr") =>
    all.reduce((total, row) => total + row[key], 0);
  const parts = { producerIdr: sum("producerIdr"), workersIdr: sum("workersIdr"), kitchenIdr: sum("kitchenIdr") };
  return {
    rows: [],
    values,
    valueTotal: { outputIdr: sum("outputIdr"), ...parts, otherIdr: sum("otherIdr") },
    total: { papers: all.length, grams: sum("grams"), amountIdr: sum("amountIdr") },
    next: last ? writeCursor({ value: "", id: last.id }) : null,
  };
}

/** True when a village is the place or lies in it. */
export function lies(villageCode: string, placeCode: string): boolean {
  return villageCode === placeCode || villageCode.startsWith(`${placeCode}.`);
}

/** The regencies of a place: those of a province, or the one that it is or lies in. */
export async function regencyCodesOf(db: Db, placeCode: string): Promise<string[]> {
  if (placeCode.includes(".")) return [placeCode.split(".").slice(0, 2).join(".")];
  const rows = await db.selectFrom("regions").select("code").where("parentCode", "=", placeCode).execute();
  return rows.map(({ code }) => code);
}

async function enrolledIn(db: Db, programId: string): Promise<Set<string>> {
  const rows = await db.selectFrom("enrolments").select("groupId").where("programId", "=", programId).execute();
  return new Set(rows.map(({ groupId }) => groupId));
}
