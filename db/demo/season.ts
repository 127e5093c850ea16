import type { Db } from "../open.server.ts";
import { tellBatch } from "./batches.ts";
import { mayMeet, tellBid, tellBids } from "./bids.ts";
import type { Fate } from "./deliveries.ts";
import { fates, tellDelivery } from "./deliveries.ts";
import type { Harvest } from "./harvests.ts";
import { tellHarvest } from "./harvests.ts";
import type { Cookbook, Hearth, Wish } from "./kitchens.ts";
import { tellOffer } from "./kitchens.ts";
import type { Member, Officer } from "./people.ts";
import { tellRound } from "./rounds.ts";
import type { Teller } from "./teller.ts";

/** A regency's part of the story: who is there, and the two people whose logins can be tried. */
export type City = {
  regencyCode: string;
  officer: Officer;
  members: ReadonlyMap<string, Member>;
  producers: Member[];
  hearths: Hearth[];
  book: Cookbook;
  /** The groups of the demo logins; null in a regency without. */
  stars: { producer: Member; hearth: Hearth } | null;
};

/** A round of the past and the four weeks that it filled. */
export type PastRound = {
  /** The Monday on which it was opened, in weeks from this week. */
  week: number;
  harvests: number;
  hearths: number;
  bids: number;
  secondLook: boolean;
  /** Where in the list of fates its contracts begin. */
  firstFate: number;
  lastFate: Fate;
  /** Leaves something for the two logins to do. */
  openEnds: boolean;
};

const seasonWeeks = 4;

/** Harvests and offers, the round that paired them, and what became of each contract. */
export async function tellSeason(db: Db, teller: Teller, city: City, past: PastRound): Promise<void> {
  const days = past.week * 7 - weekdayOf(teller);
  await tellMarket(db, teller, city, past, days);
  const { officer, regencyCode, members } = city;
  const round = {
    officer,
    regencyCode,
    days,
    weeks: seasonWeeks,
    secondLook: past.secondLook,
    answerHours: 48,
    answered: 0.95,
  };
  const contracts = await tellRound(db, teller, members, round);
  const openEnds = past.openEnds && city.stars ? await openEndsOf(db, city.stars, contracts) : new Map<string, Fate>();
  let batches = 0;
  for (const [index, contractId] of contracts.entries()) {
    const isLast = index === contracts.length - 1;
    const inTurn = isLast ? past.lastFate : (fates[(past.firstFate + index) % fates.length] ?? "smooth");
    const fate = openEnds.get(contractId) ?? inTurn;
    const weighed = await tellDelivery(db, teller, { members, officer }, contractId, fate);
    const luck = batches === 2 ? "burnt" : batches === 4 ? "mistyped" : "good";
    // Some of what came last is still in the freezer.
    if (index % 9 !== 8 && (await tellBatch(db, teller, city.book, members, weighed, luck))) batches += 1;
  }
}

/** Of the newest contracts of both logins, one has a note and one a payment that wait for their word. */
async function openEndsOf(
  db: Db,
  stars: NonNullable<City["stars"]>,
  ids: readonly string[],
): Promise<Map<string, Fate>> {
  const contracts = await db
    .selectFrom("contracts")
    .select(["id", "producerGroupId", "processorGroupId"])
    .where("id", "in", ids)
    .orderBy("week", "desc")
    .orderBy("id")
    .execute();
  const sold = contracts.filter((contract) => contract.producerGroupId === stars.producer.id);
  const bought = contracts.filter(
    (contract) => contract.processorGroupId === stars.hearth.member.id && !sold.includes(contract),
  );
  const ends: [string | undefined, Fate][] = [
    [sold[0]?.id, "noteForProducer"],
    [sold[1]?.id, "paymentWaiting"],
    [bought[0]?.id, "noteForKitchen"],
    [bought[1]?.id, "unpaid"],
  ];
  return new Map(ends.flatMap(([id, fate]) => (id ? [[id, fate] as const] : [])));
}

async function tellMarket(db: Db, teller: Teller, city: City, past: PastRound, days: number): Promise<void> {
  const { seed } = teller;
  const { stars } = city;
  const harvests: Harvest[] = [];
  for (const member of withStar(seed.some(city.producers, past.harvests), stars?.producer)) {
    // A field of cassava outweighs everything else: one at a time.
    const again = member.trade?.code === "SINGKONG" && harvests.some((one) => one.commodityCode === "SINGKONG");
    if (!member.trade || again) continue;
    const timing = { readyDays: days + seed.between(0, 20), postedDays: days - seed.between(2, 9) };
    harvests.push(await tellHarvest(db, teller, member, member.trade, timing));
  }
  const wishes: Wish[] = [];
  for (const hearth of withStar(seed.some(city.hearths, past.hearths), stars?.hearth)) {
    const productCode = hearth === stars?.hearth ? "ABON_LELE" : seed.pick(hearth.craft.products);
    const weeks = { fromWeek: past.week, toWeek: past.week + seasonWeeks - 1 };
    const season = { ...weeks, postedDays: days - seed.between(2, 6), keen: hearth === stars?.hearth };
    const wish = await tellOffer(db, teller, city.book, hearth, productCode, season);
    if (wish) wishes.push(wish);
  }
  await tellStarBid(db, teller, stars, { harvests, wishes }, days - 1);
  await tellBids(db, teller, { harvests, wishes }, { count: past.bids, days: days - 1 });
}

/** The two people of the logins have found each other before, so that both have something to show. */
export async function tellStarBid(
  db: Db,
  teller: Teller,
  stars: City["stars"],
  market: { harvests: readonly Harvest[]; wishes: readonly Wish[] },
  days: number,
): Promise<void> {
  const harvests = market.harvests.filter((one) => one.member === stars?.producer);
  const wishes = market.wishes.filter((one) => one.hearth === stars?.hearth);
  const [first] = wishes.flatMap((wish) =>
    harvests.filter((harvest) => mayMeet(wish, harvest)).map((harvest) => ({ wish, harvest })),
  );
  if (first) await tellBid(db, teller, first.wish, first.harvest, days, { percent: 115 });
}

function withStar<T>(chosen: T[], star: T | undefined): T[] {
  return star === undefined ? chosen : [star, ...chosen.filter((one) => one !== star)];
}

/** Days since this week's Monday. */
export function weekdayOf(teller: Teller): number {
  return [0, 1, 2, 3, 4, 5, 6].findIndex((days) => teller.day(-days) === teller.monday);
}
