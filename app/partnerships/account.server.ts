import type { Db } from "#db/open.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { owedIdr } from "~/lib/units.ts";
import type { ContractTerms } from "./contract.ts";
import { rateIdr } from "./contract.ts";
import type { Account } from "./payment.ts";
import { accountOf, dueDate } from "./payment.ts";

type Accounted = Pick<ContractTerms, "terms" | "priceIdr" | "feeIdr"> & { id: string; paymentDays: number };

/** What one contract owes, has paid and leaves open on `today` (ISO date): confirmed notes and shared sales against confirmed payments. */
export async function accountFor(db: Db, contract: Accounted, today: string): Promise<Account> {
  const { id, paymentDays } = contract;
  const [tickets, sales, payments] = await Promise.all([
    confirmedTickets(db, id),
    confirmedSales(db, id),
    livePayments(db, id),
  ]);
  const shares = sales.map(({ dueIdr, at }) => ({ dueIdr, dueOn: dueDate(dateIn(defaultZone, at), paymentDays) }));
  const weighed = tickets.map(({ netGrams, confirmedAt, rejectedGrams, rejectedIdr }) => ({
    dueIdr: owedIdr(netGrams, rateIdr(contract)) + owedIdr(rejectedGrams ?? 0, rejectedIdr ?? 0),
    dueOn: dueDate(dateIn(defaultZone, confirmedAt), paymentDays),
  }));
  const claims = [...weighed, ...shares];
  const sumOf = (confirmed: boolean) =>
    payments
      .filter(({ confirmedAt }) => (confirmedAt !== null) === confirmed)
      .reduce((sum, { amountIdr }) => sum + amountIdr, 0);
  return accountOf(claims, { confirmedIdr: sumOf(true), waitingIdr: sumOf(false) }, today);
}

function confirmedTickets(db: Db, contractId: string) {
  return db
    .selectFrom("tickets")
    .innerJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketRejections", "ticketRejections.ticketId", "tickets.id")
    .select(["tickets.netGrams", "ticketConfirmations.at as confirmedAt"])
    .select(["ticketRejections.grams as rejectedGrams", "ticketRejections.rateIdr as rejectedIdr"])
    .where("tickets.contractId", "=", contractId)
    .execute();
}

/** The producer's parts of shared sales that it confirmed. */
function confirmedSales(db: Db, contractId: string) {
  return db.selectFrom("saleConfirmations").select(["dueIdr", "at"]).where("contractId", "=", contractId).execute();
}

function livePayments(db: Db, contractId: string) {
  return db
    .selectFrom("payments")
    .leftJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .leftJoin("paymentVoids", "paymentVoids.paymentId", "payments.id")
    .select(["payments.amountIdr", "paymentConfirmations.at as confirmedAt"])
    .where("payments.contractId", "=", contractId)
    .where("paymentVoids.paymentId", "is", null)
    .execute();
}
