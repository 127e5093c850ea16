import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { changePool, listLots, putUpPool, takeDownPool } from "~/market/lots.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import type { LeaveRefusal } from "./pool.ts";
import { poolTerms } from "./pool.ts";
import { gaveItsWord, isPromised } from "./pool-facts.server.ts";
import { tellMembers } from "./pool-tellings.server.ts";

type Pool = { id: string; groupId: string; lotId: string; regencyCode: string; note: string };

/** The pool with its row, its harvest and those of its members locked, in the order in which every signing locks them. */
export async function lockPool(db: Db, poolId: string) {
  await lockRow(db, "pools", poolId);
  await lockRow(db, "lots", poolId);
  const pool = await db
    .selectFrom("pools")
    .leftJoin("poolEnds", "poolEnds.poolId", "pools.id")
    .selectAll("pools")
    .select("poolEnds.at as endedAt")
    .where("pools.id", "=", poolId)
    .executeTakeFirst();
  return pool;
}

/** Puts harvests into a pool with all that each has left, and offers them as one. Inside the `once` of an answer. */
export async function putIn(db: Db, act: Act, pool: Pool, lotIds: readonly string[]): Promise<void> {
  for (const lotId of lotIds) {
    const lot = await db
      .selectFrom("lots")
      .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
      .select(["lots.groupId", "lotBalances.remainingKg"])
      .where("lots.id", "=", lotId)
      .executeTakeFirstOrThrow();
    const { groupId, remainingKg: quantityKg } = lot;
    await db
      .insertInto("poolMembers")
      .values({ poolId: pool.id, lotId, groupId, quantityKg, at: act.at, leftAt: null, leftBecause: null })
      .execute();
  }
  await listLots(db, [...lotIds], 0);
  await offer(db, act, pool);
}

/** A member takes its harvest out again, as long as nobody counts on the pool. The last two part together. */
export function leavePool(
  db: Db,
  act: Act,
  group: TradingGroup,
  { poolId, reason }: { poolId: string; reason: string },
): Promise<Outcome<{ id: string }, LeaveRefusal>> {
  return once(db, act, async (db) => {
    const pool = await lockPool(db, poolId);
    const members = await membersOf(db, poolId);
    const leads = pool?.groupId === group.id;
    const mine = members.filter((one) => one.groupId === group.id);
    if (!pool || (mine.length === 0 && !leads)) return refuse("notMember");
    if (pool.endedAt !== null) return refuse("poolEnded");
    // Who leads parts with all: what was sold stays sold, each keeps the rest of its own.
    if (leads ? await gaveItsWord(db, poolId, act.at) : await isPromised(db, poolId, act.at)) {
      return refuse("poolPromised");
    }
    const ends = leads || members.length - mine.length < 2;
    await takeOut(db, act, ends ? members : mine, reason);
    if (ends) await end(db, act, group, poolId, reason);
    else await offer(db, act, pool);
    const { regencyCode } = pool;
    const verb = ends ? "pool.ended" : "pool.left";
    await recordEvent(db, act, { verb, subjectId: poolId, groupId: group.id, regencyCode, data: { reason } });
    await tellMembers(db, act, group.id, {
      poolId,
      groupIds: await everybodyIn(db, pool, members),
      kind: ends ? "poolEnded" : "poolLeft",
      reason,
    });
    return { ok: true as const, id: poolId };
  });
}

/** The harvests that stand in a pool now, its leader's first. */
export function membersOf(db: Db, poolId: string) {
  return db
    .selectFrom("poolMembers")
    .innerJoin("pools", "pools.id", "poolMembers.poolId")
    .innerJoin("lots", "lots.id", "poolMembers.lotId")
    .select(["poolMembers.poolId", "poolMembers.lotId", "poolMembers.groupId", "poolMembers.quantityKg"])
    .select(["lots.askIdr", "lots.minSaleKg", "lots.stepKg", "lots.readyFrom", "lots.readyTo"])
    .where("poolMembers.poolId", "=", poolId)
    .where("poolMembers.leftAt", "is", null)
    .orderBy(({ eb, ref }) => eb.case().when("poolMembers.lotId", "=", ref("pools.lotId")).then(0).else(1).end())
    .orderBy("poolMembers.at")
    .orderBy("poolMembers.lotId")
    .execute();
}

/** While nobody has joined yet, those who were asked hear of the end too. */
async function everybodyIn(db: Db, pool: Pool, members: { groupId: string }[]): Promise<string[]> {
  if (members.length > 0) return members.map(({ groupId }) => groupId);
  const asked = await db.selectFrom("poolInvitations").select("groupId").where("poolId", "=", pool.id).execute();
  return asked.map(({ groupId }) => groupId);
}

/** The one harvest that the members make, put up or changed to what they are now. */
async function offer(db: Db, act: Act, pool: Pool): Promise<void> {
  const terms = poolTerms(await membersOf(db, pool.id));
  const stands = await db.selectFrom("lots").select("id").where("id", "=", pool.id).executeTakeFirst();
  if (stands) return changePool(db, act, pool.id, terms);
  const own = await db.selectFrom("lots").selectAll().where("id", "=", pool.lotId).executeTakeFirstOrThrow();
  const { groupId, villageCode, districtCode, regencyCode, commodityCode, form, stepKg } = own;
  const what = { groupId, villageCode, districtCode, regencyCode, commodityCode, form, stepKg };
  const times = { postedAt: act.at, updatedAt: act.at };
  await putUpPool(db, act, { id: pool.id, ...what, ...terms, unitCount: null, note: pool.note, ...times });
}

async function takeOut(db: Db, act: Act, members: { poolId: string; lotId: string }[], reason: string) {
  for (const { poolId, lotId } of members) {
    await db
      .updateTable("poolMembers")
      .set({ leftAt: act.at, leftBecause: reason })
      .where("poolId", "=", poolId)
      .where("lotId", "=", lotId)
      .execute();
  }
  const lotIds = members.map(({ lotId }) => lotId);
  if (lotIds.length > 0) await listLots(db, lotIds, 1);
}

async function end(db: Db, act: Act, group: TradingGroup, poolId: string, reason: string): Promise<void> {
  await db.insertInto("poolEnds").values({ poolId, byUserId: act.actorId, at: act.at, reason }).execute();
  await takeDownPool(db, act, group, poolId, reason);
}
