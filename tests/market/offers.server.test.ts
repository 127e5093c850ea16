import { expect } from "vitest";
import { readOfferFilter } from "~/market/filter.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { searchOffers } from "~/market/offer-search.server.ts";
import { offerFor, offersOf, ownOffer, publicOffers } from "~/market/offer-lists.server.ts";
import type { OfferValue } from "~/market/offer.ts";
import { editOffer, postOffer, withdrawOffer } from "~/market/offers.server.ts";
import { closeKitchen } from "~/market/kitchens.server.ts";
import { anOffer, createKitchen, createOffer, createTrader } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";
import { viewer } from "./viewer.ts";

const today = "2026-11-21";
const processor = { sides: ["processor" as const] };
const why = { reason: "Alat rusak." };
const noFilter = readOfferFilter(new URLSearchParams());

test("an offer keeps what it accepts, and its event no ceiling", async ({ db }) => {
  const group = await createTrader(db, processor);
  const kitchen = await createKitchen(db, group);
  const accepts = [
    { commodityCode: "GABUS", ceilingIdr: 60_123, yieldPerMille: 550 },
    { commodityCode: "NILA", ceilingIdr: 35_456, yieldPerMille: 540 },
  ];
  const done = await postOffer(db, anAct(), group, anOffer(kitchen.id, { productCode: "KERUPUK_IKAN", accepts }));
  expect(done).toMatchObject({ ok: true });
  const stored = await db
    .selectFrom("offerAccepts")
    .select(["commodityCode", "ceilingIdr", "yieldPerMille"])
    .orderBy("commodityCode")
    .execute();
  expect(stored).toEqual(accepts);
  const event = await db.selectFrom("events").selectAll().executeTakeFirstOrThrow();
  expect(event).toMatchObject({ verb: "offer.posted", groupId: group.id });
  expect(event.data).not.toMatch(/60123|35456/);
});

const wrong: [Partial<OfferValue>, string][] = [
  [{ productCode: "ABON_NAGA" }, "unknownProduct"],
  [{ accepts: [{ commodityCode: "NILA", ceilingIdr: 30_000, yieldPerMille: 281 }] }, "noRecipe"],
  [{ kitchenId: "not mine" }, "kitchenNotFound"],
  [{ capacityKg: 201 }, "aboveKitchen"],
  [{ terms: "toll" }, "feeMissing"],
  [{ feeIdr: 500 }, "feeOnlyToll"],
  [{ fromWeek: "2026-11-09" }, "weekPast"],
  [{ toWeek: "2027-06-07" }, "weekTooFar"],
];
test.for(wrong)("an offer with %o is refused as %s and leaves nothing", async ([over, reason], { db }) => {
  const group = await createTrader(db, processor);
  const kitchen = await createKitchen(db, group);
  expect(await postOffer(db, anAct(), group, anOffer(kitchen.id, over))).toEqual({ ok: false, reason });
  for (const table of ["offers", "offerAccepts", "events", "idempotency"] as const) {
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

test("a closed kitchen and somebody else's kitchen offer nothing", async ({ db }) => {
  const [group, stranger] = [await createTrader(db, processor), await createTrader(db, processor)];
  const kitchen = await createKitchen(db, group);
  const post = (who: typeof group) => postOffer(db, anAct(), who, anOffer(kitchen.id));
  expect(await post(stranger)).toEqual({ ok: false, reason: "kitchenNotFound" });
  await closeKitchen(db, anAct(), group, kitchen.id, why);
  expect(await post(group)).toEqual({ ok: false, reason: "kitchenClosed" });
  expect(await post({ ...group, sides: ["producer"] })).toEqual({ ok: false, reason: "notProcessor" });
});

test("the same form sent twice posts one offer", async ({ db }) => {
  const group = await createTrader(db, processor);
  const value = anOffer((await createKitchen(db, group)).id);
  const act = anAct();
  expect(await postOffer(db, act, group, value)).toEqual(await postOffer(db, { ...act }, group, value));
  expect(await db.selectFrom("offers").select("id").execute()).toHaveLength(1);
});

test("a changed offer replaces what it accepts and may keep a week that began", async ({ db }) => {
  const group = await createTrader(db, processor);
  const offer = await createOffer(db, group, { fromWeek: "2026-11-02" });
  const accepts = [{ commodityCode: "LELE", ceilingIdr: 27_500, yieldPerMille: 300 }];
  const value = anOffer(offer.kitchenId, { accepts, fromWeek: "2026-11-02", productCode: "AMPLANG" });
  expect(await editOffer(db, anAct(), group, offer.id, value)).toEqual({ ok: true, id: offer.id });
  expect((await ownOffer(db, group.id, offer.id, today))?.accepts).toMatchObject([
    { code: "LELE", ceilingIdr: 27_500, yieldPerMille: 300 },
  ]);
  expect((await ownOffer(db, group.id, offer.id, today))?.productCode).toBe("ABON_LELE");
  const earlier = { ...value, fromWeek: "2026-11-09" };
  expect(await editOffer(db, anAct(), group, offer.id, earlier)).toEqual({ ok: false, reason: "weekPast" });
});

test("a withdrawn offer says why, changes no more, and is public no more", async ({ db }) => {
  const group = await createTrader(db, processor);
  const offer = await createOffer(db, group);
  expect((await publicOffers(db, await searchOffers(db, noFilter, null), today)).rows).toHaveLength(1);
  expect(await withdrawOffer(db, anAct("chair"), group, offer.id, why)).toEqual({ ok: true, id: offer.id });
  const row = await db.selectFrom("offerWithdrawals").selectAll().executeTakeFirstOrThrow();
  expect(row).toEqual({ offerId: offer.id, byUserId: "chair", at: todayMs, ...why });
  const refused = { ok: false, reason: "withdrawn" };
  expect(await withdrawOffer(db, anAct(), group, offer.id, why)).toEqual(refused);
  expect(await editOffer(db, anAct(), group, offer.id, anOffer(offer.kitchenId))).toEqual(refused);
  expect((await publicOffers(db, await searchOffers(db, noFilter, null), today)).rows).toEqual([]);
  expect((await offersOf(db, group.id, today)).rows).toMatchObject([{ id: offer.id, state: "withdrawn" }]);
});

test("other people's offers are not found", async ({ db }) => {
  const [group, stranger] = [await createTrader(db, processor), await createTrader(db, processor)];
  const offer = await createOffer(db, group);
  const refused = { ok: false, reason: "offerNotFound" };
  expect(await withdrawOffer(db, anAct(), stranger, offer.id, why)).toEqual(refused);
  expect(await editOffer(db, anAct(), stranger, offer.id, anOffer(offer.kitchenId))).toEqual(refused);
  expect(await ownOffer(db, stranger.id, offer.id, today)).toBeUndefined();
});

test("the public list holds open offers of verified groups whose kitchen is open", async ({ db }) => {
  const group = await createTrader(db, processor);
  const open = await createOffer(db, group);
  await createOffer(db, group, { fromWeek: "2026-10-05", toWeek: "2026-11-09" });
  const closed = await createOffer(db, group);
  await closeKitchen(db, anAct(), group, closed.kitchenId, why);
  const hidden = await createTrader(db, { ...processor, verified: false });
  const unverified = await createOffer(db, hidden);
  expect((await publicOffers(db, await searchOffers(db, noFilter, null), today)).rows.map((offer) => offer.id)).toEqual(
    [open.id],
  );
  expect(await offerFor(db, null, unverified.id, today)).toBeUndefined();
  expect(await offerFor(db, viewer({}, group), unverified.id, today)).toBeUndefined();
  expect(await offerFor(db, viewer({}, hidden), unverified.id, today)).toMatchObject({ mine: true, verified: false });
  const officer = viewer({ role: "officer", regencyCodes: ["63.72"] });
  expect(await offerFor(db, officer, unverified.id, today)).toMatchObject({ mine: false });
  expect(await offerFor(db, null, closed.id, today)).toMatchObject({ state: "kitchenClosed" });
});

test("offers are found by product, commodity and place", async ({ db }) => {
  const group = await createTrader(db, processor);
  const abon = await createOffer(db, group);
  const accepts = [{ commodityCode: "PATIN", ceilingIdr: 25_000, yieldPerMille: 380 }];
  const fillet = await createOffer(db, group, { productCode: "FILLET_BEKU", accepts });
  const found = async (query: string) => {
    const search = await searchOffers(db, readOfferFilter(new URLSearchParams(query)), null);
    const page = await publicOffers(db, search, today);
    return page.rows.map((offer) => offer.id);
  };
  expect(await found("produk=FILLET_BEKU")).toEqual([fillet.id]);
  expect(await found("komoditas=LELE")).toEqual([abon.id]);
  expect(await found("tempat=63.72.02")).toHaveLength(2);
  expect(await found("tempat=63.72.05")).toEqual([]);
  expect(await found("produk=abon&komoditas=%25&tempat=63")).toHaveLength(2);
  const [row] = (await publicOffers(db, await searchOffers(db, noFilter, null), today)).rows;
  expect(row?.accepts).toEqual([{ code: "PATIN", nameId: "Ikan patin", nameEn: "Pangasius" }]);
});

test("offers come page by page, newest first, each once", async ({ db }) => {
  const group = await createTrader(db, processor);
  const kitchen = await createKitchen(db, group);
  for (let index = 0; index < 45; index += 1) {
    await createOffer(db, group, { kitchenId: kitchen.id, postedAt: todayMs + (index % 3) });
  }
  const seen: { id: string; postedAt: number }[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page = await publicOffers(
      db,
      await searchOffers(db, noFilter, null),
      today,
      readPageAsk(new URLSearchParams({ sesudah: next })),
    );
    seen.push(...page.rows);
    next = page.next;
  }
  expect(new Set(seen.map((offer) => offer.id)).size).toBe(45);
  expect(seen).toHaveLength(45);
  const times = seen.map((offer) => offer.postedAt);
  expect(times).toEqual([...times].sort((a, b) => b - a));
});
