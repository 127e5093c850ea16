import type { ContractState } from "./contract.ts";

/** What one side of a contract has to know to see what comes next. `mine` is what the reader's own group wrote. */
export type StepFacts = {
  contractId: string;
  state: ContractState;
  filled: boolean;
  /** The reader's group hands the harvest over; else it cooks it. */
  isProducer: boolean;
  waitingTicket: { id: string; mine: boolean } | null;
  waitingPayment: { id: string; mine: boolean } | null;
  /** The claim that keeps a note from being confirmed. */
  openClaimId: string | null;
  /** The text of the agreement waits for the reader's own signature. */
  mustSign: boolean;
  /** Something has left the pond and nobody has weighed it. */
  onTheWay: boolean;
  /** The reader's group is the one that pays. */
  pays: boolean;
  /** Rupiah that nobody has written down as paid. */
  stillDueIdr: number;
  /** Rupiah that are not confirmed as paid. */
  openIdr: number;
  /** A confirmed note of which grams are left that no batch has used. */
  uncookedTicketId: string | null;
  hasBatches: boolean;
  /** Shared sales that the producer has not confirmed. */
  waitingSales: number;
  /** Something of a harvest whose sales are shared is to be cooked, sold or confirmed. */
  isSelling: boolean;
};

export type StepKind =
  | "hearClaim"
  | "confirmTicket"
  | "confirmPayment"
  | "pay"
  | "sign"
  | "cook"
  | "weigh"
  | "waitWeigh"
  | "confirmSales"
  | "sell"
  | "waitTicket"
  | "waitPayment"
  | "waitMoney"
  | "waitSales"
  | "waitWeek"
  | "waitCook"
  | "seeValue"
  | "done"
  | "ended";

export type Step = { kind: StepKind; to: string | null };

/** The one next thing for the reader: first what the partner waits for, then what the reader can do, then what to wait for. */
export function nextStep(facts: StepFacts): Step {
  return stepToDo(facts) ?? stepToAwait(facts);
}

function stepToDo(facts: StepFacts): Step | null {
  const { contractId, waitingTicket: ticket, waitingPayment: payment } = facts;
  const here = `/kemitraan/${contractId}`;
  if (facts.openClaimId) return { kind: "hearClaim", to: `/sengketa/${facts.openClaimId}` };
  if (ticket && !ticket.mine) return { kind: "confirmTicket", to: `/nota/${ticket.id}` };
  if (payment && !payment.mine) return { kind: "confirmPayment", to: `/bayar/${payment.id}` };
  if (facts.isProducer && facts.waitingSales > 0) return { kind: "confirmSales", to: `${here}/penjualan` };
  if (facts.pays && facts.stillDueIdr > 0) return { kind: "pay", to: `${here}/bayar` };
  if (facts.onTheWay && !ticket && !facts.isProducer) return { kind: "weigh", to: `${here}/timbang` };
  if (facts.mustSign) return { kind: "sign", to: `${here}/surat` };
  if (facts.uncookedTicketId && !facts.isProducer) {
    return { kind: "cook", to: `/produksi/baru?nota=${facts.uncookedTicketId}` };
  }
  if (mayWeighNow(facts)) return { kind: "weigh", to: `${here}/timbang` };
  return isSellingNow(facts) && !facts.isProducer ? { kind: "sell", to: `${here}/penjualan` } : null;
}

function stepToAwait(facts: StepFacts): Step {
  const { state, waitingTicket: ticket, waitingPayment: payment } = facts;
  if (ticket) return { kind: "waitTicket", to: `/nota/${ticket.id}` };
  if (payment) return { kind: "waitPayment", to: `/bayar/${payment.id}` };
  if (facts.openIdr > 0) return { kind: "waitMoney", to: null };
  if (facts.onTheWay) return { kind: "waitWeigh", to: null };
  if (state === "running" || state === "awaiting") return { kind: "waitWeek", to: null };
  if (isSellingNow(facts) && facts.hasBatches)
    return { kind: "waitSales", to: `/kemitraan/${facts.contractId}/penjualan` };
  if (facts.hasBatches) return { kind: "seeValue", to: `/kemitraan/${facts.contractId}/nilai-tambah` };
  if (facts.uncookedTicketId) return { kind: "waitCook", to: null };
  return { kind: state === "ended" ? "ended" : "done", to: null };
}

/** All is weighed and paid so far, and there is something of a shared harvest to sell. */
function isSellingNow({ state, isSelling }: StepFacts): boolean {
  return isSelling && state === "weighed";
}

/** It is the week, or past it, and something of the promise is still to come. */
function mayWeighNow({ state, filled, waitingTicket }: StepFacts): boolean {
  if (waitingTicket) return false;
  return state === "awaiting" || state === "late" || (state === "weighed" && !filled);
}
