import type { Db } from "#db/open.server.ts";
import type { Market, Policy } from "~/engine/market.ts";
import { dateIn } from "~/lib/dates.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import { chooseBand } from "~/places/reference-price.ts";
import { findRegion, zoneOf } from "~/places/regions.server.ts";
import { marketOf } from "./market-input.ts";
import { acceptsOf, openKitchens, openOffers } from "./market-offers.server.ts";
import type { LotRow, OpenRows, PinRow } from "./market-rows.ts";
import type { Span } from "./round.ts";
import { lastDayOf } from "./round.ts";
import { standingBids } from "./standing-bids.server.ts";

/** `freed`: offers that are let in although a permit is missing, to see what its want holds back. */
export type AsOf = { nowMs: number; roundId: string | null; freed?: ReadonlySet<string> };

/** The offers that may take part: with all permits, or let in all the same. */
export function permitted<Offer extends { id: string; missing: string[] }>(
  offers: readonly Offer[],
  freed: ReadonlySet<string> = new Set(),
): Offer[] {
  return offers.filter((offer) => offer.missing.length === 0 || freed.has(offer.id));
}

/**
 * The open market of a regency as the engine takes it: lots and offers of verified groups that stand and are licensed,
 * less what contracts took and what waits for answers. `roundId` brings the pairs that its officer ruled out.
 */
export async function readMarket(db: Db, span: Span, policy: Partial<Policy>, asOf: AsOf): Promise<Market> {
  const rows = await readRows(db, span, asOf);
  return marketOf(span, policy, { ...rows, offers: permitted(rows.offers, asOf.freed) });
}

/** The same market as rows, with the offers whose kitchens miss a permit and what they miss: for what if. */
export async function readRows(db: Db, span: Span, asOf: Omit<AsOf, "freed">): Promise<OpenRows> {
  const today = dateIn(await zoneOf(db, span.regencyCode), asOf.nowMs);
  const lots = await openLots(db, span, today);
  return {
    lots,
    offers: await openOffers(db, span, today),
    kitchens: await openKitchens(db, span),
    kitchenWeeks: await kitchenWeeksFrom(db, span),
    accepts: await acceptsOf(db, span),
    bids: await standingBids(db, span, asOf.nowMs),
    promised: await promisedKg(db, span),
    held: await heldKg(db, span, asOf.nowMs),
    forbidden: await forbiddenIn(db, asOf.roundId),
    pooled: await pooledIn(db, span),
    pins: await pinsIn(db, asOf.roundId),
    places: await placesOf(db, span),
    commodities: await basePrices(db, span, lots),
  };
}

/** What kitchens set for single weeks. */
export function kitchenWeeksFrom(db: Db, span: Span) {
  return db.selectFrom("kitchenWeeks").selectAll().where("week", ">=", span.fromWeek).execute();
}

/** Lots of verified groups that are for sale in the span, or those of them that are named. */
export function openLots(db: Db, span: Span, today: string, ids?: readonly string[]): Promise<LotRow[]> {
  const from = today > span.fromWeek ? today : span.fromWeek;
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["lots.id", "lots.groupId", "lots.villageCode", "lots.commodityCode", "lots.readyFrom", "lots.readyTo"])
    .select(["lots.askIdr", "lots.minSaleKg", "lots.stepKg", "lotBalances.remainingKg"])
    .where("lots.regencyCode", "=", span.regencyCode)
    .where("lots.readyFrom", "<=", lastDayOf(span))
    .where("lots.readyTo", ">=", from)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .where(isVerifiedGroup("lots.groupId"))
    .$if(ids !== undefined, (lots) => lots.where("lots.id", "in", ids ?? []))
    .orderBy("lots.id")
    .execute();
}

/** Kg of running contracts. */
export function promisedKg(db: Db, span: Span) {
  return db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .select(["contracts.lotId", "contracts.offerId", "contracts.kitchenId", "contracts.week", "contracts.quantityKg"])
    .where("contracts.regencyCode", "=", span.regencyCode)
    .where("contracts.week", ">=", span.fromWeek)
    .where("contractEnds.contractId", "is", null)
    .execute();
}

/** Kg of proposals that were sent and may still be agreed: nobody said no, the deadline lies ahead, no contract yet. */
export function heldKg(db: Db, span: Span, nowMs: number) {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .innerJoin("rounds", "rounds.id", "proposals.roundId")
    .leftJoin("contracts", "contracts.proposalId", "proposals.id")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .leftJoin("answers as no", (join) => join.onRef("no.proposalId", "=", "proposals.id").on("no.verdict", "=", "no"))
    .select(["proposals.lotId", "proposals.offerId", "proposals.kitchenId", "proposals.week", "proposals.quantityKg"])
    .where("rounds.regencyCode", "=", span.regencyCode)
    .where("proposalSends.dueAt", ">", nowMs)
    .where("contracts.id", "is", null)
    .where("proposalDrops.proposalId", "is", null)
    .where("no.proposalId", "is", null)
    .execute();
}

/** An officer rules out two groups: what either of them adds meanwhile stays apart too. */
async function forbiddenIn(db: Db, roundId: string | null) {
  if (roundId === null) return [];
  return changesIn(db, roundId, "forbid")
    .innerJoin("lots", "lots.id", "roundChanges.lotId")
    .innerJoin("offers", "offers.id", "roundChanges.offerId")
    .select(["lots.groupId as producerGroupId", "offers.groupId as processorGroupId"])
    .distinct()
    .execute();
}

export function pooledIn(db: Db, span: Span) {
  return db
    .selectFrom("poolMembers")
    .innerJoin("pools", "pools.id", "poolMembers.poolId")
    .select(["poolMembers.poolId as lotId", "poolMembers.groupId"])
    .where("pools.regencyCode", "=", span.regencyCode)
    .where("poolMembers.leftAt", "is", null)
    .orderBy("poolMembers.poolId")
    .orderBy("poolMembers.groupId")
    .execute();
}

/** Pairings that an officer holds at their kg. */
async function pinsIn(db: Db, roundId: string | null): Promise<PinRow[]> {
  if (roundId === null) return [];
  const rows = await changesIn(db, roundId, "pin")
    .select(["roundChanges.id", "roundChanges.lotId", "roundChanges.offerId"])
    .select(["roundChanges.week", "roundChanges.quantityKg"])
    .orderBy("roundChanges.id")
    .execute();
  return rows.map((row) => ({ ...row, week: row.week ?? "", quantityKg: row.quantityKg ?? 0 }));
}

function changesIn(db: Db, roundId: string, kind: "pin" | "forbid") {
  return db
    .selectFrom("roundChanges")
    .leftJoin("roundChangeEnds", "roundChangeEnds.changeId", "roundChanges.id")
    .where("roundChanges.roundId", "=", roundId)
    .where("roundChanges.kind", "=", kind)
    .where("roundChangeEnds.changeId", "is", null);
}

async function placesOf(db: Db, span: Span) {
  const rows = await db
    .selectFrom("regions")
    .select(["code", "lat", "lon"])
    .where("regencyCode", "=", span.regencyCode)
    .where("level", "=", "village")
    .orderBy("code")
    .execute();
  return rows.flatMap(({ code, lat, lon }) => (lat === null || lon === null ? [] : [{ id: code, lat, lon }]));
}

/** The middle of each commodity's reference band; where nobody reported a price, what its lots ask on average. */
async function basePrices(db: Db, span: Span, lots: LotRow[]) {
  const commodities = await db.selectFrom("commodities").select(["code", "gramsPerUnit"]).orderBy("code").execute();
  const prices = await db.selectFrom("referencePrices").selectAll().orderBy("id").execute();
  const regency = await findRegion(db, span.regencyCode);
  return commodities.map((commodity) => {
    const reported = prices.filter((price) => price.commodityCode === commodity.code);
    const band = chooseBand(reported, commodity, regency?.name ?? "");
    const basePriceIdr = band ? Math.round((band.lowIdr + band.highIdr) / 2) : meanAsk(lots, commodity.code);
    return { id: commodity.code, basePriceIdr };
  });
}

function meanAsk(lots: LotRow[], commodityCode: string): number {
  const asks = lots.filter((lot) => lot.commodityCode === commodityCode).map((lot) => lot.askIdr);
  return asks.length === 0 ? 0 : Math.round(asks.reduce((sum, ask) => sum + ask, 0) / asks.length);
}
