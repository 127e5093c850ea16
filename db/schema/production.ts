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
  grams: number;
};

export type ProductionTables = {
  batches: BatchesTable;
  batchVoids: BatchVoidsTable;
  batchInputs: BatchInputsTable;
};
