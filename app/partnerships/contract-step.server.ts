import type { ContractRow } from "./contract-list.server.ts";
import type { PaymentRow, TicketRow } from "./contract-page.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import { confirmationState } from "./confirmation.ts";
import type { ContractState } from "./contract.ts";
import { isFilled, moneyWay, sideOf } from "./contract.ts";
import type { StepFacts } from "./next-step.ts";
import type { Account } from "./payment.ts";
import { stillDueIdr } from "./payment.ts";

type Known = { state: ContractState; tickets: TicketRow[]; payments: PaymentRow[]; account: Account };

/** What the reader's group has to know for its next step; null when the reader is no party. */
export function stepFactsOf(row: ContractRow, reach: Reach, known: Known): StepFacts | null {
  if (!("groupId" in reach) || !sideOf(row, reach.groupId)) return null;
  const { groupId } = reach;
  const { state, tickets, payments, account } = known;
  return {
    contractId: row.id,
    state,
    filled: isFilled(row),
    waitingTicket: oldestWaiting(tickets, groupId),
    waitingPayment: oldestWaiting(payments, groupId),
    pays: moneyWay(row).payerGroupId === groupId,
    stillDueIdr: stillDueIdr(account),
    openIdr: account.openIdr,
  };
}

type Paper = { id: string; groupId: string; confirmedAt: number | null; voidedAt: number | null };

/** The papers come newest first. One that the partner wrote goes before one's own. */
function oldestWaiting(papers: Paper[], groupId: string) {
  const waiting = papers.filter((paper) => confirmationState(paper) === "waiting").toReversed();
  const paper = waiting.find((one) => one.groupId !== groupId) ?? waiting[0];
  return paper ? { id: paper.id, mine: paper.groupId === groupId } : null;
}
