/** Permits as rules, what is stocked before it is harvested, and what a kitchen's own recipe gives. */

export type PermitRulesTable = {
  code: string;
  gate: "blocks" | "reminds";
  sinceDate: string | null;
  getId: string;
  getEn: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

/** What the want of a permit keeps from the market, as last weighed: whole kg a week, whole rupiah over the weeks. */
export type LicenceHoldsTable = {
  regencyCode: string;
  routeCode: string;
  offerDigest: string;
  kgPerWeek: number;
  valueAddedIdr: number;
  weeks: number;
  at: number;
};

/** `headCount` is heads, plants or bags; `startGrams` what one weighed when it was put in. */
export type CyclesTable = {
  id: string;
  groupId: string;
  villageCode: string;
  regencyCode: string;
  commodityCode: string;
  stockedOn: string;
  headCount: number;
  tankCount: number | null;
  startGrams: number | null;
  seedSource: string;
  note: string;
  userId: string;
  at: number;
};

/** Deaths have a `headCount`; a sample has `grams`, the mean weight of one. */
export type CycleNotesTable = {
  id: string;
  cycleId: string;
  kind: "deaths" | "sample";
  notedOn: string;
  headCount: number | null;
  grams: number | null;
  note: string;
  userId: string;
  at: number;
};

export type CycleNoteVoidsTable = {
  noteId: string;
  userId: string;
  at: number;
};

export type CycleLotsTable = {
  cycleId: string;
  lotId: string;
  at: number;
};

export type CycleEndsTable = {
  cycleId: string;
  kind: "harvested" | "lost";
  endedOn: string;
  harvestKg: number | null;
  reason: string;
  userId: string;
  at: number;
};

export type LotForecastsTable = {
  lotId: string;
  lowKg: number;
  typicalKg: number;
  highKg: number;
  updatedAt: number;
};

export type LotForecastEndsTable = {
  lotId: string;
  byUserId: string;
  at: number;
};

/** A kitchen's own figures per kg of raw material, or per egg where the reference recipe counts eggs. */
export type KitchenRecipesTable = {
  id: string;
  kitchenId: string;
  productCode: string;
  commodityCode: string;
  yieldPerMille: number;
  labourMinutes: number | null;
  otherInputsIdr: number | null;
  userId: string;
  updatedAt: number;
};

export type CyclesTables = {
  permitRules: PermitRulesTable;
  licenceHolds: LicenceHoldsTable;
  cycles: CyclesTable;
  cycleNotes: CycleNotesTable;
  cycleNoteVoids: CycleNoteVoidsTable;
  cycleLots: CycleLotsTable;
  cycleEnds: CycleEndsTable;
  lotForecasts: LotForecastsTable;
  lotForecastEnds: LotForecastEndsTable;
  kitchenRecipes: KitchenRecipesTable;
};
