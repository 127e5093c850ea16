import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { bidRows, gateOf } from "~/market/deal-facts.server.ts";
import type { DealRefusal, Table } from "~/market/deal.ts";
import type { Answer } from "~/market/deals.server.ts";
import { answerBid } from "~/market/deals.server.ts";
import { freeRoom, giveWay } from "~/matching/give-way.server.ts";
import { ratesOf } from "./contract.ts";
import { signContract } from "./signing.server.ts";

/**
 * One side's word on an opened bid and, when it is a yes, the contract, all or nothing: the other side's offer stands
 * until its deadline, so that the second yes is the deal. Proposals that no longer fit beside it fall away.
 */
export function answerAndDeal(
  db: Db,
  act: Act,
  answer: Answer,
): Promise<Outcome<{ contractId: string | null }, DealRefusal>> {
  return once(db, act, async (db) => {
    const bid = await lockedBid(db, answer.bidId);
    if (!bid) return refuse("notYours");
    const done = await answerBid(db, act, answer);
    if (!done.ok) return done;
    if (!done.agreed) return { ok: true as const, contractId: null };
    return signDeal(db, act, bid, done.agreed);
  });
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockedBid>>>;

async function signDeal(db: Db, act: Act, bid: Locked, { quantityKg, priceIdr }: Table) {
  const { bidId, lotId, offerId, kitchenId, week, terms } = bid;
  const place = { lotId, offerId, kitchenId, week };
  const room = await freeRoom(db, place, act.at);
  if (room.lotKg < quantityKg) return refuse("lotContracted");
  if (await isBelowAMember(db, bid)) return refuse("belowMemberAsk");
  if (Math.min(room.kitchenKg, room.offerKg) < quantityKg) return refuse("kitchenFull");
  const { producerGroupId, processorGroupId, regencyCode, commodityCode, productCode, readyFrom, transportBy } = bid;
  const signed = await signContract(db, act, {
    ...{ proposalId: null, bidId, ...place, producerGroupId, processorGroupId, regencyCode, commodityCode },
    ...{ productCode, terms, quantityKg, readyFrom, transportBy },
    ...ratesOf(terms, bid.feeIdr, priceIdr),
    ...{ sharePercent: bid.sharePercent, shareCostIdr: bid.shareCostIdr, shareCosts: bid.shareCosts },
  });
  if (signed.ok) await giveWay(db, act, place);
  return signed;
}

/** Of a pool nothing is sold for less at the farm gate than one of its members asks. */
async function isBelowAMember(db: Db, { bidId, lotId, terms }: Locked): Promise<boolean> {
  if (terms !== "buy") return false;
  const pool = await db.selectFrom("pools").select("id").where("id", "=", lotId).executeTakeFirst();
  if (!pool) return false;
  const row = await bidRows(db).where("bids.id", "=", bidId).executeTakeFirstOrThrow();
  return (gateOf(row) ?? 0) < row.askIdr;
}

/** The bid with all that its contract needs, once harvest, offer and kitchen are locked, in the order of every signing. */
async function lockedBid(db: Db, bidId: string) {
  const found = await db
    .selectFrom("bids")
    .innerJoin("offers", "offers.id", "bids.offerId")
    .select(["bids.lotId", "bids.offerId", "offers.kitchenId"])
    .where("bids.id", "=", bidId)
    .executeTakeFirst();
  if (!found) return null;
  await lockRow(db, "lots", found.lotId);
  await lockRow(db, "offers", found.offerId);
  await lockRow(db, "kitchens", found.kitchenId);
  const row = await db
    .selectFrom("bids")
    .innerJoin("lots", "lots.id", "bids.lotId")
    .innerJoin("offers", "offers.id", "bids.offerId")
    .select(["bids.id as bidId", "bids.transportBy", "bids.week", "lots.id as lotId", "lots.readyFrom"])
    .select(["lots.groupId as producerGroupId", "offers.groupId as processorGroupId", "lots.regencyCode"])
    .select(["lots.commodityCode", "offers.id as offerId", "offers.kitchenId", "offers.productCode", "offers.terms"])
    .select(["offers.feeIdr", "offers.sharePercent", "offers.shareCostIdr", "offers.shareCosts"])
    .where("bids.id", "=", bidId)
    .executeTakeFirstOrThrow();
  // Bids of before there was a close never open, so that every bid that gets here has its week.
  return row.week === null ? null : { ...row, week: row.week };
}
