/** The sheets of the workbook in which an office writes down groups, harvests and offers, and their columns in order. */
export type SheetName = "groups" | "lots" | "offers";
export const sheetNames: readonly SheetName[] = ["groups", "lots", "offers"];

/** How a cell is read: text, one of a list, a whole number, a number with a comma, or a real date. */
export type CellKind = "text" | "choice" | "whole" | "decimal" | "date" | "phone";
export type SheetColumn = { key: string; kind: CellKind; required: boolean; width: number };

function column(key: string, kind: CellKind, required: boolean, width = 16): SheetColumn {
  return { key, kind, required, width };
}

export const sheetColumns: Record<SheetName, readonly SheetColumn[]> = {
  groups: [
    column("name", "text", true, 32),
    column("kindCode", "choice", true, 30),
    column("villageCode", "choice", true, 36),
    column("rt", "text", true, 8),
    column("rw", "text", true, 8),
    column("sides", "choice", true, 18),
    column("contactName", "text", true, 24),
    column("contactPhone", "phone", true, 18),
  ],
  lots: [
    column("group", "text", true, 32),
    column("askedBy", "text", true, 24),
    column("commodityCode", "choice", true, 20),
    column("form", "choice", false, 14),
    column("quantityKg", "whole", false),
    column("unitCount", "whole", false),
    column("askIdr", "whole", true),
    column("minSaleKg", "whole", false),
    column("readyFrom", "date", true),
    column("readyTo", "date", true),
    column("note", "text", false, 30),
  ],
  offers: [
    column("group", "text", true, 32),
    column("askedBy", "text", true, 24),
    column("kitchen", "text", true, 24),
    column("kitchenKg", "whole", false),
    column("productCode", "choice", true, 26),
    column("commodityCode", "choice", true, 20),
    column("ceilingIdr", "whole", true),
    column("yieldPerMille", "decimal", false),
    column("terms", "choice", true, 12),
    column("feeIdr", "whole", false),
    column("capacityKg", "whole", true),
    column("fromWeek", "date", true),
    column("toWeek", "date", true),
    column("maxKm", "whole", true),
    column("minBatchKg", "whole", true),
    column("maxSuppliers", "whole", true),
    column("note", "text", false, 30),
  ],
};

/** What is wrong, in which cell: `cell` is "D7", or a row ("7"), or empty when it is the sheet. `value` is what stands there. */
export type Problem = { sheet: string; cell: string; key: string; value: string };

/** A row as typed strings, by column; what is empty or was complained of is not there. */
export type RawRow = { number: number; values: Record<string, string>; addressOf: (key: string) => string };

/** Two spellings of one name: spaces and capitals do not count. */
export function folded(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
