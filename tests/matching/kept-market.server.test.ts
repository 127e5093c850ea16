import { expect } from "vitest";
import { seedFrom } from "#db/demo/seed.ts";
import type { Seed } from "#db/demo/seed.ts";
import type { Db } from "#db/open.server.ts";
import type { Lot, Market } from "~/engine/market.ts";
import { liveValueIdr } from "~/engine/live.ts";
import { match } from "~/engine/match.ts";
import { closeKitchen, editKitchen, setKitchenWeek } from "~/market/kitchens.server.ts";
import { editLot, postLot, withdrawLot } from "~/market/lots.server.ts";
import { editOffer, postOffer, withdrawOffer } from "~/market/offers.server.ts";
import { setRecipe } from "~/market/recipes.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { addDays } from "~/lib/dates.ts";
import { askAbout } from "~/matching/kept-market.ts";
import type { Shelf } from "~/matching/kept-market.server.ts";
import { askForOffer, askMarket, newShelf } from "~/matching/kept-market.server.ts";
import { permitted, readRows } from "~/matching/market-input.server.ts";
import { marketOf } from "~/matching/market-input.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import { answerAndSign } from "~/partnerships/contracts.server.ts";
import { createBid, createLot, createOffer, createTrader } from "../factories/market.ts";
import { createPair, createRound, roundWeek } from "../factories/matching.ts";
import { answerOf } from "../factories/partnerships.ts";
import { createRandomMarket } from "../factories/scenarios.ts";
import { anAct, test, todayMs } from "../setup.ts";

const regencyCode = "63.72";
const hourMs = 3_600_000;

/** The market read anew, as a pure flow without bids. */
async function freshMarket(db: Db, span: Parameters<typeof readRows>[1], nowMs: number): Promise<Market> {
  const rows = await readRows(db, span, { nowMs, roundId: null });
  const market = marketOf(span, {}, { ...rows, offers: permitted(rows.offers), bids: [] });
  return { ...market, policy: {}, lots: market.lots.map((lot) => ({ ...lot, stepKg: 1 })) };
}

function soldKg(market: Market, lot: Lot): number {
  const plan = match({ ...market, lots: [...market.lots, lot] });
  return plan.flows.reduce((kg, flow) => kg + (flow.lot === lot.id ? flow.kg : 0), 0);
}

/** Groups of kitchens where a kg of the lot is worth at least what gives way to it, each cleared by itself. */
function takerGroups(market: Market, lot: Lot): number {
  const { objectiveIdr } = match({ ...market, forbidden: market.forbidden!.filter((pair) => pair.lot !== lot.id) });
  const one = { ...lot, quantityKg: 1, minSaleKg: 1, askIdr: lot.askIdr - 1 };
  const groups = market.kitchens.filter(({ id }) => {
    const others = market.offers
      .filter(({ kitchen }) => kitchen !== id)
      .map((offer) => ({ lot: lot.id, offer: offer.id }));
    const forbidden = [...(market.forbidden ?? []), ...others];
    return match({ ...market, forbidden, lots: [...market.lots, one] }).objectiveIdr > objectiveIdr;
  });
  return new Set(groups.map(({ group }) => group)).size;
}

/** The kept market and the same market from scratch say the same, of all lots together and of one of them. */
async function expectSame(db: Db, shelf: Shelf, seed: Seed, nowMs: number): Promise<void> {
  await askMarket(db, shelf, { regencyCode, lotId: null, nowMs });
  const { kept } = shelf.markets.get(regencyCode)!;
  const market = await freshMarket(db, kept.span, nowMs);
  expect([...kept.lots.keys()].sort()).toEqual(market.lots.map(({ id }) => id).sort());
  expect(liveValueIdr(kept.live)).toBe(match(market).objectiveIdr);
  const lot = seed.pick(market.lots);
  const without = { ...market, lots: market.lots.filter(({ id }) => id !== lot.id) };
  const said = askAbout(kept, lot.id, ({ takers, sellsKg }) => ({
    takers: takers(lot.askIdr, lot.fromWeek, lot.toWeek),
    soldKg: sellsKg(lot.askIdr),
  }))!;
  expect(said.takers).toBe(takerGroups(without, lot));
  expect(said.soldKg).toBeGreaterThanOrEqual(soldKg(without, { ...lot, askIdr: lot.askIdr + 1 }));
  expect(said.soldKg).toBeLessThanOrEqual(soldKg(without, { ...lot, askIdr: lot.askIdr - 1 }));
}

async function tradersOf(db: Db, side: "producer" | "processor"): Promise<TradingGroup[]> {
  const column = side === "producer" ? "isProducer" : "isProcessor";
  const groups = await db.selectFrom("groups").selectAll().where(column, "=", 1).orderBy("id").execute();
  return groups.map(({ id, regencyCode, villageCode }) => ({
    ...{ id, regencyCode, villageCode, verified: true },
    sides: ["producer", "processor"],
  }));
}

/** Something that people do to a market, by the house's own verbs. What the rules refuse did not happen. */
async function happen(db: Db, seed: Seed, nowMs: number): Promise<void> {
  const act = () => anAct("tester", { at: nowMs });
  const reason = "berubah";
  const lots = await db.selectFrom("lots").selectAll().orderBy("id").execute();
  const offers = await db.selectFrom("offers").selectAll().orderBy("id").execute();
  const [lot, offer] = [seed.pick(lots), seed.pick(offers)];
  const traders = [...(await tradersOf(db, "producer")), ...(await tradersOf(db, "processor"))];
  const owner = (groupId: string) => traders.find(({ id }) => id === groupId)!;
  const { readyFrom, readyTo, note } = lot;
  const quantityKg = seed.between(30, 260);
  const askIdr = Math.round(lot.askIdr * (0.8 + 0.4 * seed.fraction()));
  const value = { askIdr, quantityKg, minSaleKg: 1, readyFrom, readyTo, note };
  const accepts = (await db.selectFrom("offerAccepts").selectAll().where("offerId", "=", offer.id).execute()).map(
    ({ commodityCode, ceilingIdr, yieldPerMille }) => {
      return { commodityCode, ceilingIdr: ceilingIdr + seed.between(-4, 6) * 500, yieldPerMille };
    },
  );
  const kitchen = await db
    .selectFrom("kitchens")
    .selectAll()
    .where("id", "=", offer.kitchenId)
    .executeTakeFirstOrThrow();
  const capacityKg = seed.between(2, Math.floor(kitchen.capacityKg / 10)) * 10;
  switch (seed.between(0, 10)) {
    case 0:
    case 1:
      await postLot(db, act(), seed.pick(traders), { ...value, commodityCode: lot.commodityCode });
      return;
    case 2:
      await editLot(db, act(), owner(lot.groupId), lot.id, value);
      return;
    case 3:
      await withdrawLot(db, act(), owner(lot.groupId), lot.id, { reason });
      return;
    case 4:
      await postOffer(db, act(), owner(offer.groupId), { ...offer, accepts, capacityKg });
      return;
    case 5:
      await editOffer(db, act(), owner(offer.groupId), offer.id, { ...offer, accepts, capacityKg });
      return;
    case 6:
      await withdrawOffer(db, act(), owner(offer.groupId), offer.id, { reason });
      return;
    case 7:
      await setKitchenWeek(db, act(), owner(offer.groupId), {
        ...{ kitchenId: kitchen.id, week: addDays(roundWeek, 7 * seed.between(0, 4)) },
        capacityKg: seed.between(0, 15) * 10,
      });
      return;
    case 8: {
      const more = { ...kitchen, capacityKg: kitchen.capacityKg + seed.between(0, 5) * 10 };
      if (seed.chance(0.8)) await editKitchen(db, act(), owner(offer.groupId), kitchen.id, more);
      else await closeKitchen(db, act(), owner(offer.groupId), kitchen.id, { reason });
      return;
    }
    case 9: {
      const making = { kitchenId: kitchen.id, productCode: offer.productCode };
      const [accept] = accepts;
      if (!accept) return;
      const figures = { yieldPerMille: accept.yieldPerMille + seed.between(-40, 40), otherInputsIdr: 2000 };
      await setRecipe(db, act(), owner(offer.groupId), { ...making, commodityCode: accept.commodityCode }, figures);
      return;
    }
    default:
      await sendRound(db, seed, nowMs);
  }
}

/** A round is opened and sent, and some of those who are asked answer. */
async function sendRound(db: Db, seed: Seed, nowMs: number): Promise<void> {
  const roundId = await createRound(db, {}, anAct("officer", { at: nowMs }));
  await sendProposals(db, anAct("officer", { at: nowMs }), roundId, { dueAt: nowMs + 48 * hourMs });
  const proposals = await db.selectFrom("proposals").selectAll().where("roundId", "=", roundId).execute();
  for (const proposal of proposals) {
    if (!seed.chance(0.5)) continue;
    for (const side of ["producer", "processor"] as const)
      await answerAndSign(db, anAct(side, { at: nowMs }), answerOf(proposal, side, seed.chance(0.85) ? "yes" : "no"));
  }
}

test("after any series of what people do the kept market says what a clearing from scratch would", async ({ db }) => {
  for (let start = 1; start <= 8; start += 1) {
    const seed = seedFrom(start);
    await createRandomMarket(db, start);
    const shelf = newShelf();
    let nowMs = todayMs;
    for (let step = 0; step < 24; step += 1) {
      await happen(db, seed, nowMs);
      if (seed.chance(0.4)) await expectSame(db, shelf, seed, nowMs);
      if (seed.chance(0.1)) nowMs += seed.between(1, 30) * hourMs;
    }
    await expectSame(db, shelf, seed, nowMs);
  }
});

test("a posting, a change and a withdrawal are learnt without reading the market anew", async ({ db }) => {
  await createRandomMarket(db, 3);
  const shelf = newShelf();
  const ask = (lotId: string | null) => askMarket(db, shelf, { regencyCode, lotId, nowMs: todayMs });
  await ask(null);
  const { kept } = shelf.markets.get(regencyCode)!;
  const { net } = kept.live.stream;
  const { offers } = kept.rows;
  const [group] = await tradersOf(db, "producer");
  const value = { readyFrom: "2026-11-24", readyTo: "2026-12-01", note: "", quantityKg: 90, askIdr: 24_500 };
  const posted = await postLot(db, anAct(), group!, { ...value, commodityCode: "LELE" });
  if (!posted.ok) throw new Error(posted.reason);
  expect(await ask(posted.id)).not.toBeNull();
  expect(kept.lots.get(posted.id)?.lot.quantityKg).toBe(90);
  await editLot(db, anAct(), group!, posted.id, { ...value, quantityKg: 70 });
  await ask(null);
  expect(kept.lots.get(posted.id)?.lot.quantityKg).toBe(70);
  await withdrawLot(db, anAct(), group!, posted.id, { reason: "laku" });
  expect(await ask(posted.id)).toBeNull();
  expect(kept.live.stream.net).toBe(net);
  expect(kept.rows.offers).toBe(offers);
});

test("a bid changes no answer, whatever its price", async ({ db }) => {
  const producer = await createTrader(db);
  const lot = await createLot(db, producer);
  const other = await createLot(db, await createTrader(db));
  const offers = [];
  for (let i = 0; i < 5; i += 1) {
    const processor = await createTrader(db, { sides: ["processor"] });
    offers.push(await createOffer(db, processor, { capacityKg: 80 }));
  }
  const ask = () => askMarket(db, newShelf(), { regencyCode, lotId: lot.id, nowMs: todayMs });
  const before = await ask();
  expect(before).toMatchObject({ kind: "some", reach: 5, kitchens: 4 });
  for (const [i, offer] of offers.entries())
    for (const { id } of [lot, other])
      await createBid(db, { lotId: id, offerId: offer.id, groupId: offer.groupId }, { bidIdr: 20_000 + i * 9000 });
  expect(await ask()).toEqual(before);
});

test("a group that changes its harvests again and again is not answered for a day", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group);
  for (let i = 0; i < 4; i += 1) await createOffer(db, await createTrader(db, { sides: ["processor"] }));
  const shelf = newShelf();
  const ask = (nowMs: number) => askMarket(db, shelf, { regencyCode, lotId: lot.id, nowMs });
  const { readyFrom, readyTo } = lot;
  for (let i = 0; i < 9; i += 1) {
    expect(await ask(todayMs)).toMatchObject({ kind: "some" });
    const value = { askIdr: 24_000 + i * 500, quantityKg: 120, readyFrom, readyTo, note: "" };
    await editLot(db, anAct(), group, lot.id, value);
  }
  expect(await ask(todayMs)).toEqual({ kind: "resting" });
  expect(await ask(todayMs + 25 * hourMs)).toMatchObject({ kind: "some" });
});

test("a harvest that is not in the market gets no answer", async ({ db }) => {
  const unverified = await createTrader(db, { verified: false });
  const lot = await createLot(db, unverified);
  expect(await askMarket(db, newShelf(), { regencyCode, lotId: lot.id, nowMs: todayMs })).toBeNull();
});

test("what waits for an answer comes free when it falls due, though nothing happens", async ({ db }) => {
  const { lot } = await createPair(db);
  const roundId = await createRound(db);
  await sendProposals(db, anAct("officer"), roundId, { dueAt: todayMs + 2 * hourMs });
  const shelf = newShelf();
  const ask = (nowMs: number) => askMarket(db, shelf, { regencyCode, lotId: lot.id, nowMs });
  expect(await ask(todayMs)).toBeNull();
  expect(await ask(todayMs + hourMs)).toBeNull();
  expect(await ask(todayMs + 3 * hourMs)).toEqual({ kind: "sealed", reach: 1 });
});

test("an offer is told the harvests in its reach and those that it could take if it were alone", async ({ db }) => {
  await createRandomMarket(db, 6);
  const shelf = newShelf();
  await askMarket(db, shelf, { regencyCode, lotId: null, nowMs: todayMs });
  const market = await freshMarket(db, shelf.markets.get(regencyCode)!.kept.span, todayMs);
  const soldTo = (offer: Market["offers"][number], askIdr: number | null) => {
    const sold = market.lots.filter((lot) => {
      const lots = [{ ...lot, askIdr: askIdr ?? lot.askIdr }];
      const forbidden = market.forbidden!.filter((pair) => pair.lot === lot.id && pair.offer === offer.id);
      return match({ ...market, lots, offers: [offer], forbidden }).matchedKg > 0;
    });
    return [sold.length, sold.reduce((kg, lot) => kg + lot.quantityKg, 0)];
  };
  let fits = 0;
  for (const offer of market.offers) {
    const said = (await askForOffer(db, shelf, { regencyCode, offerId: offer.id, nowMs: todayMs }))!;
    expect([said.fitting, said.fittingKg]).toEqual(soldTo(offer, null));
    expect([said.lots, said.kg]).toEqual(soldTo(offer, 1));
    fits += said.fitting;
  }
  expect(fits).toBeGreaterThan(3);
  expect(await askForOffer(db, shelf, { regencyCode, offerId: "none", nowMs: todayMs })).toBeNull();
});
