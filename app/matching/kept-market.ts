import type { Kitchen, Lot, Market, Offer } from "~/engine/market.ts";
import { addLot, addOffer, changeCapacity, changeOffer, openMarket, removeLot } from "~/engine/live.ts";
import { offersInReach, quote, takers } from "~/engine/live-ask.ts";
import type { LiveMarket } from "~/engine/live-lay.ts";
import { addDays } from "~/lib/dates.ts";
import { haulage } from "~/market/haulage.ts";
import type { Asked, LotAnswer } from "~/market/lot-answer.ts";
import { lotAnswer } from "~/market/lot-answer.ts";
import { kitchensOf, lotOf, offersOf, takenIn } from "./market-input.ts";
import type { LotRow, MarketRows } from "./market-rows.ts";
import type { Span } from "./round.ts";

/** The rows of a market without bids: nothing sealed about a single harvest goes into an answer. */
export type KeptRows = Omit<MarketRows, "bids" | "pins" | "forbidden">;

/**
 * A regency's market kept open: the engine's live market, and by id what was put into it. Of what an offer is now the
 * engine may know an earlier version, emptied; `engineId` is that of today's.
 */
export type KeptMarket = {
  span: Span;
  rows: KeptRows;
  live: LiveMarket;
  lots: Map<string, Seller>;
  kitchens: Map<string, Kitchen>;
  offers: Map<string, { engineId: string; offer: Offer; groupId: string }>;
  answers: Map<string, LotAnswer>;
};
type Seller = { lot: Lot; groups: string[] };
type Next = { lots: Map<string, Seller>; kitchens: Map<string, Kitchen>; offers: Map<string, Owned> };
type Owned = { offer: Offer; groupId: string };

/** Opens a market as a pure flow: smallest sales and batches are wishes that only a round can weigh. */
export function openKept(span: Span, rows: KeptRows): KeptMarket {
  const next = nextOf(span, rows);
  const market: Market = {
    format: "huluhilir-market/1",
    weeks: span.weeks,
    transport: haulage,
    places: rows.places,
    commodities: rows.commodities,
    lots: [...next.lots.values()].map(({ lot }) => lot),
    kitchens: [...next.kitchens.values()],
    offers: [...next.offers.values()].map(({ offer }) => offer),
    forbidden: ownPairs(next),
  };
  const offers = new Map([...next.offers].map(([id, owned]) => [id, { ...owned, engineId: id }]));
  return { span, rows, live: openMarket(market), lots: next.lots, kitchens: next.kitchens, offers, answers: new Map() };
}

/** Follows rows that were read anew, change by change; the market is opened again when they do not fit into it. */
export function followRows(kept: KeptMarket, rows: KeptRows): void {
  const before = kept.rows;
  const sameLots = rows.lots === before.lots && rows.held === before.held && rows.pooled === before.pooled;
  const next = nextOf(kept.span, rows, sameLots ? kept.lots : undefined);
  if (!fits(kept, next, rows)) {
    Object.assign(kept, openKept(kept.span, rows));
    return;
  }
  kept.rows = rows;
  kept.answers.clear();
  for (const kitchen of next.kitchens.values()) followKitchen(kept, kitchen);
  for (const id of [...kept.offers.keys()]) if (!next.offers.has(id)) dropOffer(kept, id);
  for (const owned of next.offers.values()) followOffer(kept, owned);
  if (sameLots) return;
  for (const id of [...kept.lots.keys()]) if (!next.lots.has(id)) followLot(kept, id, null);
  for (const [id, seller] of next.lots) followLot(kept, id, seller);
}

/** Follows these lots alone: what `rows` has of them, read anew, takes the place of what was known. */
export function followLots(kept: KeptMarket, ids: readonly string[], read: Pick<KeptRows, "lots" | "held" | "pooled">) {
  const { rows } = kept;
  const others = rows.lots.filter(({ id }) => !ids.includes(id));
  kept.rows = { ...rows, lots: [...others, ...read.lots], held: read.held, pooled: read.pooled };
  kept.answers.clear();
  const found = sellersOf(kept.span, { ...kept.rows, lots: read.lots });
  for (const id of ids) followLot(kept, id, found.get(id) ?? null);
}

/** What the market says to a lot that is in it; null when it is not. */
export function answerFor(kept: KeptMarket, lotId: string): LotAnswer | null {
  const said = kept.answers.get(lotId) ?? askAbout(kept, lotId, lotAnswer);
  if (said) kept.answers.set(lotId, said);
  return said;
}

/** Puts questions about a lot to the market as it is without it; null when it is not there. */
export function askAbout<Said>(kept: KeptMarket, lotId: string, about: (asked: Asked) => Said): Said | null {
  const seller = kept.lots.get(lotId);
  if (!seller) return null;
  removeLot(kept.live, lotId);
  try {
    return about(askedOf(kept, seller));
  } finally {
    addLot(kept.live, seller.lot, apartOf(kept, seller));
  }
}

function askedOf(kept: KeptMarket, seller: Seller): Asked {
  const { live, span } = kept;
  const { lot, groups } = seller;
  const apart = apartOf(kept, seller);
  const owner = new Map([...kept.offers.values()].map(({ engineId, groupId }) => [engineId, groupId]));
  const others = (ids: (string | undefined)[]) => new Set(ids.filter((id) => id && !groups.includes(id))).size;
  return {
    lot,
    weeks: span.weeks,
    mondayOf: (week) => addDays(span.fromWeek, week * 7),
    isTaken: [...kept.offers.values()].some(
      ({ offer, groupId }) =>
        !groups.includes(groupId) && offer.accepts.some(({ commodity }) => commodity === lot.commodity),
    ),
    reach: (fromWeek, toWeek) => others(offersInReach(live, { ...lot, fromWeek, toWeek }).map((id) => owner.get(id))),
    takers: (askIdr, fromWeek, toWeek) =>
      others(takers(live, { ...lot, askIdr, fromWeek, toWeek }, apart).map((id) => kept.kitchens.get(id)?.group)),
    sellsKg: (askIdr) => quote(live, { ...lot, askIdr }, apart).sellsKg,
  };
}

function nextOf(span: Span, rows: KeptRows, lots = sellersOf(span, rows)): Next {
  const taken = takenIn(span, rows);
  const owner = new Map(rows.offers.map((offer) => [offer.id, offer.groupId]));
  return {
    lots,
    kitchens: new Map(kitchensOf(span, rows, taken).map((kitchen) => [kitchen.id, kitchen])),
    offers: new Map(
      offersOf(span, rows, taken).map((offer) => [offer.id, { offer, groupId: owner.get(offer.id) ?? "" }]),
    ),
  };
}

function sellersOf(span: Span, rows: Pick<KeptRows, "lots" | "held" | "pooled">): Map<string, Seller> {
  const taken = takenIn(span, { promised: [], held: rows.held });
  const members = new Map<string, string[]>();
  for (const { lotId, groupId } of rows.pooled) members.set(lotId, [...(members.get(lotId) ?? []), groupId]);
  const sellerOf = (row: LotRow): Seller[] => {
    const lot = lotOf(span, row, taken);
    const groups = [...new Set([row.groupId, ...(members.get(row.id) ?? [])])].sort();
    return lot ? [{ lot: { ...lot, stepKg: 1 }, groups }] : [];
  };
  return new Map(rows.lots.flatMap(sellerOf).map((seller) => [seller.lot.id, seller]));
}

/** Whether the changes are of the kind that the open market takes in. */
function fits(kept: KeptMarket, next: Next, rows: KeptRows): boolean {
  const where = ({ group, place }: Kitchen) => `${group} ${place}`;
  const sameKitchens =
    next.kitchens.size === kept.kitchens.size &&
    [...next.kitchens].every(([id, kitchen]) => {
      const before = kept.kitchens.get(id);
      return before !== undefined && where(before) === where(kitchen);
    });
  return sameKitchens && rows.places.length === kept.rows.places.length;
}

function followKitchen({ live, kitchens }: KeptMarket, kitchen: Kitchen): void {
  if (isSame(kitchens.get(kitchen.id)?.capacityKg, kitchen.capacityKg)) return;
  changeCapacity(live, kitchen.id, kitchen.capacityKg);
  kitchens.set(kitchen.id, kitchen);
}

function followOffer(kept: KeptMarket, { offer, groupId }: Owned): void {
  const before = kept.offers.get(offer.id);
  if (before && isSame(before.offer, offer) && before.groupId === groupId) return;
  const isRoom = before && isSame({ ...before.offer, capacityKg: [] }, { ...offer, capacityKg: [] });
  if (isRoom && before.groupId === groupId) {
    changeOffer(kept.live, before.engineId, offer.capacityKg);
    kept.offers.set(offer.id, { ...before, offer });
    return;
  }
  if (before) dropOffer(kept, offer.id);
  const isKnown = (id: string) => kept.live.market.offers.some((one) => one.id === id);
  let engineId = offer.id;
  for (let n = 2; isKnown(engineId); n += 1) engineId = `${offer.id}~${n}`;
  const own = [...kept.lots.values()].filter(({ groups }) => groups.includes(groupId)).map(({ lot }) => lot.id);
  addOffer(kept.live, { ...offer, id: engineId }, own);
  kept.offers.set(offer.id, { engineId, offer, groupId });
}

/** An offer that is gone stays in the live market without room, until that is opened anew. */
function dropOffer({ live, offers }: KeptMarket, id: string): void {
  const before = offers.get(id);
  if (!before) return;
  changeOffer(
    live,
    before.engineId,
    before.offer.capacityKg.map(() => 0),
  );
  offers.delete(id);
}

function followLot(kept: KeptMarket, id: string, seller: Seller | null): void {
  const before = kept.lots.get(id);
  if (before && seller && isSame(before, seller)) return;
  if (before) removeLot(kept.live, id);
  kept.lots.delete(id);
  if (!seller) return;
  addLot(kept.live, seller.lot, apartOf(kept, seller));
  kept.lots.set(id, seller);
}

function apartOf(kept: KeptMarket, { groups }: Seller): string[] {
  return [...kept.offers.values()].filter(({ groupId }) => groups.includes(groupId)).map(({ engineId }) => engineId);
}

/** Each lot with the offers of its own sellers: nobody sells to itself. */
function ownPairs({ lots, offers }: Next): { lot: string; offer: string }[] {
  const owned = new Map<string, string[]>();
  for (const { offer, groupId } of offers.values()) owned.set(groupId, [...(owned.get(groupId) ?? []), offer.id]);
  return [...lots.values()].flatMap(({ lot, groups }) =>
    groups.flatMap((group) => (owned.get(group) ?? []).map((offer) => ({ lot: lot.id, offer }))),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
