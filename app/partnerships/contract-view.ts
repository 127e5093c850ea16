import type { Side } from "~/auth/user.ts";
import type { Terms } from "~/market/terms.ts";
import type { ContractState, Origin } from "./contract.ts";

type Named = { code: string; nameId: string; nameEn: string };
type Party = { name: string; villageName: string };

/** A contract as a page shows it. It holds no limit of either side, and of a toll contract no price of the raw harvest. */
export type ContractView = {
  id: string;
  number: string;
  terms: Terms;
  /** Rupiah per kg: the price, with `toll` the fee, with `share` 0. */
  rateIdr: number;
  /** With `share`: the producer's part of the sales in percent, after these named costs per kg raw. */
  sharePercent: number;
  shareCostIdr: number;
  shareCosts: string;
  quantityKg: number;
  /** ISO date of a Monday. */
  week: string;
  paymentDays: number;
  /** ISO date. */
  signedOn: string;
  producer: Party;
  processor: Party;
  payerName: string;
  payeeName: string;
  commodity: Named;
  product: Named;
  origin: Origin;
  /** Who brings it: with `seller` the rate is the price at the kitchen. */
  transportBy: "seller" | "buyer";
  state: ContractState;
  confirmedGrams: number;
  dueIdr: number;
  paidIdr: number;
  /** `by` is the group that ended it; null when an officer did. */
  ended: { on: string; reason: string; by: string | null } | null;
  /** The reader's side; null for an officer. */
  side: Side | null;
};
