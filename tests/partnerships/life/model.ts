import type { Command, Side, Totals, World } from "./commands.ts";
import { deal } from "./commands.ts";

type Ticket = {
  mark: "waiting" | "disputed" | "good" | "struck";
  side: Side;
  weigher: string;
  grams: number;
  idr: number;
  claimBy: string | null;
  claimShut: boolean;
};
type Payment = { mark: "waiting" | "good" | "struck"; side: Side; writer: string; idr: number };

/**
 * The reference: a partnership as a handful of marks and counters, written from the sentences of the rules and not from
 * the code. Its sums are kept as it goes, one step at a time, and never recomputed from lists.
 */
export function modelWorld(): World {
  let day = 0;
  let ended = false;
  let notice: { side: Side; until: number } | null = null;
  let sent: number | null | "not" = "not";
  const signers = new Map<Side, string>();
  const tickets: Ticket[] = [];
  const payments: Payment[] = [];
  const sums = { grams: 0, due: 0, paid: 0, paidWaiting: 0, waiting: 0 };

  const half = (milliIdr: number) => Math.floor(milliIdr / 1000 + 0.5);
  const state = (): string => {
    if (ended) return "ended";
    // The deal is made on the Saturday of its week; Sunday is the last day.
    if (sums.grams === 0 && sums.waiting === 0) return day > 1 ? "late" : "awaiting";
    const full = sums.grams >= deal.quantityKg * 950;
    return sums.waiting === 0 && sums.paid >= sums.due && (day > 1 || full) ? "done" : "weighed";
  };
  const over = () => (state() === "ended" ? "contractEnded" : state() === "done" ? "contractDone" : null);
  const strikeIt = (ticket: Ticket) => {
    ticket.mark = "struck";
    sums.waiting -= 1;
  };
  const shut = (mark: string, thing: "ticket" | "payment") =>
    mark === "struck" ? `${thing}Voided` : mark === "good" ? `${thing}Confirmed` : null;

  function weigh(command: Extract<Command, { do: "weigh" }>): string {
    const { side, person, netGrams, refusedGrams, soldIdr } = command;
    if (ended) return "contractEnded";
    if (sums.waiting > 0) return "ticketWaiting";
    if (soldIdr >= deal.rateIdr) return "rejectionPrice";
    if (sums.grams + netGrams > 144_000 && command.note === "") return "noteNeeded";
    const arrived = netGrams + refusedGrams;
    const far = typeof sent === "number" && Math.abs(sent - arrived) > sent / 20;
    const idr = half(netGrams * deal.rateIdr) + half(refusedGrams * soldIdr);
    const mark = far ? "disputed" : "waiting";
    tickets.push({ mark, side, weigher: person, grams: netGrams, idr, claimBy: far ? person : null, claimShut: false });
    sums.waiting += 1;
    return "ok";
  }

  function answerTicket(command: Extract<Command, { ticket: number }>): string {
    const ticket = tickets[command.ticket];
    if (!ticket) return "nothing";
    if (command.do === "close") {
      if (ticket.claimBy === null) return "nothing";
      if (ticket.claimShut) return "claimClosed";
      if (ticket.mark === "struck") return "ticketVoided";
      if (command.person === ticket.weigher || command.person === ticket.claimBy) return "samePerson";
      ticket.claimShut = true;
      ticket.mark = "waiting";
      if (command.outcome === "struck") strikeIt(ticket);
      return "ok";
    }
    const closed = shut(ticket.mark, "ticket");
    if (closed) return closed;
    if (command.do === "strike") strikeIt(ticket);
    else if (command.do === "claim") {
      if (ticket.claimBy !== null) return "claimExists";
      ticket.claimBy = command.person;
      ticket.mark = "disputed";
    } else {
      if (command.side === ticket.side) return "ticketOwn";
      if (command.person === ticket.weigher) return "samePerson";
      if (ticket.mark === "disputed") return "ticketDisputed";
      ticket.mark = "good";
      sums.waiting -= 1;
      sums.grams += ticket.grams;
      sums.due += ticket.idr;
    }
    return "ok";
  }

  function pay(command: Extract<Command, { do: "pay" }>): string {
    const left = Math.max(0, sums.due - sums.paid - sums.paidWaiting);
    if (command.amountIdr > left && command.note === "") return "moreThanDue";
    payments.push({ mark: "waiting", side: command.side, writer: command.person, idr: command.amountIdr });
    sums.paidWaiting += command.amountIdr;
    return "ok";
  }

  function answerPayment(command: Extract<Command, { payment: number }>): string {
    const payment = payments[command.payment];
    if (!payment) return "nothing";
    const closed = shut(payment.mark, "payment");
    if (closed) return closed;
    if (command.do === "confirmPay") {
      if (command.side === payment.side) return "paymentOwn";
      if (command.person === payment.writer) return "samePerson";
      sums.paid += payment.idr;
    }
    payment.mark = command.do === "confirmPay" ? "good" : "struck";
    sums.paidWaiting -= payment.idr;
    return "ok";
  }

  function sign(command: Extract<Command, { do: "sign" }>): string {
    if (signers.size === 2) return "nothingOpen";
    if (ended) return "contractEnded";
    if (signers.has(command.side)) return "alreadySigned";
    if ([...signers.values()].includes(command.person)) return "samePerson";
    signers.set(command.side, command.person);
    return "ok";
  }

  function leave(command: Extract<Command, { do: "notice" | "end" }>): string {
    const shutAlready = over();
    if (shutAlready) return shutAlready;
    if (command.do === "notice") {
      if (notice) return "noticeGiven";
      if (signers.size < 2) return "noticeNeedless";
      notice = { side: command.side, until: day + 7 };
      return "ok";
    }
    if (command.side !== "office" && signers.size === 2) {
      if (!notice) return "noticeNeeded";
      if (notice.side === command.side && day < notice.until) return "noticeRunning";
    }
    ended = true;
    return "ok";
  }

  function depart(command: Extract<Command, { do: "depart" }>): string {
    if (ended) return "contractEnded";
    if (tickets.some(({ mark }) => mark !== "struck")) return "deliveryWeighed";
    if (sent !== "not") return "departed";
    sent = command.sentGrams;
    return "ok";
  }

  return {
    run(command) {
      if (command.do === "wait") {
        day += command.days;
        return "ok";
      }
      if (command.do === "sign") return sign(command);
      if (command.do === "depart") return depart(command);
      if (command.do === "weigh") return weigh(command);
      if (command.do === "pay") return pay(command);
      if (command.do === "notice" || command.do === "end") return leave(command);
      return "ticket" in command ? answerTicket(command) : answerPayment(command);
    },
    totals: (): Totals => ({
      state: state(),
      confirmedGrams: sums.grams,
      waitingTickets: sums.waiting,
      dueIdr: sums.due,
      paidIdr: sums.paid,
      openIdr: Math.max(0, sums.due - sums.paid),
    }),
  };
}
