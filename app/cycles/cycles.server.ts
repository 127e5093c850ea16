import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { mayPostLot } from "~/market/trader.ts";
import type { Reason } from "~/market/withdrawal.ts";
import { factsOf, findCommodity } from "~/places/commodities.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { CycleRefusal, CycleValue, DeathsValue, HarvestValue, SampleValue } from "./cycle.ts";
import { isOddHarvest, noteFault, stockingFault } from "./cycle.ts";
import type { CycleRow } from "./cycle-reading.server.ts";
import { expectationFor, findCycle } from "./cycle-reading.server.ts";
import { natureOf } from "./nature.ts";
import { openForecast, renewForecast, settleForecast, withdrawForecast } from "./forecast-lot.server.ts";

type Done = Promise<Outcome<{ id: string }, CycleRefusal>>;

/** Notes what a producer has put in. Only commodities of which enough is known to expect a harvest. */
export function stock(db: Db, act: Act, group: TradingGroup, value: CycleValue): Done {
  return once(db, act, async (db) => {
    if (!mayPostLot(group)) return refuse("notProducer");
    const commodity = await findCommodity(db, value.commodityCode);
    if (!commodity) return refuse("unknownCommodity");
    if (!natureOf(await factsOf(db, commodity.code))) return refuse("noNature");
    const fault = stockingFault(value.stockedOn, await todayOf(db, act, group));
    if (fault) return refuse(fault);
    const { id: groupId, villageCode, regencyCode } = group;
    const { commodityCode, stockedOn, headCount, tankCount = null, startGrams = null, seedSource, note } = value;
    const id = act.newId();
    const what = { commodityCode, stockedOn, headCount, tankCount, startGrams, seedSource, note };
    await db
      .insertInto("cycles")
      .values({ id, groupId, villageCode, regencyCode, ...what, userId: act.actorId, at: act.at })
      .execute();
    await recordCycle(db, act, "cycle.stocked", { id, groupId, regencyCode }, { commodityCode, headCount });
    return { ok: true as const, id };
  });
}

/** Notes heads that died; what is expected of the cycle is reckoned anew, and whoever counts on it is told. */
export function noteDeaths(db: Db, act: Act, group: TradingGroup, cycleId: string, value: DeathsValue): Done {
  return inOpenCycle(db, act, group, cycleId, async (db, cycle, today) => {
    const fault = noteFault(value.notedOn, cycle.stockedOn, today);
    if (fault) return refuse(fault);
    const dead = cycle.deaths.reduce((sum, one) => sum + one.headCount, 0);
    if (dead + value.headCount > cycle.headCount) return refuse("moreThanAlive");
    const { notedOn, headCount, note } = value;
    await writeNote(db, act, cycleId, { kind: "deaths", notedOn, headCount, grams: null, note });
    await recordCycle(db, act, "cycle.deaths", cycle, { headCount });
    return changed(db, act, group, cycle, today);
  });
}

/** Notes the mean weight of a few that were weighed: the growth so far bends what is expected. */
export function noteSample(db: Db, act: Act, group: TradingGroup, cycleId: string, value: SampleValue): Done {
  return inOpenCycle(db, act, group, cycleId, async (db, cycle, today) => {
    const fault = noteFault(value.notedOn, cycle.stockedOn, today);
    if (fault) return refuse(fault);
    const { notedOn, grams, note } = value;
    await writeNote(db, act, cycleId, { kind: "sample", notedOn, headCount: null, grams, note });
    await recordCycle(db, act, "cycle.sample", cycle, { grams });
    return changed(db, act, group, cycle, today);
  });
}

/** Takes a line of the log back that was a mistake. */
export function voidNote(db: Db, act: Act, group: TradingGroup, cycleId: string, noteId: string): Done {
  return inOpenCycle(db, act, group, cycleId, async (db, cycle, today) => {
    const known = [...cycle.deaths, ...cycle.samples].some((note) => note.id === noteId);
    if (!known) return refuse("noteNotFound");
    await db.insertInto("cycleNoteVoids").values({ noteId, userId: act.actorId, at: act.at }).execute();
    await recordCycle(db, act, "cycle.noteVoided", cycle, {});
    return changed(db, act, group, cycle, today);
  });
}

/** Offers the expected harvest as a forecast lot: the low figure of kg, from the likely day on. */
export function offerForecast(db: Db, act: Act, group: TradingGroup, cycleId: string, askIdr: number): Done {
  return inOpenCycle(db, act, group, cycleId, async (db, cycle, today) => {
    if (cycle.lotId !== null) return refuse("alreadyOffered");
    const expected = await expectationFor(db, cycle, today);
    if (!expected) return refuse("noNature");
    const opened = await openForecast(db, act, group, cycle, expected, { askIdr, today });
    if (!opened.ok) return opened;
    await db.insertInto("cycleLots").values({ cycleId, lotId: opened.id, at: act.at }).execute();
    return { ok: true as const, id: cycleId };
  });
}

/** The harvest is in: the cycle is over, and its forecast becomes a harvest that is there, with the kg that came. */
export function harvest(db: Db, act: Act, group: TradingGroup, cycleId: string, value: HarvestValue): Done {
  return inOpenCycle(db, act, group, cycleId, async (db, cycle, today) => {
    const { harvestedOn, harvestKg } = value;
    const fault = noteFault(harvestedOn, cycle.stockedOn, today);
    if (fault) return refuse(fault);
    const expected = await expectationFor(db, cycle, today);
    if (expected && isOddHarvest(harvestKg, expected.kg.high)) return refuse("harvestOdd");
    await writeEnd(db, act, cycleId, { kind: "harvested", endedOn: harvestedOn, harvestKg, reason: "" });
    await recordCycle(db, act, "cycle.harvested", cycle, { harvestKg });
    const settled = await settleForecast(db, act, group, cycle, { harvestKg, today });
    return settled.ok ? { ok: true as const, id: cycleId } : settled;
  });
}

/** Nothing will come of it: the cycle is over and its forecast is taken from the market. */
export function loseCycle(db: Db, act: Act, group: TradingGroup, cycleId: string, { reason }: Reason): Done {
  return inOpenCycle(db, act, group, cycleId, async (db, cycle, today) => {
    await writeEnd(db, act, cycleId, { kind: "lost", endedOn: today, harvestKg: null, reason });
    await recordCycle(db, act, "cycle.lost", cycle, { reason });
    const withdrawn = await withdrawForecast(db, act, group, cycle, reason);
    return withdrawn.ok ? { ok: true as const, id: cycleId } : withdrawn;
  });
}

type Work = (db: Db, cycle: CycleRow, today: string) => Done;

/** The cycle is locked before it is read: two phones that note at once see each other. */
function inOpenCycle(db: Db, act: Act, group: TradingGroup, cycleId: string, work: Work): Done {
  return once(db, act, async (db) => {
    await lockRow(db, "cycles", cycleId);
    const cycle = await findCycle(db, group.id, cycleId);
    if (!cycle) return refuse("cycleNotFound");
    if (cycle.end !== null) return refuse("cycleEnded");
    return work(db, cycle, await todayOf(db, act, group));
  });
}

async function changed(db: Db, act: Act, group: TradingGroup, before: CycleRow, today: string): Done {
  const cycle = await findCycle(db, group.id, before.id);
  const expected = cycle && (await expectationFor(db, cycle, today));
  if (cycle && expected) {
    const renewed = await renewForecast(db, act, group, cycle, expected, today);
    if (!renewed.ok) return renewed;
  }
  return { ok: true as const, id: before.id };
}

async function todayOf(db: Db, act: Act, group: TradingGroup): Promise<string> {
  return dateIn(await zoneOf(db, group.regencyCode), act.at);
}

type Note = {
  kind: "deaths" | "sample";
  notedOn: string;
  headCount: number | null;
  grams: number | null;
  note: string;
};

async function writeNote(db: Db, act: Act, cycleId: string, note: Note): Promise<void> {
  const { actorId: userId, at } = act;
  await db
    .insertInto("cycleNotes")
    .values({ id: act.newId(), cycleId, ...note, userId, at })
    .execute();
}

type End = { kind: "harvested" | "lost"; endedOn: string; harvestKg: number | null; reason: string };

async function writeEnd(db: Db, act: Act, cycleId: string, end: End): Promise<void> {
  await db
    .insertInto("cycleEnds")
    .values({ cycleId, ...end, userId: act.actorId, at: act.at })
    .execute();
}

function recordCycle(
  db: Db,
  act: Act,
  verb: string,
  cycle: { id: string; groupId: string; regencyCode: string },
  data: Record<string, string | number>,
) {
  const { id, groupId, regencyCode } = cycle;
  return recordEvent(db, act, { verb, subjectId: id, groupId, regencyCode, data });
}
