/**
 * What goes into the engine and what comes out, with the field names of the market file.
 * Weeks are numbers from 0. Kilograms and rupiah are whole. Prices are rupiah per kg.
 */
export type Place = { id: string; xKm: number; yKm: number } | { id: string; lat: number; lon: number };

export type Transport = { fixedIdrPerKg: number; idrPerKgKm: number; detour: number };

export type Enforceable = "minSale" | "maxSuppliers" | "minBatch";

export type Policy = {
  /** Added to each matched kg. */
  volumeBonusIdr: number;
  /** Share of the commodity's base price by which the first week of a lot outweighs its last, 0–1. */
  urgencyShare: number;
  /** Penalty per kg that stays unsold, by equal tiers of a group's kg, never falling. */
  fairnessTiersIdr: number[];
  enforce: Enforceable[];
  /** For the part that is not a pure flow. */
  timeLimitS: number;
  /** Where in the band the farm-gate price lies: 0 the low end, 1 the high end. */
  priceShare: number;
};

export type Commodity = { id: string; basePriceIdr: number };

export type Lot = {
  id: string;
  group: string;
  place: string;
  commodity: string;
  quantityKg: number;
  fromWeek: number;
  toWeek: number;
  /** The least the seller takes per kg at the farm gate. */
  askIdr: number;
  minSaleKg: number;
  /** Sells in multiples of this, default 1. */
  stepKg?: number;
};

export type Kitchen = { id: string; group: string; place: string; capacityKg: number[] };

export type Acceptance = { commodity: string; bidIdr: number; product?: string; yield?: number };

export type Offer = {
  id: string;
  kitchen: string;
  fromWeek: number;
  toWeek: number;
  /** By week, from week 0 of the market on. */
  capacityKg: number[];
  maxKm: number;
  minBatchKg: number;
  maxSuppliers: number;
  accepts: Acceptance[];
};

/** A buyer's own price for one lot; replaces the offer's bid on it. At most one for each lot and offer. */
export type Bid = { id: string; lot: string; offer: string; maxKg: number; bidIdr: number };

export type Forbidden = { lot: string; offer: string };

/** Already agreed: stays in the plan as it is and uses up kg and capacity. */
export type Fixed = { lot: string; offer: string; week: number; kg: number };

export type Market = {
  format: "huluhilir-market/1";
  weeks: number;
  transport: Transport;
  policy?: Partial<Policy>;
  places: Place[];
  commodities: Commodity[];
  lots: Lot[];
  kitchens: Kitchen[];
  offers: Offer[];
  bids?: Bid[];
  forbidden?: Forbidden[];
  fixed?: Fixed[];
};

export type Flow = {
  lot: string;
  offer: string;
  week: number;
  kg: number;
  gainIdrPerKg: number;
  farmGateIdr: number;
  deliveredIdr: number;
  bandIdr: [number, number];
};

export type Reason = "noBuyer" | "tooFar" | "noWeek" | "tooDear" | "noCapacity" | "outbid" | "constraint";

/** The numbers behind the sentence; only those that the reason has. */
export type UnsoldDetail = {
  offer?: string;
  kitchen?: string;
  week?: number;
  distanceKm?: number;
  maxKm?: number;
  /** How far the nearest price is from meeting the ask. */
  shortIdr?: number;
  bidIdr?: number;
  transportIdr?: number;
  /** What the cheapest kg now in that place and week is worth to the plan. */
  slotValueIdr?: number;
  forbidden?: number;
};

export type Unsold = {
  lot: string;
  kg: number;
  reason: Reason;
  /** Smallest cut of the ask after which one kg more sells; absent where no cut helps. */
  askCutIdr?: number;
  detail: UnsoldDetail;
};

export type CapacityValue = { kitchen: string; week: number; idrPerKg: number };

export type Plan = {
  format: "huluhilir-plan/1";
  status: "optimal" | "feasible";
  objectiveIdr: number;
  boundIdr: number;
  gap: number;
  gainsIdr: number;
  matchedKg: number;
  offeredKg: number;
  reachableKg: number;
  flows: Flow[];
  unsold: Unsold[];
  capacityValueIdr: CapacityValue[];
  certificate: { primalIdr: number; dualIdr: number; violations: number };
  timingMs: { read: number; arcs: number; solve: number; prices: number; certify: number };
};

export const defaultPolicy: Policy = {
  volumeBonusIdr: 0,
  urgencyShare: 0,
  fairnessTiersIdr: [],
  enforce: [],
  timeLimitS: 10,
  priceShare: 0.5,
};

/** The input is not a market: one line that names the field, the value and what was expected. */
export class MarketError extends Error {
  override name = "MarketError";
}
