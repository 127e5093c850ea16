import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import type { neighboursOf } from "./neighbours.server.ts";
import { villagesAround } from "./neighbours.server.ts";
import type { AnswerRefusal, PoolAnswer, ProposeRefusal, ProposeValue } from "./pool.ts";
import { areAlike, joinFault, mostMembers } from "./pool.ts";
import { hasLiveBids, hasLiveProposals, isPromised, poolable } from "./pool-facts.server.ts";
import { lockPool, membersOf, putIn } from "./pool-members.server.ts";
import { tellMembers } from "./pool-tellings.server.ts";

type Proposed = Outcome<{ id: string }, ProposeRefusal>;

/**
 * Asks neighbours to put their harvests together with an own one. Nothing leaves the market before the first of them
 * says yes; each of them is told.
 */
export function proposePool(db: Db, act: Act, group: TradingGroup, value: ProposeValue): Promise<Proposed> {
  return once(db, act, async (db): Promise<Proposed> => {
    await lockRow(db, "lots", value.lotId);
    const own = await poolable(db, value.lotId, act.at);
    if (!own || own.lot.groupId !== group.id) return refuse("lotNotFound");
    const fault = joinFault(own.facts);
    if (fault) return refuse(fault);
    const invited = await invitedLots(db, act, own.lot, value.lotIds);
    if (typeof invited === "string") return refuse(invited);
    const id = act.newId();
    const { regencyCode, commodityCode } = own.lot;
    const pool = { id, groupId: group.id, lotId: own.lot.id, regencyCode, note: value.note };
    await db
      .insertInto("pools")
      .values({ ...pool, byUserId: act.actorId, at: act.at })
      .execute();
    await invite(db, act, group.id, id, invited);
    const data = { commodityCode, invited: invited.length };
    await recordEvent(db, act, { verb: "pool.proposed", subjectId: id, groupId: group.id, regencyCode, data });
    return { ok: true, id };
  });
}

/** Asks more neighbours into an own pool, while nobody counts on it. */
export function inviteMore(
  db: Db,
  act: Act,
  group: TradingGroup,
  { poolId, lotIds }: { poolId: string; lotIds: string[] },
): Promise<Outcome<{ id: string }, ProposeRefusal | "poolEnded" | "poolPromised">> {
  return once(db, act, async (db) => {
    const pool = await lockPool(db, poolId);
    if (!pool || pool.groupId !== group.id) return refuse("lotNotFound");
    if (pool.endedAt !== null) return refuse("poolEnded");
    if (await isPromised(db, poolId, act.at)) return refuse("poolPromised");
    const own = await poolable(db, pool.lotId, act.at);
    if (!own) return refuse("lotNotFound");
    const invited = await invitedLots(db, act, own.lot, lotIds);
    if (typeof invited === "string") return refuse(invited);
    const asked = await db.selectFrom("poolInvitations").select("groupId").where("poolId", "=", poolId).execute();
    const fresh = invited.filter(({ groupId }) => asked.every((row) => row.groupId !== groupId));
    if (fresh.length === 0) return refuse("nobodyInvited");
    if (asked.length + fresh.length >= mostMembers) return refuse("tooMany");
    await invite(db, act, group.id, poolId, fresh);
    const { regencyCode } = pool;
    const data = { invited: fresh.length };
    await recordEvent(db, act, { verb: "pool.invited", subjectId: poolId, groupId: group.id, regencyCode, data });
    return { ok: true as const, id: poolId };
  });
}

/**
 * What a neighbour says to an invitation, once. With the first yes the pool stands: from then on its members' harvests
 * are for sale as one, and not alone. Nobody comes in while a bid or a proposal for the pool is open, since it would
 * change what was asked for.
 */
export function answerInvitation(
  db: Db,
  act: Act,
  group: TradingGroup,
  { poolId, verdict, reason }: PoolAnswer & { poolId: string },
): Promise<Outcome<{ id: string }, AnswerRefusal>> {
  return once(db, act, async (db) => {
    const pool = await lockPool(db, poolId);
    const invitation = await invitationOf(db, group.id, poolId);
    if (!pool || !invitation) return refuse("notInvited");
    if (invitation.verdict !== null) return refuse("alreadyAnswered");
    if (pool.endedAt !== null) return refuse("poolEnded");
    const fault = verdict === "yes" ? await comesIn(db, act, pool, invitation.lotId) : null;
    if (fault) return refuse(fault);
    const answer = { poolId, groupId: group.id, verdict, reason, userId: act.actorId, at: act.at };
    await db.insertInto("poolAnswers").values(answer).execute();
    const { regencyCode } = pool;
    const verb = verdict === "yes" ? "pool.joined" : "pool.declined";
    await recordEvent(db, act, { verb, subjectId: poolId, groupId: group.id, regencyCode, data: {} });
    const members = await membersOf(db, poolId);
    const groupIds = verdict === "yes" ? [pool.groupId, ...members.map((one) => one.groupId)] : [pool.groupId];
    const kind = verdict === "yes" ? ("poolJoined" as const) : ("poolDeclined" as const);
    await tellMembers(db, act, group.id, { poolId, groupIds, kind, reason });
    return { ok: true as const, id: poolId };
  });
}

type Pool = NonNullable<Awaited<ReturnType<typeof lockPool>>>;

async function comesIn(db: Db, act: Act, pool: Pool, lotId: string): Promise<AnswerRefusal | null> {
  const members = await membersOf(db, pool.id);
  const first = members.length === 0;
  // In one order, so that two pools that want the same two harvests do not wait for each other.
  for (const id of (first ? [pool.lotId, lotId] : [lotId]).toSorted()) await lockRow(db, "lots", id);
  const own = await poolable(db, lotId, act.at);
  if (!own) return "notInvited";
  const fault = joinFault(own.facts);
  if (fault) return fault;
  const lead = await poolable(db, pool.lotId, act.at);
  if (!lead || (first && joinFault(lead.facts) !== null)) return "leadGone";
  if (![lead.lot, ...members].every((one) => areAlike({ ...own.lot, ...daysOf(one) }, own.lot))) return "daysApart";
  if (!first && (await isSpokenFor(db, pool.id, act.at))) return "poolBusy";
  await putIn(db, act, pool, first ? [pool.lotId, lotId] : [lotId]);
  return null;
}

function daysOf({ readyFrom, readyTo }: { readyFrom: string; readyTo: string }) {
  return { readyFrom, readyTo };
}

async function isSpokenFor(db: Db, poolId: string, nowMs: number): Promise<boolean> {
  if (await isPromised(db, poolId, nowMs)) return true;
  return (await hasLiveBids(db, poolId, nowMs)) || hasLiveProposals(db, poolId, nowMs);
}

type Invited = { id: string; groupId: string };

/** The harvests that may be asked, or what is wrong with the choice. */
async function invitedLots(
  db: Db,
  act: Act,
  own: Parameters<typeof neighboursOf>[1],
  lotIds: readonly string[],
): Promise<Invited[] | ProposeRefusal> {
  const wanted = new Set(lotIds);
  if (wanted.size === 0) return "nobodyInvited";
  if (wanted.size >= mostMembers) return "tooMany";
  const near = await villagesAround(db, own.villageCode, own.regencyCode);
  const found: Invited[] = [];
  for (const lotId of wanted) {
    const other = await poolable(db, lotId, act.at);
    if (!other || other.lot.groupId === own.groupId) return "lotNotFound";
    const fault = joinFault(other.facts);
    if (fault) return fault;
    if (!areAlike(own, other.lot)) return "notAlike";
    if (!near.has(other.lot.villageCode)) return "tooFar";
    if (found.every(({ groupId }) => groupId !== other.lot.groupId)) found.push(other.lot);
  }
  return found;
}

async function invite(db: Db, act: Act, fromGroupId: string, poolId: string, lots: Invited[]): Promise<void> {
  for (const { id: lotId, groupId } of lots) {
    await db
      .insertInto("poolInvitations")
      .values({ poolId, lotId, groupId, byUserId: act.actorId, at: act.at })
      .execute();
  }
  await tellMembers(db, act, fromGroupId, { poolId, groupIds: lots.map((lot) => lot.groupId), kind: "poolInvited" });
}

function invitationOf(db: Db, groupId: string, poolId: string) {
  return db
    .selectFrom("poolInvitations")
    .leftJoin("poolAnswers", (join) =>
      join
        .onRef("poolAnswers.poolId", "=", "poolInvitations.poolId")
        .onRef("poolAnswers.groupId", "=", "poolInvitations.groupId"),
    )
    .select(["poolInvitations.lotId", "poolAnswers.verdict"])
    .where("poolInvitations.poolId", "=", poolId)
    .where("poolInvitations.groupId", "=", groupId)
    .executeTakeFirst();
}
