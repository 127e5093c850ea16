import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { moneyWay, rateIdr } from "./contract.ts";
import { liveDeliveries } from "./deliveries.server.ts";
import { deliveryToWeigh } from "./delivery.ts";

export type ToWeigh = NonNullable<Awaited<ReturnType<typeof toWeigh>>>;

/** What the rules of weighing look at, read under the contract's lock; undefined when there is no such contract. */
export async function toWeigh(db: Db, contractId: string, deliveryId?: string) {
  const contract = await db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .selectAll("contracts")
    .select("contractEnds.contractId as endedId")
    .where("contracts.id", "=", contractId)
    .executeTakeFirst();
  if (!contract) return undefined;
  const [deliveries, before] = await Promise.all([liveDeliveries(db, contractId), liveTickets(db, contractId)]);
  const kitchenPays = moneyWay(contract).payerGroupId === contract.processorGroupId;
  const facts = {
    ended: contract.endedId !== null,
    signedOn: dateIn(defaultZone, contract.signedAt),
    quantityKg: contract.quantityKg,
    // What the kitchen cooks for a fee it cannot buy cheaper; where the sales are shared any price may be agreed for it.
    rateIdr: contract.terms === "share" ? Infinity : kitchenPays ? rateIdr(contract) : 0,
  };
  return { contract, before, delivery: deliveryToWeigh(deliveries, deliveryId), facts };
}

/** A note with what the rules look at, locked. */
export async function lockedTicket(db: Db, ticketId: string) {
  await lockRow(db, "tickets", ticketId);
  const ticket = await db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .leftJoin("claims", "claims.ticketId", "tickets.id")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .select(["tickets.id", "tickets.contractId", "tickets.groupId", "tickets.userId", "tickets.netGrams"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId", "contracts.regencyCode"])
    .select(["ticketConfirmations.at as confirmedAt", "ticketVoids.at as voidedAt"])
    .select(["claims.id as claimId", "claimCloses.at as claimClosedAt"])
    .where("tickets.id", "=", ticketId)
    .executeTakeFirst();
  return ticket && { ...ticket, disputed: ticket.claimId !== null && ticket.claimClosedAt === null };
}

/** Notes that were not voided. */
function liveTickets(db: Db, contractId: string) {
  return db
    .selectFrom("tickets")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .select(["tickets.netGrams", "ticketConfirmations.at as confirmedAt"])
    .where("tickets.contractId", "=", contractId)
    .where("ticketVoids.ticketId", "is", null)
    .execute();
}
