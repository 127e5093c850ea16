import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { contractRows } from "./contract-list.server.ts";
import { moneyWay, partnerOf, sideOf } from "./contract.ts";
import type { Dealing, Trust } from "./trust.ts";
import { trustOf } from "./trust.ts";

/** A group by name with what its partnerships of the last 200 tell; undefined when there is no such group. */
export async function trustIn(
  db: Db,
  groupId: string,
  today: string,
): Promise<{ name: string; trust: Trust } | undefined> {
  const group = await db.selectFrom("groups").select("name").where("id", "=", groupId).executeTakeFirst();
  return group && { name: group.name, trust: trustOf(await dealingsOf(db, groupId), today) };
}

async function dealingsOf(db: Db, groupId: string): Promise<Dealing[]> {
  const contracts = await contractRows(db, { groupId }).orderBy("contracts.id", "desc").limit(200).execute();
  const ids = contracts.map(({ id }) => id);
  const [notes, sales, payments, claims] = await Promise.all([
    notesOf(db, ids),
    salesOf(db, ids),
    paidOf(db, ids),
    claimsOf(db, ids),
  ]);
  return contracts.map((row): Dealing => {
    const note = notes.find(({ contractId }) => contractId === row.id);
    const sale = sales.find(({ contractId }) => contractId === row.id);
    const paid = payments.find(({ contractId }) => contractId === row.id);
    const { week, quantityKg, confirmedGrams, paymentDays, dueIdr, paidIdr } = row;
    return {
      ...{ week, quantityKg, confirmedGrams, paymentDays, dueIdr, paidIdr },
      partnerId: partnerOf(row, groupId),
      side: sideOf(row, groupId) ?? "producer",
      pays: moneyWay(row).payerGroupId === groupId,
      endedBy: row.endedAt === null ? null : row.endedByGroupId === groupId ? "self" : "other",
      firstWeighedOn: note?.firstWeighedOn ?? null,
      lastConfirmedOn: note ? dateIn(defaultZone, Math.max(note.lastConfirmedAt, sale?.lastConfirmedAt ?? 0)) : null,
      lastPaidOn: paid?.lastPaidOn ?? null,
      claimsAgainst: claims.filter((claim) => claim.contractId === row.id && claim.groupId !== groupId).length,
    };
  });
}

function notesOf(db: Db, contractIds: string[]) {
  return db
    .selectFrom("tickets")
    .innerJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .select("tickets.contractId")
    .select([
      sql<string>`min("tickets"."weighedOn")`.as("firstWeighedOn"),
      sql<number>`max("ticketConfirmations"."at")`.as("lastConfirmedAt"),
    ])
    .where("tickets.contractId", "in", known(contractIds))
    .groupBy("tickets.contractId")
    .execute();
}

/** When the last of a contract's shared sales was confirmed: its part falls due from then on. */
function salesOf(db: Db, contractIds: string[]) {
  return db
    .selectFrom("saleConfirmations")
    .select(["contractId", sql<number>`max("at")`.as("lastConfirmedAt")])
    .where("contractId", "in", known(contractIds))
    .groupBy("contractId")
    .execute();
}

function paidOf(db: Db, contractIds: string[]) {
  return db
    .selectFrom("payments")
    .innerJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .select(["payments.contractId", sql<string>`max("payments"."paidOn")`.as("lastPaidOn")])
    .where("payments.contractId", "in", known(contractIds))
    .groupBy("payments.contractId")
    .execute();
}

/** Claims that are open or were found right: where the note stood, the claim was not. */
function claimsOf(db: Db, contractIds: string[]) {
  return db
    .selectFrom("claims")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .select(["claims.contractId", "claims.groupId"])
    .where("claims.contractId", "in", known(contractIds))
    .where((eb) => eb.or([eb("claimCloses.outcome", "is", null), eb("claimCloses.outcome", "=", "struck")]))
    .execute();
}

function known(ids: string[]): string[] {
  return ids.length > 0 ? ids : [""];
}

/** The two groups of a proposal that was sent to `groupId`; undefined when it is not theirs. */
export function partiesOfProposal(db: Db, groupId: string, proposalId: string) {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .select(["proposals.producerGroupId", "proposals.processorGroupId"])
    .where("proposals.id", "=", proposalId)
    .where((eb) =>
      eb.or([eb("proposals.producerGroupId", "=", groupId), eb("proposals.processorGroupId", "=", groupId)]),
    )
    .executeTakeFirst();
}

/** A group of some regencies, for the desk; undefined when it is another's. */
export function groupWithin(db: Db, regencyCodes: readonly string[], groupId: string) {
  return db
    .selectFrom("groups")
    .select("id")
    .where("id", "=", groupId)
    .where("regencyCode", "in", regencyCodes.length > 0 ? [...regencyCodes] : [""])
    .executeTakeFirst();
}
