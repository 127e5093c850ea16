import type { Db } from "#db/open.server.ts";
import type { KeptMarket, KeptRows } from "./kept-market.ts";
import { heldKg, kitchenWeeksFrom, openLots, permitted, pooledIn, promisedKg } from "./market-input.server.ts";
import { acceptsOf, openKitchens, openOffers } from "./market-offers.server.ts";

/**
 * What happened to a market, up to event `seq`: nothing that moves it, something to these lots alone, something to
 * parts of it, or what is only known by reading all of it. `takes`: promises, or what waits for answers.
 */
export type News = {
  kind: "none" | "lots" | "parts" | "all";
  seq: number;
  lotIds: string[];
  offerIds: string[];
  contractIds: string[];
  takes: boolean;
  kitchens: boolean;
  yields: boolean;
};
type Moment = { today: string; nowMs: number };
type Event = { seq: number; verb: string; subjectId: string; regencyCode: string | null };

const mostEvents = 500;
/** What each verb moves. A verb that is neither here nor among those that move nothing has everything read anew. */
const moves = {
  lots: ["lot.posted", "lot.changed", "lot.withdrawn"],
  offers: ["offer.posted", "offer.changed", "offer.withdrawn"],
  kitchens: ["kitchen.weeksSet", "kitchen.changed"],
  yields: ["batch.recorded", "batch.voided", "recipe.set"],
  takes: ["contract.signed", "contract.ended", "proposal.yes", "proposal.no", "proposal.dropped", "round.sent"],
};
/** Whose events move no lot, offer or kitchen of a market without bids. */
const stillSubjects = (
  "acting agreement bid boundaries claim cost cycle deal delivery desk discard member notice objection payment photo " +
  "price readiness recall sale scenario search standing study ticket user change"
).split(" ");
const stillVerbs = ["group.registered", "group.enrolled", "group.changed", "round.opened", "round.cleared"];

/** What happened after event `seq`, as far as it may move the market; `isDue`: an answer that was waited for is late. */
export async function newsOf(db: Db, kept: KeptMarket, seq: number, isDue: boolean): Promise<News> {
  const events = await db
    .selectFrom("events")
    .select(["seq", "verb", "subjectId", "regencyCode"])
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(mostEvents)
    .execute();
  const moving = events.filter((event) => isHere(kept, event) && !isStill(event.verb));
  const of = (verbs: readonly string[]) => moving.filter(({ verb }) => verbs.includes(verb));
  const [lots, offers, takes] = [of(moves.lots), of(moves.offers), of(moves.takes)];
  const news = {
    seq: events.at(-1)?.seq ?? seq,
    lotIds: idsOf(lots),
    offerIds: idsOf(offers),
    contractIds: idsOf(takes.filter(({ verb }) => verb.startsWith("contract."))),
    takes: takes.length > 0 || isDue,
    kitchens: of(moves.kitchens).length > 0,
    yields: of(moves.yields).length > 0,
  };
  const isKnown = of(Object.values(moves).flat()).length === moving.length;
  if (events.length === mostEvents) return { ...news, kind: "all", takes: true, seq: await lastSeq(db) };
  // What a pool sold stands in the contracts of its members.
  if (!isKnown || (news.takes && kept.rows.pooled.length > 0)) return { ...news, kind: "all", takes: true };
  if (news.takes || news.kitchens || news.yields || offers.length > 0) return { ...news, kind: "parts" };
  return { ...news, kind: lots.length > 0 ? "lots" : "none" };
}

/** The number of the last event of all. */
export async function lastSeq(db: Db): Promise<number> {
  const row = await db.selectFrom("events").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}

/** These lots with what can move them beside themselves. */
export async function readLots(db: Db, { span, rows }: KeptMarket, ids: string[], { today, nowMs }: Moment) {
  const pooled = rows.pooled.length === 0 ? rows.pooled : await pooledIn(db, span);
  return { lots: await openLots(db, span, today, ids), held: await heldKg(db, span, nowMs), pooled };
}

/** The market's rows with those parts read anew that something happened to. */
export async function readParts(db: Db, kept: KeptMarket, news: News, { today, nowMs }: Moment): Promise<KeptRows> {
  const { span } = kept;
  const rows = { ...kept.rows };
  if (news.takes) {
    rows.promised = await promisedKg(db, span);
    rows.held = await heldKg(db, span, nowMs);
  }
  if (news.kitchens) {
    rows.kitchens = await openKitchens(db, span);
    rows.kitchenWeeks = await kitchenWeeksFrom(db, span);
  }
  const { offerIds } = news;
  if (offerIds.length > 0) {
    const others = rows.offers.filter(({ id }) => !offerIds.includes(id));
    rows.offers = [...others, ...permitted(await openOffers(db, span, today, offerIds))];
    const apart = rows.accepts.filter(({ offerId }) => !offerIds.includes(offerId));
    rows.accepts = [...apart, ...(await acceptsOf(db, span, offerIds))];
  }
  if (news.yields) rows.accepts = await acceptsOf(db, span);
  const lotIds = [...new Set([...news.lotIds, ...(await contractLots(db, news.contractIds))])];
  if (lotIds.length > 0) {
    const others = rows.lots.filter(({ id }) => !lotIds.includes(id));
    rows.lots = [...others, ...(await openLots(db, span, today, lotIds))];
  }
  return rows;
}

async function contractLots(db: Db, contractIds: string[]): Promise<string[]> {
  if (contractIds.length === 0) return [];
  const rows = await db.selectFrom("contracts").select("lotId").where("id", "in", contractIds).execute();
  return rows.map(({ lotId }) => lotId);
}

function isHere({ span, kitchens, offers }: KeptMarket, { regencyCode, subjectId }: Event): boolean {
  return regencyCode === null || regencyCode === span.regencyCode || kitchens.has(subjectId) || offers.has(subjectId);
}

function isStill(verb: string): boolean {
  return stillVerbs.includes(verb) || stillSubjects.includes(verb.split(".")[0] ?? "");
}

function idsOf(events: readonly Event[]): string[] {
  return [...new Set(events.map(({ subjectId }) => subjectId))];
}
