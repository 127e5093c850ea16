import type { Side } from "~/auth/user.ts";
import type { GroupData } from "~/groups/group.ts";
import type { LotValue } from "~/market/lot.ts";
import type { OfferValue } from "~/market/offer.ts";
import type { Commodity } from "~/places/commodity.ts";
import type { Band } from "./band.ts";

export type KnownGroup = { id: string; regencyCode: string; sides: readonly Side[] };
export type KnownKitchen = { id: string; capacityKg: number };

/** What a workbook is checked against: reference data by folded name, and what the office has already. */
export type Ground = {
  today: string;
  kinds: ReadonlyMap<string, string>;
  /** Codes by name: "Guntung Payung", which may be several, and "Guntung Payung (Landasan Ulin)". */
  villages: ReadonlyMap<string, readonly string[]>;
  commodities: ReadonlyMap<string, Commodity>;
  forms: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, { code: string; yields: ReadonlyMap<string, number> }>;
  /** Reference bands by regency and commodity. */
  bands: ReadonlyMap<string, Readonly<Record<string, Band>>>;
  groups: ReadonlyMap<string, readonly KnownGroup[]>;
  phones: ReadonlySet<string>;
  /** By group id and folded name. */
  kitchens: ReadonlyMap<string, KnownKitchen>;
  /** Harvests that stand already, by `lotKey`. */
  lots: ReadonlySet<string>;
};

/** The same harvest twice: group, what, how much, from when. */
export function lotKey(lot: { groupId: string; commodityCode: string; quantityKg: number; readyFrom: string }): string {
  return [lot.groupId, lot.commodityCode, lot.quantityKg, lot.readyFrom].join("|");
}

/** Which group a row means: one that is known, or the one that a row of the same workbook brings, by its name. */
export type GroupRef = { id: string } | { newName: string; regencyCode: string };

/** What a workbook brings once somebody says yes, in the order in which it is saved. */
export type ImportBody = {
  groups: { row: number; data: GroupData }[];
  lots: { row: number; group: GroupRef; askedBy: string; value: LotValue }[];
  offers: {
    row: number;
    group: GroupRef;
    askedBy: string;
    kitchen: { name: string; capacityKg: number | null };
    value: OfferValue;
  }[];
};
