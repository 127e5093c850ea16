import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { tell } from "~/messages/messages.server.ts";

/** Both groups of each proposal that was sent learn of it, and until when they are asked (`dueAt`, epoch ms). */
export async function tellOfProposals(db: Db, act: Act, proposalIds: string[], dueAt: number): Promise<void> {
  for (const proposalId of proposalIds) {
    const { producer, processor, commodityCode, quantityKg } = await partiesOf(db, proposalId);
    for (const [to, partner] of [[producer, processor] as const, [processor, producer] as const]) {
      const data = { partner: partner.name, commodityCode, quantityKg, dueAt };
      const telling = { to: { groupId: to.id }, subjectId: proposalId, path: `/usulan/${proposalId}` };
      await tell(db, act, { ...telling, kind: "proposalSent", data });
    }
  }
}

/** The other side of a proposal learns what one side said; the reason of a no is the office's to read. */
export async function tellOfAnswer(
  db: Db,
  act: Act,
  answer: { proposalId: string; groupId: string; verdict: "yes" | "no" },
): Promise<void> {
  const { proposalId, groupId, verdict } = answer;
  const { producer, processor, commodityCode, quantityKg } = await partiesOf(db, proposalId);
  const [from, to] = producer.id === groupId ? [producer, processor] : [processor, producer];
  const kind = verdict === "yes" ? ("proposalYes" as const) : ("proposalNo" as const);
  const telling = {
    to: { groupId: to.id },
    subjectId: proposalId,
    path: `/usulan/${proposalId}`,
    fromGroupId: from.id,
  };
  await tell(db, act, { ...telling, kind, data: { partner: from.name, commodityCode, quantityKg } });
}

async function partiesOf(db: Db, proposalId: string) {
  const row = await db
    .selectFrom("proposals")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("groups as producer", "producer.id", "proposals.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "proposals.processorGroupId")
    .select(["lots.commodityCode", "proposals.quantityKg", "producer.id as producerId", "processor.id as processorId"])
    .select(["producer.name as producerName", "processor.name as processorName"])
    .where("proposals.id", "=", proposalId)
    .executeTakeFirstOrThrow();
  return {
    commodityCode: row.commodityCode,
    quantityKg: row.quantityKg,
    producer: { id: row.producerId, name: row.producerName },
    processor: { id: row.processorId, name: row.processorName },
  };
}
