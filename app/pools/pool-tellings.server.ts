import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { MessageKind } from "~/messages/message.ts";
import { tell } from "~/messages/messages.server.ts";

type News = {
  poolId: string;
  groupIds: readonly string[];
  kind: Extract<MessageKind, `pool${string}`>;
  reason?: string;
};

/** Tells groups of a step in their pool, all but the one that took it. No price is in it. */
export async function tellMembers(db: Db, act: Act, fromGroupId: string, news: News): Promise<void> {
  const { poolId, kind, reason } = news;
  const pool = await db
    .selectFrom("pools")
    .innerJoin("lots", "lots.id", "pools.lotId")
    .leftJoin("lots as whole", "whole.id", "pools.id")
    .select(["lots.commodityCode", "lots.quantityKg as ownKg", "whole.quantityKg"])
    .where("pools.id", "=", poolId)
    .executeTakeFirstOrThrow();
  const from = await db.selectFrom("groups").select("name").where("id", "=", fromGroupId).executeTakeFirstOrThrow();
  const { commodityCode } = pool;
  const data = { partner: from.name, commodityCode, quantityKg: pool.quantityKg ?? pool.ownKg };
  for (const groupId of new Set(news.groupIds)) {
    if (groupId === fromGroupId) continue;
    await tell(db, act, {
      ...{ to: { groupId }, kind, subjectId: poolId, turn: fromGroupId, path: `/gabungan/${poolId}`, fromGroupId },
      data: { ...data, ...(reason ? { reason } : {}) },
    });
  }
}
