import type { Db } from "../open.server.ts";
import { mayMeet, tellBid, tellBids } from "./bids.ts";
import type { Harvest } from "./harvests.ts";
import { tellHarvest, tellSecondThoughts } from "./harvests.ts";
import type { Wish } from "./kitchens.ts";
import { tellOffer } from "./kitchens.ts";
import type { City } from "./season.ts";
import { tellStarBid } from "./season.ts";
import type { Teller } from "./teller.ts";

/** How much is for sale and wanted over the next eight weeks. */
export type Size = { lots: number; offers: number; bids: number };

const horizonDays = 56;

/** Today's market: harvests of the next eight weeks, what kitchens would make of them, and the first sealed bids. */
export async function tellMarketToday(db: Db, teller: Teller, city: City, size: Size): Promise<void> {
  const harvests = await tellHarvests(db, teller, city, size.lots);
  const wishes = await tellWishes(db, teller, city, size.offers);
  const left = await tellSecondThoughts(db, teller, harvests, city.stars?.producer);
  await tellOpenedBids(db, teller, city, wishes);
  await tellStarBid(db, teller, city.stars, { harvests: left, wishes }, -2);
  await tellBids(db, teller, { harvests: left, wishes }, { count: size.bids, days: -2 });
}

/** Yesterday evening the bids for one harvest of the named producer were opened: its people are to choose. */
async function tellOpenedBids(db: Db, teller: Teller, { stars }: City, wishes: readonly Wish[]): Promise<void> {
  if (!stars?.producer.trade) return;
  const timing = { readyDays: 4, postedDays: -6, closeDays: -1 };
  const harvest = await tellHarvest(db, teller, stars.producer, stars.producer.trade, timing);
  const bidders = wishes.filter((wish) => wish.hearth.member.trading.verified && mayMeet(wish, harvest)).slice(0, 4);
  for (const [index, wish] of bidders.entries()) {
    const transportBy = index % 2 === 0 ? ("seller" as const) : ("buyer" as const);
    await tellBid(db, teller, wish, harvest, -2, { transportBy });
  }
}

/** Groups take turns, so that each has a few harvests; the named producer's first one is ready within days. */
async function tellHarvests(db: Db, teller: Teller, city: City, count: number): Promise<Harvest[]> {
  const { seed } = teller;
  const harvests: Harvest[] = [];
  const order = seed.some(city.producers, city.producers.length);
  const star = city.stars?.producer;
  const turns = star ? [star, ...order.filter((member) => member !== star)] : order;
  for (let turn = 0; harvests.length < count && turn < 9; turn += 1) {
    for (const member of turns) {
      if (!member.trade || turn >= member.trade.harvests || harvests.length === count) continue;
      const soon = harvests.length === 0 && star !== undefined;
      const readyDays = soon ? 8 : seed.between(0, horizonDays);
      const timing = { readyDays, postedDays: -seed.between(3, 14) };
      harvests.push(await tellHarvest(db, teller, member, member.trade, timing));
    }
  }
  return harvests;
}

async function tellWishes(db: Db, teller: Teller, city: City, count: number): Promise<Wish[]> {
  const { seed } = teller;
  const wishes: Wish[] = [];
  for (let turn = 0; wishes.length < count && turn < count * 3; turn += 1) {
    const hearth = city.hearths[turn % city.hearths.length];
    if (!hearth) break;
    const round = Math.floor(turn / city.hearths.length);
    const productCode = hearth.craft.products[round % hearth.craft.products.length] ?? "";
    const keen = hearth === city.stars?.hearth;
    const fromWeek = keen ? 0 : seed.between(0, 3);
    const weeks = { fromWeek, toWeek: Math.min(8, fromWeek + seed.between(3, 8)) };
    const season = { ...weeks, postedDays: -seed.between(3, 12), keen };
    const wish = await tellOffer(db, teller, city.book, hearth, productCode, season);
    if (wish) wishes.push(wish);
  }
  return wishes;
}
