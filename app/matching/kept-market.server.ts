import type { Db } from "#db/open.server.ts";
import { dateIn } from "~/lib/dates.ts";
import type { LotAnswer } from "~/market/lot-answer.ts";
import { mostChanges } from "~/market/lot-answer.ts";
import type { OfferAnswer } from "~/market/offer-answer.ts";
import { harvestHorizonDays } from "~/market/window.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { KeptMarket, KeptRows } from "./kept-market.ts";
import { answerFor, followLots, followRows, openKept } from "./kept-market.ts";
import { answerForOffer } from "./kept-offers.ts";
import { lastSeq, newsOf, readLots, readParts } from "./kept-news.server.ts";
import { permitted, readRows } from "./market-input.server.ts";
import type { Span } from "./round.ts";
import { firstWeekFor } from "./round.ts";

/** A market that is followed: up to which event, on which day, and until when nothing changes by itself. */
type Followed = { kept: KeptMarket; today: string; seq: number; dueAt: number };
export type Question = { regencyCode: string; lotId: string | null; nowMs: number };

/** From this week's or the next round's Monday on, as far ahead as harvests are noted. */
const keptWeeks = Math.ceil((harvestHorizonDays + 13) / 7);
const dayMs = 86_400_000;

/** Markets kept open by one thread, those asked last first in mind; for each the work that is under way. */
export type Shelf = { markets: Map<string, Followed>; turns: Map<string, Promise<unknown>>; most: number };

export function newShelf(most = 4): Shelf {
  return { markets: new Map(), turns: new Map(), most };
}

/**
 * What the market of a regency says to one of its harvests, after all that happened up to now; null when the harvest is
 * not in it, or when only the market was to be opened. Questions about one regency wait for each other.
 */
export function askMarket(db: Db, shelf: Shelf, question: Question): Promise<LotAnswer | null> {
  const { lotId, nowMs } = question;
  return inTurn(db, shelf, question, async (followed) =>
    lotId === null ? null : answerOf(db, followed, lotId, nowMs),
  );
}

/** The same to a processing offer: the harvests that it could take; null when it is not in the market. */
export function askForOffer(
  db: Db,
  shelf: Shelf,
  question: Omit<Question, "lotId"> & { offerId: string },
): Promise<OfferAnswer | null> {
  return inTurn(db, shelf, question, ({ kept }) => Promise.resolve(answerForOffer(kept, question.offerId)));
}

function inTurn<Said>(
  db: Db,
  shelf: Shelf,
  at: Pick<Question, "regencyCode" | "nowMs">,
  say: (followed: Followed) => Promise<Said>,
): Promise<Said> {
  const before = shelf.turns.get(at.regencyCode) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => answer(db, shelf, at, say));
  shelf.turns.set(at.regencyCode, mine);
  return mine;
}

async function answer<Said>(
  db: Db,
  { markets, most }: Shelf,
  { regencyCode, nowMs }: Pick<Question, "regencyCode" | "nowMs">,
  say: (followed: Followed) => Promise<Said>,
): Promise<Said> {
  const known = markets.get(regencyCode);
  // What fails half-way is not kept: the next question opens the market anew.
  markets.delete(regencyCode);
  const followed = await caughtUp(db, known, regencyCode, nowMs);
  const said = await say(followed);
  markets.set(regencyCode, followed);
  for (const key of [...markets.keys()].slice(0, -most)) markets.delete(key);
  return said;
}

async function answerOf(db: Db, { kept }: Followed, lotId: string, nowMs: number): Promise<LotAnswer | null> {
  const seller = kept.lots.get(lotId);
  if (!seller) return null;
  return (await changesOf(db, seller.lot.group, nowMs)) > mostChanges ? { kind: "resting" } : answerFor(kept, lotId);
}

async function caughtUp(db: Db, known: Followed | undefined, regencyCode: string, nowMs: number): Promise<Followed> {
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  if (!known || known.today !== today) return openFor(db, regencyCode, today, nowMs);
  const { kept } = known;
  const news = await newsOf(db, kept, known.seq, nowMs >= known.dueAt);
  if (news.kind === "all") followRows(kept, await rowsOf(db, kept.span, nowMs));
  if (news.kind === "lots") followLots(kept, news.lotIds, await readLots(db, kept, news.lotIds, { today, nowMs }));
  if (news.kind === "parts") followRows(kept, await readParts(db, kept, news, { today, nowMs }));
  const dueAt = news.takes ? await nextDue(db, regencyCode, nowMs) : known.dueAt;
  return { ...known, seq: news.seq, dueAt };
}

async function openFor(db: Db, regencyCode: string, today: string, nowMs: number): Promise<Followed> {
  const span = { regencyCode, fromWeek: firstWeekFor(today), weeks: keptWeeks };
  // The end of the trail before the rows: what happens in between is looked at again.
  const seq = await lastSeq(db);
  const kept = openKept(span, await rowsOf(db, span, nowMs));
  return { kept, today, seq, dueAt: await nextDue(db, regencyCode, nowMs) };
}

async function rowsOf(db: Db, span: Span, nowMs: number): Promise<KeptRows> {
  const rows = await readRows(db, span, { nowMs, roundId: null });
  const { lots, kitchens, kitchenWeeks, accepts, promised, held, pooled, places, commodities } = rows;
  const offers = permitted(rows.offers);
  return { lots, kitchens, kitchenWeeks, offers, accepts, promised, held, pooled, places, commodities };
}

/** When the next answer falls due: what waited for it comes free then, without an event. */
async function nextDue(db: Db, regencyCode: string, nowMs: number): Promise<number> {
  const row = await db
    .selectFrom("proposalSends")
    .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
    .innerJoin("rounds", "rounds.id", "proposals.roundId")
    .select(({ fn }) => fn.min<number | string | null>("proposalSends.dueAt").as("dueAt"))
    .where("rounds.regencyCode", "=", regencyCode)
    .where("proposalSends.dueAt", ">", nowMs)
    .executeTakeFirst();
  return row?.dueAt ? Number(row.dueAt) : Infinity;
}

/** How often harvests of a group were changed or withdrawn in the last day: who tries prices does so often. */
async function changesOf(db: Db, groupId: string, nowMs: number): Promise<number> {
  const { count } = await db
    .selectFrom("events")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("groupId", "=", groupId)
    .where("at", ">", nowMs - dayMs)
    .where("verb", "in", ["lot.changed", "lot.withdrawn"])
    .executeTakeFirstOrThrow();
  return Number(count);
}
