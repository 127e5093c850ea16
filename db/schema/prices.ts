/** Prices as an office notes them, a group's own costs, and files on their way in. */

/** Rupiah per kg on one day, at one step of trade, in one market. */
export type PriceNotesTable = {
  id: string;
  regencyCode: string;
  commodityCode: string;
  level: "produsen" | "grosir" | "eceran";
  day: string;
  market: string;
  lowIdr: number;
  typicalIdr: number;
  highIdr: number;
  source: string;
  userId: string;
  at: number;
};

/** What a group reckons a harvest to cost; the newest of a commodity counts. `feedIdr` per kg, `seedIdr` each. */
export type CostNotesTable = {
  id: string;
  groupId: string;
  commodityCode: string;
  feedKg: number;
  feedIdr: number;
  seedCount: number;
  seedIdr: number;
  otherIdr: number;
  harvestKg: number;
  userId: string;
  at: number;
};

/** A file that was read and checked and waits for the yes of whoever sent it. `bodyJson` holds its rows. */
export type ImportDraftsTable = {
  id: string;
  userId: string;
  kind: "prices" | "market";
  fileName: string;
  bodyJson: string;
  rowCount: number;
  savedCount: number;
  at: number;
  expiresAt: number;
};

export type PricesTables = {
  priceNotes: PriceNotesTable;
  costNotes: CostNotesTable;
  importDrafts: ImportDraftsTable;
};
