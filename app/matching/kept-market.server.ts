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
import { heldKg, openLots, permitted, pooledIn, promisedKg, readRows } from "./market-input.server.ts";
import type { Span } from "./round.ts";
import { firstWeekFor } from "./round.ts";

/** A market that is followed: up to which event, on which day, and until when nothing changes by itself. */
type Followed = { kept: KeptMarket; today: string; seq: number; dueAt: number };
export type Question = { regencyCode: string; lotId: string | null; nowMs: number };

/** From this week's or the next round's Monday on, as far ahead as harvests are noted. */
const keptWeeks = Math.ceil((harvestHorizonDays + 13) / 7);
const mostEvents = 500;
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
  const news = await newsOf(db, known, nowMs);
  const { kept } = known;
  if (news.kind === "all") followRows(kept, await rowsOf(db, kept.span, nowMs));
  if (news.kind === "taken") followRows(kept, await readTaken(db, known, news, nowMs));
  if (news.kind === "lots") followLots(kept, news.lotIds, await readLots(db, known, news.lotIds, nowMs));
  const isDueKept = news.kind === "none" || news.kind === "lots";
  return { ...known, seq: news.seq, dueAt: isDueKept ? known.dueAt : await nextDue(db, regencyCode, nowMs) };
}

async function openFor(db: Db, regencyCode: string, today: string, nowMs: number): Promise<Followed> {
  const span = { regencyCode, fromWeek: firstWeekFor(today), weeks: keptWeeks };
  // The end of the trail before the rows: what happens in between is looked at again.
  const seq = await lastSeq(db);
  const kept = openKept(span, await rowsOf(db, span, nowMs));
  return { kept, today, seq, dueAt: await nextDue(db, regencyCode, nowMs) };
}

type News = { kind: "none" | "lots" | "taken" | "all"; seq: number; lotIds: string[]; contractIds: string[] };

const lotVerbs = ["lot.posted", "lot.changed", "lot.withdrawn"];
const takingVerbs = [
  "contract.signed",
  "contract.ended",
  "proposal.yes",
  "proposal.no",
  "proposal.dropped",
  "round.sent",
];
/** Whose events move no lot, offer or kitchen of a market without bids; what is in neither list is read anew. */
const stillSubjects = (
  "acting agreement bid boundaries claim cost cycle deal delivery desk discard member notice objection payment photo " +
  "price readiness recall sale scenario search standing study ticket user change"
).split(" ");
const stillVerbs = ["group.registered", "group.enrolled", "group.changed", "round.opened", "round.cleared"];

/** What happened since, as far as it may move the market. */
async function newsOf(db: Db, { kept, seq, dueAt }: Followed, nowMs: number): Promise<News> {
  const events = await db
    .selectFrom("events")
    .select(["seq", "verb", "subjectId", "regencyCode"])
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(mostEvents)
    .execute();
  const end = events.at(-1)?.seq ?? seq;
  if (events.length === mostEvents) return { kind: "all", seq: await lastSeq(db), lotIds: [], contractIds: [] };
  const moving = events.filter((event) => isHere(kept, event) && !isStill(event.verb));
  const of = (verbs: readonly string[]) => moving.filter(({ verb }) => verbs.includes(verb));
  const ids = (some: typeof events) => [...new Set(some.map(({ subjectId }) => subjectId))];
  const [lots, taking] = [of(lotVerbs), of(takingVerbs)];
  const contractIds = ids(taking.filter(({ verb }) => verb.startsWith("contract.")));
  const found = { seq: end, lotIds: ids(lots), contractIds };
  if (lots.length + taking.length < moving.length) return { ...found, kind: "all" };
  // What a pool sold stands in the contracts of its members.
  if (taking.length > 0 || nowMs >= dueAt) return { ...found, kind: kept.rows.pooled.length === 0 ? "taken" : "all" };
  return { ...found, kind: lots.length > 0 ? "lots" : "none" };
}

function isHere({ span, kitchens, offers }: KeptMarket, event: { regencyCode: string | null; subjectId: string }) {
  const { regencyCode, subjectId } = event;
  return regencyCode === null || regencyCode === span.regencyCode || kitchens.has(subjectId) || offers.has(subjectId);
}

function isStill(verb: string): boolean {
  return stillVerbs.includes(verb) || stillSubjects.includes(verb.split(".")[0] ?? "");
}

async function readLots(db: Db, { kept, today }: Followed, ids: string[], nowMs: number) {
  const { span, rows } = kept;
  const pooled = rows.pooled.length === 0 ? [] : await pooledIn(db, span);
  return { lots: await openLots(db, span, today, ids), held: await heldKg(db, span, nowMs), pooled };
}

/** The rows with promises and what waits for answers read anew, and the lots that these touch. */
async function readTaken(db: Db, { kept, today }: Followed, news: News, nowMs: number): Promise<KeptRows> {
  const { span, rows } = kept;
  const [promised, held] = [await promisedKg(db, span), await heldKg(db, span, nowMs)];
  const signed =
    news.contractIds.length === 0
      ? []
      : await db.selectFrom("contracts").select("lotId").where("id", "in", news.contractIds).execute();
  const ids = [...new Set([...news.lotIds, ...signed.map(({ lotId }) => lotId)])];
  const read = ids.length === 0 ? [] : await openLots(db, span, today, ids);
  return { ...rows, promised, held, lots: [...rows.lots.filter(({ id }) => !ids.includes(id)), ...read] };
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

async function lastSeq(db: Db): Promise<number> {
  const row = await db.selectFrom("events").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.seq ?? 0;
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
