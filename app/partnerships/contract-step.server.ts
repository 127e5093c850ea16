import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { standingOf } from "./agreement.ts";
import { versionsOf } from "./agreement-view.server.ts";
import type { ContractRow } from "./contract-list.server.ts";
import type { PaymentRow, TicketRow } from "./contract-page.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import { confirmationState } from "./confirmation.ts";
import type { ContractState } from "./contract.ts";
import { isFilled, moneyWay, sideOf } from "./contract.ts";
import type { LiveDelivery } from "./deliveries.server.ts";
import { deliveryState } from "./delivery.ts";
import type { StepFacts } from "./next-step.ts";
import type { Account } from "./payment.ts";
import { stillDueIdr } from "./payment.ts";

type Known = {
  state: ContractState;
  tickets: TicketRow[];
  payments: PaymentRow[];
  deliveries: LiveDelivery[];
  account: Account;
  batches: readonly unknown[];
};

/** What the reader's group has to know for its next step; null when the reader is no party. */
export async function stepFactsOf(db: Db, row: ContractRow, reach: Reach, known: Known): Promise<StepFacts | null> {
  const side = "groupId" in reach ? sideOf(row, reach.groupId) : null;
  if (!("groupId" in reach) || !side) return null;
  const { groupId } = reach;
  const { state, tickets, payments, account } = known;
  const live = tickets.filter(({ voidedAt }) => voidedAt === null);
  const over = state === "ended" || state === "done";
  return {
    contractId: row.id,
    state,
    filled: isFilled(row),
    isProducer: side === "producer",
    waitingTicket: oldestWaiting(tickets, groupId),
    waitingPayment: oldestWaiting(payments, groupId),
    openClaimId: live.find(({ claimId, claimClosedAt }) => claimId !== null && claimClosedAt === null)?.claimId ?? null,
    mustSign: !over && (await waitsForSignature(db, row.id, side)),
    onTheWay: known.deliveries.some((one) => deliveryState(one) === "onTheWay"),
    pays: moneyWay(row).payerGroupId === groupId,
    stillDueIdr: stillDueIdr(account),
    openIdr: account.openIdr,
    uncookedTicketId: await uncookedTicket(db, row.id),
    hasBatches: known.batches.length > 0,
    waitingSales: row.waitingSales,
    isSelling: row.isSelling === 1,
  };
}

/** The text that waits, or the draft that nobody signed, lacks this side's name. */
async function waitsForSignature(db: Db, contractId: string, side: "producer" | "processor"): Promise<boolean> {
  const { inForce, open } = standingOf(await versionsOf(db, contractId));
  if (open) return !open.signatures.some((one) => one.side === side);
  return inForce === null;
}

/** The oldest confirmed note of which the kitchen has not cooked everything; null when all is used. */
async function uncookedTicket(db: Db, contractId: string): Promise<string | null> {
  const row = await db
    .selectFrom("tickets")
    .innerJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .select("tickets.id")
    .where("tickets.contractId", "=", contractId)
    .where(
      sql<boolean>`"tickets"."netGrams" > coalesce((select sum(i."grams" - i."cheaperGrams") from "batchInputs" i
        where i."ticketId" = "tickets"."id"
          and not exists (select 1 from "batchVoids" v where v."batchId" = i."batchId")), 0)`,
    )
    .orderBy("tickets.id")
    .executeTakeFirst();
  return row?.id ?? null;
}

type Paper = { id: string; groupId: string; confirmedAt: number | null; voidedAt: number | null };

/** The papers come newest first. One that the partner wrote goes before one's own. */
function oldestWaiting(papers: Paper[], groupId: string) {
  const waiting = papers.filter((paper) => confirmationState(paper) === "waiting").toReversed();
  const paper = waiting.find((one) => one.groupId !== groupId) ?? waiting[0];
  return paper ? { id: paper.id, mine: paper.groupId === groupId } : null;
}
