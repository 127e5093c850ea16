import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { MessageData, MessageKind } from "~/messages/message.ts";
import { tell } from "~/messages/messages.server.ts";

/** A step in a contract that the other side is told of. */
type Step = {
  contractId: string;
  kind: MessageKind;
  subjectId: string;
  path: string;
  data?: MessageData;
  turn?: string;
};

/** Tells both sides of a contract, or the side that `fromGroupId` is not, with the partner's name and the goods. */
export async function tellPartner(db: Db, act: Act, fromGroupId: string | null, step: Step): Promise<void> {
  const contract = await db
    .selectFrom("contracts")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .select([
      "contracts.commodityCode",
      "contracts.quantityKg",
      "producer.id as producerId",
      "processor.id as processorId",
    ])
    .select(["producer.name as producerName", "processor.name as processorName"])
    .where("contracts.id", "=", step.contractId)
    .executeTakeFirstOrThrow();
  const { commodityCode, quantityKg } = contract;
  const sides = [
    { groupId: contract.producerId, partner: contract.processorName },
    { groupId: contract.processorId, partner: contract.producerName },
  ];
  for (const { groupId, partner } of sides) {
    if (groupId === fromGroupId) continue;
    const { kind, subjectId, path, turn } = step;
    const data = { partner, commodityCode, quantityKg, ...step.data };
    await tell(db, act, { to: { groupId }, kind, subjectId, path, data, fromGroupId, ...(turn ? { turn } : {}) });
  }
}
