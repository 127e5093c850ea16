import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { holdsIn, kitchensIn, weighHolds } from "~/matching/licence-holds.server.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { blockedKitchens } from "~/matching/permits-view.server.ts";
import { createLicence } from "../factories/groups.ts";
import { createLot, createOffer, createTrader, licenseFor } from "../factories/market.ts";
import { clearHere, createPair, roundWeek } from "../factories/matching.ts";
import { test, todayMs } from "../setup.ts";

const span = { regencyCode: "63.72", fromWeek: roundWeek, weeks: 8 };
const market = (db: Db, freed?: ReadonlySet<string>) =>
  readMarket(db, span, {}, { nowMs: todayMs, roundId: null, ...(freed ? { freed } : {}) });
const without = (routes: string[]) => ["NIB", "SPP_IRT", "HALAL"].filter((code) => !routes.includes(code));

/** A floss kitchen that misses these permits. */
async function createUnlicensed(db: Db, missing: string[], over: Parameters<typeof createOffer>[2] = {}) {
  const group = await createTrader(db, { sides: ["processor"], licensed: false, name: `Tanpa ${missing.join()}` });
  await licenseFor(db, group.id, { routes: without(missing) });
  return { group, offer: await createOffer(db, group, over) };
}

test("an offer without its permit is in no market, unless one asks what it would do", async ({ db }) => {
  const { offer } = await createUnlicensed(db, ["SPP_IRT"]);
  expect((await market(db)).offers).toEqual([]);
  expect((await market(db, new Set([offer.id]))).offers.map((one) => one.id)).toEqual([offer.id]);
});

test("a permit that ends within the round covers the weeks before", async ({ db }) => {
  const { group } = await createUnlicensed(db, ["SPP_IRT"]);
  await licenseFor(db, group.id, { routes: ["SPP_IRT"], validUntil: "2026-12-09" });
  const [offer] = (await market(db)).offers;
  // The week of Monday 7 December is begun before the last day.
  expect(offer).toMatchObject({ fromWeek: 0, toWeek: 2 });
  expect(offer!.capacityKg).toEqual([100, 100, 100, 0, 0, 0, 0, 0]);
});

test("an SPP-IRT for another product does not cover this one", async ({ db }) => {
  const { group } = await createUnlicensed(db, ["SPP_IRT"]);
  await licenseFor(db, group.id, { routes: ["SPP_IRT"], productCode: "KERUPUK_IKAN" });
  expect((await market(db)).offers).toEqual([]);
});

test("what a permit holds back is what the market would clear more with it", async ({ db }) => {
  const { group, offer } = await createUnlicensed(db, ["SPP_IRT"], { capacityKg: 100 });
  const producer = await createTrader(db);
  await createLot(db, producer, { quantityKg: 160, readyFrom: "2026-11-24", readyTo: "2026-12-20", askIdr: 24_000 });

  await weighHolds(db, "63.72", todayMs, clearHere);
  const [hold] = await holdsIn(db, ["63.72"], todayMs);
  const product = await db.selectFrom("products").selectAll().where("code", "=", "ABON_LELE").executeTakeFirstOrThrow();
  const worth = Math.round(0.281 * product.priceIdr!) - product.otherInputsIdrPerUnit!;
  expect(hold).toMatchObject({ routeCode: "SPP_IRT", held: { kgPerWeek: 20, valueAddedIdr: 160 * (worth - 24_000) } });
  expect(hold!.offers.map((one) => one.id)).toEqual([offer.id]);

  await licenseFor(db, group.id, { routes: ["SPP_IRT"] });
  expect(await holdsIn(db, ["63.72"], todayMs)).toEqual([]);
  expect((await clearHere(await market(db))).matchedKg).toBe(160);
});

test("kg that another kitchen takes anyway are not held back", async ({ db }) => {
  await createPair(db, { offer: { capacityKg: 80 } });
  await createUnlicensed(db, ["SPP_IRT"]);
  await weighHolds(db, "63.72", todayMs, clearHere);
  expect((await holdsIn(db, ["63.72"], todayMs))[0]!.held).toEqual({ kgPerWeek: 0, valueAddedIdr: 0 });
});

test("the figure is for just these offers: another blocked offer makes it unknown until it is weighed", async ({
  db,
}) => {
  await createUnlicensed(db, ["SPP_IRT"]);
  await weighHolds(db, "63.72", todayMs, clearHere);
  await createUnlicensed(db, ["SPP_IRT", "NIB"]);
  const [hold] = await holdsIn(db, ["63.72"], todayMs);
  expect([hold!.held, kitchensIn(hold!)]).toEqual([null, 2]);
});

test("each missing permit is told with its kitchens, before it was ever weighed", async ({ db }) => {
  const { group } = await createUnlicensed(db, ["SPP_IRT"]);
  await createOffer(db, group);
  await createUnlicensed(db, ["HALAL"]);
  const holds = await holdsIn(db, ["63.72"], todayMs);
  expect(holds.map((hold) => [hold.routeCode, kitchensIn(hold), hold.held])).toEqual([
    ["SPP_IRT", 2, null],
    ["HALAL", 1, null],
  ]);
  expect(await holdsIn(db, ["64.02"], todayMs)).toEqual([]);
});

test("a kitchen's page at the desk says what of the permit is there", async ({ db }) => {
  const { group } = await createUnlicensed(db, ["NIB"]);
  const licenceId = await createLicence(db, group.id);
  const absent = await createUnlicensed(db, ["NIB"]);
  const [view] = await blockedKitchens(db, ["63.72"], todayMs);
  const states = Object.fromEntries(view!.groups.map((one) => [one.id, one.missing]));
  expect(states[group.id]).toEqual([{ routeCode: "NIB", state: "unchecked", licenceId }]);
  expect(states[absent.group.id]).toEqual([{ routeCode: "NIB", state: "absent", licenceId: null }]);
});
