/**
 * The files of this folder, in the order in which they lean on each other. A file has the name of its table and its
 * first line the names of the columns.
 */
export const referenceTables = [
  { name: "sources", key: ["id"] },
  { name: "regions", key: ["code"] },
  { name: "commodities", key: ["code"] },
  { name: "commodityFacts", key: ["commodityCode", "attribute", "note"] },
  { name: "referencePrices", key: ["id"] },
  { name: "products", key: ["code"] },
  { name: "recipes", key: ["productCode", "commodityCode"] },
  { name: "calendarDays", key: ["id"] },
  { name: "groupKinds", key: ["code"] },
  { name: "permitRoutes", key: ["code"] },
  { name: "permitRules", key: ["code"] },
  { name: "offices", key: ["id"], kept: true },
  { name: "programs", key: ["id"], kept: true },
  { name: "programYears", key: ["programId", "year"], kept: true },
] as const satisfies { name: string; key: string[]; kept?: true }[];

/** `kept` rows belong to the installation once they are there: a newer file adds, it does not overwrite. */
export type ReferenceTable = { name: string; key: readonly string[]; kept?: true };

/** Columns that hold a number, or nothing. */
const numbers = new Set(
  `lat lon areaKm2 gramsPerUnit cycleDays shelfDays mainYieldShare low typical high lowIdr highIdr priceLowIdr priceIdr
   priceHighIdr labourDaysPerUnit otherInputsIdrPerUnit yieldLow yieldTypical yieldHigh dayOff validityYears amountIdr
   year plannedGroups`.split(/\s+/),
);

/** Text columns in which an empty cell means "not known" rather than "none". */
const unknowns = new Set(
  `parentCode regencyCode postalCode zone sinceDate gramsPerUnitStatus cycleStatus shelfStatus mainYieldStatus priceStatus
   labourStatus otherInputsStatus`.split(/\s+/),
);

/**
 * One cell as the table keeps it.
 * @throws when a number is not one: a fault of the file, told with its column
 */
export function referenceValue(column: string, cell: string): string | number | null {
  if (numbers.has(column)) {
    if (cell === "") return null;
    const value = Number(cell);
    if (!Number.isFinite(value)) throw new Error(`${column} should be a number, got "${cell}"`);
    return value;
  }
  return cell === "" && unknowns.has(column) ? null : cell;
}
