import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once } from "~/lib/once.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import type { LeaveRefusal } from "~/pools/pool.ts";
import { leavePool } from "~/pools/pool-members.server.ts";
import { writeDrops } from "./proposal-drops.server.ts";
import { crowdedOut, leftReason } from "./give-way.ts";
import { livePairings } from "./give-way.server.ts";
import { tellOfAnswer } from "./proposal-tellings.server.ts";

/**
 * A member leaves a pool, or its leader ends it, and the pairings that want more than stays fall away; their kitchens
 * are told where they had been asked. All or nothing.
 */
export function leaveAndMakeWay(
  db: Db,
  act: Act,
  group: TradingGroup,
  value: { poolId: string; reason: string },
): Promise<Outcome<{ id: string }, LeaveRefusal>> {
  return once(db, act, async (db) => {
    const left = await leavePool(db, act, group, value);
    if (!left.ok) return left;
    const { poolId } = value;
    const balance = await db
      .selectFrom("lotBalances")
      .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lotBalances.lotId")
      .select(["lotBalances.remainingKg", "lotWithdrawals.at as withdrawnAt"])
      .where("lotBalances.lotId", "=", poolId)
      .executeTakeFirst();
    const lotKg = balance?.withdrawnAt === null ? balance.remainingKg : 0;
    const pairings = await livePairings(db, { lotId: poolId, kitchenId: "" }, act.at);
    const room = { lotId: poolId, offerId: "", kitchenId: "", week: "", lotKg, offerKg: 0, kitchenKg: 0 };
    const out = crowdedOut(pairings, room);
    await writeDrops(db, act, out, leftReason);
    for (const one of pairings.filter(({ id }) => out.includes(id))) {
      const { id, regencyCode, producerGroupId: groupId } = one;
      const data = { reason: leftReason };
      await recordEvent(db, act, { verb: "proposal.dropped", subjectId: id, regencyCode, data });
      if (one.sentAt !== null) await tellOfAnswer(db, act, { proposalId: id, groupId, verdict: "no" });
    }
    return left;
  });
}
