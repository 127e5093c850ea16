import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { bidsOf, fittingOffers } from "~/market/bid-lists.server.ts";
import { placeBid } from "~/market/bids.server.ts";
import { readLotFilter, readOfferFilter } from "~/market/filter.ts";
import { lotFor, lotsOf, publicLots } from "~/market/lot-lists.server.ts";
import { searchLots } from "~/market/lot-search.server.ts";
import { searchOffers } from "~/market/offer-search.server.ts";
import { offerFor, offersOf, ownOffer, publicOffers } from "~/market/offer-lists.server.ts";
import { editOffer, postOffer } from "~/market/offers.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { anOffer, createKitchen, createLot, createOffer, createTrader } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";
import { viewer } from "./viewer.ts";

const today = "2026-11-21";
const ceilingIdr = 31_417;
const changedIdr = 32_718;
const bid = { maxKg: 73, bidIdr: 27_183, note: "rahasia-dapur" };
const yieldPerMille = 287;
const secrets = /31[.,]?417|32[.,]?718|27[.,]?183|rahasia-dapur|ceiling|bidIdr|maxKg":73|yieldPerMille/;

/** What was told, as text; ids are cut out, since their digits are chance. */
function textOf(told: unknown): string {
  return JSON.stringify(told).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");
}

/** A lot of one group, and a kitchen of another with a planted ceiling. */
async function plant(db: Db) {
  const producer = await createTrader(db);
  const processor = await createTrader(db, { sides: ["processor"] });
  const rival = await createTrader(db, { sides: ["processor"] });
  await createOffer(db, rival, { accepts: [{ commodityCode: "LELE", ceilingIdr: 20_000, yieldPerMille: 250 }] });
  const lot = await createLot(db, producer);
  const kitchen = await createKitchen(db, processor);
  const accepts = [{ commodityCode: "LELE", ceilingIdr, yieldPerMille }];
  const posted = await postOffer(db, anAct(), processor, anOffer(kitchen.id, { accepts }));
  const offerId = posted.ok ? posted.id : "";
  return { producer, processor, rival, lot, kitchen, offerId };
}

/** All that these pages give to somebody who is not the bidder. */
async function toldTo(
  db: Db,
  group: TradingGroup | null,
  role: "member" | "officer" | "companion" | "admin",
  at: Awaited<ReturnType<typeof plant>>,
) {
  const scopes = { officer: { regencyCodes: ["63.72"] }, companion: { villageCodes: ["63.72.02.1005"] } };
  const who = viewer({ role, ...(role === "officer" || role === "companion" ? scopes[role] : {}) }, group);
  const groupId = group?.id ?? "nobody";
  const seen = await lotFor(db, who, at.lot.id, today);
  return {
    lots: await publicLots(db, await searchLots(db, readLotFilter(new URLSearchParams()), null, today), today),
    lot: seen,
    ownLots: await lotsOf(db, groupId, today),
    offers: await publicOffers(db, await searchOffers(db, readOfferFilter(new URLSearchParams()), null), today),
    offer: await offerFor(db, who, at.offerId, today),
    ownOffers: await offersOf(db, groupId, today),
    bids: await bidsOf(db, groupId, { today, nowMs: todayMs }),
    sealed: await ownOffer(db, groupId, at.offerId, today),
    fitting: (await fittingOffers(db, groupId, seen!, today)).filter((offer) => offer.id === at.offerId || offer.bid),
  };
}

const readers = [
  ["the seller", "producer", "member"],
  ["a rival kitchen", "rival", "member"],
  ["an officer", null, "officer"],
  ["a companion", null, "companion"],
  ["the keeper", null, "admin"],
  ["the public", null, "member"],
] as const;

test.for(readers)("%s learns neither ceiling nor bid, nor that there is one", async ([, side, role], { db }) => {
  const at = await plant(db);
  const group = side === null ? null : at[side];
  const before = await toldTo(db, group, role, at);
  expect(before.offers.rows.map((offer) => offer.id)).toContain(at.offerId);
  expect(textOf(before)).not.toMatch(secrets);
  const placed = await placeBid(db, anAct(), at.processor, { ...bid, lotId: at.lot.id, offerId: at.offerId });
  expect(placed).toMatchObject({ ok: true });
  expect(await toldTo(db, group, role, at)).toEqual(before);
});

test("the bidder itself sees its ceiling and its bid", async ({ db }) => {
  const at = await plant(db);
  await placeBid(db, anAct(), at.processor, { ...bid, lotId: at.lot.id, offerId: at.offerId });
  expect(await ownOffer(db, at.processor.id, at.offerId, today)).toMatchObject({
    accepts: [{ ceilingIdr, yieldPerMille }],
  });
  expect((await bidsOf(db, at.processor.id, { today, nowMs: todayMs })).rows).toMatchObject([bid]);
  const seen = await lotFor(db, null, at.lot.id, today);
  expect(await fittingOffers(db, at.processor.id, seen!, today)).toMatchObject([{ ceilingIdr, bid }]);
});

test("no event and no stored answer holds a sealed figure or names the lot of a bid", async ({ db }) => {
  const at = await plant(db);
  const accepts = [{ commodityCode: "LELE", ceilingIdr: changedIdr, yieldPerMille }];
  await editOffer(db, anAct(), at.processor, at.offerId, anOffer(at.kitchen.id, { accepts }));
  await placeBid(db, anAct(), at.processor, { ...bid, lotId: at.lot.id, offerId: at.offerId });
  const events = await db.selectFrom("events").selectAll().orderBy("seq").execute();
  const told = events.map(({ hash: _hash, previousHash: _previous, at: _at, ...event }) => event);
  expect(textOf(told)).not.toMatch(secrets);
  const placed = told.filter((event) => event.verb === "bid.placed");
  expect(placed).toMatchObject([{ groupId: at.processor.id, regencyCode: null, data: "{}" }]);
  expect(JSON.stringify(placed)).not.toContain(at.lot.id);
  const answers = await db.selectFrom("idempotency").select("answer").execute();
  expect(textOf(answers)).not.toMatch(secrets);
});
