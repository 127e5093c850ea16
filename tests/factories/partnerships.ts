import type { Insertable } from "kysely";
import { v7 } from "uuid";
import type { Db } from "#db/open.server.ts";
import type { ProposalsTable } from "#db/schema/matching.ts";
import type { ContractsTable } from "#db/schema/partnerships.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { answerAndSign } from "~/partnerships/contracts.server.ts";
import type { PaymentEntry } from "~/partnerships/payment.ts";
import { confirmPayment, recordPayment } from "~/partnerships/payments.server.ts";
import type { Weighing } from "~/partnerships/ticket.ts";
import { confirmTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import { anAct, todayMs } from "../acts.ts";
import { createLot, createOffer, createTrader, thisWeek } from "./market.ts";

/** A pond and a kitchen of Banjarbaru. */
export async function createPair(db: Db) {
  const producer = await createTrader(db, { sides: ["producer"], name: "Telaga Ulin", contactPhone: "+6281211110001" });
  const processor = await createTrader(db, {
    sides: ["processor"],
    name: "Dapur Mentaos",
    contactPhone: "+6281211110002",
  });
  return { producer, processor };
}

type Pair = { producer: TradingGroup; processor: TradingGroup };
type ProposalOver = Partial<Insertable<ProposalsTable>> & {
  pair?: Pair;
  lotKg?: number;
  terms?: "buy" | "toll" | "share";
  productCode?: string;
};

/** A proposal that was sent to both sides: 120 kg of catfish at Rp24.500, asked Rp23.500, bid Rp26.000 delivered. */
export async function createProposal(db: Db, over: ProposalOver = {}) {
  const { pair = await createPair(db), lotKg = 120, productCode = "ABON_LELE", ...columns } = over;
  const terms = over.terms ?? "buy";
  const feeIdr = terms === "toll" ? 6_000 : 0;
  const { producer, processor } = pair;
  const lotId = columns.lotId ?? (await createLot(db, producer, { quantityKg: lotKg, askIdr: 23_500 })).id;
  const none = { sharePercent: 0, shareCostIdr: 0, shareCosts: "" };
  const shares = terms === "share" ? { sharePercent: 60, shareCostIdr: 4_000, shareCosts: "bumbu dan kemasan" } : none;
  const offer = await createOffer(db, processor, { terms, feeIdr, ...shares, productCode });
  const { roundId, clearingId } = await createClearing(db, producer.regencyCode);
  const proposal: ProposalsTable = {
    ...{ id: v7(), roundId, clearingId, lotId, offerId: offer.id, kitchenId: offer.kitchenId },
    ...{ producerGroupId: producer.id, processorGroupId: processor.id, week: thisWeek, quantityKg: 120 },
    ...{ farmGateIdr: 24_500, deliveredIdr: 25_000, transportIdr: 500, bandLowIdr: 23_500, bandHighIdr: 25_500 },
    ...{ gainIdr: 2_000, distanceM: 12_000, whyJson: "[]", askIdr: 23_500, bidIdr: 26_000 },
    ...shares,
    ...columns,
    ...{ terms, feeIdr },
  };
  await db.insertInto("proposals").values(proposal).execute();
  const sent = { proposalId: proposal.id, byUserId: "officer", at: todayMs, dueAt: todayMs + 86_400_000 };
  await db.insertInto("proposalSends").values(sent).execute();
  return { ...proposal, ...pair };
}

let rounds = 900;

async function createClearing(db: Db, regencyCode: string) {
  rounds += 1;
  const round = {
    id: v7(),
    regencyCode,
    number: rounds,
    byUserId: "officer",
    at: todayMs,
    fromWeek: thisWeek,
    weeks: 8,
  };
  await db.insertInto("rounds").values(round).execute();
  const sums = { objectiveIdr: 0, boundIdr: 0, gainsIdr: 0, matchedKg: 0, offeredKg: 0, reachableKg: 0 };
  const clearing = {
    id: v7(),
    roundId: round.id,
    byUserId: "officer",
    at: todayMs,
    marketJson: "{}",
    planJson: "{}",
    status: "optimal",
  };
  await db
    .insertInto("clearings")
    .values({ ...clearing, ...sums })
    .execute();
  return { roundId: round.id, clearingId: clearing.id };
}

/** The producer's or the processor's yes or no to a proposal. */
export function answerOf(
  proposal: { id: string; producerGroupId: string; processorGroupId: string },
  side: "producer" | "processor",
  verdict: "yes" | "no" = "yes",
) {
  const groupId = side === "producer" ? proposal.producerGroupId : proposal.processorGroupId;
  return { proposalId: proposal.id, side, verdict, reason: verdict === "no" ? "price" : "", userId: side, groupId };
}

/** A contract out of two yeses to `createProposal`, with its groups. */
export async function createContract(db: Db, over: ProposalOver & { signedMs?: number } = {}) {
  const { signedMs = todayMs, ...rest } = over;
  const proposal = await createProposal(db, rest);
  await answerAndSign(db, anAct("a", { at: signedMs }), answerOf(proposal, "producer"));
  await answerAndSign(db, anAct("b", { at: signedMs }), answerOf(proposal, "processor"));
  const contract: ContractsTable = await db
    .selectFrom("contracts")
    .selectAll()
    .where("proposalId", "=", proposal.id)
    .executeTakeFirstOrThrow();
  return { ...contract, producer: proposal.producer, processor: proposal.processor };
}

type Signed = Awaited<ReturnType<typeof createContract>>;

/** What is typed beside the scale: 117,7 kg net of the second grade, today. */
export function aWeighing(over: Partial<Weighing> = {}): Weighing {
  return { grossGrams: 123_700, tareGrams: 6_000, grade: 2, weighedOn: "2026-11-21", note: "", ...over };
}

/** A note weighed by the producer and, unless `confirmed` is false, confirmed by the kitchen. */
export async function createTicket(
  db: Db,
  contract: Signed,
  over: Partial<Weighing> & { confirmed?: boolean; atMs?: number } = {},
) {
  const { confirmed = true, atMs = todayMs, ...weighing } = over;
  const act = anAct("weigher", { at: atMs });
  const done = await weighDelivery(db, act, contract.producer, { ...aWeighing(weighing), contractId: contract.id });
  if (!done.ok) throw new Error(done.reason);
  if (confirmed) await confirmTicket(db, anAct("other", { at: atMs }), contract.processor, { ticketId: done.id });
  return done;
}

/** What is typed about a payment: one million in cash, today. */
export function aPayment(over: Partial<PaymentEntry> = {}): PaymentEntry {
  return { amountIdr: 1_000_000, method: "cash", paidOn: "2026-11-21", note: "", ...over };
}

/** A payment recorded by the kitchen and, unless `confirmed` is false, confirmed by the producer. */
export async function createPayment(
  db: Db,
  contract: Signed,
  over: Partial<PaymentEntry> & { confirmed?: boolean } = {},
) {
  const { confirmed = true, ...entry } = over;
  const done = await recordPayment(db, anAct("payer"), contract.processor, {
    ...aPayment(entry),
    contractId: contract.id,
  });
  if (!done.ok) throw new Error(done.reason);
  if (confirmed) await confirmPayment(db, anAct("payee"), contract.producer, { paymentId: done.id });
  return done;
}
