import { listOf, oneOf, optional, real, record, refuse, text, whole } from "./fields.ts";
import type { Read } from "./fields.ts";
import { MarketError } from "./market.ts";
import type { Market, Place, Policy } from "./market.ts";

/** Largest single kg and price: sums and potentials stay exact below it. */
export const limits = { kg: 1_000_000_000, idr: 100_000_000 };

const weekNumber = whole(0, 103, "a week from 0 to 103");
const someKg = whole(0, limits.kg, "a whole number of kilograms, 0 or more");
const kgAboveZero = whole(1, limits.kg, "a whole number of kilograms above 0");
const idr = whole(0, limits.idr, "a whole number of rupiah from 0 to 100000000");
const share = real(0, 1, "a number from 0 to 1");
const km = real(-1e6, 1e6, "a number of km");

const xy = record({ id: text, xKm: km, yKm: km });
const latLon = record({
  id: text,
  lat: real(-90, 90, "degrees from -90 to 90"),
  lon: real(-180, 180, "degrees from -180 to 180"),
});

const place: Read<Place> = (value, path) =>
  typeof value === "object" && value !== null && ("lat" in value || "lon" in value)
    ? latLon(value, path)
    : xy(value, path);

const tiers: Read<number[]> = (value, path) => {
  const read = listOf(idr)(value, path);
  read.forEach((tier, i) => {
    if (tier < (read[i - 1] ?? 0)) refuse(`${path}[${i}]`, tier, `at least the tier before it, ${read[i - 1]}`);
  });
  return read;
};

const policyShape = {
  volumeBonusIdr: optional(idr),
  urgencyShare: optional(share),
  fairnessTiersIdr: optional(tiers),
  enforce: optional(listOf(oneOf(["minSale", "maxSuppliers", "minBatch"]))),
  timeLimitS: optional(real(0, 86_400, "a number of seconds from 0 to 86400")),
  priceShare: optional(share),
};

/** Reads a policy; every field may be missing. */
export const readPolicy: Read<Partial<Policy>> = record(policyShape);

/** One reader for each list of the market file, shared with the streaming reader. */
export const rows = {
  places: place,
  commodities: record({ id: text, basePriceIdr: idr }),
  lots: record({
    id: text,
    group: text,
    place: text,
    commodity: text,
    quantityKg: kgAboveZero,
    fromWeek: weekNumber,
    toWeek: weekNumber,
    askIdr: idr,
    minSaleKg: someKg,
    stepKg: optional(kgAboveZero),
  }),
  kitchens: record({ id: text, group: text, place: text, capacityKg: listOf(someKg) }),
  offers: record({
    id: text,
    kitchen: text,
    fromWeek: weekNumber,
    toWeek: weekNumber,
    capacityKg: listOf(someKg),
    maxKm: real(0, 1e6, "a number of km, 0 or more"),
    minBatchKg: someKg,
    maxSuppliers: whole(1, limits.kg, "a whole number above 0"),
    accepts: listOf(
      record({
        commodity: text,
        bidIdr: idr,
        product: optional(text),
        yield: optional(real(0, 100, "a number from 0 to 100")),
      }),
    ),
  }),
  bids: record({ id: text, lot: text, offer: text, maxKg: kgAboveZero, bidIdr: idr }),
  forbidden: record({ lot: text, offer: text }),
  fixed: record({ lot: text, offer: text, week: weekNumber, kg: kgAboveZero }),
};

/** The fields that are not lists, shared with the streaming reader. */
export const scalars = {
  format: oneOf(["huluhilir-market/1"]),
  weeks: whole(1, 104, "a whole number of weeks from 1 to 104"),
  transport: record({
    fixedIdrPerKg: idr,
    idrPerKgKm: idr,
    detour: real(1, 100, "a number from 1 to 100"),
  }),
  policy: optional(readPolicy),
};

const shape = record({
  ...scalars,
  places: listOf(rows.places),
  commodities: listOf(rows.commodities),
  lots: listOf(rows.lots),
  kitchens: listOf(rows.kitchens),
  offers: listOf(rows.offers),
  bids: optional(listOf(rows.bids)),
  forbidden: optional(listOf(rows.forbidden)),
  fixed: optional(listOf(rows.fixed)),
});

/**
 * Reads a market from anything, for instance parsed JSON: fields, then references between the lists.
 * @throws MarketError in one line: field, value and what was expected
 */
export function parseMarket(input: unknown): Market {
  const market: Market = shape(input, "");
  checkReferences(market);
  return market;
}

/**
 * Checks what one row alone cannot show: unique ids, references that exist, windows, list lengths.
 * @throws MarketError
 */
export function checkReferences(market: Market): void {
  const places = ids(market.places, "places");
  const commodities = ids(market.commodities, "commodities");
  const lots = ids(market.lots, "lots");
  const kitchens = ids(market.kitchens, "kitchens");
  const offers = ids(market.offers, "offers");
  const bids = market.bids ?? [];
  ids(bids, "bids");
  oneKindOfPlace(market.places);
  market.lots.forEach((lot, i) => {
    known(places, lot.place, `lots[${i}].place`, "places");
    known(commodities, lot.commodity, `lots[${i}].commodity`, "commodities");
    window(market.weeks, lot, `lots[${i}]`);
  });
  market.kitchens.forEach((kitchen, i) => {
    known(places, kitchen.place, `kitchens[${i}].place`, "places");
    perWeek(market.weeks, kitchen.capacityKg, `kitchens[${i}].capacityKg`);
  });
  market.offers.forEach((offer, i) => {
    known(kitchens, offer.kitchen, `offers[${i}].kitchen`, "kitchens");
    window(market.weeks, offer, `offers[${i}]`);
    perWeek(market.weeks, offer.capacityKg, `offers[${i}].capacityKg`);
    acceptedOnce(offer.accepts, commodities, `offers[${i}].accepts`);
  });
  const pairs: [string, { lot: string; offer: string }[]][] = [
    ["bids", bids],
    ["forbidden", market.forbidden ?? []],
    ["fixed", market.fixed ?? []],
  ];
  for (const [name, list] of pairs)
    list.forEach((pair, i) => {
      known(lots, pair.lot, `${name}[${i}].lot`, "lots");
      known(offers, pair.offer, `${name}[${i}].offer`, "offers");
    });
  onePairEach(bids);
  market.fixed?.forEach(({ week }, i) => {
    if (week >= market.weeks) refuse(`fixed[${i}].week`, week, `a week below ${market.weeks}`);
  });
}

function ids(list: { id: string }[], name: string): Set<string> {
  const seen = new Set<string>();
  list.forEach(({ id }, i) => {
    if (seen.has(id)) refuse(`${name}[${i}].id`, id, `unique in ${name}`);
    seen.add(id);
  });
  return seen;
}

function known(all: Set<string>, id: string, path: string, where: string): void {
  if (!all.has(id)) refuse(path, id, `an id in ${where}`);
}

function window(weeks: number, row: { fromWeek: number; toWeek: number }, path: string): void {
  if (row.toWeek >= weeks) refuse(`${path}.toWeek`, row.toWeek, `a week below ${weeks}`);
  if (row.fromWeek > row.toWeek) refuse(`${path}.fromWeek`, row.fromWeek, `a week up to toWeek, ${row.toWeek}`);
}

function perWeek(weeks: number, list: number[], path: string): void {
  if (list.length !== weeks)
    throw new MarketError(`${path}: ${list.length} entries is not one for each of ${weeks} weeks`);
}

function oneKindOfPlace(list: Place[]): void {
  const first = list[0];
  if (!first) return;
  list.forEach((one, i) => {
    if ("lat" in one !== "lat" in first)
      refuse(`places[${i}]`, one, `like places[0], which has ${"lat" in first ? "lat and lon" : "xKm and yKm"}`);
  });
}

function acceptedOnce(accepts: { commodity: string }[], commodities: Set<string>, path: string): void {
  const seen = new Set<string>();
  accepts.forEach(({ commodity }, k) => {
    known(commodities, commodity, `${path}[${k}].commodity`, "commodities");
    if (seen.has(commodity)) refuse(`${path}[${k}].commodity`, commodity, "unique in the offer");
    seen.add(commodity);
  });
}

function onePairEach(bids: { lot: string; offer: string }[]): void {
  const seen = new Set<string>();
  bids.forEach(({ lot, offer }, i) => {
    const pair = JSON.stringify([lot, offer]);
    if (seen.has(pair)) refuse(`bids[${i}].offer`, offer, `an offer without another bid on lot ${lot}`);
    seen.add(pair);
  });
}
