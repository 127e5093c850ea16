import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { isBiddingClosed } from "./bid-close.ts";
import type { BidRefusal, BidValue } from "./bid.ts";
import { amountFault, pairFault, sharedWeeks } from "./bid.ts";
import { lotState } from "./lot.ts";
import { offerState } from "./offer.ts";
import { memberOf, sellsIn } from "./pooled.server.ts";
import { groupIsVerified, isVerifiedGroup } from "./standing.server.ts";
import type { TradingGroup } from "./trader.ts";
import { mayProcess } from "./trader.ts";

type Done = Promise<Outcome<{ id: string }, BidRefusal>>;

/**
 * Places the sealed bid of an own offer for a lot, or changes the one that is there: one for each lot and offer.
 * The event names neither lot nor figures, and no regency: nobody else learns that there is a bid.
 */
export function placeBid(db: Db, act: Act, group: TradingGroup, value: BidValue & { lotId: string }): Done {
  return once(db, act, async (db) => {
    if (!mayProcess(group)) return refuse("notProcessor");
    if (!(await groupIsVerified(db, group.id))) return refuse("groupUnverified");
    await lockRow(db, "lots", value.lotId);
    const lot = await lotInBid(db, act, value.lotId, group.id);
    if (!lot) return refuse("lotNotFound");
    const offer = await offerInBid(db, act, group.id, value.offerId);
    if (!offer) return refuse("offerNotFound");
    if (isBiddingClosed(lot.bidsCloseAt, act.at)) return refuse("bidsClosed");
    const fault = pairFault(lot, offer) ?? amountFault(lot, value.maxKg);
    if (fault) return refuse(fault);
    const weeks = sharedWeeks(lot, offer, offer.today);
    const week = value.week ?? weeks[0];
    if (!week || !weeks.includes(week)) return refuse("weekNotShared");
    // On toll and share terms the offer's own figures hold: what stands here is its fee, or nothing to speak of.
    const bidIdr = offer.terms === "buy" ? value.bidIdr : Math.max(1, offer.feeIdr);
    if (bidIdr === undefined) return refuse("priceMissing");
    const id = await writeBid(db, act, group.id, { ...value, week, bidIdr });
    await recordBidEvent(db, act, "bid.placed", id, group.id);
    return { ok: true as const, id };
  });
}

/** Takes an own bid back before the close. It can be placed again. */
export function withdrawBid(db: Db, act: Act, group: TradingGroup, bidId: string): Done {
  return once(db, act, async (db) => {
    const bid = await db
      .selectFrom("bids")
      .innerJoin("lots", "lots.id", "bids.lotId")
      .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
      .select(["bidWithdrawals.at as withdrawnAt", "lots.bidsCloseAt"])
      .where("bids.id", "=", bidId)
      .where("bids.groupId", "=", group.id)
      .executeTakeFirst();
    if (!bid) return refuse("bidNotFound");
    if (bid.withdrawnAt !== null) return refuse("bidWithdrawn");
    if (isBiddingClosed(bid.bidsCloseAt, act.at)) return refuse("bidsClosed");
    const withdrawal = { bidId, byUserId: act.actorId, at: act.at };
    const taken = await db
      .insertInto("bidWithdrawals")
      .values(withdrawal)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!taken.numInsertedOrUpdatedRows) return refuse("bidWithdrawn");
    await recordBidEvent(db, act, "bid.withdrawn", bidId, group.id);
    return { ok: true as const, id: bidId };
  });
}

type WholeBid = BidValue & { lotId: string; week: string; bidIdr: number };

async function writeBid(db: Db, act: Act, groupId: string, value: WholeBid): Promise<string> {
  const { lotId, offerId, maxKg, bidIdr, week, transportBy = "seller", note } = value;
  const figures = { maxKg, bidIdr, transportBy, week, note, updatedAt: act.at };
  const { id } = await db
    .insertInto("bids")
    .values({ id: act.newId(), lotId, offerId, groupId, ...figures, at: act.at })
    .onConflict((conflict) => conflict.columns(["lotId", "offerId"]).doUpdateSet(figures))
    .returning("id")
    .executeTakeFirstOrThrow();
  await db.deleteFrom("bidWithdrawals").where("bidId", "=", id).execute();
  return id;
}

/** A lot of a group that nobody has verified is not there for a bidder. */
async function lotInBid(db: Db, act: Act, lotId: string, bidderId: string) {
  const lot = await db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["lots.groupId", "lots.commodityCode", "lots.readyFrom", "lots.readyTo", "lots.minSaleKg", "lots.stepKg"])
    .select([
      "lots.bidsCloseAt",
      "lots.regencyCode",
      "lotBalances.promisedKg",
      "lotBalances.remainingKg",
      "lotWithdrawals.at as withdrawnAt",
    ])
    .select([memberOf("lots.id").as("poolId"), sellsIn("lots.id", bidderId).as("isShared")])
    .where("lots.id", "=", lotId)
    .where(isVerifiedGroup("lots.groupId"))
    .executeTakeFirst();
  if (!lot) return null;
  const today = dateIn(await zoneOf(db, lot.regencyCode), act.at);
  const withdrawal = lot.withdrawnAt === null ? null : { at: lot.withdrawnAt };
  // Nobody buys from a pool in which the own harvest stands.
  const groupId = lot.isShared ? bidderId : lot.groupId;
  return { ...lot, groupId, state: lotState(lot, lot, withdrawal, today) };
}

async function offerInBid(db: Db, act: Act, groupId: string, offerId: string) {
  const offer = await db
    .selectFrom("offers")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "offers.kitchenId")
    .select(["offers.groupId", "offers.fromWeek", "offers.toWeek", "offers.regencyCode"])
    .select(["offers.terms", "offers.feeIdr"])
    .select(["offerWithdrawals.at as withdrawnAt", "kitchenClosures.at as kitchenClosedAt"])
    .where("offers.id", "=", offerId)
    .where("offers.groupId", "=", groupId)
    .executeTakeFirst();
  if (!offer) return null;
  const accepts = await db.selectFrom("offerAccepts").select("commodityCode").where("offerId", "=", offerId).execute();
  const today = dateIn(await zoneOf(db, offer.regencyCode), act.at);
  return { ...offer, today, accepts: accepts.map((row) => row.commodityCode), state: offerState(offer, today) };
}

function recordBidEvent(db: Db, act: Act, verb: string, bidId: string, groupId: string) {
  return recordEvent(db, act, { verb, subjectId: bidId, groupId });
}
