import type { Db } from "#db/open.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { accountFor } from "~/partnerships/account.server.ts";
import { agreementStanding } from "~/partnerships/agreement-view.server.ts";
import { signAgreement } from "~/partnerships/agreements.server.ts";
import { openClaim } from "~/partnerships/claims.server.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { contractState } from "~/partnerships/contract.ts";
import { endContract } from "~/partnerships/contracts.server.ts";
import { departDelivery } from "~/partnerships/deliveries.server.ts";
import { closeClaim } from "~/partnerships/mediation.server.ts";
import { giveNotice } from "~/partnerships/notices.server.ts";
import { confirmPayment, recordPayment, voidPayment } from "~/partnerships/payments.server.ts";
import { confirmTicket, voidTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import type { createContract } from "../../factories/partnerships.ts";
import { anAct, todayMs } from "../../setup.ts";
import type { Command, Side, Totals, World } from "./commands.ts";

type Contract = Awaited<ReturnType<typeof createContract>>;
type Done = { ok: true } | { ok: false; reason: string };
const office = { regencyCodes: ["63.72"] };
const reason = "karena begitu";

/** The real verbs on a real database, for one contract. */
export function verbsWorld(db: Db, contract: Contract, deliveryId: string): World {
  const contractId = contract.id;
  let day = 0;
  const tickets: { id: string; claimId: string | null }[] = [];
  const payments: string[] = [];
  const act = (person: string) => anAct(person, { at: todayMs + day * 86_400_000 });
  const today = () => addDays(dateIn(defaultZone, todayMs), day);
  const group = (side: Side) => contract[side];

  async function weigh(command: Extract<Command, { do: "weigh" }>): Promise<Done> {
    const { side, person, netGrams, note, refusedGrams, soldIdr } = command;
    const fate = soldIdr > 0 ? ("sold" as const) : ("returned" as const);
    const rejection = refusedGrams > 0 ? { grams: refusedGrams, reason, fate, rateIdr: soldIdr } : null;
    const weight = { grossGrams: netGrams + 1_000, tareGrams: 1_000, grade: 2, weighedOn: today(), note };
    const done = await weighDelivery(db, act(person), group(side), { ...weight, rejection, contractId });
    if (done.ok) tickets.push({ id: done.id, claimId: await claimOf(done.id) });
    return done;
  }

  async function claimOf(ticketId: string): Promise<string | null> {
    const row = await db.selectFrom("claims").select("id").where("ticketId", "=", ticketId).executeTakeFirst();
    return row?.id ?? null;
  }

  async function answerTicket(command: Extract<Command, { ticket: number }>): Promise<Done | null> {
    const ticket = tickets[command.ticket];
    if (!ticket) return null;
    const ticketId = ticket.id;
    if (command.do === "confirm") return confirmTicket(db, act(command.person), group(command.side), { ticketId });
    if (command.do === "strike") return voidTicket(db, act("striker"), group(command.side), { ticketId, reason });
    if (command.do === "close") {
      if (!ticket.claimId) return null;
      const value = { claimId: ticket.claimId, outcome: command.outcome, reason };
      return closeClaim(db, act(command.person), office, value);
    }
    const said = { ticketId, kind: "weight" as const, note: "", photos: [] };
    const done = await openClaim(db, act(command.person), group(command.side), said);
    if (done.ok) ticket.claimId = done.id;
    return done;
  }

  async function answerPayment(command: Extract<Command, { payment: number }>): Promise<Done | null> {
    const paymentId = payments[command.payment];
    if (!paymentId) return null;
    if (command.do === "strikePay") return voidPayment(db, act("striker"), group(command.side), { paymentId, reason });
    return confirmPayment(db, act(command.person), group(command.side), { paymentId });
  }

  async function pay(command: Extract<Command, { do: "pay" }>): Promise<Done> {
    const { side, person, amountIdr, note } = command;
    const entry = { amountIdr, note, method: "cash" as const, paidOn: today(), contractId };
    const done = await recordPayment(db, act(person), group(side), entry);
    if (done.ok) payments.push(done.id);
    return done;
  }

  async function sign(command: Extract<Command, { do: "sign" }>): Promise<Done> {
    const { open, draft } = await agreementStanding(db, contractId);
    const hash = (open ?? draft)?.hash ?? "";
    return signAgreement(
      db,
      act(command.person),
      { groupId: group(command.side).id, device: "" },
      { contractId, hash },
    );
  }

  async function done(command: Command): Promise<Done | null> {
    switch (command.do) {
      case "wait":
        day += command.days;
        return { ok: true };
      case "sign":
        return sign(command);
      case "depart":
        return departDelivery(db, act("driver"), contract.producer, {
          ...{ contractId, deliveryId, sentGrams: command.sentGrams, note: "" },
        });
      case "weigh":
        return weigh(command);
      case "pay":
        return pay(command);
      case "notice":
        return giveNotice(db, act("chair"), group(command.side), { contractId, reason });
      case "end": {
        const reach = command.side === "office" ? office : { groupId: group(command.side).id };
        return endContract(db, act("chair"), reach, { contractId, reason });
      }
      default:
        return "ticket" in command ? answerTicket(command) : answerPayment(command);
    }
  }

  return {
    async run(command) {
      const outcome = await done(command);
      return outcome === null ? "nothing" : outcome.ok ? "ok" : outcome.reason;
    },
    async totals(): Promise<Totals> {
      const row = (await contractFor(db, { groupId: contract.producer.id }, contractId))!;
      const account = await accountFor(db, contract, today());
      const { confirmedGrams, waitingTickets, dueIdr, paidIdr } = row;
      const state = contractState({ ...row, ended: row.endedAt !== null }, today());
      // The list counts in SQL and the account in rows: both must agree before they are compared with the reference.
      if (account.dueIdr !== dueIdr || account.paidIdr !== paidIdr) throw new Error("the list and the account differ");
      return { state, confirmedGrams, waitingTickets, dueIdr, paidIdr, openIdr: account.openIdr };
    },
  };
}
