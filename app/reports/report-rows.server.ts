import type { Db } from "#db/open.server.ts";
import type { ValueSlice } from "~/production/batch-value.server.ts";
import type { PaperSum } from "./ledger.server.ts";
import type { ReportFilter } from "./period.ts";
import type { Level, PlaceRow, ProductRow, Report } from "./report.ts";

type Sums = Record<"promised" | "delivered" | "paid", PaperSum[]>;
type Counted = { regencyCode: string; villageCode: string };

const levels: Record<number, Level[]> = { 1: ["regency"], 2: ["district", "village"], 3: ["village"], 4: ["village"] };

/** What lies in a place, level by level: a province's regencies, a regency's kecamatan and villages. */
export async function placesOf(
  db: Db,
  filter: ReportFilter,
  sums: Sums,
  slices: readonly ValueSlice[],
): Promise<Report["places"]> {
  const names = await namesIn(db, filter.placeCode);
  return (levels[filter.placeCode.split(".").length] ?? []).map((level) => {
    const rows = new Map<string, PlaceRow>();
    const rowAt = ({ regencyCode, villageCode }: Counted) => {
      const code = codeAt(level, regencyCode, villageCode);
      const row = rows.get(code) ?? emptyRow(code, names.get(code) ?? code);
      rows.set(code, row);
      return row;
    };
    for (const one of sums.promised) rowAt(one).promisedGrams += one.grams;
    for (const one of sums.delivered) rowAt(one).deliveredGrams += one.grams;
    for (const one of sums.paid) rowAt(one).paidIdr += one.amountIdr;
    for (const { kitchenVillageCode: villageCode, money } of slices) {
      const row = rowAt({ regencyCode: villageCode.slice(0, 5), villageCode });
      row.processedGrams += money.rawGrams;
      row.valueAddedIdr += money.valueAddedIdr;
    }
    return { level, rows: [...rows.values()].toSorted(byWeight) };
  });
}

/** The products that were delivered for or cooked, by value added. */
export async function productsIn(
  db: Db,
  delivered: readonly PaperSum[],
  slices: readonly ValueSlice[],
): Promise<ProductRow[]> {
  const names = new Map(
    (await db.selectFrom("products").select(["code", "nameId", "nameEn"]).execute()).map((row) => [row.code, row]),
  );
  const rows = new Map<string, ProductRow>();
  const rowAt = (code: string) => {
    const { nameId = code, nameEn = code } = names.get(code) ?? {};
    const empty = { code, nameId, nameEn, deliveredGrams: 0, processedGrams: 0, outputIdr: 0, valueAddedIdr: 0 };
    const row = rows.get(code) ?? empty;
    rows.set(code, row);
    return row;
  };
  for (const one of delivered) rowAt(one.productCode).deliveredGrams += one.grams;
  for (const { productCode, money } of slices) {
    const row = rowAt(productCode);
    row.processedGrams += money.rawGrams;
    row.outputIdr += money.outputIdr;
    row.valueAddedIdr += money.valueAddedIdr;
  }
  return [...rows.values()].toSorted(
    (a, b) => b.valueAddedIdr - a.valueAddedIdr || b.deliveredGrams - a.deliveredGrams,
  );
}

/** The place of a level that holds a village. A producer's papers count where the paper's regency is. */
function codeAt(level: Level, regencyCode: string, villageCode: string): string {
  if (level === "regency") return regencyCode;
  return level === "district" ? villageCode.split(".").slice(0, 3).join(".") : villageCode;
}

function emptyRow(code: string, name: string): PlaceRow {
  const nothing = { promisedGrams: 0, deliveredGrams: 0, paidIdr: 0, processedGrams: 0, valueAddedIdr: 0 };
  return { code, name, ...nothing };
}

function byWeight(a: PlaceRow, b: PlaceRow): number {
  return b.valueAddedIdr - a.valueAddedIdr || b.deliveredGrams - a.deliveredGrams || a.name.localeCompare(b.name);
}

async function namesIn(db: Db, placeCode: string): Promise<Map<string, string>> {
  const province = placeCode.slice(0, 2);
  const rows = await db.selectFrom("regions").select(["code", "name"]).where("code", "like", `${province}.%`).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
