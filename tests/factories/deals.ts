import type { Db } from "#db/open.server.ts";
import { dealFor } from "~/market/deal-lists.server.ts";
import type { DealAnswer } from "~/market/deal.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { answerAndDeal } from "~/partnerships/deals.server.ts";
import { anAct, todayMs } from "../acts.ts";
import { createBid, createLot, createOffer, createTrader } from "./market.ts";

const hourMs = 3_600_000;
/** Bidding closes two hours after `todayMs`. */
export const closesAt = todayMs + 2 * hourMs;
/** An hour after the close. */
export const openedMs = closesAt + hourMs;
/** The week in which the factories' lots are ready. */
export const dealWeek = "2026-11-23";

/** A harvest of 120 kg whose bidding closes at `closesAt`. */
export async function createBidLot(db: Db, over: Parameters<typeof createLot>[2] = {}) {
  const producer = await createTrader(db);
  const lot = await createLot(db, producer, { bidsCloseAt: closesAt, ...over });
  return { producer, lot };
}

/** A kitchen of its own group that bids: 80 kg at Rp25.500, fetched by itself. */
export async function createBidder(
  db: Db,
  lotId: string,
  over: Parameters<typeof createBid>[2] & { offer?: Parameters<typeof createOffer>[2] } = {},
) {
  const { offer: offerOver, ...bidOver } = over;
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor, offerOver);
  const pair = { lotId, offerId: offer.id, groupId: processor.id };
  const bid = await createBid(db, pair, { week: dealWeek, transportBy: "buyer", ...bidOver });
  return { processor, offer, bid };
}

/** A group's word on a bid, an hour after the close unless `at` says otherwise. */
export function answerAs(
  db: Db,
  group: TradingGroup,
  bidId: string,
  over: Partial<DealAnswer> = {},
  at: number = openedMs,
) {
  const said = { verdict: "yes" as const, reason: "", ...over };
  return answerAndDeal(db, anAct(group.id, { at }), { ...said, bidId, groupId: group.id, userId: group.id });
}

/** The state of a bid as one of its sides sees it; "none" when there is nothing to see. */
export async function stateFor(db: Db, group: TradingGroup, bidId: string, at: number = openedMs): Promise<string> {
  return (await dealFor(db, group.id, bidId, at))?.state ?? "none";
}
