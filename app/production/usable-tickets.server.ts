import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";

/** A confirmed note of a processor's contract, with the grams of it that no batch has used. */
export type UsableTicket = {
  id: string;
  number: string;
  contractId: string;
  commodityCode: string;
  productCode: string;
  terms: "buy" | "toll" | "share";
  producerName: string;
  weighedOn: string;
  netGrams: number;
  /** Of the note's own grams, those that no batch has used. */
  leftGrams: number;
  /** Of what was refused and bought below the agreed price, the grams that no batch has used; 0 when nothing was. */
  cheaperLeftGrams: number;
  /** Rupiah per kg of these; 0 when nothing was bought cheaper. */
  cheaperIdr: number;
};

/** The confirmed notes among `ids` that were delivered to this group, whatever is left of them; order of ids. */
export async function ticketsToUse(db: Db, groupId: string, ids: readonly string[]): Promise<UsableTicket[]> {
  if (ids.length === 0) return [];
  return confirmedTickets(db, groupId).where("tickets.id", "in", ids).orderBy("tickets.id").execute();
}

/** All confirmed notes of this group of which something is left, oldest first, at most 100. */
export function usableTickets(db: Db, groupId: string): Promise<UsableTicket[]> {
  return confirmedTickets(db, groupId)
    .where(sql<boolean>`("tickets"."netGrams" > ${usedGrams} or ${boughtCheaper} > ${cheaperUsedGrams})`)
    .orderBy("tickets.weighedOn")
    .orderBy("tickets.id")
    .limit(100)
    .execute();
}

/** Grams of a note that batches took; a batch that was struck out gave its grams back. */
const usedGrams = takenBy(sql`i."grams" - i."cheaperGrams"`);
const cheaperUsedGrams = takenBy(sql`i."cheaperGrams"`);
const boughtCheaper = sql<number>`coalesce(case when "ticketRejections"."fate" = 'sold' then "ticketRejections"."grams" end, 0)`;

function takenBy(grams: RawBuilder<unknown>) {
  return sql<number>`coalesce((select sum(${grams}) from "batchInputs" i where i."ticketId" = "tickets"."id"
    and not exists (select 1 from "batchVoids" v where v."batchId" = i."batchId")), 0)`;
}

function confirmedTickets(db: Db, groupId: string) {
  return db
    .selectFrom("tickets")
    .innerJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .innerJoin("groups", "groups.id", "contracts.producerGroupId")
    .select(["tickets.id", "tickets.number", "tickets.contractId", "tickets.weighedOn", "tickets.netGrams"])
    .select(["contracts.commodityCode", "contracts.productCode", "contracts.terms", "groups.name as producerName"])
    .leftJoin("ticketRejections", "ticketRejections.ticketId", "tickets.id")
    .select(sql<number>`cast("tickets"."netGrams" - ${usedGrams} as bigint)`.as("leftGrams"))
    .select(sql<number>`cast(${boughtCheaper} - ${cheaperUsedGrams} as bigint)`.as("cheaperLeftGrams"))
    .select(sql<number>`coalesce("ticketRejections"."rateIdr", 0)`.as("cheaperIdr"))
    .where("contracts.processorGroupId", "=", groupId);
}
