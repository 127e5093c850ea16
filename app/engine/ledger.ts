import type { Market, Place } from "./market.ts";

/**
 * The market in numbers, less what is fixed, for the certificate: read from the market itself and from nothing the solver
 * made. Everything stands in the order of the market's own lists. Lists of whole numbers and of places (east, north in
 * km, or lon, lat in degrees), which another thread can be handed without a copy.
 */
export type Ledger = {
  weeks: number;
  isFlat: boolean;
  transport: Market["transport"];
  basePriceIdr: Float64Array;
  lot: Window & Spot & { commodity: Int32Array; askIdr: Int32Array; leftKg: Int32Array; group: Int32Array };
  /** By group, all its kg, sold or not; groups in the order of their first lots. */
  groupKg: Float64Array;
  groups: string[];
  offer: Window & Spot & { maxKm: Float64Array; kitchen: Int32Array };
  /** Kg left by offer × week, 0 outside its window, and by kitchen × week. */
  offerKg: Int32Array;
  kitchenKg: Int32Array;
  /** What offer j accepts: acceptStart[j] ≤ a < acceptStart[j + 1]. */
  acceptStart: Int32Array;
  acceptCommodity: Int32Array;
  acceptIdr: Int32Array;
  bid: { lot: Int32Array; offer: Int32Array; leftKg: Int32Array; idr: Int32Array };
  forbidden: { lot: Int32Array; offer: Int32Array };
  fixed: { lot: Int32Array; offer: Int32Array; week: Int32Array; kg: Int32Array };
};

type Window = { fromWeek: Int32Array; toWeek: Int32Array };
type Spot = { x: Float64Array; y: Float64Array };

type At = { lot: Map<string, number>; offer: Map<string, number> };

/** Reads a market that `parseMarket` has passed. O(market). */
export function readLedger(market: Market): Ledger {
  const { lots, offers, kitchens, commodities, weeks } = market;
  const places = new Map(market.places.map((place) => [place.id, place]));
  const commodityAt = new Map(commodities.map(({ id }, c) => [id, c]));
  const kitchenAt = new Map(kitchens.map(({ id }, k) => [id, k]));
  const groupAt = new Map<string, number>();
  const ledger: Ledger = {
    weeks,
    isFlat: market.places.every((place) => "xKm" in place),
    transport: market.transport,
    basePriceIdr: Float64Array.from(commodities.map((one) => one.basePriceIdr)),
    lot: {
      ...spots(lots.length),
      commodity: whole(lots),
      askIdr: whole(lots),
      leftKg: whole(lots),
      group: whole(lots),
    },
    groupKg: new Float64Array(0),
    groups: [],
    offer: {
      ...spots(offers.length),
      maxKm: Float64Array.from(offers.map((one) => one.maxKm)),
      kitchen: whole(offers),
    },
    offerKg: new Int32Array(offers.length * weeks),
    kitchenKg: new Int32Array(kitchens.length * weeks),
    ...readAccepts(market, commodityAt),
    bid: { lot: whole(market.bids), offer: whole(market.bids), leftKg: whole(market.bids), idr: whole(market.bids) },
    forbidden: { lot: whole(market.forbidden), offer: whole(market.forbidden) },
    fixed: { lot: whole(market.fixed), offer: whole(market.fixed), week: whole(market.fixed), kg: whole(market.fixed) },
  };
  lots.forEach((lot, i) => {
    if (!groupAt.has(lot.group)) groupAt.set(lot.group, groupAt.size);
    put(ledger.lot, i, lot, places.get(lot.place)!);
    ledger.lot.commodity[i] = commodityAt.get(lot.commodity)!;
    ledger.lot.askIdr[i] = lot.askIdr;
    ledger.lot.leftKg[i] = lot.quantityKg;
    ledger.lot.group[i] = groupAt.get(lot.group)!;
  });
  offers.forEach((offer, j) => {
    const k = kitchenAt.get(offer.kitchen)!;
    put(ledger.offer, j, offer, places.get(kitchens[k]!.place)!);
    ledger.offer.kitchen[j] = k;
    for (let t = offer.fromWeek; t <= offer.toWeek; t++) ledger.offerKg[j * weeks + t] = offer.capacityKg[t]!;
  });
  kitchens.forEach(({ capacityKg }, k) => ledger.kitchenKg.set(capacityKg, k * weeks));
  ledger.groups = [...groupAt.keys()];
  ledger.groupKg = new Float64Array(groupAt.size);
  for (let i = 0; i < lots.length; i++) ledger.groupKg[ledger.lot.group[i]!]! += ledger.lot.leftKg[i]!;
  if (market.bids?.length || market.forbidden?.length || market.fixed?.length) readPairs(market, ledger);
  return ledger;
}

function whole(list: readonly unknown[] | undefined): Int32Array {
  return new Int32Array(list?.length ?? 0);
}

function spots(count: number): Window & Spot {
  return {
    fromWeek: new Int32Array(count),
    toWeek: new Int32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
  };
}

function put(to: Window & Spot, n: number, window: { fromWeek: number; toWeek: number }, place: Place): void {
  to.fromWeek[n] = window.fromWeek;
  to.toWeek[n] = window.toWeek;
  to.x[n] = "lat" in place ? place.lon : place.xKm;
  to.y[n] = "lat" in place ? place.lat : place.yKm;
}

function readAccepts(
  { offers }: Market,
  commodityAt: Map<string, number>,
): Pick<Ledger, "acceptStart" | "acceptCommodity" | "acceptIdr"> {
  const acceptStart = new Int32Array(offers.length + 1);
  offers.forEach(({ accepts }, j) => {
    acceptStart[j + 1] = acceptStart[j]! + accepts.length;
  });
  const acceptCommodity = new Int32Array(acceptStart[offers.length]!);
  const acceptIdr = new Int32Array(acceptStart[offers.length]!);
  offers.forEach(({ accepts }, j) =>
    accepts.forEach(({ commodity, bidIdr }, n) => {
      acceptCommodity[acceptStart[j]! + n] = commodityAt.get(commodity)!;
      acceptIdr[acceptStart[j]! + n] = bidIdr;
    }),
  );
  return { acceptStart, acceptCommodity, acceptIdr };
}

/** Bids, what is forbidden and what is fixed; the last is taken off lots, offers, kitchens and bids. */
function readPairs(market: Market, { weeks, bid, forbidden, fixed, lot, offer, offerKg, kitchenKg }: Ledger): void {
  const at: At = {
    lot: new Map(market.lots.map(({ id }, i) => [id, i])),
    offer: new Map(market.offers.map(({ id }, j) => [id, j])),
  };
  const bidAt = new Map<number, number>();
  const pair = (n: { lot: Int32Array; offer: Int32Array }, r: number) => n.lot[r]! * market.offers.length + n.offer[r]!;
  const name = (to: { lot: Int32Array; offer: Int32Array }, r: number, row: { lot: string; offer: string }) => {
    to.lot[r] = at.lot.get(row.lot)!;
    to.offer[r] = at.offer.get(row.offer)!;
  };
  market.bids?.forEach((row, b) => {
    name(bid, b, row);
    bid.leftKg[b] = row.maxKg;
    bid.idr[b] = row.bidIdr;
    bidAt.set(pair(bid, b), b);
  });
  market.forbidden?.forEach((row, r) => name(forbidden, r, row));
  market.fixed?.forEach((row, r) => {
    name(fixed, r, row);
    fixed.week[r] = row.week;
    fixed.kg[r] = row.kg;
    const j = fixed.offer[r]!;
    lot.leftKg[fixed.lot[r]!]! -= row.kg;
    offerKg[j * weeks + row.week]! -= row.kg;
    kitchenKg[offer.kitchen[j]! * weeks + row.week]! -= row.kg;
    const b = bidAt.get(pair(fixed, r));
    if (b !== undefined) bid.leftKg[b] = Math.max(0, bid.leftKg[b]! - row.kg);
  });
}
