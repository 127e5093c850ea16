import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { ChangeRefusal, Pairing } from "./drops.server.ts";
import { inPlan, livePairings, noteChange } from "./drops.server.ts";
import { readMarket } from "./market-input.server.ts";
import { writeDrops } from "./proposal-drops.server.ts";
import { anySent, spanOf } from "./rounds.server.ts";

export type PinRefusal = ChangeRefusal | "kgTooMuch" | "kgNoStep";

/**
 * Rules the two groups of a pairing out for each other in this round: their proposals in the present plan are dropped
 * at once, and the next clearing pairs both with somebody else.
 */
export function forbidPair(db: Db, act: Act, change: Pairing): Promise<Outcome<{ id: string }, ChangeRefusal>> {
  return once(db, act, async (db) => {
    const proposal = await inPlan(db, change);
    if (typeof proposal === "string") return refuse(proposal);
    const { roundId, reason } = change;
    const { lotId, offerId } = proposal;
    const before = await standing(db, roundId, proposal);
    if (before.some((one) => one.kind === "forbid")) return refuse("alreadyForbidden");
    for (const pin of before) await writeEnd(db, act, pin.id);
    const id = await writeChange(db, act, { roundId, kind: "forbid", lotId, offerId, reason });
    await writeDrops(db, act, await livePairings(db, proposal), reason);
    await noteChange(db, act, "pair.forbidden", change);
    return { ok: true as const, id };
  });
}

/**
 * Holds a pairing at so many kg in its week, no more and no less; the next clearing plans around it. A pin before it on
 * the same pair ends. Refuses kg that the harvest, the kitchen or the other pins leave no room for.
 */
export function pinPair(
  db: Db,
  act: Act,
  change: Pairing & { quantityKg: number },
): Promise<Outcome<{ id: string }, PinRefusal>> {
  return once(db, act, async (db) => {
    const proposal = await inPlan(db, change);
    if (typeof proposal === "string") return refuse(proposal);
    const { roundId, quantityKg, reason } = change;
    const { lotId, offerId, week } = proposal;
    for (const before of await standing(db, roundId, proposal)) await writeEnd(db, act, before.id);
    const id = await writeChange(db, act, { roundId, kind: "pin", lotId, offerId, week, quantityKg, reason });
    const span = await spanOf(db, roundId);
    const market = await readMarket(db, span, {}, { nowMs: act.at, roundId });
    const lot = market.lots.find((one) => one.id === lotId);
    if (quantityKg % (lot?.stepKg ?? 1) > 0) return refuse("kgNoStep");
    const pinned = (market.fixed ?? []).some((row) => row.lot === lotId && row.offer === offerId);
    if (!pinned) return refuse("kgTooMuch");
    await noteChange(db, act, "pair.pinned", change);
    return { ok: true as const, id };
  });
}

/** Takes a change back: from the next clearing on it no longer binds. */
export function endChange(
  db: Db,
  act: Act,
  { roundId, changeId }: { roundId: string; changeId: string },
): Promise<Outcome<{ id: string }, "alreadySent" | "alreadyUndone">> {
  return once(db, act, async (db) => {
    if (await anySent(db, roundId)) return refuse("alreadySent");
    const open = (await standing(db, roundId)).find((one) => one.id === changeId);
    if (!open) return refuse("alreadyUndone");
    await writeEnd(db, act, changeId);
    const { regencyCode } = await spanOf(db, roundId);
    await recordEvent(db, act, { verb: "change.undone", subjectId: roundId, regencyCode, data: { changeId } });
    return { ok: true as const, id: changeId };
  });
}

type Written = { roundId: string; lotId: string; offerId: string; reason: string } & (
  { kind: "forbid" } | { kind: "pin"; week: string; quantityKg: number }
);

async function writeChange(db: Db, act: Act, change: Written): Promise<string> {
  const id = act.newId();
  const row = { week: null, quantityKg: null, ...change };
  await db
    .insertInto("roundChanges")
    .values({ id, ...row, byUserId: act.actorId, at: act.at })
    .execute();
  return id;
}

async function writeEnd(db: Db, act: Act, changeId: string): Promise<void> {
  await db.insertInto("roundChangeEnds").values({ changeId, byUserId: act.actorId, at: act.at }).execute();
}

/** Changes that hold, of the whole round or of one pair. */
function standing(db: Db, roundId: string, pair?: { lotId: string; offerId: string }) {
  const query = db
    .selectFrom("roundChanges")
    .leftJoin("roundChangeEnds", "roundChangeEnds.changeId", "roundChanges.id")
    .select(["roundChanges.id", "roundChanges.kind"])
    .where("roundChanges.roundId", "=", roundId)
    .where("roundChangeEnds.changeId", "is", null);
  return pair
    ? query.where("roundChanges.lotId", "=", pair.lotId).where("roundChanges.offerId", "=", pair.offerId).execute()
    : query.execute();
}
