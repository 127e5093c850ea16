import type { Db } from "#db/open.server.ts";
import { lockRow, lockTrail } from "#db/transaction.server.ts";
import type { Officer } from "~/auth/user.ts";
import type { Policy } from "~/engine/market.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { earlierAnswer, once, refuse } from "~/lib/once.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { inTurn } from "./clear.server.ts";
import { clearingFacts } from "./clearing-facts.server.ts";
import { newestClearing, writeClearing } from "./clearings.server.ts";
import { worthBy } from "./licence-holds.ts";
import type { AsOf } from "./market-input.server.ts";
import { permitted, readRows } from "./market-input.server.ts";
import { marketOf } from "./market-input.ts";
import { carryDrops } from "./proposal-drops.server.ts";
import type { Clear, RoundPlan, Span } from "./round.ts";
import { firstWeekFor, withTime } from "./round.ts";

export type RoundRefusal = "otherRegency" | "noLots" | "alreadySent";

export type Opened = Outcome<{ id: string }, RoundRefusal>;

/**
 * Opens a round for a regency of the officer: reads the open market, clears it, and writes round, frozen inputs, plan,
 * proposals and unsold kg together. The clearing runs before the transaction, so nobody waits for it but another
 * clearing of the regency; a key that was answered clears nothing.
 * @returns the round's id; refuses a foreign regency and a market without a lot
 */
export async function openRound(
  db: Db,
  act: Act,
  officer: Pick<Officer, "regencyCodes">,
  plan: RoundPlan,
  clear: Clear,
): Promise<Opened> {
  if (!officer.regencyCodes.includes(plan.regencyCode)) return refuse("otherRegency");
  return inTurn(plan.regencyCode, async () => {
    const earlier = await earlierAnswer<Opened>(db, act);
    return earlier ? earlier.answer : clearAndOpen(db, act, plan, clear);
  });
}

async function clearAndOpen(db: Db, act: Act, plan: RoundPlan, clear: Clear): Promise<Opened> {
  const fromWeek = firstWeekFor(dateIn(await zoneOf(db, plan.regencyCode), act.at));
  const span = { regencyCode: plan.regencyCode, fromWeek, weeks: plan.weeks };
  const { market, worthIdr } = await readWorth(db, span, plan.policy, { nowMs: act.at, roundId: null });
  if (market.lots.length === 0) return refuse("noLots");
  const cleared = await clear(market);
  return once(db, act, async (db) => {
    const id = act.newId();
    await lockTrail(db);
    const number = await nextRoundNumber(db, span.regencyCode);
    await db
      .insertInto("rounds")
      .values({ id, ...span, number, byUserId: act.actorId, at: act.at })
      .execute();
    await writeClearing(db, act, { roundId: id, span, market, plan: cleared, worthIdr, reason: "" });
    const data = { number, weeks: span.weeks, matchedKg: cleared.matchedKg, offeredKg: cleared.offeredKg };
    await recordEvent(db, act, { verb: "round.opened", subjectId: id, regencyCode: span.regencyCode, data });
    return { ok: true as const, id };
  });
}

/** What an officer weighs differently from now on, and why. */
export type Reweighed = { policy: Partial<Policy>; reason: string };

/**
 * Clears a round again on the market as it is now, around what the officer ruled out and holds; `kept` changes what is
 * weighed, otherwise the last policy holds. Only while nothing of the round was sent. What was left out stays out.
 */
export async function clearAgain(db: Db, act: Act, roundId: string, clear: Clear, kept?: Reweighed): Promise<Opened> {
  const span = await spanOf(db, roundId);
  return inTurn(span.regencyCode, async () => {
    const earlier = await earlierAnswer<Opened>(db, act);
    return earlier ? earlier.answer : clearAnew(db, act, { roundId, span }, clear, kept);
  });
}

async function clearAnew(
  db: Db,
  act: Act,
  { roundId, span }: { roundId: string; span: Span },
  clear: Clear,
  kept: Reweighed | undefined,
): Promise<Opened> {
  if (await anySent(db, roundId)) return refuse("alreadySent");
  const policy = kept?.policy ?? (await lastPolicy(db, roundId, span));
  const { market, worthIdr } = await readWorth(db, span, policy, { nowMs: act.at, roundId });
  if (market.lots.length === 0) return refuse("noLots");
  const plan = await clear(market);
  return once(db, act, async (db) => {
    await lockRow(db, "rounds", roundId);
    if (await anySent(db, roundId)) return refuse("alreadySent");
    const before = await newestClearing(db, roundId);
    const reason = kept?.reason ?? "";
    const id = await writeClearing(db, act, { roundId, span, market, plan, worthIdr, reason });
    await carryDrops(db, before.id, id);
    const data = { matchedKg: plan.matchedKg, offeredKg: plan.offeredKg };
    await recordEvent(db, act, { verb: "round.cleared", subjectId: roundId, regencyCode: span.regencyCode, data });
    return { ok: true as const, id: roundId };
  });
}

/** The market, and what a kg becomes in each offer's product. */
async function readWorth(db: Db, span: Span, policy: Partial<Policy>, asOf: AsOf) {
  const rows = await readRows(db, span, asOf);
  const market = withTime(marketOf(span, policy, { ...rows, offers: permitted(rows.offers) }));
  return { market, worthIdr: worthBy(rows.accepts) };
}

/** Where and for which weeks a round clears. @throws when there is no such round */
export function spanOf(db: Db, roundId: string): Promise<Span> {
  return db
    .selectFrom("rounds")
    .select(["regencyCode", "fromWeek", "weeks"])
    .where("id", "=", roundId)
    .executeTakeFirstOrThrow();
}

/** True when the round is one of these regencies. */
export async function hasRound(db: Db, regencyCodes: string[], roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom("rounds")
    .select("id")
    .where("id", "=", roundId)
    .where("regencyCode", "in", regencyCodes)
    .executeTakeFirst();
  return row !== undefined;
}

/** True once a proposal of the round is with its groups: from then on the plan stands. */
export async function anySent(db: Db, roundId: string): Promise<boolean> {
  const sent = await db
    .selectFrom("proposalSends")
    .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
    .select("proposals.id")
    .where("proposals.roundId", "=", roundId)
    .limit(1)
    .executeTakeFirst();
  return sent !== undefined;
}

async function lastPolicy(db: Db, roundId: string, span: Span): Promise<Partial<Policy>> {
  return (await clearingFacts(db, span, await newestClearing(db, roundId))).policy;
}

async function nextRoundNumber(db: Db, regencyCode: string): Promise<number> {
  const row = await db
    .selectFrom("rounds")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("regencyCode", "=", regencyCode)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}
