import type { ContractState } from "./contract.ts";

/** What one side of a contract has to know to see what comes next. `mine` is what the reader's own group wrote. */
export type StepFacts = {
  contractId: string;
  state: ContractState;
  filled: boolean;
  waitingTicket: { id: string; mine: boolean } | null;
  waitingPayment: { id: string; mine: boolean } | null;
  /** The reader's group is the one that pays. */
  pays: boolean;
  /** Rupiah that nobody has written down as paid. */
  stillDueIdr: number;
  /** Rupiah that are not confirmed as paid. */
  openIdr: number;
};

export type StepKind =
  | "confirmTicket"
  | "confirmPayment"
  | "pay"
  | "weigh"
  | "waitTicket"
  | "waitPayment"
  | "waitMoney"
  | "waitWeek"
  | "done"
  | "ended";

export type Step = { kind: StepKind; to: string | null };

/** The one next thing for the reader: first what the partner waits for, then what the reader can do, then what to wait for. */
export function nextStep(facts: StepFacts): Step {
  const { contractId, waitingTicket: ticket, waitingPayment: payment } = facts;
  if (ticket && !ticket.mine) return { kind: "confirmTicket", to: `/nota/${ticket.id}` };
  if (payment && !payment.mine) return { kind: "confirmPayment", to: `/bayar/${payment.id}` };
  if (facts.pays && facts.stillDueIdr > 0) return { kind: "pay", to: `/kemitraan/${contractId}/bayar` };
  if (mayWeighNow(facts)) return { kind: "weigh", to: `/kemitraan/${contractId}/timbang` };
  if (ticket) return { kind: "waitTicket", to: `/nota/${ticket.id}` };
  if (payment) return { kind: "waitPayment", to: `/bayar/${payment.id}` };
  if (facts.openIdr > 0) return { kind: "waitMoney", to: null };
  if (facts.state === "ended") return { kind: "ended", to: null };
  return { kind: facts.state === "running" ? "waitWeek" : "done", to: null };
}

/** It is the week, or past it, and something of the promise is still to come. */
function mayWeighNow({ state, filled, waitingTicket }: StepFacts): boolean {
  if (waitingTicket) return false;
  return state === "awaiting" || state === "late" || (state === "weighed" && !filled);
}
