import { expect } from "vitest";
import { bidsOf } from "~/market/bid-lists.server.ts";
import { lotsOf } from "~/market/lot-lists.server.ts";
import { bidColumns, lotColumns, offerColumns } from "~/market/market-files.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { offersOf } from "~/market/offer-lists.server.ts";
import { createBid, createKitchen, createLot, createOffer, createTrader } from "../factories/market.ts";
import { test, todayMs } from "../setup.ts";

const today = "2026-11-21";

/** Everything that a file of these rows would hold. */
function cells<Row>(columns: { value: (row: Row) => unknown }[], rows: readonly Row[]): string {
  return JSON.stringify(rows.map((row) => columns.map((column) => column.value(row))));
}

test("a file of offers holds no ceiling and no yield, and one of harvests no phone", async ({ db }) => {
  const pond = await createTrader(db, { contactPhone: "+6281277777777", contactName: "Rahasia" });
  const kitchen = await createTrader(db, { sides: ["processor"], contactPhone: "+6281288888888" });
  await createLot(db, pond, { askIdr: 23_456 });
  await createOffer(db, kitchen, { accepts: [{ commodityCode: "LELE", ceilingIdr: 31_337, yieldPerMille: 277 }] });
  const offers = cells(offerColumns("id"), (await offersOf(db, kitchen.id, today)).rows);
  expect(offers).toContain("Ikan lele");
  expect(offers).not.toMatch(/31337|277|\+62/);
  const lots = cells(lotColumns("id"), (await lotsOf(db, pond.id, today)).rows);
  expect(lots).toContain("23456");
  expect(lots).not.toMatch(/\+62|Rahasia/);
});

test("a file of bids holds the own ones only", async ({ db }) => {
  const pond = await createTrader(db);
  const [one, other] = [
    await createTrader(db, { sides: ["processor"] }),
    await createTrader(db, { sides: ["processor"] }),
  ];
  const lot = await createLot(db, pond);
  for (const [group, bidIdr] of [
    [one, 25_111],
    [other, 25_999],
  ] as const) {
    const { id: offerId } = await createOffer(db, group, { kitchenId: (await createKitchen(db, group)).id });
    await createBid(db, { lotId: lot.id, offerId, groupId: group.id }, { bidIdr });
  }
  const { rows } = await bidsOf(db, one.id, { today, nowMs: todayMs });
  const text = cells(bidColumns("en"), rows);
  expect(text).toContain("25111");
  expect(text).not.toContain("25999");
});

test("the pages of a file hold every row once, in the order of the list", async ({ db }) => {
  const pond = await createTrader(db);
  for (let at = 0; at < 25; at += 1) await createLot(db, pond, { quantityKg: 100 + at, postedAt: todayMs + (at % 3) });
  const shown: number[] = [];
  for await (const rows of pagesOf((ask) => lotsOf(db, pond.id, today, { ...ask, size: 7 }))) {
    shown.push(...rows.map(({ quantityKg }) => quantityKg));
  }
  expect(new Set(shown).size).toBe(25);
  expect(shown.length).toBe(25);
});
