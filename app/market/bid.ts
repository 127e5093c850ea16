import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays, mondayOf } from "~/lib/dates.ts";
import { wholeIdr, wholeKg } from "~/lib/units.ts";
import type { LotState } from "./lot.ts";
import { isForSale } from "./lot.ts";
import type { OfferState } from "./offer.ts";
import { mondayDate, weeksMeetDays } from "./window.ts";
import { noteText } from "./withdrawal.ts";

/**
 * A sealed bid of one own offer for one harvest: at most so many kg, so much per kg at the kitchen when the seller
 * brings it (as before there was a choice), or at the farm gate when the buyer fetches it.
 */
export const BidForm = z.strictObject({
  offerId: z.string({ error: complaint("choice") }).max(80, complaint("choice")),
  maxKg: wholeKg,
  /** Rupiah per kg; empty where the offer's own fee or shares hold. */
  bidIdr: wholeIdr.optional(),
  transportBy: z.enum(["seller", "buyer"], { error: complaint("choice") }).optional(),
  /** Monday of the week wanted; empty means the first that fits. */
  week: mondayDate.optional(),
  note: noteText,
});
export type BidValue = z.output<typeof BidForm>;

/** Takes a bid back. */
export const WithdrawBidForm = z.strictObject({ bidId: z.string({ error: complaint("required") }).max(80) });

export type BidFault =
  "ownLot" | "lotNotOpen" | "offerNotOpen" | "commodityNotAccepted" | "weeksApart" | "moreThanLeft" | "belowMinSale";
export type WeekFault = "weekNotShared";
export type BidRefusal =
  | BidFault
  | WeekFault
  | "notProcessor"
  | "groupUnverified"
  | "lotNotFound"
  | "offerNotFound"
  | "bidNotFound"
  | "bidWithdrawn"
  | "bidsClosed"
  | "priceMissing";

/** The field beside which a refusal is said. */
export const bidRefusalFields: Partial<Record<BidRefusal, keyof BidValue>> = {
  offerNotFound: "offerId",
  offerNotOpen: "offerId",
  commodityNotAccepted: "offerId",
  weeksApart: "offerId",
  moreThanLeft: "maxKg",
  belowMinSale: "maxKg",
  weekNotShared: "week",
  priceMissing: "bidIdr",
};

type LotInBid = {
  groupId: string;
  commodityCode: string;
  readyFrom: string;
  readyTo: string;
  minSaleKg: number;
  remainingKg: number;
  state: LotState;
};
type OfferInBid = { groupId: string; fromWeek: string; toWeek: string; state: OfferState; accepts: readonly string[] };

/** Why this offer cannot bid for this lot at all, or null. `accepts` are commodity codes. */
export function pairFault(lot: LotInBid, offer: OfferInBid): BidFault | null {
  if (lot.groupId === offer.groupId) return "ownLot";
  if (!isForSale(lot.state)) return "lotNotOpen";
  if (offer.state !== "open") return "offerNotOpen";
  if (!offer.accepts.includes(lot.commodityCode)) return "commodityNotAccepted";
  return weeksMeetDays(offer, lot.readyFrom, lot.readyTo) ? null : "weeksApart";
}

type Weeks = { fromWeek: string; toWeek: string };

/** Mondays of the weeks in which a harvest is ready and an offer runs, from the week of `today` on. */
export function sharedWeeks(lot: { readyFrom: string; readyTo: string }, offer: Weeks, today: string): string[] {
  const first = [mondayOf(lot.readyFrom), offer.fromWeek, mondayOf(today)].reduce((a, b) => (a > b ? a : b));
  const weeks: string[] = [];
  for (let week = first; week <= lot.readyTo && week <= offer.toWeek; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** Why so many kg cannot be bid for, or null. The last kilograms may be fewer than the least sale. */
export function amountFault(lot: Pick<LotInBid, "minSaleKg" | "remainingKg">, maxKg: number): BidFault | null {
  if (maxKg > lot.remainingKg) return "moreThanLeft";
  return maxKg < Math.min(lot.minSaleKg, lot.remainingKg) ? "belowMinSale" : null;
}

/**
 * Where a bid stands for the bidder: sealed, opened and waiting for the seller, waiting for an own answer, a contract,
 * refused, taken back, or closed with its lot, its offer or its time.
 */
export type BidState = "standing" | "opened" | "answerNow" | "agreed" | "declined" | "withdrawn" | "closed";
