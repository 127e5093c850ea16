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
  terms: "buy" | "toll" | "share";
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

/** One version of the text of a contract: `body` is its canonical JSON, `hash` the SHA-256 of that. */
export type AgreementsTable = {
  id: string;
  contractId: string;
  version: number;
  body: string;
  hash: string;
  userId: string;
  groupId: string;
  at: number;
  reason: string;
};

export type AgreementSignaturesTable = {
  agreementId: string;
  side: "producer" | "processor";
  hash: string;
  userId: string;
  groupId: string;
  askedBy: string | null;
  device: string;
  at: number;
};

export type AgreementDeclinesTable = {
  agreementId: string;
  userId: string;
  groupId: string;
  at: number;
  reason: string;
};

/** One side said that it will end the contract; `endsOn` is the ISO date from which it may. */
export type ContractNoticesTable = {
  contractId: string;
  userId: string;
  groupId: string;
  at: number;
  endsOn: string;
  reason: string;
};

/** The goods have left; `sentGrams` is what the producer weighed before, if it did. */
export type DeparturesTable = {
  deliveryId: string;
  sentGrams: number | null;
  note: string;
  userId: string;
  groupId: string;
  at: number;
};

/** A planned delivery that a newer agreement replaced. */
export type DeliveryDropsTable = {
  deliveryId: string;
  agreementId: string;
  userId: string;
  at: number;
};

/** One basket of a note; `tareGrams` is null where all baskets were weighed empty together. */
export type TicketBasketsTable = {
  ticketId: string;
  number: number;
  grossGrams: number;
  tareGrams: number | null;
};

/** What of a delivery was not taken at the agreed price: never part of the note's net grams. */
export type TicketRejectionsTable = {
  ticketId: string;
  grams: number;
  reason: string;
  fate: "returned" | "sold" | "discarded";
  rateIdr: number;
};

export type ClaimsTable = {
  id: string;
  ticketId: string;
  contractId: string;
  kind: "weight" | "quality" | "goods";
  note: string;
  sentGrams: number | null;
  receivedGrams: number;
  userId: string;
  groupId: string;
  at: number;
};

export type ClaimClosesTable = {
  claimId: string;
  outcome: "stands" | "struck";
  reason: string;
  userId: string;
  at: number;
};

/** What a side says to a claim while it is open, with its own choice of what is wrong. */
export type ClaimStatementsTable = {
  id: string;
  claimId: string;
  kind: "weight" | "quality" | "goods";
  note: string;
  userId: string;
  groupId: string;
  at: number;
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
  agreements: AgreementsTable;
  agreementSignatures: AgreementSignaturesTable;
  agreementDeclines: AgreementDeclinesTable;
  contractNotices: ContractNoticesTable;
  departures: DeparturesTable;
  deliveryDrops: DeliveryDropsTable;
  ticketBaskets: TicketBasketsTable;
  ticketRejections: TicketRejectionsTable;
  claims: ClaimsTable;
  claimCloses: ClaimClosesTable;
  claimStatements: ClaimStatementsTable;
  lotBalances: LotBalancesView;
};
