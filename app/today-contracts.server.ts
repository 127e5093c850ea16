import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Trader } from "./auth/user.ts";
import { firstPage } from "./market/listing.server.ts";
import { listDues } from "./partnerships/dues.server.ts";
import { moneyWay } from "./partnerships/contract.ts";
import { usableTickets } from "./production/usable-tickets.server.ts";

/** A thing that waits for this group: what, with whom, how many kg or rupiah hang on it, where to go, until when. */
export type Waiting = {
  kind:
    | "answer"
    | "joinPool"
    | "chooseBid"
    | "answerBid"
    | "confirmTicket"
    | "hearClaim"
    | "confirmPayment"
    | "sign"
    | "weigh"
    | "pay"
    | "cook";
  to: string;
  partner: string;
  commodityCode: string;
  /** What hangs on it: grams, or rupiah where money waits. */
  grams: number;
  amountIdr: number | null;
  /** ISO date (weigh, pay) or null. */
  day: string | null;
  /** Epoch milliseconds (answer) or null. */
  dueAt: number | null;
};

/** Of what repeats itself, so many at most stand on the first page: the oldest. */
const mostOfAKind = 3;

/** Notes about which a claim is open: both sides can tell what they saw. */
export async function disputed(db: Db, groupId: string): Promise<Waiting[]> {
  const rows = await contractsOf(db, groupId)
    .innerJoin("claims", "claims.contractId", "contracts.id")
    .innerJoin("tickets", "tickets.id", "claims.ticketId")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .select(["claims.id", "tickets.netGrams", "tickets.weighedOn"])
    .select(partnerColumns)
    .where("claimCloses.claimId", "is", null)
    .where("ticketVoids.ticketId", "is", null)
    .orderBy("claims.id")
    .limit(mostOfAKind)
    .execute();
  return rows.map((row) => ({
    ...partnerOf(row, groupId),
    kind: "hearClaim" as const,
    to: `/sengketa/${row.id}`,
    grams: row.netGrams,
    amountIdr: null,
    day: row.weighedOn,
  }));
}

/** No claim is open about the note of the query around: before that it cannot be confirmed. */
export const undisputed = sql<boolean>`not exists (select 1 from "claims" k where k."ticketId" = "tickets"."id"
  and not exists (select 1 from "claimCloses" c where c."claimId" = k."id"))`;

/** Texts of agreements that the partner has signed and this group has not. */
export async function unsigned(db: Db, groupId: string): Promise<Waiting[]> {
  const rows = await contractsOf(db, groupId)
    .innerJoin("agreements", "agreements.contractId", "contracts.id")
    .leftJoin("agreementDeclines", "agreementDeclines.agreementId", "agreements.id")
    .select(["contracts.id", "contracts.quantityKg"])
    .select(partnerColumns)
    .where("agreementDeclines.agreementId", "is", null)
    .where(({ selectFrom, not, exists }) =>
      not(
        exists(
          selectFrom("agreementSignatures")
            .select("agreementSignatures.side")
            .whereRef("agreementSignatures.agreementId", "=", "agreements.id")
            .where("agreementSignatures.groupId", "=", groupId),
        ),
      ),
    )
    .orderBy("agreements.id")
    .limit(mostOfAKind)
    .execute();
  return rows.map((row) => ({
    ...partnerOf(row, groupId),
    kind: "sign" as const,
    to: `/kemitraan/${row.id}/surat`,
    grams: row.quantityKg * 1000,
    amountIdr: null,
    day: null,
  }));
}

/** What this group has to pay, the longest open first. */
export async function owed(db: Db, groupId: string, today: string): Promise<Waiting[]> {
  const { rows } = await listDues(db, { groupId }, { overdueOnly: false, page: firstPage, today });
  const mine = rows.filter((row) => moneyWay(row).payerGroupId === groupId);
  const told = await notedAsPaid(
    db,
    mine.map(({ id }) => id),
  );
  const open = mine.map((row) => ({ ...row, stillIdr: row.dueIdr - row.paidIdr - (told.get(row.id) ?? 0) }));
  return open
    .filter(({ stillIdr }) => stillIdr > 0)
    .slice(0, mostOfAKind)
    .map((row) => ({
      kind: "pay" as const,
      to: `/kemitraan/${row.id}/bayar`,
      partner: row.producerGroupId === groupId ? row.processorName : row.producerName,
      commodityCode: row.commodityCode,
      grams: 0,
      amountIdr: row.stillIdr,
      day: null,
      dueAt: null,
    }));
}

/** Rupiah by contract that were written down as paid and wait for the partner's word: nobody pays them twice. */
async function notedAsPaid(db: Db, contractIds: string[]): Promise<Map<string, number>> {
  if (contractIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments")
    .leftJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .leftJoin("paymentVoids", "paymentVoids.paymentId", "payments.id")
    .select(["payments.contractId", sql<number>`cast(sum("payments"."amountIdr") as bigint)`.as("amountIdr")])
    .where("payments.contractId", "in", contractIds)
    .where("paymentConfirmations.paymentId", "is", null)
    .where("paymentVoids.paymentId", "is", null)
    .groupBy("payments.contractId")
    .execute();
  return new Map(rows.map(({ contractId, amountIdr }) => [contractId, amountIdr]));
}

/** Confirmed grams that the kitchen has not cooked, the oldest first. */
export async function uncooked(db: Db, group: Trader["group"]): Promise<Waiting[]> {
  if (!group.sides.includes("processor")) return [];
  const usable = await usableTickets(db, group.id);
  return usable.slice(0, mostOfAKind).map((ticket) => ({
    kind: "cook" as const,
    to: `/produksi/baru?nota=${ticket.id}`,
    partner: ticket.producerName,
    commodityCode: ticket.commodityCode,
    grams: ticket.leftGrams + ticket.cheaperLeftGrams,
    amountIdr: null,
    day: null,
    dueAt: null,
  }));
}

export const partnerColumns = [
  "contracts.commodityCode",
  "contracts.producerGroupId",
  "producers.name as producer",
  "processors.name as processor",
] as const;

type PartnerRow = { commodityCode: string; producerGroupId: string; producer: string; processor: string };

/** The other group of a row, and of what raw material it is. */
export function partnerOf(row: PartnerRow, groupId: string) {
  const partner = row.producerGroupId === groupId ? row.processor : row.producer;
  return { partner, commodityCode: row.commodityCode, dueAt: null };
}

/** Running contracts of a group. */
export function contractsOf(db: Db, groupId: string) {
  return db
    .selectFrom("contracts")
    .innerJoin("groups as producers", "producers.id", "contracts.producerGroupId")
    .innerJoin("groups as processors", "processors.id", "contracts.processorGroupId")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .where("contractEnds.contractId", "is", null)
    .where((eb) =>
      eb.or([eb("contracts.producerGroupId", "=", groupId), eb("contracts.processorGroupId", "=", groupId)]),
    );
}
