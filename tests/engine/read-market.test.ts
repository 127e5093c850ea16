import { expect, test } from "vitest";
import { MarketError } from "~/engine/market.ts";
import { feed, finish, makeReader } from "~/engine/read-market.ts";
import { aLot, aMarket, anOffer, randomMarket } from "./markets.ts";

function readIn(text: string, size: number) {
  const reader = makeReader();
  for (let at = 0; at < text.length; at += size) feed(reader, text.slice(at, at + size));
  return finish(reader);
}

const odd = aMarket({
  lots: [aLot({ id: 'a "quoted" \\ [lot], {é}' })],
  offers: [anOffer()],
  policy: { fairnessTiersIdr: [1, 2], enforce: ["minSale"] },
});

test("a market read in pieces of any size is the market", () => {
  for (const market of [odd, randomMarket(3, { lots: 5, offers: 3, weeks: 2, kg: 9, idr: 9, extras: true })])
    for (const size of [1, 2, 7, 100, 100_000])
      for (const indent of [0, 2]) expect(readIn(JSON.stringify(market, null, indent), size)).toEqual(market);
});

const whole = JSON.stringify(odd);
test.each([
  [whole.slice(0, -5), "the text ends too early"],
  ["[]", '"[" at character 0'],
  [`${whole}x`, "is not JSON of a market"],
  [whole.replace('"weeks":2,', ""), "weeks: is missing"],
  [whole.replace('"weeks"', '"months"'), "months: is not a known field"],
  [whole.replace('"weeks"', '"we\\neks"'), "we eks: is not a known field"],
  [whole.replace('"weeks":2,', '"weeks":2,"weeks":2,'), "weeks: is given twice"],
  [
    whole.replace('"quantityKg":10', '"quantityKg":-5'),
    "lots[0].quantityKg: -5 is not a whole number of kilograms above 0",
  ],
  [whole.replace('"quantityKg":10', '"quantityKg":1O'), "lots[0]:"],
  [JSON.stringify(odd, null, 2).replace('"quantityKg": 10', '"quantityKg": NaN'), 'lots[0]: { "id": "a \\"quoted'],
  [`{"lots":[${"[".repeat(50_000)}${"]".repeat(50_000)}]}`, "lots[0]: what is nested so deep is not an object"],
  [whole.replace('"lots":[', '"lots":[,'), "lots[0]: nothing, up to character"],
  [whole.replace('"lots":[', '"lots":5,"x":['), "lots: 5 is not a list"],
  [whole.replace('"place":"P","commodity"', '"place":"Q","commodity"'), 'lots[0].place: "Q" is not an id in places'],
])("%.40s… is refused", (text, line) => {
  expect(() => readIn(text, 50)).toThrow(MarketError);
  expect(() => readIn(text, 50)).toThrow(line);
});
