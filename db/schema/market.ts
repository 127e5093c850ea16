import type { Generated } from "kysely";

/** Supply, capacity and sealed bids. Quantities are whole kg, prices whole rupiah per kg, dates ISO in the regency's zone. */

export type LotsTable = {
  id: string;
  groupId: string;
  villageCode: string;
  districtCode: string;
  regencyCode: string;
  commodityCode: string;
  form: string;
  quantityKg: number;
  unitCount: number | null;
  stepKg: number;
  askIdr: number;
  minSaleKg: number;
  readyFrom: string;
  readyTo: string;
  note: string;
  /** Until then bids for it are sealed; null: they stay sealed. */
  bidsCloseAt: number | null;
  postedAt: number;
  updatedAt: number;
  /** 0 when it surely is not for sale any more, so that lists need not walk over it; 1 proves nothing. */
  isListed: Generated<0 | 1>;
};

export type LotWithdrawalsTable = {
  lotId: string;
  byUserId: string;
  at: number;
  reason: string;
};

export type KitchensTable = {
  id: string;
  groupId: string;
  name: string;
  villageCode: string;
  regencyCode: string;
  capacityKg: number;
  note: string;
  at: number;
  updatedAt: number;
};

export type KitchenWeeksTable = {
  kitchenId: string;
  week: string;
  capacityKg: number;
};

export type KitchenClosuresTable = {
  kitchenId: string;
  byUserId: string;
  at: number;
  reason: string;
};

export type OffersTable = {
  id: string;
  kitchenId: string;
  groupId: string;
  regencyCode: string;
  productCode: string;
  terms: "buy" | "toll" | "share";
  feeIdr: number;
  /** The producer's part of what sales bring, per cent; 0 without share terms. */
  sharePercent: number;
  /** What is taken off before sharing, rupiah per kg raw, and what for. */
  shareCostIdr: number;
  shareCosts: string;
  capacityKg: number;
  fromWeek: string;
  toWeek: string;
  maxKm: number;
  minBatchKg: number;
  maxSuppliers: number;
  note: string;
  postedAt: number;
  updatedAt: number;
  /** 0 when it surely is not open any more; 1 proves nothing. */
  isListed: Generated<0 | 1>;
};

export type OfferAcceptsTable = {
  offerId: string;
  commodityCode: string;
  ceilingIdr: number;
  yieldPerMille: number;
};

export type OfferWithdrawalsTable = {
  offerId: string;
  byUserId: string;
  at: number;
  reason: string;
};

export type BidsTable = {
  id: string;
  lotId: string;
  offerId: string;
  groupId: string;
  maxKg: number;
  /** Rupiah per kg: at the kitchen when the seller brings it, at the farm gate when the buyer fetches it. */
  bidIdr: number;
  transportBy: "seller" | "buyer";
  /** The Monday of the week wanted; null in bids of before. */
  week: string | null;
  note: string;
  at: number;
  updatedAt: number;
};

export type BidWithdrawalsTable = {
  bidId: string;
  byUserId: string;
  at: number;
};

/** What one side would rather have, once a side, until `dueAt`. */
export type BidCountersTable = {
  bidId: string;
  side: "producer" | "processor";
  quantityKg: number;
  priceIdr: number;
  note: string;
  dueAt: number;
  userId: string;
  groupId: string;
  at: number;
};

/** The last word on a bid: what was agreed, or why not. */
export type BidAnswersTable = {
  bidId: string;
  side: "producer" | "processor";
  verdict: "yes" | "no";
  reason: string;
  quantityKg: number;
  priceIdr: number;
  userId: string;
  groupId: string;
  at: number;
};

export type MarketTables = {
  lots: LotsTable;
  lotWithdrawals: LotWithdrawalsTable;
  kitchens: KitchensTable;
  kitchenWeeks: KitchenWeeksTable;
  kitchenClosures: KitchenClosuresTable;
  offers: OffersTable;
  offerAccepts: OfferAcceptsTable;
  offerWithdrawals: OfferWithdrawalsTable;
  bids: BidsTable;
  bidWithdrawals: BidWithdrawalsTable;
  bidCounters: BidCountersTable;
  bidAnswers: BidAnswersTable;
};
