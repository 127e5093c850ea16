import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import type { Clear } from "~/matching/round.ts";
import { weighPools } from "~/matching/pool-suggestions.server.ts";
import { proposePool } from "~/pools/pools.server.ts";
import { suggestionsFor } from "~/pools/suggestions.server.ts";
import { createOffer, createTrader } from "../factories/market.ts";
import { clearHere, roundWeek } from "../factories/matching.ts";
import { answerAsMember, createSeller } from "../factories/pools.ts";
import { anAct, test, todayMs } from "../setup.ts";

const weigh = (db: Db, clear: Clear = clearHere) => weighPools(db, "63.72", todayMs, clear);
const office = { regencyCodes: ["63.72"] };

/** A kitchen that wants at least 100 kg at once, from so many sellers at most. */
async function createChoosyKitchen(db: Db, over: Parameters<typeof createOffer>[2] = {}) {
  const processor = await createTrader(db, { sides: ["processor"] });
  return createOffer(db, processor, { capacityKg: 150, toWeek: roundWeek, minBatchKg: 100, maxSuppliers: 1, ...over });
}

test("small harvests that a kitchen would take from one hand are suggested as a pool, with the kg", async ({ db }) => {
  await createChoosyKitchen(db);
  const sellers = [];
  for (const quantityKg of [40, 45, 50]) sellers.push(await createSeller(db, { quantityKg }));
  await weigh(db);
  const [found, ...more] = await suggestionsFor(db, office);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ quantityKg: 135, moreKg: 135, commodityCode: "LELE" });
  expect(found?.members.map(({ lotId }) => lotId).sort()).toEqual(sellers.map(({ lot }) => lot.id).sort());
  for (const { group, lot } of sellers) {
    expect(await suggestionsFor(db, { groupId: group.id })).toMatchObject([{ ownLotId: lot.id, moreKg: 135 }]);
  }
  const stranger = await createSeller(db, { commodityCode: "NILA" });
  expect(await suggestionsFor(db, { groupId: stranger.group.id })).toEqual([]);
  expect(await suggestionsFor(db, { regencyCodes: ["64.02"] })).toEqual([]);
});

test("nothing is suggested where the harvests sell alone, or not even together", async ({ db }) => {
  await createChoosyKitchen(db, { maxSuppliers: 5 });
  for (const quantityKg of [40, 45, 50]) await createSeller(db, { quantityKg });
  await weigh(db);
  expect(await suggestionsFor(db, office)).toEqual([]);
  const far = await createChoosyKitchen(db, { minBatchKg: 140, capacityKg: 150 });
  expect(far.maxSuppliers).toBe(1);
  await weigh(db);
  expect(await suggestionsFor(db, office)).toEqual([]);
});

test("different forms, or harvests that are never ready together, are not put together", async ({ db }) => {
  await createChoosyKitchen(db);
  await createSeller(db, { quantityKg: 60 });
  await createSeller(db, { quantityKg: 60, form: "beku" });
  await createSeller(db, { quantityKg: 60, readyFrom: "2026-12-02", readyTo: "2026-12-08" });
  await weigh(db);
  expect(await suggestionsFor(db, office)).toEqual([]);
});

test("once neighbours have pooled, or one has sold, the suggestion is gone", async ({ db }) => {
  await createChoosyKitchen(db);
  const [lead, other] = [await createSeller(db, { quantityKg: 60 }), await createSeller(db, { quantityKg: 60 })];
  await weigh(db);
  expect(await suggestionsFor(db, office)).toHaveLength(1);
  const value = { lotId: lead.lot.id, lotIds: [other.lot.id], note: "" };
  const pool = await proposePool(db, anAct(), lead.group, value);
  expect(await suggestionsFor(db, office)).toHaveLength(1);
  await answerAsMember(db, other.group, pool.ok ? pool.id : "");
  expect(await suggestionsFor(db, office)).toEqual([]);
});

test("a market that has not changed is not cleared again", async ({ db }) => {
  await createChoosyKitchen(db);
  await createSeller(db, { quantityKg: 60 });
  let clearings = 0;
  const counting: Clear = (market) => {
    clearings += 1;
    return clearHere(market);
  };
  await weigh(db, counting);
  const first = clearings;
  await weigh(db, counting);
  expect(first).toBeGreaterThan(0);
  expect(clearings).toBe(first);
  await createSeller(db, { quantityKg: 60 });
  await weigh(db, counting);
  expect(clearings).toBeGreaterThan(first);
});
