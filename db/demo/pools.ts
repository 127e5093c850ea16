import { addKitchen } from "~/market/kitchens.server.ts";
import { postLot } from "~/market/lots.server.ts";
import { postOffer } from "~/market/offers.server.ts";
import { distanceKm } from "~/places/distance.ts";
import { poolReachKm } from "~/pools/pool.ts";
import { answerInvitation, proposePool } from "~/pools/pools.server.ts";
import type { Db } from "../open.server.ts";
import type { Member } from "./people.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** As the crow flies; the road is longer. */
const nearKm = poolReachKm / 2;

/**
 * Neighbours who sell together: the named producer leads a pool of three, is asked into another, and has featherback
 * that no kitchen takes in such small lots: the engine will find that three of them together would sell.
 */
export async function tellPools(db: Db, teller: Teller, city: City): Promise<void> {
  const star = city.stars?.producer;
  if (!star?.trade) return;
  const near = neighboursOf(city, star);
  const [first, second, third] = near.filter(({ trade }) => trade?.code === star.trade?.code);
  if (first && second && third) {
    await tellStanding(db, teller, star, [first, second, third]);
    await tellAsked(db, teller, first, star);
  }
  await tellSmallLots(db, teller, city, [star, ...near.slice(0, 2)]);
}

/** Producers with people of their own who live near, the nearest first. */
function neighboursOf(city: City, star: Member): Member[] {
  const point = ({ village }: Member) => ({ lat: village.lat ?? 0, lon: village.lon ?? 0 });
  const km = (member: Member) => distanceKm(point(star), point(member));
  return city.producers
    .filter((member) => member !== star && member.trading.verified && km(member) < nearKm)
    .sort((a, b) => km(a) - km(b));
}

/** Two of three said yes: one harvest of three groups is for sale. */
async function tellStanding(db: Db, teller: Teller, star: Member, others: Member[]): Promise<void> {
  const all = [star, ...others];
  const lots = [];
  for (const [at, member] of all.entries()) {
    lots.push(await tellLot(db, teller, member, { kg: [64, 47, 58, 39][at] ?? 50, readyDays: 12 }));
  }
  const [own = "", ...lotIds] = lots;
  const by = (member: Member, hour: number) =>
    teller.act(member.speakerId, teller.at(teller.day(-1), hour), member.askedBy);
  const note = "Kumpul di jalan depan posyandu, mobil dapur datang sekali saja.";
  const value = { lotId: own, lotIds, note };
  const { id } = told(await proposePool(db, by(star, 8), star.trading, value), `a pool of ${star.name}`);
  for (const member of others.slice(0, 2)) {
    const answer = { poolId: id, verdict: "yes" as const, reason: "" };
    told(await answerInvitation(db, by(member, 10), member.trading, answer), `the yes of ${member.name}`);
  }
}

/** A neighbour asks; nobody has answered. */
async function tellAsked(db: Db, teller: Teller, neighbour: Member, star: Member): Promise<void> {
  const lotId = await tellLot(db, teller, neighbour, { kg: 72, readyDays: 19 });
  const asked = await tellLot(db, teller, star, { kg: 55, readyDays: 18 });
  const by = teller.act(neighbour.speakerId, teller.at(teller.day(-1), 16), neighbour.askedBy);
  const value = { lotId, lotIds: [asked], note: "" };
  told(await proposePool(db, by, neighbour.trading, value), `a pool of ${neighbour.name}`);
}

/** Featherback for crackers: a kitchen wants it from one hand, and at least 120 kg of it at once. */
async function tellSmallLots(db: Db, teller: Teller, city: City, members: Member[]): Promise<void> {
  const cook = city.hearths.find(
    ({ member, craft }) => craft.products.includes("AMPLANG") && !members.includes(member),
  );
  if (!cook) return;
  const { member } = cook;
  const by = () => teller.act(member.speakerId, teller.at(teller.day(-2), 9), member.askedBy);
  const room = { name: "Dapur pipih", villageCode: member.village.code, capacityKg: 160, note: "" };
  const kitchen = told(await addKitchen(db, by(), member.trading, room), `the second kitchen of ${member.name}`);
  const offer = {
    kitchenId: kitchen.id,
    productCode: "AMPLANG",
    accepts: [{ commodityCode: "PIPIH", ceilingIdr: 62_000, yieldPerMille: 900 }],
    terms: "buy" as const,
    feeIdr: 0,
    sharePercent: 0,
    shareCostIdr: 0,
    shareCosts: "",
    capacityKg: room.capacityKg,
    fromWeek: teller.week(4),
    toWeek: teller.week(7),
    maxKm: 40,
    minBatchKg: 120,
    maxSuppliers: 1,
    note: "Sekali jemput dari satu tempat.",
  };
  told(await postOffer(db, by(), member.trading, offer), `the featherback offer of ${member.name}`);
  for (const [at, seller] of members.entries()) {
    const kg = [52, 46, 41][at] ?? 40;
    await tellLot(db, teller, seller, { kg, readyDays: 34, commodityCode: "PIPIH", form: "segar es", askIdr: 48_000 });
  }
}

type Small = { kg: number; readyDays: number; commodityCode?: string; form?: string; askIdr?: number };

async function tellLot(db: Db, teller: Teller, member: Member, small: Small): Promise<string> {
  const { kg: quantityKg, readyDays, commodityCode = member.trade?.code ?? "LELE", form = member.trade?.form } = small;
  const usual = member.trade ? Math.round((member.trade.ask.low + member.trade.ask.high) / 2 / 250) * 250 : 24_000;
  const days = { readyFrom: teller.day(readyDays), readyTo: teller.day(readyDays + 9) };
  const value = { commodityCode, form, quantityKg, askIdr: small.askIdr ?? usual, ...days, note: "" };
  const by = teller.act(member.speakerId, teller.at(teller.day(-3), 9), member.askedBy);
  return told(await postLot(db, by, member.trading, value), `a harvest of ${member.name}`).id;
}
