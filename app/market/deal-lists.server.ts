import type { Db } from "#db/open.server.ts";
import type { Side } from "~/auth/user.ts";
import { areSealed } from "./bid-close.ts";
import type { BidFactsRow } from "./deal-facts.server.ts";
import { bidRows, factsOf, gateOf, leavesOf } from "./deal-facts.server.ts";
import { dealState, isTurnOf, mayCounter, onTable } from "./deal.ts";
import { haulageIdr } from "./haulage.ts";

/** How many bids for a harvest stand: all that anybody but the bidders learns before the close. */
export async function countBids(db: Db, lotId: string): Promise<number> {
  const { count } = await db
    .selectFrom("bids")
    .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("bids.lotId", "=", lotId)
    .where("bidWithdrawals.bidId", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** One bid as one of its two sides sees it, once it may. */
export type DealView = ReturnType<typeof viewOf>;

/**
 * The bids for an own harvest after their close, what leaves most per kg at the farm gate first; empty before: all
 * open at once, by the server's clock.
 */
export async function openedBids(db: Db, groupId: string, lotId: string, nowMs: number): Promise<DealView[]> {
  const rows = await bidRows(db)
    .where("bids.lotId", "=", lotId)
    .where("lots.groupId", "=", groupId)
    .where("bidWithdrawals.bidId", "is", null)
    .where("lots.bidsCloseAt", "<=", nowMs)
    .orderBy("bids.id")
    .execute();
  const views = rows.map((row) => viewOf(row, "producer", nowMs));
  return views.toSorted((a, b) => (b.gateIdr ?? 0) - (a.gateIdr ?? 0) || b.table.quantityKg - a.table.quantityKg);
}

/** Opened bids that wait for this group's word, the nearest deadline first. */
export async function waitingBids(db: Db, groupId: string, nowMs: number): Promise<DealView[]> {
  // Asked apart, so that each finds its rows by an index.
  const [selling, buying] = await Promise.all([
    waitingRows(db, nowMs).where("lots.groupId", "=", groupId).execute(),
    waitingRows(db, nowMs).where("bids.groupId", "=", groupId).execute(),
  ]);
  const views = [
    ...selling.map((row) => viewOf(row, "producer", nowMs)),
    ...buying.map((row) => viewOf(row, "processor", nowMs)),
  ];
  return views.filter((view) => view.mayAnswer).toSorted((a, b) => a.table.dueAt - b.table.dueAt);
}

function waitingRows(db: Db, nowMs: number) {
  return (
    bidRows(db)
      .where("bidWithdrawals.bidId", "is", null)
      .where("bidAnswers.bidId", "is", null)
      .where("lots.bidsCloseAt", "<=", nowMs)
      // A bid that nobody spoke to lapses in two days, a counter-offer a day after it was made.
      .where("lots.bidsCloseAt", ">", nowMs - longestTalkMs)
      .orderBy("bids.id")
  );
}

/** Two days to choose, and a day and an hour for each of two counter-offers. */
const longestTalkMs = 98 * 3_600_000;

/** One bid for its bidder at any time, for the seller from the close on; undefined for everybody else. */
export async function dealFor(db: Db, groupId: string, bidId: string, nowMs: number): Promise<DealView | undefined> {
  const row = await bidRows(db).where("bids.id", "=", bidId).executeTakeFirst();
  if (!row) return undefined;
  if (row.buyerId === groupId) return viewOf(row, "processor", nowMs);
  if (row.sellerId !== groupId || row.withdrawnAt !== null || areSealed(row.bidsCloseAt, nowMs)) return undefined;
  return viewOf(row, "producer", nowMs);
}

function viewOf(row: BidFactsRow, side: Side, nowMs: number) {
  const facts = factsOf(row);
  const state = dealState(facts, nowMs);
  const { id, lotId, bidsCloseAt, transportBy, week, note, askIdr, stepKg, readyFrom, readyTo, contractId } = row;
  const agreed =
    row.verdict === "yes" && row.agreedKg !== null && row.agreedIdr !== null
      ? { quantityKg: row.agreedKg, priceIdr: row.agreedIdr }
      : null;
  return {
    ...{ id, lotId, side, state, bidsCloseAt, transportBy, week, note, askIdr, stepKg, readyFrom, readyTo, contractId },
    zone: row.zone ?? "Asia/Makassar",
    commodity: { code: row.commodityCode, nameId: row.nameId, nameEn: row.nameEn },
    product: { code: row.productCode, nameId: row.productNameId, nameEn: row.productNameEn },
    terms: row.terms,
    feeIdr: row.feeIdr,
    ...{ sharePercent: row.sharePercent, shareCostIdr: row.shareCostIdr, shareCosts: row.shareCosts },
    seller: { name: row.sellerName, village: row.sellerVillage },
    buyer: { name: row.buyerName, village: row.buyerVillage },
    bid: facts.bid,
    counters: facts.counters,
    table: onTable(facts),
    agreed,
    /** Why it was refused, or why not the best one was taken; the other side learns the first only. */
    reason: row.verdict === "no" || row.answeredBy === side ? row.reason : null,
    answeredBy: row.answeredBy,
    remainingKg: row.remainingKg,
    minBatchKg: row.minBatchKg,
    haulIdr: haulageIdr(row),
    gateIdr: gateOf(row),
    /** At three prices of the product, for the seller; a kitchen knows its own. */
    leaves: side === "producer" ? leavesOf(row) : null,
    mayAnswer: isTurnOf(side, state),
    mayCounter: mayCounter(facts, side, nowMs),
  };
}
