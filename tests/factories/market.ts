import type { Insertable } from "kysely";
import { v7 } from "uuid";
import type { Db } from "#db/open.server.ts";
import type { BidsTable, KitchensTable, LotsTable, OffersTable } from "#db/schema/market.ts";
import type { LicencesTable } from "#db/schema/people.ts";
import type { LotValue } from "~/market/lot.ts";
import type { OfferValue } from "~/market/offer.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { todayMs } from "../acts.ts";
import { createGroup } from "./people.ts";

/** The week of `todayMs`, and the last week that the factories use. */
export const thisWeek = "2026-11-16";
export const laterWeek = "2026-12-28";

/** A group as doors hand it to verbs, already in the database. A processor holds every permit, unless `licensed: false`. */
export async function createTrader(
  db: Db,
  over: Parameters<typeof createGroup>[1] & { sides?: TradingGroup["sides"]; licensed?: boolean } = {},
): Promise<TradingGroup> {
  const { sides = ["producer"], licensed = sides.includes("processor"), ...columns } = over;
  const isProducer = sides.includes("producer") ? (1 as const) : (0 as const);
  const isProcessor = sides.includes("processor") ? (1 as const) : (0 as const);
  const { id, regencyCode, villageCode } = await createGroup(db, { isProducer, isProcessor, ...columns });
  if (licensed) await licenseFor(db, id);
  return { id, regencyCode, villageCode, sides, verified: columns?.verified ?? true };
}

/** Permits of a group that an officer found valid: all that any product needs, for every product and without an end. */
export async function licenseFor(
  db: Db,
  groupId: string,
  over: Partial<Insertable<LicencesTable>> & { routes?: string[] } = {},
) {
  const { routes = ["NIB", "SPP_IRT", "HALAL", "BPOM_MD", "SKP"], ...columns } = over;
  for (const routeCode of routes) {
    const id = v7();
    const licence = { id, groupId, routeCode, number: `${routeCode} ${id}`, productCode: null, validUntil: null };
    await db
      .insertInto("licences")
      .values({ ...licence, at: todayMs, ...columns })
      .execute();
    const check = { id: v7(), licenceId: id, officerId: "officer", verdict: "valid" as const, reason: "", at: todayMs };
    await db.insertInto("licenceChecks").values(check).execute();
  }
}

/** What a producer types: 120 kg of live catfish, ready in the next ten days. */
export function aLot(over: Partial<LotValue> = {}): LotValue {
  const days = { readyFrom: "2026-11-24", readyTo: "2026-12-01" };
  return { commodityCode: "LELE", form: "hidup", quantityKg: 120, askIdr: 24_000, ...days, note: "", ...over };
}

/** What a processor types: catfish floss from 100 kg of catfish a week. */
export function anOffer(kitchenId: string, over: Partial<OfferValue> = {}): OfferValue {
  return {
    kitchenId,
    productCode: "ABON_LELE",
    accepts: [{ commodityCode: "LELE", ceilingIdr: 30_000, yieldPerMille: 281 }],
    terms: "buy",
    ...{ feeIdr: 0, sharePercent: 0, shareCostIdr: 0, shareCosts: "" },
    capacityKg: 100,
    fromWeek: thisWeek,
    toWeek: laterWeek,
    maxKm: 20,
    minBatchKg: 20,
    maxSuppliers: 5,
    note: "",
    ...over,
  };
}

/** A lot row of this group, whatever its rules would say. */
export async function createLot(db: Db, group: TradingGroup, over: Partial<Insertable<LotsTable>> = {}) {
  const { regencyCode, villageCode, id: groupId } = group;
  const lot = {
    id: v7(),
    groupId,
    villageCode,
    districtCode: villageCode.slice(0, 8),
    regencyCode,
    commodityCode: "LELE",
    form: "hidup",
    quantityKg: 120,
    unitCount: null,
    stepKg: 1,
    askIdr: 24_000,
    minSaleKg: 1,
    readyFrom: "2026-11-24",
    readyTo: "2026-12-01",
    note: "",
    postedAt: todayMs,
    updatedAt: todayMs,
    ...over,
  };
  await db.insertInto("lots").values(lot).execute();
  return lot;
}

/** A kitchen row of this group, 200 kg a week. */
export async function createKitchen(db: Db, group: TradingGroup, over: Partial<Insertable<KitchensTable>> = {}) {
  const { regencyCode, villageCode, id: groupId } = group;
  const place = { villageCode, regencyCode };
  const times = { at: todayMs, updatedAt: todayMs };
  const kitchen = { id: v7(), groupId, name: "Dapur Melati", ...place, capacityKg: 200, note: "", ...times, ...over };
  await db.insertInto("kitchens").values(kitchen).execute();
  return kitchen;
}

/** An offer row with what it accepts, in a kitchen of its own unless one is named. */
export async function createOffer(
  db: Db,
  group: TradingGroup,
  over: Partial<Insertable<OffersTable>> & Partial<Pick<OfferValue, "accepts">> = {},
) {
  const kitchenId = over.kitchenId ?? (await createKitchen(db, group)).id;
  const { accepts, ...value } = anOffer(kitchenId);
  const { accepts: accepted = accepts, ...columns } = over;
  const owner = { id: v7(), groupId: group.id, regencyCode: group.regencyCode };
  const noShare = { sharePercent: 0, shareCostIdr: 0, shareCosts: "" };
  const offer = { ...owner, ...value, ...noShare, postedAt: todayMs, updatedAt: todayMs, ...columns };
  await db.insertInto("offers").values(offer).execute();
  await db
    .insertInto("offerAccepts")
    .values(accepted.map((row) => ({ offerId: offer.id, ...row })))
    .execute();
  return { ...offer, accepts: accepted };
}

/** A bid row of an offer for a lot. */
export async function createBid(
  db: Db,
  pair: { lotId: string; offerId: string; groupId: string },
  over: Partial<Insertable<BidsTable>> = {},
) {
  const figures = { maxKg: 80, bidIdr: 25_500, transportBy: "seller" as const, week: null, note: "" };
  const bid = { id: v7(), ...pair, ...figures, at: todayMs, updatedAt: todayMs, ...over };
  await db.insertInto("bids").values(bid).execute();
  return bid;
}
