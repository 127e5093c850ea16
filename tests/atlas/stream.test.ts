import fc from "fast-check";
import { expect, test } from "vitest";
import { partsThrough, readStreamAddress, streamHref } from "~/atlas/stream-address.ts";
import type { StreamPart } from "~/atlas/stream.ts";
import { mostInColumn, streamOf } from "~/atlas/stream.ts";

const part = (over: Partial<StreamPart> = {}): StreamPart => ({
  villageCode: "a",
  commodityCode: "LELE",
  kitchenId: "k1",
  productCode: "ABON_LELE",
  quantityKg: 100,
  valueAddedIdr: 900_000,
  ...over,
});

test("a plan flows from places through kitchens to products, by kg", () => {
  const { nodes, links } = streamOf(
    [part(), part({ villageCode: "b", quantityKg: 40 }), part({ kitchenId: "k2", quantityKg: 10 })],
    "village",
    "kg",
  );
  expect(nodes.map(({ column, code, amount }) => [column, code, amount])).toEqual([
    [0, "a", 110],
    [0, "b", 40],
    [1, "k1", 140],
    [1, "k2", 10],
    [2, "ABON_LELE", 150],
  ]);
  expect(links.map(({ source, target, amount }) => [source, target, amount])).toEqual([
    ["0 a", "1 k1", 100],
    ["0 b", "1 k1", 40],
    ["0 a", "1 k2", 10],
    ["1 k1", "2 ABON_LELE", 140],
    ["1 k2", "2 ABON_LELE", 10],
  ]);
});

test("a pairing that loses value is not drawn in rupiah, and is drawn in kg", () => {
  const parts = [part(), part({ productCode: "KERUPUK", valueAddedIdr: -5000 })];
  expect(streamOf(parts, "commodity", "value").nodes.map(({ code }) => code)).toEqual(["LELE", "k1", "ABON_LELE"]);
  expect(streamOf(parts, "commodity", "kg").nodes.filter(({ column }) => column === 2)).toHaveLength(2);
});

test("every column holds all that flows, bands fill their boxes, and no column is longer than can be read", () => {
  const code = (letter: string) => fc.nat(40).map((number) => `${letter}${number}`);
  const one = fc.record({
    villageCode: code("v"),
    commodityCode: code("c"),
    kitchenId: code("k"),
    productCode: code("p"),
    quantityKg: fc.integer({ min: 1, max: 5000 }),
    valueAddedIdr: fc.integer({ min: -10_000, max: 9_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 80 }),
      fc.constantFrom("kg" as const, "value" as const),
      (parts, measure) => {
        const { nodes, links } = streamOf(parts, "village", measure);
        const amounts = parts.map((p) => (measure === "kg" ? p.quantityKg : Math.max(0, p.valueAddedIdr)));
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        for (const column of [0, 1, 2]) {
          const own = nodes.filter((node) => node.column === column);
          expect(own.length).toBeLessThanOrEqual(mostInColumn);
          expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
        }
        for (const node of nodes.filter(({ column }) => column < 2)) {
          const out = links.filter(({ source }) => source === node.key);
          expect(out.reduce((sum, { amount }) => sum + amount, 0)).toBe(node.amount);
        }
      },
    ),
  );
});

test("an address keeps what was chosen, and reads nonsense as nothing", () => {
  const address = { regency: "63.72", from: "commodity" as const, measure: "value" as const, only: "LELE" };
  expect(readStreamAddress(new URL(`https://x${streamHref(address)}`).searchParams)).toEqual(address);
  expect(readStreamAddress(new URLSearchParams("dari=bulan&ukuran=9"))).toEqual({
    regency: null,
    from: "village",
    measure: "kg",
    only: null,
  });
  expect(partsThrough([part(), part({ kitchenId: "k2" })], "k2")).toHaveLength(1);
  expect(partsThrough([part()], "nobody")).toHaveLength(1);
});
