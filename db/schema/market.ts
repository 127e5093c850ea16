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
  postedAt: number;
  updatedAt: number;
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
  terms: "buy" | "toll";
  feeIdr: number;
  capacityKg: number;
  fromWeek: string;
  toWeek: string;
  maxKm: number;
  minBatchKg: number;
  maxSuppliers: number;
  note: string;
  postedAt: number;
  updatedAt: number;
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
  bidIdr: number;
  note: string;
  at: number;
  updatedAt: number;
};

export type BidWithdrawalsTable = {
  bidId: string;
  byUserId: string;
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
};
