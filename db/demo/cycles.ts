import { harvest, noteDeaths, noteSample, offerForecast, stock } from "~/cycles/cycles.server.ts";
import type { Db } from "../open.server.ts";
import { inSteps } from "./harvests.ts";
import type { Member } from "./people.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** Fish of the story whose cycle fits into the weeks ahead: days since stocking, and grams of one at the last sample. */
const ponds: Partial<Record<string, { days: [number, number]; grams: [number, number]; heads: [number, number] }>> = {
  LELE: { days: [30, 62], grams: [35, 70], heads: [2000, 6000] },
  NILA: { days: [80, 115], grams: [110, 170], heads: [1000, 2500] },
};

/** How many groups beside the login's own keep a log of what they stocked. */
const loggers = 14;

/** Ponds that are growing: some with deaths and samples, most offered ahead; the login's own group has a past one too. */
export async function tellCycles(db: Db, teller: Teller, city: City): Promise<void> {
  const { seed } = teller;
  const star = city.stars?.producer;
  const others = city.producers.filter((member) => member !== star && member.trade && ponds[member.trade.code]);
  if (star) await tellPastCycle(db, teller, star);
  for (const [index, member] of [...(star ? [star] : []), ...seed.some(others, loggers)].entries())
    await tellCycle(db, teller, member, { offered: index % 4 !== 3, sick: index % 5 === 2 });
}

/** The login's last cycle, so that its next one is expected by experience. */
async function tellPastCycle(db: Db, teller: Teller, member: Member): Promise<void> {
  const by = (days: number, hour: number) =>
    teller.act(member.speakerId, teller.at(teller.day(days), hour), member.askedBy);
  const what = { commodityCode: "LELE", headCount: 3500, tankCount: 3, startGrams: 4, seedSource: "UPR Gunung Kupang" };
  const value = { ...what, stockedOn: teller.day(-175), note: "" };
  const { id } = told(await stock(db, by(-175, 8), member.trading, value), "a past stocking");
  const sample = { notedOn: teller.day(-120), grams: 62, note: "" };
  told(await noteSample(db, by(-120, 16), member.trading, id, sample), "a past sample");
  const came = { harvestedOn: teller.day(-90), harvestKg: 338 };
  told(await harvest(db, by(-90, 10), member.trading, id, came), "a past harvest");
}

async function tellCycle(
  db: Db,
  teller: Teller,
  member: Member,
  { offered, sick }: { offered: boolean; sick: boolean },
): Promise<void> {
  const { seed } = teller;
  const { trade } = member;
  const pond = trade && ponds[trade.code];
  if (!trade || !pond) return;
  const age = seed.between(...pond.days);
  const headCount = inSteps(seed.between(...pond.heads), 100);
  const by = (days: number, hour: number) =>
    teller.act(member.speakerId, teller.at(teller.day(days), hour), member.askedBy);
  const value = {
    commodityCode: trade.code,
    stockedOn: teller.day(-age),
    headCount,
    tankCount: Math.max(1, Math.round(headCount / 1500)),
    seedSource: seed.pick(["UPR Gunung Kupang", "BBI setempat", "Pembenih tetangga", ""]),
    note: "",
  };
  const { id } = told(await stock(db, by(-age, 8), member.trading, value), `a stocking of ${member.name}`);
  if (offered) {
    const askIdr = inSteps(seed.between(trade.ask.low, trade.ask.high), trade.ask.step);
    told(await offerForecast(db, by(-6, 9), member.trading, id, askIdr), `a forecast of ${member.name}`);
  }
  const grams = seed.between(...pond.grams);
  told(await noteSample(db, by(-4, 16), member.trading, id, { notedOn: teller.day(-4), grams, note: "" }), "a sample");
  if (!sick) return;
  const dead = { notedOn: teller.day(-2), headCount: Math.round(headCount * 0.35), note: "Air berubah sesudah hujan." };
  told(await noteDeaths(db, by(-2, 7), member.trading, id, dead), `deaths of ${member.name}`);
}
