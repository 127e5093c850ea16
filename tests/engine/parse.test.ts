import { expect, test } from "vitest";
import { MarketError } from "~/engine/market.ts";
import { parseMarket } from "~/engine/parse.ts";
import { aLot, aMarket, anOffer } from "./markets.ts";

const market = aMarket({ lots: [aLot(), aLot({ id: "L2" })], offers: [anOffer()] });

/** The market as loose JSON with one value changed. */
function withValue(path: (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(market);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return copy;
}

const refused: [(string | number)[], unknown, string][] = [
  [["lots", 1, "quantityKg"], -5, "lots[1].quantityKg: -5 is not a whole number of kilograms above 0"],
  [["lots", 0, "quantityKg"], 1.5, "lots[0].quantityKg: 1.5 is not a whole number of kilograms above 0"],
  [["lots", 0, "askIdr"], "100", 'lots[0].askIdr: "100" is not a whole number of rupiah from 0 to 100000000'],
  [["lots", 0, "toWeek"], 2, "lots[0].toWeek: 2 is not a week below 2"],
  [["lots", 1, "id"], "L1", 'lots[1].id: "L1" is not unique in lots'],
  [["lots", 0, "place"], "X", 'lots[0].place: "X" is not an id in places'],
  [["lots", 0, "weight"], 1, "lots[0].weight: is not a known field, expected one of id, group"],
  [["lots", 0, "askIdr"], undefined, "lots[0].askIdr: is missing"],
  [["lots"], {}, "lots: {} is not a list"],
  [["format"], "huluhilir-market/2", 'format: "huluhilir-market/2" is not one of huluhilir-market/1'],
  [["weeks"], 105, "weeks: 105 is not a whole number of weeks from 1 to 104"],
  [["kitchens", 0, "capacityKg"], [1], "kitchens[0].capacityKg: 1 entries is not one for each of 2 weeks"],
  [
    ["offers", 0, "accepts", 0, "commodity"],
    "PADI",
    'offers[0].accepts[0].commodity: "PADI" is not an id in commodities',
  ],
  [["places", 0], { id: "P", lat: 100, lon: 0 }, "places[0].lat: 100 is not degrees from -90 to 90"],
  [["policy"], { fairnessTiersIdr: [5, 3] }, "policy.fairnessTiersIdr[1]: 3 is not at least the tier before it, 5"],
  [["policy"], { enforce: ["all"] }, 'policy.enforce[0]: "all" is not one of minSale, maxSuppliers, minBatch'],
  [["bids"], [{ id: "B", lot: "L9", offer: "O1", maxKg: 1, bidIdr: 1 }], 'bids[0].lot: "L9" is not an id in lots'],
  [["fixed"], [{ lot: "L1", offer: "O1", week: 2, kg: 1 }], "fixed[0].week: 2 is not a week below 2"],
  [["lots", 1, "quantityKg"], Infinity, "lots[1].quantityKg: Infinity is not a whole number of kilograms above 0"],
  [["lots", 0, "commodity"], "a\u2028b", 'lots[0].commodity: "a b" is not an id in commodities'],
  [["fixed"], [{ lot: "L1", offer: "O9", week: 0, kg: 1 }], 'fixed[0].offer: "O9" is not an id in offers'],
];

test("a market passes as it is", () => {
  expect(parseMarket(structuredClone(market))).toEqual(market);
});

test.each(refused)("%j as %j is refused", (path, value, line) => {
  expect(() => parseMarket(withValue(path, value))).toThrow(MarketError);
  expect(() => parseMarket(withValue(path, value))).toThrow(line);
});

test.each([null, 5, "market", []])("%j is not a market", (value) => {
  expect(() => parseMarket(value)).toThrow(MarketError);
});

test("places of two kinds in one market are refused", () => {
  const places = [...market.places, { id: "Q", lat: 1, lon: 1 }];
  expect(() => parseMarket({ ...market, places })).toThrow("places[1]");
});
