import type { Board } from "./board.ts";

/** The constraints that no flow network can hold, as numbers; 1 or Infinity where there is none. */
export type Sides = {
  any: boolean;
  minSaleKg: Int32Array;
  stepKg: Int32Array;
  maxSuppliers: Float64Array;
  minBatchKg: Int32Array;
};

/** Reads what the policy enforces, and the steps of lots, off the board. */
export function sidesOf(board: Board): Sides {
  const { enforce } = board.policy;
  const stepKg = Int32Array.from(board.lots, (lot) => lot.stepKg ?? 1);
  return {
    any: enforce.length > 0 || stepKg.some((step) => step > 1),
    minSaleKg: Int32Array.from(board.lots, (lot) => (enforce.includes("minSale") ? lot.minSaleKg : 1)),
    stepKg,
    maxSuppliers: Float64Array.from(board.offers, (offer) =>
      enforce.includes("maxSuppliers") ? offer.maxSuppliers : Infinity,
    ),
    minBatchKg: Int32Array.from(board.offers, (offer) => (enforce.includes("minBatch") ? offer.minBatchKg : 1)),
  };
}
