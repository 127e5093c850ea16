import { expect, test } from "vitest";
import { layCells, rangesAround } from "~/engine/cells.ts";
import { makeDice } from "./markets.ts";

test("every point a circle holds lies in one of its ranges, however far apart the points", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = makeDice(seed);
    const count = dice.whole(1, 60);
    const apartKm = [0, 50, 10_000, 1_000_000][seed % 4]!;
    const along = () => dice.whole(0, 2) * apartKm + dice.whole(-400, 400) / 10;
    const x = Float64Array.from({ length: count }, along);
    const y = Float64Array.from({ length: count }, along);
    const cells = layCells(x, y, dice.whole(1, 300) / 10);
    expect([...cells.order].sort((a, b) => a - b)).toEqual([...x.keys()]);
    for (let n = 0; n < 20; n++) {
      const [px, py, reach] = [along(), along(), dice.whole(0, 600) / 10];
      const found = new Set<number>();
      const end = rangesAround(cells, px, py, reach + 1e-6);
      for (let k = 0; k < end; k += 2)
        for (const at of cells.order.subarray(cells.ranges[k], cells.ranges[k + 1])) found.add(at);
      for (let p = 0; p < count; p++)
        if (Math.hypot(x[p]! - px, y[p]! - py) <= reach) expect([seed, n, found.has(p)]).toEqual([seed, n, true]);
    }
  }
});

test("small cells around a small circle leave most points out", () => {
  const dice = makeDice(1);
  const list = () => Float64Array.from({ length: 5000 }, () => dice.whole(0, 100_000) / 1000);
  const cells = layCells(list(), list(), 5);
  let looked = 0;
  const end = rangesAround(cells, 50, 50, 10);
  for (let k = 0; k < end; k += 2) looked += cells.ranges[k + 1]! - cells.ranges[k]!;
  // The circle itself holds about 160.
  expect(looked).toBeGreaterThan(100);
  expect(looked).toBeLessThan(500);
});
