import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { AnswerRefusal } from "~/matching/answers.server.ts";
import { answerProposal } from "~/matching/answers.server.ts";
import { contractFor } from "./contract-page.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import { contractState, isInsideLimits, ratesOf } from "./contract.ts";
import { digestOf } from "./digest.server.ts";
import type { EndFault } from "./agreement.ts";
import { endFault } from "./agreement.ts";
import { agreementInForce } from "./agreements.server.ts";
import { noticeOf } from "./notices.server.ts";
import { signContract } from "./signing.server.ts";
import { tellPartner } from "./telling.server.ts";

/** One side's answer to a proposal, as the matching feature takes it. */
export type ProposalAnswer = Parameters<typeof answerProposal>[2];
export type SignRefusal = AnswerRefusal | "lotContracted" | "lotWithdrawn" | "offerWithdrawn";
export type EndRefusal = "notParty" | "contractEnded" | "contractDone" | EndFault;

/**
 * Writes an answer and, when it is the second yes, the contract and its delivery: all of it or nothing.
 * `contractId` is null while the other side has not said yes.
 */
export function answerAndSign(
  db: Db,
  act: Act,
  answer: ProposalAnswer,
): Promise<Outcome<{ contractId: string | null }, SignRefusal>> {
  return once(db, act, async (db) => {
    const proposal = await db
      .selectFrom("proposals")
      .select(["lotId", "offerId", "kitchenId"])
      .where("id", "=", answer.proposalId)
      .executeTakeFirst();
    // Locked before anything is written, so that two answers for one harvest follow each other, and so do an answer
    // and the withdrawal of the harvest or the offer, or a direct deal of the same kitchen.
    if (proposal) {
      await lockRow(db, "lots", proposal.lotId);
      await lockRow(db, "offers", proposal.offerId);
      await lockRow(db, "kitchens", proposal.kitchenId);
    }
    const done = await answerProposal(db, act, answer);
    if (!done.ok) return done;
    if (!done.agreed) return { ok: true as const, contractId: null };
    return draftContract(db, act, answer.proposalId);
  });
}

/**
 * Ends a contract with a reason, by a party or by an officer of its regency. What was weighed and paid stays; one that
 * is done has nothing left to end.
 */
export function endContract(
  db: Db,
  act: Act,
  reach: Reach,
  value: { contractId: string; reason: string },
): Promise<Outcome<{ id: string }, EndRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, reason } = value;
    await lockRow(db, "contracts", contractId);
    const contract = await contractFor(db, reach, contractId);
    if (!contract) return refuse("notParty");
    const state = contractState({ ...contract, ended: contract.endedAt !== null }, dateIn(defaultZone, act.at));
    if (state === "ended") return refuse("contractEnded");
    if (state === "done") return refuse("contractDone");
    const groupId = "groupId" in reach ? reach.groupId : null;
    const by = { groupId, today: dateIn(defaultZone, act.at) };
    const fault = endFault((await agreementInForce(db, contractId)) !== null, await noticeOf(db, contractId), by);
    if (fault) return refuse(fault);
    const end = { contractId, byUserId: act.actorId, groupId, at: act.at, reason };
    await db.insertInto("contractEnds").values(end).execute();
    const { regencyCode } = contract;
    await recordEvent(db, act, {
      verb: "contract.ended",
      subjectId: contractId,
      groupId,
      regencyCode,
      data: { reason, digest: digestOf("contractEnds", end) },
    });
    const step = { contractId, subjectId: contractId, path: `/kemitraan/${contractId}` };
    await tellPartner(db, act, groupId, { ...step, kind: "contractEnded", data: { reason } });
    return { ok: true as const, id: contractId };
  });
}

async function draftContract(db: Db, act: Act, proposalId: string) {
  const proposal = await proposalToSign(db, proposalId);
  if (!isInsideLimits(proposal)) throw new Error(`the price of proposal ${proposalId} is outside its limits`);
  if (proposal.lotWithdrawnAt !== null) return refuse("lotWithdrawn");
  if (proposal.offerWithdrawnAt !== null) return refuse("offerWithdrawn");
  const { lotId, offerId, kitchenId, producerGroupId, processorGroupId, regencyCode, commodityCode } = proposal;
  const { productCode, terms, quantityKg, week, readyFrom, sharePercent, shareCostIdr, shareCosts } = proposal;
  return signContract(db, act, {
    ...{ proposalId, bidId: null, lotId, offerId, kitchenId, producerGroupId, processorGroupId, regencyCode },
    ...{ commodityCode, productCode, terms, quantityKg, week, readyFrom, sharePercent, shareCostIdr, shareCosts },
    ...ratesOf(terms, proposal.feeIdr, proposal.farmGateIdr),
    transportBy: "buyer",
  });
}

function proposalToSign(db: Db, proposalId: string) {
  return db
    .selectFrom("proposals")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("offers", "offers.id", "proposals.offerId")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .selectAll("proposals")
    .select(["lotWithdrawals.at as lotWithdrawnAt", "offerWithdrawals.at as offerWithdrawnAt"])
    .select(["lots.commodityCode", "lots.regencyCode", "lots.readyFrom", "offers.productCode"])
    .where("proposals.id", "=", proposalId)
    .executeTakeFirstOrThrow();
}
