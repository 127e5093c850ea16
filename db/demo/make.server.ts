import { hashPassword } from "~/auth/passwords.server.ts";
import { listCommodities, listProducts, recipesOf } from "~/places/commodities.server.ts";
import type { Db } from "../open.server.ts";
import { tellCycles } from "./cycles.ts";
import { tellDesk } from "./desk.ts";
import { tellHarvest } from "./harvests.ts";
import { tellOpenClaim } from "./late.ts";
import type { Cookbook } from "./kitchens.ts";
import { demoPassword } from "./logins.ts";
import { tellMarketToday } from "./market.ts";
import { phoneGiver } from "./names.ts";
import { tellPools } from "./pools.ts";
import { tellPrices } from "./prices.ts";
import { tellRound } from "./rounds.ts";
import { tellRecalls, tellSales } from "./sales.ts";
import { tellShares } from "./shares.ts";
import { tellScenario } from "./scenarios.ts";
import type { City } from "./season.ts";
import { tellSeason } from "./season.ts";
import { seedFrom } from "./seed.ts";
import type { Teller } from "./teller.ts";
import { tellerOf } from "./teller.ts";
import type { Town } from "./town.ts";
import { banjarbaru, kutaiKartanegara, tellCity, tellTown } from "./town.ts";

/** The number from which the whole story follows. */
const storySeed = 63_722_022;

/**
 * Makes the demo city in a database that has reference data and nobody in it: Banjarbaru after two rounds of its
 * programme, a third clearing under way, and one kecamatan of Kutai Kartanegara. Everything is done by the house's own
 * verbs, so that events, numbers and limits are those of real use, and in one transaction, so that there is never half
 * a city. On one day the story is always the same, up to the salt of its one password.
 */
export async function makeDemo(db: Db, options: { nowMs: number }): Promise<void> {
  const teller = tellerOf(seedFrom(storySeed), options.nowMs);
  const keys = { passwordHash: await hashPassword(demoPassword), nextPhone: phoneGiver() };
  const book = await cookbookOf(db);
  await teller.story(db, async (db) => {
    const town = await tellTown(db, teller, keys);
    const city = await tellCity(db, teller, town, banjarbaru, book);
    const district = await tellCity(db, teller, town, kutaiKartanegara, book);
    await tellPast(db, teller, city, district);
    await tellPresent(db, teller, town, city, district);
    await tellSales(db, teller, city.members);
    await tellSales(db, teller, district.members);
    await tellPrices(db, teller, city);
    await tellPools(db, teller, city);
    await tellRecalls(db, teller, city.officer.id, city.regencyCode);
    await tellOpenClaim(db, teller, city);
    await tellShares(db, teller, city);
    await tellScenario(db, teller, city);
    await tellDesk(db, teller, city);
    await db.insertInto("installation").values({ name: "demo", value: "1" }).execute();
  });
}

async function cookbookOf(db: Db): Promise<Cookbook> {
  const products = await listProducts(db);
  const recipes = (await Promise.all(products.map((product) => recipesOf(db, product.code)))).flat();
  const commodities = await listCommodities(db);
  return {
    products,
    recipes,
    gramsPerUnit: new Map(commodities.map(({ code, gramsPerUnit }) => [code, gramsPerUnit])),
  };
}

/** Two rounds of the city and one of the kecamatan, lived through to what the kitchens made of them. */
async function tellPast(db: Db, teller: Teller, city: City, district: City): Promise<void> {
  const size = { harvests: 22, hearths: 24, bids: 12 };
  await tellSeason(db, teller, city, {
    ...size,
    week: -9,
    secondLook: false,
    firstFate: 0,
    lastFate: "unpaid",
    openEnds: false,
  });
  const small = { harvests: 8, hearths: 7, bids: 4 };
  await tellSeason(db, teller, district, {
    ...small,
    week: -5,
    secondLook: false,
    firstFate: 0,
    lastFate: "smooth",
    openEnds: false,
  });
  await tellSeason(db, teller, city, {
    ...size,
    week: -4,
    secondLook: true,
    firstFate: 4,
    lastFate: "noteForProducer",
    openEnds: true,
  });
}

/** The market of the next eight weeks; its first two were cleared yesterday and wait for answers. */
async function tellPresent(db: Db, teller: Teller, town: Town, city: City, district: City): Promise<void> {
  await tellMarketToday(db, teller, city, { lots: 300, offers: 100, bids: 60 });
  await tellMarketToday(db, teller, district, { lots: 24, offers: 9, bids: 5 });
  await tellCycles(db, teller, city);
  for (const member of town.members.filter(({ standing }) => standing === "waiting")) {
    // Who is not verified yet can prepare.
    if (member.trade) await tellHarvest(db, teller, member, member.trade, { readyDays: 20, postedDays: -1 });
  }
  const { officer, regencyCode, members } = city;
  const round = { officer, regencyCode, days: -1, weeks: 2, secondLook: false, answerHours: 72, answered: 0.55 };
  const patient = new Set([town.stars.producer.id, town.stars.processor.id]);
  await tellRound(db, teller, members, round, patient);
}
