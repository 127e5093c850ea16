import type { Db } from "#db/open.server.ts";
import type { Trader } from "./auth/user.ts";
import { addDays } from "./lib/dates.ts";
import { waitingBids } from "./market/deal-lists.server.ts";
import { openInvitations } from "./pools/pool-lists.server.ts";
import type { Waiting } from "./today-contracts.server.ts";
import {
  contractsOf,
  disputed,
  owed,
  partnerColumns,
  partnerOf,
  uncooked,
  undisputed,
  unsigned,
} from "./today-contracts.server.ts";

/** Everything that waits for this group now, most pressing first. */
export async function waitingFor(db: Db, user: Trader, atMs: number, today: string): Promise<Waiting[]> {
  const groupId = user.group.id;
  const lists = await Promise.all([
    unanswered(db, groupId, atMs),
    waitingDeals(db, groupId, atMs),
    invitedInto(db, groupId),
    unconfirmedTickets(db, groupId),
    disputed(db, groupId),
    unconfirmedPayments(db, groupId),
    owed(db, groupId, today),
    unsigned(db, groupId),
    unweighed(db, groupId, today),
    uncooked(db, user.group),
  ]);
  return lists.flat();
}

/** Opened bids: a harvest whose bids are to be chosen among, and counter-offers that wait for a word. */
async function waitingDeals(db: Db, groupId: string, atMs: number): Promise<Waiting[]> {
  const deals = await waitingBids(db, groupId, atMs);
  const seen = new Set<string>();
  return deals.flatMap((deal): Waiting[] => {
    const { lotId, side, table, commodity, buyer, seller } = deal;
    const waiting = { commodityCode: commodity.code, grams: table.quantityKg * 1000, amountIdr: null, day: null };
    const partner = side === "producer" ? buyer.name : seller.name;
    const talks = deal.counters.producer !== undefined;
    if (talks) return [{ ...waiting, kind: "answerBid", to: `/tawaran/${deal.id}`, partner, dueAt: table.dueAt }];
    if (seen.has(lotId)) return [];
    seen.add(lotId);
    return [{ ...waiting, kind: "chooseBid", to: `/panen/${lotId}/tawaran`, partner, dueAt: table.dueAt }];
  });
}

/** Neighbours who ask to sell together. */
async function invitedInto(db: Db, groupId: string): Promise<Waiting[]> {
  const rows = await openInvitations(db, groupId);
  return rows.map(({ poolId, commodityCode, groupName, quantityKg, readyFrom }) => ({
    kind: "joinPool",
    to: `/gabungan/${poolId}`,
    partner: groupName,
    commodityCode,
    grams: quantityKg * 1000,
    amountIdr: null,
    day: readyFrom,
    dueAt: null,
  }));
}

/** How many open lots, running contracts and unanswered proposals a group has: the counts on its tiles. */
export async function countsOf(db: Db, groupId: string, atMs: number) {
  const [lots, offers, contracts, proposals] = await Promise.all([
    db
      .selectFrom("lots")
      .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
      .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("lots.groupId", "=", groupId)
      .where("lotWithdrawals.lotId", "is", null)
      .where("lotBalances.remainingKg", ">", 0)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("offers")
      .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("offers.groupId", "=", groupId)
      .where("offerWithdrawals.offerId", "is", null)
      .executeTakeFirstOrThrow(),
    contractsOf(db, groupId)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
    unanswered(db, groupId, atMs),
  ]);
  return { lots: lots.count, offers: offers.count, contracts: contracts.count, proposals: proposals.length };
}

async function unanswered(db: Db, groupId: string, atMs: number): Promise<Waiting[]> {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("groups as producers", "producers.id", "proposals.producerGroupId")
    .innerJoin("groups as processors", "processors.id", "proposals.processorGroupId")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select(["proposals.id", "proposals.quantityKg", "proposalSends.dueAt", "lots.commodityCode"])
    .select(["producers.name as producer", "processors.name as processor", "proposals.producerGroupId"])
    .where((eb) =>
      eb.or([eb("proposals.producerGroupId", "=", groupId), eb("proposals.processorGroupId", "=", groupId)]),
    )
    .where("proposalDrops.proposalId", "is", null)
    .where("proposalSends.dueAt", ">", atMs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("answers")
            .select("answers.side")
            .whereRef("answers.proposalId", "=", "proposals.id")
            .where((eb) => eb.or([eb("answers.groupId", "=", groupId), eb("answers.verdict", "=", "no")])),
        ),
      ),
    )
    .orderBy("proposalSends.dueAt")
    .orderBy("proposals.id")
    .execute();
  return rows.map((row) => ({
    kind: "answer" as const,
    to: `/usulan/${row.id}`,
    partner: row.producerGroupId === groupId ? row.processor : row.producer,
    commodityCode: row.commodityCode,
    grams: row.quantityKg * 1000,
    amountIdr: null,
    day: null,
    dueAt: row.dueAt,
  }));
}

async function unconfirmedTickets(db: Db, groupId: string): Promise<Waiting[]> {
  const rows = await contractsOf(db, groupId)
    .innerJoin("tickets", "tickets.contractId", "contracts.id")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .select(["tickets.id", "tickets.netGrams", "tickets.weighedOn"])
    .select(partnerColumns)
    .where("ticketConfirmations.ticketId", "is", null)
    .where("ticketVoids.ticketId", "is", null)
    .where("tickets.groupId", "!=", groupId)
    .where(undisputed)
    .orderBy("tickets.id")
    .execute();
  return rows.map((row) => ({
    ...partnerOf(row, groupId),
    kind: "confirmTicket" as const,
    to: `/nota/${row.id}`,
    grams: row.netGrams,
    amountIdr: null,
    day: row.weighedOn,
  }));
}

async function unconfirmedPayments(db: Db, groupId: string): Promise<Waiting[]> {
  const rows = await contractsOf(db, groupId)
    .innerJoin("payments", "payments.contractId", "contracts.id")
    .leftJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .leftJoin("paymentVoids", "paymentVoids.paymentId", "payments.id")
    .select(["payments.id", "payments.paidOn", "payments.amountIdr"])
    .select(partnerColumns)
    .where("paymentConfirmations.paymentId", "is", null)
    .where("paymentVoids.paymentId", "is", null)
    .where("payments.groupId", "!=", groupId)
    .orderBy("payments.id")
    .execute();
  return rows.map((row) => ({
    ...partnerOf(row, groupId),
    kind: "confirmPayment" as const,
    to: `/bayar/${row.id}`,
    grams: 0,
    amountIdr: row.amountIdr,
    day: row.paidOn,
  }));
}

/** Deliveries planned up to a week ahead that nobody has weighed yet. */
async function unweighed(db: Db, groupId: string, today: string): Promise<Waiting[]> {
  const rows = await contractsOf(db, groupId)
    .innerJoin("deliveries", "deliveries.contractId", "contracts.id")
    .leftJoin("deliveryDrops", "deliveryDrops.deliveryId", "deliveries.id")
    .select(["contracts.id", "deliveries.plannedOn", "deliveries.quantityKg"])
    .select(partnerColumns)
    .where("deliveryDrops.deliveryId", "is", null)
    .where("deliveries.plannedOn", "<=", addDays(today, 7))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("tickets")
            .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
            .select("tickets.id")
            .whereRef("tickets.deliveryId", "=", "deliveries.id")
            .where("ticketVoids.ticketId", "is", null),
        ),
      ),
    )
    .orderBy("deliveries.plannedOn")
    .execute();
  return rows.map((row) => ({
    ...partnerOf(row, groupId),
    kind: "weigh" as const,
    to: `/kemitraan/${row.id}/timbang`,
    grams: row.quantityKg * 1000,
    amountIdr: null,
    day: row.plannedOn,
  }));
}
