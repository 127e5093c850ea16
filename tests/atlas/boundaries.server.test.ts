import { expect } from "vitest";
import { importBoundaries, outlinesOf } from "~/atlas/boundaries.server.ts";
import { mapFor } from "~/atlas/map-view.server.ts";

import { createLot, createTrader } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";

const rings: [number, number][][] = [
  [
    [114.8, -3.4],
    [114.9, -3.4],
    [114.9, -3.5],
    [114.8, -3.4],
  ],
];

test("outlines of known places are kept, a second file replaces the first, unknown codes are named", async ({ db }) => {
  const village = { regionCode: "63.72.02.1005", rings };
  const done = await importBoundaries(db, anAct(), [village, { regionCode: "99.99.99.9999", rings }], "BIG");
  expect(done).toEqual({ ok: true, kept: 1, unknown: ["99.99.99.9999"] });
  const moved = [[...(rings[0] ?? [])].reverse()];
  await importBoundaries(
    db,
    anAct(),
    [
      { ...village, rings: moved },
      { regionCode: "63.72.02", rings },
    ],
    "BIG 2026",
  );
  expect(await outlinesOf(db, "63.72")).toEqual([
    { regionCode: "63.72.02.1005", level: "village", rings: moved },
    { regionCode: "63.72.02", level: "district", rings },
  ]);
  expect(await outlinesOf(db, "64.02")).toEqual([]);
});

test("the map of a regency shows its open harvest by village, and reads a strange filter as none", async ({ db }) => {
  const group = await createTrader(db);
  await createLot(db, group, { quantityKg: 240 });
  const ask = { regencyCode: "63.72", commodityCode: "NOSUCH", week: "yesterday" };
  const map = await mapFor(db, ask, todayMs);
  expect(map.filter).toEqual({ commodityCode: null, week: null });
  expect(map.villages.find(({ code }) => code === "63.72.02.1005")?.supplyKg).toBe(240);
  expect(map.round).toBeNull();
  expect(
    (await mapFor(db, { ...ask, regencyCode: "64.02" }, todayMs)).villages.some(({ supplyKg }) => supplyKg > 0),
  ).toBe(false);
});
