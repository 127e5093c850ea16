/** How things are found again. Quantities are whole kg, prices whole rupiah per kg, dates ISO in the regency's zone. */

/** Three letters of a group's name, folded: see `foldName`. */
export type GroupGramsTable = {
  gram: string;
  groupId: string;
};

export type SavedSearchesTable = {
  id: string;
  groupId: string;
  byUserId: string;
  /** The words of the address that show it again. */
  query: string;
  /** What it was understood as when it was kept, JSON. */
  criteria: string;
  at: number;
};

/** The keys under which a new harvest finds the searches that it may fit. */
export type SavedSearchKeysTable = {
  key: string;
  searchId: string;
};

/** A harvest that comes again each week: ready on `weekday` (0 Monday to 6 Sunday), to be collected within `days`. */
export type StandingLotsTable = {
  id: string;
  groupId: string;
  commodityCode: string;
  form: string;
  quantityKg: number | null;
  unitCount: number | null;
  askIdr: number;
  minSaleKg: number | null;
  weekday: number;
  days: number;
  byUserId: string;
  at: number;
};

export type StandingLotEndsTable = {
  standingId: string;
  byUserId: string;
  at: number;
};

/** The week (a Monday) for which a standing harvest was noted, or why it was not. */
export type StandingLotWeeksTable = {
  standingId: string;
  week: string;
  lotId: string | null;
  refusal: string | null;
};

export type FindTables = {
  groupGrams: GroupGramsTable;
  savedSearches: SavedSearchesTable;
  savedSearchKeys: SavedSearchKeysTable;
  standingLots: StandingLotsTable;
  standingLotEnds: StandingLotEndsTable;
  standingLotWeeks: StandingLotWeeksTable;
};
