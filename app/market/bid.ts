import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { wholeIdr, wholeKg } from "~/lib/units.ts";
import type { LotState } from "./lot.ts";
import { isForSale } from "./lot.ts";
import type { OfferState } from "./offer.ts";
import { weeksMeetDays } from "./window.ts";
import { noteText } from "./withdrawal.ts";

/** A sealed bid of one own offer for one harvest: at most so many kg, at most so much per kg at the kitchen. */
export const BidForm = z.strictObject({
  offerId: z.string({ error: complaint("choice") }).max(80, complaint("choice")),
  maxKg: wholeKg,
  bidIdr: wholeIdr,
  note: noteText,
});
export type BidValue = z.output<typeof BidForm>;

/** Takes a bid back. */
export const WithdrawBidForm = z.strictObject({ bidId: z.string({ error: complaint("required") }).max(80) });

export type BidFault =
  "ownLot" | "lotNotOpen" | "offerNotOpen" | "commodityNotAccepted" | "weeksApart" | "moreThanLeft" | "belowMinSale";
export type BidRefusal =
  BidFault | "notProcessor" | "groupUnverified" | "lotNotFound" | "offerNotFound" | "bidNotFound" | "bidWithdrawn";

/** The field beside which a refusal is said. */
export const bidRefusalFields: Partial<Record<BidRefusal, keyof BidValue>> = {
  offerNotFound: "offerId",
  offerNotOpen: "offerId",
  commodityNotAccepted: "offerId",
  weeksApart: "offerId",
  moreThanLeft: "maxKg",
  belowMinSale: "maxKg",
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

/** Why so many kg cannot be bid for, or null. The last kilograms may be fewer than the least sale. */
export function amountFault(lot: Pick<LotInBid, "minSaleKg" | "remainingKg">, maxKg: number): BidFault | null {
  if (maxKg > lot.remainingKg) return "moreThanLeft";
  return maxKg < Math.min(lot.minSaleKg, lot.remainingKg) ? "belowMinSale" : null;
}

/** Where a bid stands: it counts in the next round, became a contract, was taken back, or its lot or offer is closed. */
export type BidState = "standing" | "agreed" | "withdrawn" | "closed";
