import type { Terms } from "~/market/terms.ts";

export type LotRow = {
  id: string;
  groupId: string;
  villageCode: string;
  commodityCode: string;
  remainingKg: number;
  readyFrom: string;
  readyTo: string;
  askIdr: number;
  minSaleKg: number;
  stepKg: number;
};

export type KitchenRow = { id: string; groupId: string; villageCode: string; capacityKg: number };

export type OfferRow = {
  id: string;
  kitchenId: string;
  groupId: string;
  productCode: string;
  capacityKg: number;
  fromWeek: string;
  toWeek: string;
  maxKm: number;
  minBatchKg: number;
  maxSuppliers: number;
  /** The last ISO day that the kitchen's permits for the product cover; null when none of them ends. */
  licensedTo: string | null;
};

export type AcceptRow = {
  offerId: string;
  commodityCode: string;
  productCode: string;
  terms: Terms;
  feeIdr: number;
  sharePercent: number;
  shareCostIdr: number;
  ceilingIdr: number;
  yieldPerMille: number;
  priceIdr: number | null;
  otherInputsIdr: number | null;
  recipeUnit: string | null;
  gramsPerUnit: number | null;
};

/** `usedKg` is what running contracts of this pair already took of the bid. */
export type BidRow = { id: string; lotId: string; offerId: string; maxKg: number; bidIdr: number; usedKg: number };

/** Kg that a kitchen already owes to somebody in a week. */
export type TakenRow = { lotId: string; offerId: string; kitchenId: string; week: string; quantityKg: number };

/** A pairing that an officer holds at so many kg; `week` is the ISO date of its Monday. */
export type PinRow = { id: string; lotId: string; offerId: string; week: string; quantityKg: number };

/** The open market of a regency as rows. */
export type MarketRows = {
  lots: LotRow[];
  kitchens: KitchenRow[];
  kitchenWeeks: { kitchenId: string; week: string; capacityKg: number }[];
  offers: OfferRow[];
  accepts: AcceptRow[];
  bids: BidRow[];
  /** Running contracts: their kg are off `remainingKg` already. */
  promised: TakenRow[];
  /** Proposals of earlier rounds that wait for answers: their kg are still in `remainingKg`. */
  held: TakenRow[];
  /** Groups that an officer ruled out for each other in this round. */
  forbidden: { producerGroupId: string; processorGroupId: string }[];
  /** Who sells together in which pool: the pool's one harvest stands under its leader's name. */
  pooled: { lotId: string; groupId: string }[];
  /** Pairings that an officer holds in this round, the oldest first. */
  pins: PinRow[];
  places: { id: string; lat: number; lon: number }[];
  commodities: { id: string; basePriceIdr: number }[];
};

/** The rows of a market before those offers are left out whose kitchens miss a permit. */
export type OpenRows = Omit<MarketRows, "offers"> & { offers: (OfferRow & { missing: string[] })[] };
