import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { newestClearing } from "./clearings.server.ts";
import { stillFitting } from "./fit.ts";
import { readMarket } from "./market-input.server.ts";
import { anySent, spanOf } from "./rounds.server.ts";
import { tellOfProposals } from "./proposal-tellings.server.ts";

export type SendRefusal = "alreadySent" | "nothingToSend" | "dueTooSoon";

/**
 * Sends the proposals of the round's newest plan to both groups, once a round; they answer before `dueAt` (epoch ms).
 * Dropped ones stay, and so do those that the market no longer carries: a lot withdrawn or promised meanwhile.
 * @returns how many were sent, and how many were left because of the market
 */
export function sendProposals(
  db: Db,
  act: Act,
  roundId: string,
  { dueAt }: { dueAt: number },
): Promise<Outcome<{ sent: number; left: number }, SendRefusal>> {
  return once(db, act, async (db) => {
    await lockRegency(db, roundId);
    await lockRow(db, "rounds", roundId);
    if (dueAt <= act.at) return refuse("dueTooSoon");
    if (await anySent(db, roundId)) return refuse("alreadySent");
    const { regencyCode, ...window } = await spanOf(db, roundId);
    const live = await liveProposals(db, roundId);
    const market = await readMarket(db, { regencyCode, ...window }, {}, { nowMs: act.at, roundId });
    const fitting = stillFitting(market, window.fromWeek, live);
    if (fitting.length === 0) return refuse("nothingToSend");
    for (const proposalId of fitting) {
      await db.insertInto("proposalSends").values({ proposalId, byUserId: act.actorId, at: act.at, dueAt }).execute();
    }
    await tellOfProposals(db, act, fitting, dueAt);
    const done = { sent: fitting.length, left: live.length - fitting.length };
    await recordEvent(db, act, { verb: "round.sent", subjectId: roundId, regencyCode, data: { ...done, dueAt } });
    return { ok: true as const, ...done };
  });
}

/** The regency's first round stands for all: two rounds that are sent at once would promise the same kitchen's kg twice. */
async function lockRegency(db: Db, roundId: string): Promise<void> {
  const { regencyCode } = await spanOf(db, roundId);
  const first = await db
    .selectFrom("rounds")
    .select("id")
    .where("regencyCode", "=", regencyCode)
    .orderBy("number")
    .limit(1)
    .executeTakeFirstOrThrow();
  await lockRow(db, "rounds", first.id);
}

async function liveProposals(db: Db, roundId: string) {
  const { id: clearingId } = await newestClearing(db, roundId);
  return db
    .selectFrom("proposals")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select(["proposals.id", "proposals.lotId", "proposals.offerId", "proposals.kitchenId", "proposals.week"])
    .select(["proposals.quantityKg", "proposals.farmGateIdr", "proposals.deliveredIdr"])
    .where("proposals.clearingId", "=", clearingId)
    .where("proposalDrops.proposalId", "is", null)
    .orderBy("proposals.id")
    .execute();
}
