import type { Db } from "#db/open.server.ts";
import { match } from "~/engine/match.ts";
import type { Clear, RoundPlan } from "~/matching/round.ts";
import { openRound } from "~/matching/rounds.server.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { anAct, todayMs } from "../acts.ts";
import { createLot, createOffer, createTrader } from "./market.ts";

/** The first week of a round that is opened at `todayMs`. */
export const roundWeek = "2026-11-23";
/** Two days after `todayMs`. */
export const dueAt = todayMs + 48 * 3_600_000;

/** An officer of Banjarbaru. */
export const officer = { regencyCodes: ["63.72"] };

/** Clears in this thread. */
export const clearHere: Clear = (market) => Promise.resolve(match(market));

/** Eight weeks of Banjarbaru with the engine's own policy. */
export function aRoundPlan(over: Partial<RoundPlan> = {}): RoundPlan {
  return { regencyCode: "63.72", weeks: 8, policy: {}, ...over };
}

/**
 * A producer with a lot and a processor with an offer that fit exactly: 80 kg of catfish in one week, asked 24,000,
 * ceiling 30,000. Nobody has a kg to spare, so the price has room between the two.
 */
export async function createPair(
  db: Db,
  over: { lot?: Parameters<typeof createLot>[2]; offer?: Parameters<typeof createOffer>[2] } = {},
) {
  const producer = await createTrader(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  const lot = await createLot(db, producer, { quantityKg: 80, ...over.lot });
  const offer = await createOffer(db, processor, { capacityKg: 80, toWeek: roundWeek, ...over.offer });
  return { producer, processor, lot, offer };
}

/** Opens a round over what is in the database. @throws when it is refused */
export async function createRound(db: Db, over: Partial<RoundPlan> = {}, act = anAct("officer")): Promise<string> {
  const opened = await openRound(db, act, officer, aRoundPlan(over), clearHere);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.id;
}

/** A pair whose one proposal was sent and waits for both answers. */
export async function createSentProposal(db: Db, over: Parameters<typeof createPair>[1] = {}) {
  const pair = await createPair(db, over);
  const roundId = await createRound(db);
  const sent = await sendProposals(db, anAct("officer"), roundId, { dueAt });
  if (!sent.ok) throw new Error(sent.reason);
  const { id } = await db.selectFrom("proposals").select("id").where("roundId", "=", roundId).executeTakeFirstOrThrow();
  return { ...pair, roundId, id };
}

/** What `group` says to a proposal. */
export function anAnswer(
  proposalId: string,
  side: "producer" | "processor",
  group: TradingGroup,
  verdict: "yes" | "no" = "yes",
) {
  return { proposalId, side, verdict, reason: verdict === "no" ? "price" : "", userId: side, groupId: group.id };
}
