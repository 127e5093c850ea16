import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";

/** A confirmed note of a processor's contract, with the grams of it that no batch has used. */
export type UsableTicket = {
  id: string;
  number: string;
  contractId: string;
  commodityCode: string;
  productCode: string;
  terms: "buy" | "toll";
  producerName: string;
  weighedOn: string;
  netGrams: number;
  leftGrams: number;
};

/** The confirmed notes among `ids` that were delivered to this group, whatever is left of them; order of ids. */
export async function ticketsToUse(db: Db, groupId: string, ids: readonly string[]): Promise<UsableTicket[]> {
  if (ids.length === 0) return [];
  return confirmedTickets(db, groupId).where("tickets.id", "in", ids).orderBy("tickets.id").execute();
}

/** All confirmed notes of this group of which something is left, oldest first, at most 100. */
export function usableTickets(db: Db, groupId: string): Promise<UsableTicket[]> {
  return confirmedTickets(db, groupId)
    .where(sql<boolean>`"tickets"."netGrams" > ${usedGrams}`)
    .orderBy("tickets.weighedOn")
    .orderBy("tickets.id")
    .limit(100)
    .execute();
}

/** Grams of a note that batches took; a batch that was struck out gave its grams back. */
const usedGrams = sql<number>`coalesce((select sum(i."grams") from "batchInputs" i where i."ticketId" = "tickets"."id"
  and not exists (select 1 from "batchVoids" v where v."batchId" = i."batchId")), 0)`;

function confirmedTickets(db: Db, groupId: string) {
  return db
    .selectFrom("tickets")
    .innerJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("groups", "groups.id", "contracts.producerGroupId")
    .select(["tickets.id", "tickets.number", "tickets.contractId", "tickets.weighedOn", "tickets.netGrams"])
    .select(["contracts.commodityCode", "contracts.productCode", "contracts.terms", "groups.name as producerName"])
    .select(sql<number>`"tickets"."netGrams" - ${usedGrams}`.as("leftGrams"))
    .where("contracts.processorGroupId", "=", groupId);
}
