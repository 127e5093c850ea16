import type { Generated } from "kysely";

/** What kitchens made of confirmed grams. */

export type BatchesTable = {
  id: string;
  number: string;
  kitchenId: string;
  groupId: string;
  regencyCode: string;
  productCode: string;
  processedOn: string;
  outputUnit: "gram" | "piece";
  outputQuantity: number;
  rejectQuantity: number;
  outputPriceIdr: number;
  otherInputsIdr: number;
  labourMinutes: number;
  wageIdrPerDay: number;
  note: string;
  userId: string;
  at: number;
  /** Printed on every packet: seven letters and a check letter. */
  code: string | null;
  /** Grams or pieces in one packet; null when it is sold loose. */
  packQuantity: number | null;
  packs: number | null;
  /** ISO date. */
  expiresOn: string | null;
  /** Of `labourMinutes`, those that nobody was paid for. */
  unpaidMinutes: number;
};

/** Named costs of a batch: they make up its `otherInputsIdr`. */
export type BatchCostsTable = {
  batchId: string;
  kind: "seasoning" | "oil" | "packing" | "fuel" | "transport" | "other";
  /** What it was, when the kind does not say. */
  name: string;
  amountIdr: number;
};

export type BatchVoidsTable = {
  batchId: string;
  userId: string;
  at: number;
  reason: string;
};

export type BatchInputsTable = {
  batchId: string;
  ticketId: string;
  /** All that went in of this note. */
  grams: number;
  /** Of `grams`, those that had been refused and were bought below the agreed price. */
  cheaperGrams: Generated<number>;
};

export type SalesTable = {
  id: string;
  batchId: string;
  groupId: string;
  regencyCode: string;
  /** Whole packets; null when it left loose. */
  packs: number | null;
  /** Grams or pieces. */
  quantity: number;
  note: string;
  userId: string;
  at: number;
  soldOn: string;
  /** Rupiah per packet, or per kg or piece when sold loose. */
  priceIdr: number;
  amountIdr: number;
  channel: "kitchen" | "market" | "shop" | "online" | "event" | "order";
  buyerKind: "household" | "trader" | "shop" | "office" | "other";
};

export type SaleVoidsTable = {
  saleId: string;
  userId: string;
  at: number;
  reason: string;
};

/** The part of a sale that belongs to a contract which shares it, whole rupiah. */
export type SaleSharesTable = {
  saleId: string;
  contractId: string;
  partIdr: number;
};

/** The producer says that a sale is right: from now on `dueIdr` of it is owed to it. */
export type SaleConfirmationsTable = {
  saleId: string;
  contractId: string;
  dueIdr: number;
  userId: string;
  groupId: string;
  at: number;
};

export type SaleDoubtsTable = {
  saleId: string;
  contractId: string;
  reason: string;
  userId: string;
  groupId: string;
  at: number;
};

export type DiscardsTable = {
  id: string;
  batchId: string;
  groupId: string;
  regencyCode: string;
  /** Whole packets; null when it left loose. */
  packs: number | null;
  /** Grams or pieces. */
  quantity: number;
  note: string;
  userId: string;
  at: number;
  discardedOn: string;
  kind: "expired" | "damaged" | "tasted" | "recalled" | "other";
};

export type DiscardVoidsTable = {
  discardId: string;
  userId: string;
  at: number;
  reason: string;
};

/** View: what is left of each batch that stands, grams or pieces. */
export type BatchStocksView = {
  batchId: string;
  madeQuantity: number;
  takenQuantity: number;
  leftQuantity: number;
};

/** View: what really came out of one commodity, a row a batch that stands. Batches of several commodities are left out. */
export type MeasuredYieldsView = {
  batchId: string;
  groupId: string;
  kitchenId: string;
  regencyCode: string;
  productCode: string;
  commodityCode: string;
  processedOn: string;
  rawGrams: number;
  outputUnit: "gram" | "piece";
  outputQuantity: number;
};

/** What is bad: one of harvest, delivery note, batch. */
export type RecallsTable = {
  id: string;
  number: string;
  regencyCode: string;
  lotId: string | null;
  ticketId: string | null;
  batchId: string | null;
  reason: string;
  byUserId: string;
  at: number;
};

export type RecallEndsTable = {
  recallId: string;
  byUserId: string;
  at: number;
  reason: string;
};

/** View: batches that a standing recall touches. */
export type RecalledBatchesView = {
  recallId: string;
  batchId: string;
};

export type ProductionTables = {
  batches: BatchesTable;
  batchCosts: BatchCostsTable;
  sales: SalesTable;
  saleVoids: SaleVoidsTable;
  saleShares: SaleSharesTable;
  saleConfirmations: SaleConfirmationsTable;
  saleDoubts: SaleDoubtsTable;
  discards: DiscardsTable;
  discardVoids: DiscardVoidsTable;
  batchStocks: BatchStocksView;
  measuredYields: MeasuredYieldsView;
  recalls: RecallsTable;
  recallEnds: RecallEndsTable;
  recalledBatches: RecalledBatchesView;
  batchVoids: BatchVoidsTable;
  batchInputs: BatchInputsTable;
};
