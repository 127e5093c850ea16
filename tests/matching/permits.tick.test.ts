import { v7 } from "uuid";
import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { withoutOffers } from "~/matching/licence-holds.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { tickPermits } from "~/matching/permits.tick.server.ts";
import { createLot, createOffer, createTrader, licenseFor } from "../factories/market.ts";
import { clearHere } from "../factories/matching.ts";
import { test, todayMs } from "../setup.ts";

const dayMs = 86_400_000;

async function told(db: Db) {
  const rows = await db.selectFrom("messages").select(["recipient", "kind", "turn"]).orderBy("id").execute();
  return rows.map(({ recipient, kind, turn }) => `${recipient.slice(0, 1)} ${kind} ${turn}`).sort();
}

async function createHolder(db: Db, validUntil: string) {
  const group = await createTrader(db, { sides: ["processor"], licensed: false });
  await licenseFor(db, group.id, { routes: ["SPP_IRT"], validUntil });
  return group;
}

test("a group and its office are warned 60 and 14 days before a licence ends, each once", async ({ db }) => {
  await createHolder(db, "2027-01-20");
  const tick = (days: number) => tickPermits(db, todayMs + days * dayMs, clearHere);
  await tick(-1);
  expect(await told(db)).toEqual([]);
  await tick(0);
  await tick(0);
  await tick(20);
  expect(await told(db)).toEqual(["g licenceEnding 60 2027-01-20", "r licenceEndingOf 60 2027-01-20"]);
  await tick(46);
  await tick(60);
  await tick(61);
  expect(await told(db)).toEqual([
    "g licenceEnding 14 2027-01-20",
    "g licenceEnding 60 2027-01-20",
    "r licenceEndingOf 14 2027-01-20",
    "r licenceEndingOf 60 2027-01-20",
  ]);
});

test("who has renewed is not warned, and neither is who was refused", async ({ db }) => {
  const renewed = await createHolder(db, "2026-12-01");
  await licenseFor(db, renewed.id, { routes: ["SPP_IRT"], validUntil: "2031-12-01" });
  const refused = await createHolder(db, "2026-12-01");
  const licence = await db
    .selectFrom("licences")
    .select("id")
    .where("groupId", "=", refused.id)
    .executeTakeFirstOrThrow();
  const word = { id: v7(), licenceId: licence.id, officerId: "officer", verdict: "refused" as const, reason: "palsu" };
  await db
    .insertInto("licenceChecks")
    .values({ ...word, at: todayMs + 1 })
    .execute();
  await tickPermits(db, todayMs, clearHere);
  expect(await told(db)).toEqual([]);
});

test("the tick weighs what permits hold back, in every regency", async ({ db }) => {
  const kitchen = await createTrader(db, { sides: ["processor"], licensed: false });
  await createOffer(db, kitchen);
  await createLot(db, await createTrader(db), { quantityKg: 80 });
  await tickPermits(db, todayMs, clearHere);
  expect(await db.selectFrom("licenceHolds").select(["regencyCode", "routeCode", "kgPerWeek"]).execute()).toEqual([
    { regencyCode: "63.72", routeCode: "SPP_IRT", kgPerWeek: 10 },
  ]);
});

test("a market read whole and then left without the blocked offers is the market as it is read", async ({ db }) => {
  const seller = await createTrader(db);
  await createLot(db, seller);
  await createOffer(db, await createTrader(db, { sides: ["processor"] }));
  const blocked = await createOffer(db, await createTrader(db, { sides: ["processor"], licensed: false }));
  const span = { regencyCode: "63.72", fromWeek: "2026-11-16", weeks: 8 };
  const asOf = { nowMs: todayMs, roundId: null };
  const whole = await readMarket(db, span, {}, { ...asOf, freed: new Set([blocked.id]) });
  expect([whole.offers.length, whole.kitchens.length]).toEqual([2, 2]);
  const { places, ...left } = withoutOffers(whole, new Set([blocked.id]));
  const { places: read, ...asRead } = await readMarket(db, span, {}, asOf);
  expect(left).toEqual(asRead);
  expect(places).toEqual(expect.arrayContaining(read));
});
