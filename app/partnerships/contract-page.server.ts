import type { Db } from "#db/open.server.ts";
import { contractRows } from "./contract-list.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import { partnerOf, sideOf } from "./contract.ts";

/** One contract, or undefined when `reach` does not see it. No limit of either side is in it. */
export function contractFor(db: Db, reach: Reach, id: string) {
  return contractRows(db, reach).where("contracts.id", "=", id).executeTakeFirst();
}

/** Notes of a contract with what was said to them, newest first. */
export function ticketsOf(db: Db, contractId: string) {
  return ticketRows(db).where("tickets.contractId", "=", contractId).orderBy("tickets.id", "desc").execute();
}

/** Payments of a contract with what was said to them, newest first. */
export function paymentsOf(db: Db, contractId: string) {
  return paymentRows(db).where("payments.contractId", "=", contractId).orderBy("payments.id", "desc").execute();
}

/** A note with its contract; undefined when `reach` does not see it. */
export async function ticketFor(db: Db, reach: Reach, id: string) {
  const ticket = await ticketRows(db).where("tickets.id", "=", id).executeTakeFirst();
  const contract = ticket && (await contractFor(db, reach, ticket.contractId));
  return contract ? { ticket, contract } : undefined;
}

/** A payment with its contract; undefined when `reach` does not see it. */
export async function paymentFor(db: Db, reach: Reach, id: string) {
  const payment = await paymentRows(db).where("payments.id", "=", id).executeTakeFirst();
  const contract = payment && (await contractFor(db, reach, payment.contractId));
  return contract ? { payment, contract } : undefined;
}

/** Batches that were made of a contract's notes, oldest first. */
export function batchesMadeOf(db: Db, contractId: string) {
  return db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("batches", "batches.id", "batchInputs.batchId")
    .innerJoin("products", "products.code", "batches.productCode")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .select(["batches.id", "batches.number", "batches.processedOn", "products.nameId", "products.nameEn"])
    .select((eb) => eb.fn.sum<number>("batchInputs.grams").as("grams"))
    .where("tickets.contractId", "=", contractId)
    .where("batchVoids.batchId", "is", null)
    .groupBy(["batches.id", "batches.number", "batches.processedOn", "products.nameId", "products.nameEn"])
    .orderBy("batches.id")
    .execute();
}

/** Whom to call at the other group. Given to the two parties of the contract only, null to everybody else. */
export async function partnerContact(
  db: Db,
  contract: { producerGroupId: string; processorGroupId: string },
  reach: Reach,
): Promise<{ name: string; contactName: string; contactPhone: string } | null> {
  if (!("groupId" in reach) || !sideOf(contract, reach.groupId)) return null;
  const partner = await db
    .selectFrom("groups")
    .select(["name", "contactName", "contactPhone"])
    .where("id", "=", partnerOf(contract, reach.groupId))
    .executeTakeFirst();
  return partner ?? null;
}

/** The baskets of a note, as they stood on the scale; none of a note from before baskets were kept. */
export function basketsOf(db: Db, ticketId: string) {
  return db
    .selectFrom("ticketBaskets")
    .select(["number", "grossGrams", "tareGrams"])
    .where("ticketId", "=", ticketId)
    .orderBy("number")
    .execute();
}

function ticketRows(db: Db) {
  return db
    .selectFrom("tickets")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .leftJoin("groups as voider", "voider.id", "ticketVoids.groupId")
    .leftJoin("claims", "claims.ticketId", "tickets.id")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .leftJoin("departures", "departures.deliveryId", "tickets.deliveryId")
    .leftJoin("ticketRejections", "ticketRejections.ticketId", "tickets.id")
    .select(["claims.id as claimId", "claimCloses.at as claimClosedAt", "departures.sentGrams"])
    .select([
      "ticketRejections.grams as rejectedGrams",
      "ticketRejections.reason as rejectedWhy",
      "ticketRejections.fate",
      "ticketRejections.rateIdr as rejectedIdr",
    ])
    .select(["tickets.id", "tickets.number", "tickets.contractId", "tickets.groupId", "tickets.weigherSide"])
    .select(["tickets.userId", "tickets.deliveryId"])
    .select([
      "tickets.grossGrams",
      "tickets.tareGrams",
      "tickets.netGrams",
      "tickets.grade",
      "tickets.weighedOn",
      "tickets.note",
      "tickets.at",
    ])
    .select(["ticketConfirmations.at as confirmedAt", "ticketVoids.at as voidedAt", "ticketVoids.reason as voidReason"])
    .select("voider.name as voidedBy");
}

function paymentRows(db: Db) {
  return db
    .selectFrom("payments")
    .innerJoin("groups as payer", "payer.id", "payments.payerGroupId")
    .innerJoin("groups as payee", "payee.id", "payments.payeeGroupId")
    .leftJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .leftJoin("paymentVoids", "paymentVoids.paymentId", "payments.id")
    .leftJoin("groups as voider", "voider.id", "paymentVoids.groupId")
    .select(["payments.id", "payments.number", "payments.contractId", "payments.groupId", "payments.userId"])
    .select(["payments.amountIdr", "payments.method", "payments.paidOn", "payments.note", "payments.at"])
    .select(["payer.name as payerName", "payee.name as payeeName"])
    .select([
      "paymentConfirmations.at as confirmedAt",
      "paymentVoids.at as voidedAt",
      "paymentVoids.reason as voidReason",
    ])
    .select("voider.name as voidedBy");
}

export type TicketRow = Awaited<ReturnType<typeof ticketsOf>>[number];
export type PaymentRow = Awaited<ReturnType<typeof paymentsOf>>[number];
