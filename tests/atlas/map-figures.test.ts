import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf } from "~/atlas/map-figures.ts";
import { curveBetween, projectionAround, radiusOf } from "~/atlas/map-projection.ts";

const villages = ["a", "b", "c"].map((code, at) => ({
  code,
  name: code,
  latitude: -3.4 - at / 50,
  longitude: 114.8 + at / 40,
}));
const lot = (place: string, commodity: string, quantityKg: number, fromWeek = 0, toWeek = 1) => ({
  ...{ id: `${place}${commodity}`, group: "g", place, commodity, quantityKg, fromWeek, toWeek },
  ...{ askIdr: 20_000, minSaleKg: 1 },
});
const offer = (id: string, kitchen: string, commodity: string, capacityKg: number[]) => ({
  ...{ id, kitchen, fromWeek: 0, toWeek: 1, capacityKg, maxKm: 20, minBatchKg: 1, maxSuppliers: 5 },
  accepts: [{ commodity, bidIdr: 25_000 }],
});
const market = {
  weeks: 2,
  lots: [lot("a", "LELE", 300), lot("a", "NILA", 50, 1, 1), lot("b", "LELE", 120, 0, 0)],
  kitchens: [{ id: "k", group: "h", place: "b", capacityKg: [100, 80] }],
  offers: [offer("x", "k", "LELE", [70, 70]), offer("y", "k", "NILA", [60, 60])],
};
const planned = [
  { fromCode: "a", toCode: "b", commodityCode: "LELE", week: 0, quantityKg: 70 },
  { fromCode: "a", toCode: "b", commodityCode: "LELE", week: 1, quantityKg: 30 },
  { fromCode: "a", toCode: "b", commodityCode: "NILA", week: 1, quantityKg: 50 },
];
const all = { commodityCode: null, week: null };

test("a village shows what waits there, what its kitchens can take, and what the plan moves", () => {
  const { villages: rows, flows } = figuresOf(market, planned, villages, all);
  expect(
    rows.map(({ code, supplyKg, capacityKg, sentKg, receivedKg }) => [code, supplyKg, capacityKg, sentKg, receivedKg]),
  ).toEqual([
    ["a", 350, 0, 150, 0],
    // Two offers ask for 130 kg a week; the kitchen manages 100 and 80.
    ["b", 120, 180, 0, 150],
    ["c", 0, 0, 0, 0],
  ]);
  expect(flows).toEqual([{ fromCode: "a", toCode: "b", quantityKg: 150 }]);
});

test("a commodity and a week narrow supply, capacity and flows alike", () => {
  const lele = figuresOf(market, planned, villages, { commodityCode: "LELE", week: null });
  expect(lele.villages.map((row) => [row.supplyKg, row.capacityKg])).toEqual([
    [300, 0],
    [120, 140],
    [0, 0],
  ]);
  const later = figuresOf(market, planned, villages, { commodityCode: null, week: 1 });
  expect(later.villages.map((row) => [row.supplyKg, row.capacityKg])).toEqual([
    [350, 0],
    [0, 80],
    [0, 0],
  ]);
  expect(later.flows).toEqual([{ fromCode: "a", toCode: "b", quantityKg: 80 }]);
});

test("what leaves all villages arrives in all villages", () => {
  const code = fc.constantFrom("a", "b", "c");
  const one = fc.record({
    fromCode: code,
    toCode: code,
    commodityCode: fc.constant("LELE"),
    week: fc.nat(1),
    quantityKg: fc.integer({ min: 1, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), (plan) => {
      const { villages: rows, flows } = figuresOf(market, plan, villages, all);
      const total = plan.reduce((kg, { quantityKg }) => kg + quantityKg, 0);
      expect(rows.reduce((kg, row) => kg + row.sentKg, 0)).toBe(total);
      expect(rows.reduce((kg, row) => kg + row.receivedKg, 0)).toBe(total);
      expect(flows.reduce((kg, flow) => kg + flow.quantityKg, 0)).toBe(total);
      expect(new Set(flows.map(({ fromCode, toCode }) => fromCode + toCode)).size).toBe(flows.length);
    }),
  );
});

test("every point around which a map is drawn lies on it, north up", () => {
  const degrees = fc.record({
    longitude: fc.double({ min: 114, max: 118, noNaN: true }),
    latitude: fc.double({ min: -4, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(degrees, { minLength: 1, maxLength: 30 }), (points) => {
      const { project, height } = projectionAround(points, 720);
      for (const point of points) {
        const { x, y } = project(point);
        expect(x >= 0 && x <= 720 && y >= 0 && y <= height).toBe(true);
      }
      const [north, south] = [...points].sort((a, b) => b.latitude - a.latitude);
      if (north && south) expect(project(north).y).toBeLessThanOrEqual(project(south).y);
    }),
  );
});

test("circles grow with the area, and both directions of a flow bend apart", () => {
  expect(radiusOf(400, 400, 26)).toBe(26);
  expect(radiusOf(100, 400, 26)).toBe(13);
  expect(radiusOf(0, 400, 26)).toBe(0);
  expect(curveBetween({ x: 0, y: 0 }, { x: 10, y: 0 })).not.toBe(
    curveBetween({ x: 10, y: 0 }, { x: 0, y: 0 }).replace(/^M10 0/, "M0 0"),
  );
});
