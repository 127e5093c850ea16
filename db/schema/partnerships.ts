/** Contracts, weighed grams, and money that moved elsewhere. */

export type ContractsTable = {
  id: string;
  number: string;
  /** What it stems from: a proposal of a round, or a bid that was opened. */
  proposalId: string | null;
  bidId: string | null;
  lotId: string;
  offerId: string;
  kitchenId: string;
  producerGroupId: string;
  processorGroupId: string;
  regencyCode: string;
  commodityCode: string;
  productCode: string;
  terms: "buy" | "toll";
  quantityKg: number;
  priceIdr: number;
  feeIdr: number;
  /** The producer's part of what sales bring after `shareCostIdr` per kg raw, per cent; only with `share`. */
  sharePercent: number;
  shareCostIdr: number;
  shareCosts: string;
  /** Who brings it; with `seller` the price is at the kitchen. */
  transportBy: "seller" | "buyer";
  week: string;
  paymentDays: number;
  signedAt: number;
};

export type ContractEndsTable = {
  contractId: string;
  byUserId: string;
  groupId: string | null;
  at: number;
  reason: string;
};

export type DeliveriesTable = {
  id: string;
  contractId: string;
  plannedOn: string;
  quantityKg: number;
  byUserId: string;
  at: number;
};

export type TicketsTable = {
  id: string;
  number: string;
  deliveryId: string;
  contractId: string;
  weigherSide: "producer" | "processor";
  grossGrams: number;
  tareGrams: number;
  netGrams: number;
  grade: number;
  weighedOn: string;
  note: string;
  userId: string;
  groupId: string;
  at: number;
};

export type TicketConfirmationsTable = {
  ticketId: string;
  userId: string;
  groupId: string;
  at: number;
};

export type TicketVoidsTable = {
  ticketId: string;
  userId: string;
  groupId: string;
  at: number;
  reason: string;
};

export type PaymentsTable = {
  id: string;
  number: string;
  contractId: string;
  payerGroupId: string;
  payeeGroupId: string;
  amountIdr: number;
  method: "cash" | "transfer";
  paidOn: string;
  note: string;
  userId: string;
  groupId: string;
  at: number;
};

export type PaymentConfirmationsTable = {
  paymentId: string;
  userId: string;
  groupId: string;
  at: number;
};

export type PaymentVoidsTable = {
  paymentId: string;
  userId: string;
  groupId: string;
  at: number;
  reason: string;
};

/** View: what of a lot is promised in contracts that have not ended, and what is left. */
export type LotBalancesView = {
  lotId: string;
  quantityKg: number;
  promisedKg: number;
  remainingKg: number;
};

export type PartnershipsTables = {
  contracts: ContractsTable;
  contractEnds: ContractEndsTable;
  deliveries: DeliveriesTable;
  tickets: TicketsTable;
  ticketConfirmations: TicketConfirmationsTable;
  ticketVoids: TicketVoidsTable;
  payments: PaymentsTable;
  paymentConfirmations: PaymentConfirmationsTable;
  paymentVoids: PaymentVoidsTable;
  lotBalances: LotBalancesView;
};
