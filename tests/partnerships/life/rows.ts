import { addDays } from "~/lib/dates.ts";
import { owedIdr } from "~/lib/units.ts";
import { defaultTerms, endFault, signFault, standingOf } from "~/partnerships/agreement.ts";
import type { Version } from "~/partnerships/agreement.ts";
import { confirmationState } from "~/partnerships/confirmation.ts";
import { contractState } from "~/partnerships/contract.ts";
import { departFault, isBeyondTolerance } from "~/partnerships/delivery.ts";
import {
  closedPayment,
  closedTicket,
  closeFault,
  confirmPaymentFault,
  confirmTicketFault,
  payFault,
  weighFault,
} from "~/partnerships/life.ts";
import { accountOf, dueDate, stillDueIdr } from "~/partnerships/payment.ts";
import type { Command, Totals, World } from "./commands.ts";
import { deal } from "./commands.ts";

type Paper = { groupId: string; userId: string; confirmedAt: number | null; voidedAt: number | null };
type Ticket = Paper & {
  netGrams: number;
  idr: number;
  confirmedOn: string;
  claim: { userId: string; closed: boolean } | null;
};
type Payment = Paper & { amountIdr: number };

/** The house's own rules over rows in memory: what the verbs do, without the database around it. */
export function rowsWorld(): World {
  let today = deal.signedOn;
  let ended = false;
  let notice: { groupId: string; endsOn: string } | null = null;
  let departure: { sentGrams: number | null } | null = null;
  const text: Version = { id: "v", version: 1, hash: "h", groupId: "", declinedAt: null, signatures: [] };
  const tickets: Ticket[] = [];
  const payments: Payment[] = [];
  const terms = defaultTerms([{ plannedOn: deal.signedOn, quantityKg: deal.quantityKg }]);

  const live = () => tickets.filter(({ voidedAt }) => voidedAt === null);
  const account = () => {
    const good = tickets.filter(({ confirmedAt }) => confirmedAt !== null);
    const claims = good.map(({ idr, confirmedOn }) => ({ dueIdr: idr, dueOn: dueDate(confirmedOn, deal.paymentDays) }));
    const sum = (confirmed: boolean) =>
      payments
        .filter(({ confirmedAt, voidedAt }) => voidedAt === null && (confirmedAt !== null) === confirmed)
        .reduce((total, { amountIdr }) => total + amountIdr, 0);
    return accountOf(claims, { confirmedIdr: sum(true), waitingIdr: sum(false) }, today);
  };
  const totals = (): Totals => {
    const { dueIdr, paidIdr, openIdr } = account();
    const good = tickets.filter(({ confirmedAt }) => confirmedAt !== null);
    const confirmedGrams = good.reduce((sum, { netGrams }) => sum + netGrams, 0);
    const waitingTickets = tickets.filter((ticket) => confirmationState(ticket) === "waiting").length;
    const facts = {
      week: deal.week,
      lastPlannedOn: deal.signedOn,
      quantityKg: deal.quantityKg,
      ended,
      isSelling: 0 as const,
    };
    const state = contractState({ ...facts, waitingTickets, confirmedGrams, dueIdr, paidIdr }, today);
    return { state, confirmedGrams, waitingTickets, dueIdr, paidIdr, openIdr };
  };
  const agreed = () => standingOf([text]).inForce !== null;
  const over = () => ({ ended: "contractEnded", done: "contractDone" })[totals().state] ?? null;
  const disputed = ({ claim }: Ticket) => claim !== null && !claim.closed;

  function weigh(command: Extract<Command, { do: "weigh" }>): string {
    const { side, person, netGrams, note, refusedGrams, soldIdr } = command;
    const contract = { ended, signedOn: deal.signedOn, quantityKg: deal.quantityKg, rateIdr: deal.rateIdr };
    const weighing = { netGrams, weighedOn: today, note, hasDelivery: true, soldIdr };
    const fault = weighFault(contract, live(), weighing, today);
    if (fault) return fault;
    const idr = owedIdr(netGrams, deal.rateIdr) + owedIdr(refusedGrams, soldIdr);
    const sentGrams = departure?.sentGrams ?? null;
    const far = sentGrams !== null && isBeyondTolerance(sentGrams, netGrams + refusedGrams, terms.tolerancePercent);
    const by = { groupId: side, userId: person, confirmedAt: null, voidedAt: null, confirmedOn: "" };
    tickets.push({ ...by, netGrams, idr, claim: far ? { userId: person, closed: false } : null });
    return "ok";
  }

  function answerTicket(command: Extract<Command, { ticket: number }>): string {
    const ticket = tickets[command.ticket];
    if (!ticket) return "nothing";
    if (command.do === "close") {
      if (!ticket.claim) return "nothing";
      const fault = closeFault({ ...ticket.claim, speakers: [] }, ticket, command.person);
      if (fault) return fault;
      ticket.claim.closed = true;
      if (command.outcome === "struck") ticket.voidedAt = 1;
      return "ok";
    }
    if (command.do === "confirm") {
      const by = { groupId: command.side, userId: command.person };
      const fault = confirmTicketFault({ ...ticket, disputed: disputed(ticket) }, by);
      if (fault) return fault;
      ticket.confirmedAt = 1;
      ticket.confirmedOn = today;
      return "ok";
    }
    const closed = closedTicket(ticket);
    if (closed) return closed;
    if (command.do === "strike") ticket.voidedAt = 1;
    else if (ticket.claim) return "claimExists";
    else ticket.claim = { userId: command.person, closed: false };
    return "ok";
  }

  function answerPayment(command: Extract<Command, { payment: number }>): string {
    const payment = payments[command.payment];
    if (!payment) return "nothing";
    if (command.do === "strikePay") {
      const closed = closedPayment(payment);
      if (closed) return closed;
      payment.voidedAt = 1;
      return "ok";
    }
    const fault = confirmPaymentFault(payment, { groupId: command.side, userId: command.person });
    if (fault) return fault;
    payment.confirmedAt = 1;
    return "ok";
  }

  function pay(command: Extract<Command, { do: "pay" }>): string {
    const { side, person, amountIdr, note } = command;
    const contract = { signedOn: deal.signedOn, stillDueIdr: stillDueIdr(account()) };
    const fault = payFault({ amountIdr, paidOn: today, note }, contract, today);
    if (fault) return fault;
    payments.push({ groupId: side, userId: person, confirmedAt: null, voidedAt: null, amountIdr });
    return "ok";
  }

  function sign(command: Extract<Command, { do: "sign" }>): string {
    if (agreed()) return "nothingOpen";
    const fault = signFault(text, { side: command.side, userId: command.person, read: "h" }, ended);
    if (fault) return fault;
    text.signatures.push({ side: command.side, userId: command.person, at: 1 });
    return "ok";
  }

  function leave(command: Extract<Command, { do: "notice" | "end" }>): string {
    const shut = over();
    if (shut) return shut;
    if (command.do === "notice") {
      if (notice) return "noticeGiven";
      if (!agreed()) return "noticeNeedless";
      notice = { groupId: command.side, endsOn: addDays(today, terms.noticeDays) };
      return "ok";
    }
    const groupId = command.side === "office" ? null : command.side;
    const fault = endFault(agreed(), notice, { groupId, today });
    if (fault) return fault;
    ended = true;
    return "ok";
  }

  return {
    run(command) {
      if (command.do === "wait") {
        today = addDays(today, command.days);
        return "ok";
      }
      if (command.do === "sign") return sign(command);
      if (command.do === "weigh") return weigh(command);
      if (command.do === "pay") return pay(command);
      if (command.do === "notice" || command.do === "end") return leave(command);
      if (command.do !== "depart") return "ticket" in command ? answerTicket(command) : answerPayment(command);
      const delivery = { departedAt: departure ? 1 : null, tickets: live().length };
      const fault = departFault(delivery, { isProducer: true, ended });
      if (!fault) departure = { sentGrams: command.sentGrams };
      return fault ?? "ok";
    },
    totals,
  };
}
