/** Harvests of neighbours sold as one. The pool's own harvest is the row of `lots` with the pool's id. */

/** `groupId` leads the pool, and `lotId` is the harvest that it puts in. */
export type PoolsTable = {
  id: string;
  groupId: string;
  lotId: string;
  regencyCode: string;
  note: string;
  byUserId: string;
  at: number;
};

export type PoolInvitationsTable = {
  poolId: string;
  lotId: string;
  groupId: string;
  byUserId: string;
  at: number;
};

export type PoolAnswersTable = {
  poolId: string;
  groupId: string;
  verdict: "yes" | "no";
  reason: string;
  userId: string;
  at: number;
};

/** A harvest in a pool: `quantityKg` is what was left of it when it was put in, whole kg. */
export type PoolMembersTable = {
  poolId: string;
  lotId: string;
  groupId: string;
  quantityKg: number;
  at: number;
  leftAt: number | null;
  leftBecause: string | null;
};

export type PoolEndsTable = {
  poolId: string;
  byUserId: string;
  at: number;
  reason: string;
};

/** Harvests that would sell `moreKg` more as one: whole kg, cleared by the engine. */
export type PoolSuggestionsTable = {
  id: string;
  regencyCode: string;
  commodityCode: string;
  quantityKg: number;
  moreKg: number;
  at: number;
};

export type PoolSuggestionLotsTable = {
  suggestionId: string;
  lotId: string;
};

/** The market of a regency, by its digest, over which pools were last weighed. */
export type PoolWeighingsTable = {
  regencyCode: string;
  digest: string;
  at: number;
};

/** View: the harvests that stand in pools, with what each has left of what it put in. */
export type PoolSharesView = {
  poolId: string;
  lotId: string;
  groupId: string;
  quantityKg: number;
  remainingKg: number;
};

export type PoolsTables = {
  pools: PoolsTable;
  poolInvitations: PoolInvitationsTable;
  poolAnswers: PoolAnswersTable;
  poolMembers: PoolMembersTable;
  poolEnds: PoolEndsTable;
  poolSuggestions: PoolSuggestionsTable;
  poolSuggestionLots: PoolSuggestionLotsTable;
  poolWeighings: PoolWeighingsTable;
  poolShares: PoolSharesView;
};
