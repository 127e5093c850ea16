import { v7 } from "uuid";
import { seedFrom } from "#db/demo/seed.ts";
import type { Seed } from "#db/demo/seed.ts";
import type { Db } from "#db/open.server.ts";
import { match } from "~/engine/match.ts";
import { isPerProduct } from "~/groups/licence.ts";
import { addLicence, checkLicence } from "~/groups/licences.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { addDays } from "~/lib/dates.ts";
import { addKitchen, editKitchen, setKitchenWeek } from "~/market/kitchens.server.ts";
import { editLot } from "~/market/lots.server.ts";
import { editOffer, postOffer } from "~/market/offers.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { valueAddedIdr, worthBy } from "~/matching/licence-holds.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { acceptsOf } from "~/matching/market-offers.server.ts";
import type { Change } from "~/scenarios/change.ts";
import { pureFlow } from "~/scenarios/changed.ts";
import type { Ground } from "~/scenarios/ground.ts";
import { newKitchen } from "~/scenarios/ground.ts";
import { anAct, todayMs } from "../acts.ts";
import { createBid, createKitchen, createLot, createOffer, createTrader, licenseFor } from "./market.ts";
import { officer, roundWeek } from "./matching.ts";

const villages = ["63.72.02.1005", "63.72.03.1004", "63.72.04.1003", "63.72.05.1001", "63.72.06.1001"];
const asks = { LELE: 24_000, NILA: 33_000, PATIN: 25_000, SINGKONG: 3_000, JAMURTIRAM: 25_000 } as const;
const products = [
  { productCode: "ABON_LELE", commodityCode: "LELE", yieldPerMille: 281, ceilingIdr: 27_500 },
  { productCode: "ABON_PATIN", commodityCode: "PATIN", yieldPerMille: 350, ceilingIdr: 31_000 },
  { productCode: "ABON_NILA", commodityCode: "NILA", yieldPerMille: 300, ceilingIdr: 35_500 },
  { productCode: "KERIPIK_JAMUR", commodityCode: "JAMURTIRAM", yieldPerMille: 400, ceilingIdr: 24_000 },
] as const;

/** A random small market: some kitchens without a permit, closed for a week, far away, full, late, or too careful with money. */
export async function createRandomMarket(db: Db, start: number): Promise<void> {
  const seed = seedFrom(start);
  const offers = [];
  for (let i = 0; i < 8; i += 1) offers.push(await createRandomKitchen(db, seed));
  for (let i = 0; i < 22; i += 1) {
    const producer = await createTrader(db, { villageCode: seed.pick(villages) });
    const commodityCode = seed.pick(Object.keys(asks) as (keyof typeof asks)[]);
    const readyFrom = addDays(roundWeek, seed.between(0, 35));
    const lot = await createLot(db, producer, {
      commodityCode,
      quantityKg: seed.between(40, 260),
      askIdr: Math.round(asks[commodityCode] * (0.85 + 0.35 * seed.fraction())),
      readyFrom,
      readyTo: addDays(readyFrom, seed.between(3, 16)),
    });
    const offer = offers.find((one) => one.accepts.some((row) => row.commodityCode === commodityCode));
    if (offer && seed.chance(0.15)) {
      await createBid(
        db,
        { lotId: lot.id, offerId: offer.id, groupId: offer.groupId },
        { maxKg: 30, bidIdr: lot.askIdr + 900 },
      );
    }
  }
}

async function createRandomKitchen(db: Db, seed: Seed) {
  const licensed = seed.chance(0.7);
  const group = await createTrader(db, { sides: ["processor"], licensed, villageCode: seed.pick(villages) });
  if (!licensed) await licenseFor(db, group.id, { routes: seed.some(["NIB", "SPP_IRT", "HALAL"], seed.between(0, 2)) });
  const capacityKg = seed.between(3, 14) * 10;
  const kitchen = await createKitchen(db, group, { capacityKg });
  const { productCode, ...input } = seed.pick(products);
  const ceilingIdr = input.ceilingIdr + seed.between(-6, 8) * 500;
  const toll = seed.chance(0.25);
  if (seed.chance(0.3)) {
    const week = addDays(roundWeek, seed.between(0, 4) * 7);
    await db.insertInto("kitchenWeeks").values({ kitchenId: kitchen.id, week, capacityKg: 0 }).execute();
  }
  return createOffer(db, group, {
    kitchenId: kitchen.id,
    productCode,
    accepts: [{ ...input, ceilingIdr }],
    ...(toll ? { terms: "toll" as const, feeIdr: 14_000 } : {}),
    capacityKg,
    maxKm: seed.between(4, 26),
    fromWeek: addDays(roundWeek, seed.between(0, 2) * 7),
    toWeek: addDays(roundWeek, seed.between(3, 7) * 7),
  });
}

/** The market that is in the database now, read and cleared by the house's own way, without the scenarios' code for changes. */
export async function clearedNow(db: Db, span: Ground["span"]) {
  const market = pureFlow(await readMarket(db, span, {}, { nowMs: todayMs, roundId: null }));
  const plan = match(market);
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  return {
    matchedKg: plan.matchedKg,
    gainsIdr: plan.gainsIdr,
    valueAddedIdr: Math.round(valueAddedIdr({ market, plan }, worthBy(await acceptsOf(db, span)))),
    groups: new Set(plan.flows.map((flow) => lots.get(flow.lot)?.group)).size,
  };
}

/** Later than everything else in the database, as in life. */
const act = () => anAct("tester", { newId: () => v7({ msecs: Date.parse("2100-01-01") }) });

/** Does for real, by the verbs of groups and market, what a change only supposes. @throws when a verb refuses */
export async function makeTrue(db: Db, ground: Ground, change: Change): Promise<void> {
  switch (change.kind) {
    case "kitchen":
      return openKitchen(db, ground, change);
    case "licence":
      return giveLicences(db, ground, change.groupId);
    case "transport":
      return payTransport(db, change.idrPerKg);
    case "harvest":
      return changeLot(db, change.lotId, ({ readyFrom, readyTo }) => ({
        readyFrom: addDays(readyFrom, change.weeks * 7),
        readyTo: addDays(readyTo, change.weeks * 7),
      }));
    case "ask":
      return changeLot(db, change.lotId, ({ askIdr }) => ({ askIdr: askIdr - change.cutIdr }));
    case "capacity":
      return enlarge(db, change.kitchenId, change.addKg);
    case "week":
      return openWeek(db, change);
    case "radius":
      return changeOffer(db, change.offerId, () => ({ maxKm: change.maxKm }));
  }
}

async function openKitchen(db: Db, { dishes, span }: Ground, change: Extract<Change, { kind: "kitchen" }>) {
  const { productCode, villageCode, capacityKg } = change;
  const group = await createTrader(db, { sides: ["processor"], villageCode });
  const kitchen = { name: "Dapur baru", villageCode, capacityKg, note: "" };
  const { id } = done(await addKitchen(db, act(), group, kitchen));
  const dish = dishes.find((one) => one.productCode === productCode);
  const offer = {
    kitchenId: id,
    productCode,
    accepts: dish!.inputs.map(({ commodityCode, ceilingIdr, yieldPerMille }) => ({
      commodityCode,
      ceilingIdr,
      yieldPerMille,
    })),
    terms: "buy" as const,
    ...{ feeIdr: 0, sharePercent: 0, shareCostIdr: 0, shareCosts: "" },
    capacityKg,
    fromWeek: span.fromWeek,
    toWeek: addDays(span.fromWeek, (span.weeks - 1) * 7),
    ...newKitchen,
    note: "",
  };
  done(await postOffer(db, act(), group, offer));
}

const numbers: Record<string, string> = {
  NIB: "0001234567890",
  SPP_IRT: "P-IRT 0001234567890-31",
  HALAL: "ID00012345678901234",
  BPOM_MD: "MD 000123456789",
  SKP: "SKP 1",
};

async function giveLicences(db: Db, { rows }: Ground, groupId: string) {
  const blocked = rows.offers.filter((offer) => offer.groupId === groupId);
  const wanted = blocked.flatMap(({ missing, productCode }) =>
    missing.map((routeCode) => ({ routeCode, productCode: isPerProduct(routeCode) ? productCode : null })),
  );
  const each = new Map(wanted.map((one) => [JSON.stringify(one), one]));
  for (const { routeCode, productCode } of each.values()) {
    const licence = { routeCode, productCode, number: numbers[routeCode] ?? "", validUntil: "2030-01-01" };
    const { id } = done(await addLicence(db, act(), groupId, licence));
    done(await checkLicence(db, act(), officer, id, { verdict: "valid", reason: "" }));
  }
}

/** Who is paid for the transport can pay more, or take less for the work. */
async function payTransport(db: Db, idrPerKg: number) {
  const offers = await db.selectFrom("offers").select("id").execute();
  for (const { id } of offers) {
    await changeOffer(db, id, ({ terms, accepts, feeIdr }) =>
      terms === "buy"
        ? { accepts: accepts.map((row) => ({ ...row, ceilingIdr: row.ceilingIdr + idrPerKg })) }
        : { feeIdr: feeIdr - idrPerKg },
    );
  }
  await db
    .updateTable("bids")
    .set((eb) => ({ bidIdr: eb("bidIdr", "+", idrPerKg) }))
    .execute();
}

async function enlarge(db: Db, kitchenId: string, addKg: number) {
  const kitchen = await db.selectFrom("kitchens").selectAll().where("id", "=", kitchenId).executeTakeFirstOrThrow();
  const { name, villageCode, capacityKg, note } = kitchen;
  const value = { name, villageCode, capacityKg: capacityKg + addKg, note };
  done(await editKitchen(db, act(), await traderOf(db, kitchen.groupId), kitchenId, value));
  const offers = await db.selectFrom("offers").select("id").where("kitchenId", "=", kitchenId).execute();
  for (const { id } of offers) await changeOffer(db, id, ({ capacityKg }) => ({ capacityKg: capacityKg + addKg }));
}

async function openWeek(db: Db, { kitchenId, week, addKg }: Extract<Change, { kind: "week" }>) {
  const kitchen = await db.selectFrom("kitchens").selectAll().where("id", "=", kitchenId).executeTakeFirstOrThrow();
  const set = await db
    .selectFrom("kitchenWeeks")
    .selectAll()
    .where("kitchenId", "=", kitchenId)
    .where("week", "=", week)
    .executeTakeFirst();
  const value = { kitchenId, week, capacityKg: (set?.capacityKg ?? kitchen.capacityKg) + addKg };
  done(await setKitchenWeek(db, act(), await traderOf(db, kitchen.groupId), value));
}

type Terms = Parameters<typeof editOffer>[4];

async function changeOffer(db: Db, offerId: string, change: (offer: Terms) => Partial<Terms>) {
  const offer = await db.selectFrom("offers").selectAll().where("id", "=", offerId).executeTakeFirstOrThrow();
  const rows = await db.selectFrom("offerAccepts").selectAll().where("offerId", "=", offerId).execute();
  const {
    kitchenId,
    feeIdr,
    sharePercent,
    shareCostIdr,
    shareCosts,
    capacityKg,
    fromWeek,
    toWeek,
    maxKm,
    minBatchKg,
    maxSuppliers,
    note,
  } = offer;
  const accepts = rows.map(({ commodityCode, ceilingIdr, yieldPerMille }) => ({
    commodityCode,
    ceilingIdr,
    yieldPerMille,
  }));
  const limits = { capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note };
  const shares = { sharePercent, shareCostIdr, shareCosts };
  const value = { kitchenId, accepts, terms: offer.terms, feeIdr, ...shares, ...limits };
  const changed = { ...value, ...change(value) };
  done(await editOffer(db, act(), await traderOf(db, offer.groupId), offerId, changed));
}

type LotPart = { askIdr: number; readyFrom: string; readyTo: string };

async function changeLot(db: Db, lotId: string, change: (lot: LotPart) => Partial<LotPart>) {
  const lot = await db.selectFrom("lots").selectAll().where("id", "=", lotId).executeTakeFirstOrThrow();
  const { askIdr, readyFrom, readyTo, quantityKg, minSaleKg, note } = lot;
  const value = { askIdr, readyFrom, readyTo, quantityKg, minSaleKg, note };
  done(await editLot(db, act(), await traderOf(db, lot.groupId), lotId, { ...value, ...change(lot) }));
}

async function traderOf(db: Db, groupId: string): Promise<TradingGroup> {
  const { id, regencyCode, villageCode, isProducer } = await db
    .selectFrom("groups")
    .selectAll()
    .where("id", "=", groupId)
    .executeTakeFirstOrThrow();
  return { id, regencyCode, villageCode, sides: [isProducer ? "producer" : "processor"], verified: true };
}

function done<Done extends object>(outcome: Outcome<Done, string>): Done {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome;
}
