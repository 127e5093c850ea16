import { addDays } from "~/lib/dates.ts";
import { marketOf } from "~/matching/market-input.ts";
import type { AcceptRow, MarketRows } from "~/matching/market-rows.ts";
import { lastDayOf } from "~/matching/round.ts";
import type { Market } from "~/engine/market.ts";
import type { Change } from "./change.ts";
import type { Ground } from "./ground.ts";
import { newKitchen } from "./ground.ts";

type Rows = Ground["rows"];

/**
 * The rows of the market as they would be after these changes. What a change names but the market has not stays as it
 * is. New ids begin with "~", so that they come last where ids are sorted, as those of rows made later do.
 */
export function changedRows(ground: Ground, changes: readonly Change[]): MarketRows {
  const rows = changes.reduce((rows, change, i) => changeOne(ground, rows, change, i), ground.rows);
  return { ...rows, offers: rows.offers.filter(({ missing }) => missing.length === 0) };
}

/**
 * The market after these changes, as a pure flow: without wishes about smallest sales and batches, and animals sold by
 * the kg, so that clearing it is exact, quick and never worse for a help.
 */
export function changedMarket(ground: Ground, changes: readonly Change[]): { market: Market; accepts: AcceptRow[] } {
  const rows = changedRows(ground, changes);
  const market = pureFlow(marketOf(ground.span, {}, rows));
  return { market: subsidised(market, subsidyIdr(changes)), accepts: rows.accepts };
}

/** A market without side constraints. */
export function pureFlow(market: Market): Market {
  return { ...market, policy: {}, lots: market.lots.map((lot) => ({ ...lot, stepKg: 1 })) };
}

function changeOne(ground: Ground, rows: Rows, change: Change, index: number): Rows {
  switch (change.kind) {
    case "kitchen":
      return withKitchen(ground, rows, change, `~${index + 1}`);
    case "licence":
      return { ...rows, offers: rows.offers.map((row) => (row.groupId === change.groupId ? licensed(row) : row)) };
    case "transport":
      return rows;
    case "harvest":
      return moved(ground, rows, change);
    case "capacity":
      return enlarged(rows, change);
    case "week":
      return openedWeek(rows, change);
    case "ask":
      return { ...rows, lots: rows.lots.map((row) => (row.id === change.lotId ? cheaper(row, change.cutIdr) : row)) };
    case "radius":
      return {
        ...rows,
        offers: rows.offers.map((row) => (row.id === change.offerId ? { ...row, maxKm: change.maxKm } : row)),
      };
  }
}

function licensed(offer: Rows["offers"][number]): Rows["offers"][number] {
  return { ...offer, missing: [] };
}

function cheaper(lot: Rows["lots"][number], cutIdr: number): Rows["lots"][number] {
  return { ...lot, askIdr: Math.max(1, lot.askIdr - cutIdr) };
}

/** A kitchen with one offer from the first week to the last: it holds its permits and buys. */
function withKitchen(ground: Ground, rows: Rows, change: Extract<Change, { kind: "kitchen" }>, id: string): Rows {
  const { productCode, villageCode, capacityKg } = change;
  const dish = ground.dishes.find((one) => one.productCode === productCode);
  if (!dish || !rows.places.some((place) => place.id === villageCode)) return rows;
  const { fromWeek, weeks } = ground.span;
  const groupId = `~group${id}`;
  const offer = {
    id,
    kitchenId: id,
    groupId,
    ...{ productCode, capacityKg, ...newKitchen, minBatchKg: Math.min(newKitchen.minBatchKg, capacityKg) },
    fromWeek,
    toWeek: addDays(fromWeek, (weeks - 1) * 7),
    licensedTo: null,
    missing: [],
  };
  const accepts = dish.inputs.map((input) => ({
    ...input,
    offerId: id,
    productCode,
    terms: "buy" as const,
    ...{ feeIdr: 0, sharePercent: 0, shareCostIdr: 0 },
    priceIdr: dish.priceIdr,
    otherInputsIdr: dish.otherInputsIdr,
  }));
  return {
    ...rows,
    kitchens: [...rows.kitchens, { id, groupId, villageCode, capacityKg }],
    offers: [...rows.offers, offer],
    accepts: [...rows.accepts, ...accepts],
  };
}

/** What is paid for each kg that is brought to a kitchen, rupiah. */
export function subsidyIdr(changes: readonly Change[]): number {
  return changes.reduce((sum, change) => sum + (change.kind === "transport" ? change.idrPerKg : 0), 0);
}

/** What is paid for bringing a kg makes each kg worth so much more at every kitchen, on whatever terms. */
function subsidised(market: Market, idrPerKg: number): Market {
  if (idrPerKg === 0) return market;
  return {
    ...market,
    offers: market.offers.map((offer) => ({
      ...offer,
      accepts: offer.accepts.map((accept) => ({ ...accept, bidIdr: accept.bidIdr + idrPerKg })),
    })),
    bids: (market.bids ?? []).map((bid) => ({ ...bid, bidIdr: bid.bidIdr + idrPerKg })),
  };
}

function moved(ground: Ground, rows: Rows, { lotId, weeks }: Extract<Change, { kind: "harvest" }>): Rows {
  const lastDay = lastDayOf(ground.span);
  const lots = rows.lots.flatMap((row) => {
    if (row.id !== lotId) return [row];
    const lot = { ...row, readyFrom: addDays(row.readyFrom, weeks * 7), readyTo: addDays(row.readyTo, weeks * 7) };
    return lot.readyTo >= ground.firstDay && lot.readyFrom <= lastDay ? [lot] : [];
  });
  return { ...rows, lots };
}

function enlarged(rows: Rows, { kitchenId, addKg }: Extract<Change, { kind: "capacity" }>): Rows {
  return {
    ...rows,
    kitchens: rows.kitchens.map((row) => (row.id === kitchenId ? { ...row, capacityKg: row.capacityKg + addKg } : row)),
    offers: rows.offers.map((row) =>
      row.kitchenId === kitchenId ? { ...row, capacityKg: row.capacityKg + addKg } : row,
    ),
  };
}

function openedWeek(rows: Rows, { kitchenId, week, addKg }: Extract<Change, { kind: "week" }>): Rows {
  const kitchen = rows.kitchens.find((row) => row.id === kitchenId);
  if (!kitchen) return rows;
  const isThat = (row: { kitchenId: string; week: string }) => row.kitchenId === kitchenId && row.week === week;
  const capacityKg = (rows.kitchenWeeks.find(isThat)?.capacityKg ?? kitchen.capacityKg) + addKg;
  const others = rows.kitchenWeeks.filter((row) => !isThat(row));
  return { ...rows, kitchenWeeks: [...others, { kitchenId, week, capacityKg }] };
}
