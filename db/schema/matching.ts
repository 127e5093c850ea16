/** Rounds and what people said to their plans. `week` is the ISO date of a Monday. */

export type RoundsTable = {
  id: string;
  regencyCode: string;
  number: number;
  byUserId: string;
  at: number;
  fromWeek: string;
  weeks: number;
};

export type ClearingsTable = {
  id: string;
  roundId: string;
  byUserId: string;
  at: number;
  marketJson: string;
  planJson: string;
  status: string;
  objectiveIdr: number;
  boundIdr: number;
  gainsIdr: number;
  matchedKg: number;
  offeredKg: number;
  reachableKg: number;
};

/** What an officer rules out (`forbid`) or holds (`pin`: so many kg in that week, no more and no less). */
export type RoundChangesTable = {
  id: string;
  roundId: string;
  kind: "pin" | "forbid";
  lotId: string;
  offerId: string;
  week: string | null;
  quantityKg: number | null;
  byUserId: string;
  at: number;
  reason: string;
};

export type RoundChangeEndsTable = {
  changeId: string;
  byUserId: string;
  at: number;
};

/** What a plan comes to, beside `clearings`; `reason` says why it replaced the one before, empty when it did not. */
export type ClearingFiguresTable = {
  clearingId: string;
  reason: string;
  policyJson: string;
  gap: number;
  violations: number;
  pairings: number;
  valueAddedIdr: number;
  emptyGroups: number;
  meanDistanceM: number | null;
  farmGateIdr: number | null;
};

export type ProposalsTable = {
  id: string;
  roundId: string;
  clearingId: string;
  lotId: string;
  offerId: string;
  kitchenId: string;
  producerGroupId: string;
  processorGroupId: string;
  week: string;
  quantityKg: number;
  farmGateIdr: number;
  deliveredIdr: number;
  transportIdr: number;
  bandLowIdr: number;
  bandHighIdr: number;
  gainIdr: number;
  distanceM: number;
  terms: "buy" | "toll" | "share";
  feeIdr: number;
  sharePercent: number;
  shareCostIdr: number;
  shareCosts: string;
  whyJson: string;
  askIdr: number;
  bidIdr: number;
};

export type ProposalDropsTable = {
  proposalId: string;
  byUserId: string;
  at: number;
  reason: string;
};

export type ProposalSendsTable = {
  proposalId: string;
  byUserId: string;
  at: number;
  dueAt: number;
};

export type AnswersTable = {
  proposalId: string;
  side: "producer" | "processor";
  verdict: "yes" | "no";
  reason: string;
  userId: string;
  groupId: string;
  at: number;
};

export type UnsoldsTable = {
  clearingId: string;
  lotId: string;
  quantityKg: number;
  reason: string;
  askCutIdr: number | null;
  detailJson: string;
};

export type MatchingTables = {
  rounds: RoundsTable;
  clearings: ClearingsTable;
  clearingFigures: ClearingFiguresTable;
  roundChanges: RoundChangesTable;
  roundChangeEnds: RoundChangeEndsTable;
  proposals: ProposalsTable;
  proposalDrops: ProposalDropsTable;
  proposalSends: ProposalSendsTable;
  answers: AnswersTable;
  unsolds: UnsoldsTable;
};
