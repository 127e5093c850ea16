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

export type ForbiddenPairsTable = {
  id: string;
  roundId: string;
  lotId: string;
  offerId: string;
  byUserId: string;
  at: number;
  reason: string;
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
  terms: string;
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
  forbiddenPairs: ForbiddenPairsTable;
  proposals: ProposalsTable;
  proposalDrops: ProposalDropsTable;
  proposalSends: ProposalSendsTable;
  answers: AnswersTable;
  unsolds: UnsoldsTable;
};
