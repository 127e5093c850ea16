import type { Kitchen, Lot, Market, Offer, Policy } from "~/engine/market.ts";
import { addDays, weekIndex } from "~/lib/dates.ts";
import type { Span } from "./round.ts";
import type { AcceptRow, KitchenRow, LotRow, MarketRows, OfferRow } from "./market-rows.ts";
import { bidsOf, forbiddenOf } from "./market-pairs.ts";
import { withPins } from "./pins.ts";
import { haulage } from "~/market/haulage.ts";
import { leavesIdr } from "~/market/leaves.ts";
import { patternOf } from "~/market/terms.ts";
import { unitsPerKg } from "~/market/toll.ts";

/** The rows as the engine's market: weeks counted from the span's Monday, what is already taken off every lot and week. */
export function marketOf(span: Span, policy: Partial<Policy>, rows: MarketRows): Market {
  const taken = takenIn(span, rows);
  const offers = offersOf(span, rows, taken);
  const lots = rows.lots.flatMap((row) => lotOf(span, row, taken) ?? []);
  const used = new Set(offers.map((offer) => offer.kitchen));
  const kitchens = kitchensOf(span, rows, taken).filter((kitchen) => used.has(kitchen.id));
  const here = new Set([...lots, ...kitchens].map((one) => one.place));
  return withPins(span, rows.pins, {
    format: "huluhilir-market/1",
    weeks: span.weeks,
    transport: haulage,
    policy,
    places: rows.places.filter((place) => here.has(place.id)),
    commodities: rows.commodities,
    lots,
    kitchens,
    offers,
    bids: bidsOf(rows, lots, offers),
    forbidden: forbiddenOf(rows, lots, offers),
  });
}

/** Offers that take something in the span, by what they have left in each week. */
export function offersOf(span: Span, rows: Pick<MarketRows, "offers" | "accepts">, taken: Taken): Offer[] {
  const accepts = acceptances(rows.accepts);
  return rows.offers.flatMap((row) => offerOf(span, row, accepts.get(row.id) ?? [], taken) ?? []);
}

/** All open kitchens, by what they have left in each week. */
export function kitchensOf(span: Span, rows: Pick<MarketRows, "kitchens" | "kitchenWeeks">, taken: Taken): Kitchen[] {
  const weekly = new Map(rows.kitchenWeeks.map((row) => [`${row.kitchenId} ${row.week}`, row.capacityKg]));
  const mondays = Array.from({ length: span.weeks }, (_, week) => addDays(span.fromWeek, week * 7));
  return rows.kitchens.map((row) => ({
    id: row.id,
    group: row.groupId,
    place: row.villageCode,
    capacityKg: capacityOf(mondays, row, weekly, taken),
  }));
}

/** Kg that are promised or wait for an answer: by kitchen and week, by offer and week, and by lot what only waits. */
export type Taken = ReadonlyMap<string, number>;

/** Adds up what earlier rounds and contracts took. */
export function takenIn(span: Span, rows: Pick<MarketRows, "promised" | "held">): Taken {
  const taken = new Map<string, number>();
  const add = (key: string, kg: number) => taken.set(key, (taken.get(key) ?? 0) + kg);
  for (const row of [...rows.promised, ...rows.held]) {
    const week = weekIndex(span.fromWeek, row.week);
    add(`${row.kitchenId} ${week}`, row.quantityKg);
    add(`${row.offerId} ${week}`, row.quantityKg);
  }
  for (const row of rows.held) add(row.lotId, row.quantityKg);
  return taken;
}

/** A lot by what is left of it in the weeks of the span; null when that is nothing. */
export function lotOf(span: Span, row: LotRow, taken: Taken): Lot | null {
  const quantityKg = row.remainingKg - (taken.get(row.id) ?? 0);
  const fromWeek = Math.max(0, weekIndex(span.fromWeek, row.readyFrom));
  const toWeek = Math.min(span.weeks - 1, weekIndex(span.fromWeek, row.readyTo));
  if (quantityKg < row.stepKg || fromWeek > toWeek) return null;
  const { id, groupId: group, villageCode: place, commodityCode: commodity, askIdr, stepKg } = row;
  const minSaleKg = Math.min(row.minSaleKg, quantityKg);
  return { id, group, place, commodity, quantityKg, fromWeek, toWeek, askIdr, minSaleKg, stepKg };
}

/** Kg by week that a kitchen can still take: the week's own figure where one was set, less what is already taken. */
function capacityOf(mondays: string[], row: KitchenRow, weekly: Map<string, number>, taken: Taken): number[] {
  return mondays.map((monday, week) => {
    const capacityKg = weekly.get(`${row.id} ${monday}`) ?? row.capacityKg;
    return Math.max(0, capacityKg - (taken.get(`${row.id} ${week}`) ?? 0));
  });
}

function offerOf(span: Span, row: OfferRow, accepts: Offer["accepts"], taken: Taken): Offer | null {
  const fromWeek = Math.max(0, weekIndex(span.fromWeek, row.fromWeek));
  const licensedWeek = row.licensedTo === null ? span.weeks : weekIndex(span.fromWeek, row.licensedTo);
  const toWeek = Math.min(span.weeks - 1, weekIndex(span.fromWeek, row.toWeek), licensedWeek);
  if (fromWeek > toWeek || accepts.length === 0) return null;
  const capacityKg = Array.from({ length: span.weeks }, (_, week) =>
    week < fromWeek || week > toWeek ? 0 : Math.max(0, row.capacityKg - (taken.get(`${row.id} ${week}`) ?? 0)),
  );
  const { id, kitchenId: kitchen, maxKm, minBatchKg, maxSuppliers } = row;
  return { id, kitchen, fromWeek, toWeek, capacityKg, maxKm, minBatchKg, maxSuppliers, accepts };
}

/** What each offer takes, by offer. Terms under which a kg is worth nothing to its owner are no acceptance. */
function acceptances(rows: AcceptRow[]): Map<string, Offer["accepts"]> {
  const byOffer = new Map<string, Offer["accepts"]>();
  for (const row of rows) {
    const bidIdr = worthOf(row);
    if (bidIdr <= 0) continue;
    const accept = { commodity: row.commodityCode, bidIdr, product: row.productCode, yield: row.yieldPerMille / 1000 };
    byOffer.set(row.offerId, [...(byOffer.get(row.offerId) ?? []), accept]);
  }
  return byOffer;
}

/** The most that a kg can bring its producer here, at the kitchen: so that all terms are compared by one figure. */
function worthOf(row: AcceptRow): number {
  const made = {
    yieldPerMille: row.yieldPerMille,
    unitsPerKg: unitsPerKg(row.recipeUnit, row.gramsPerUnit),
    otherInputsIdr: row.otherInputsIdr ?? 0,
  };
  return leavesIdr(patternOf({ ...row, shareCosts: "" }, row.ceilingIdr), made, row.priceIdr ?? 0);
}
