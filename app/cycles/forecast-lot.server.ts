import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { addDays, daysBetween } from "~/lib/dates.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { markForecast, realiseForecast } from "~/market/forecasts.server.ts";
import type { LotRefusal } from "~/market/lot.ts";
import { editLot, postLot, withdrawLot } from "~/market/lots.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { harvestHorizonDays } from "~/market/window.ts";
import type { CycleRefusal } from "./cycle.ts";
import type { CycleRow } from "./cycle-reading.server.ts";
import type { Expectation } from "./growth.ts";
import { tellForecast } from "./forecast-news.server.ts";

type Done = Promise<Outcome<{ id: string }, CycleRefusal | LotRefusal>>;

/** Days for which a harvest that is in is offered. */
const freshDays = 7;
/** Counted commodities may be off by a head: their lot keeps a count beside its kg. */
const counted = (cycle: CycleRow) => cycle.unit !== "kg";

/** Offers what a cycle will give. Its lot promises the low figure from the likely day on: the rest is hope. */
export async function openForecast(
  db: Db,
  act: Act,
  group: TradingGroup,
  cycle: CycleRow,
  expected: Expectation,
  terms: { askIdr: number; today: string },
): Done {
  if (expected.kg.low < 1) return { ok: false, reason: "nothingLeft" };
  const { commodityCode } = cycle;
  const value = { commodityCode, askIdr: terms.askIdr, note: "", ...daysOf(expected, terms.today) };
  const posted = await postLot(db, act, group, { ...value, ...amountOf(cycle, expected, expected.kg.low) });
  if (posted.ok) await markForecast(db, act, posted.id, figuresOf(expected));
  return posted;
}

/** Brings the lot to what is expected now. It never falls below what is promised: whoever counts on more is told. */
export async function renewForecast(
  db: Db,
  act: Act,
  group: TradingGroup,
  cycle: CycleRow,
  expected: Expectation,
  today: string,
): Done {
  const lot = await standingLot(db, cycle.lotId);
  if (!lot) return { ok: true, id: cycle.id };
  const quantityKg = Math.max(1, expected.kg.low, lot.promisedKg);
  const days = daysOf(expected, today);
  const same = { form: lot.form, askIdr: lot.askIdr, note: lot.note };
  const minSaleKg = Math.min(lot.minSaleKg, quantityKg);
  const amount = { ...amountOf(cycle, expected, quantityKg), ...(counted(cycle) ? {} : { minSaleKg }) };
  const edited = await editLot(db, act, group, lot.id, { ...same, ...days, ...amount });
  if (!edited.ok) return edited;
  await markForecast(db, act, lot.id, figuresOf(expected));
  const moved = lot.quantityKg !== quantityKg || lot.readyFrom !== days.readyFrom;
  const shortKg = Math.max(0, lot.promisedKg - expected.kg.low);
  if (moved || shortKg > 0)
    await tellForecast(db, act, group, lot, { quantityKg: expected.kg.low, day: days.readyFrom, shortKg });
  return edited;
}

/** From so much of a difference on a forecast is renewed by the calendar alone: a tenth of the kg, or two days. */
const noteworthy = { share: 0.1, days: 2 };

/**
 * A day has passed and nothing was noted. The figures are renewed; the lot and whoever counts on it only when the
 * change is worth a word, or before the lot would lapse while its fish still swim.
 */
export async function ageForecast(
  db: Db,
  act: Act,
  group: TradingGroup,
  cycle: CycleRow,
  expected: Expectation,
  today: string,
): Done {
  const lot = await standingLot(db, cycle.lotId);
  if (!lot) return { ok: true, id: cycle.id };
  const kgOff = Math.abs(Math.max(1, expected.kg.low, lot.promisedKg) - lot.quantityKg);
  const daysOff = Math.abs(daysBetween(lot.readyFrom, daysOf(expected, today).readyFrom));
  const isDue = lot.readyFrom <= today;
  const isNews = kgOff > lot.quantityKg * noteworthy.share || (!isDue && daysOff >= noteworthy.days);
  if (isNews) return renewForecast(db, act, group, cycle, expected, today);
  if (lot.readyTo <= today) {
    const { form, askIdr, note, quantityKg, unitCount, minSaleKg } = lot;
    const amount = unitCount === null ? { quantityKg, minSaleKg } : { quantityKg, unitCount };
    const days = { readyFrom: lot.readyFrom, readyTo: addDays(today, freshDays) };
    const edited = await editLot(db, act, group, lot.id, { form, askIdr, note, ...amount, ...days });
    if (!edited.ok) return edited;
  }
  await markForecast(db, act, lot.id, figuresOf(expected));
  return { ok: true, id: cycle.id };
}

/** The harvest is in: the same lot, with the kg that came, for a week. Bids on it stay. */
export async function settleForecast(
  db: Db,
  act: Act,
  group: TradingGroup,
  cycle: CycleRow,
  harvested: { harvestKg: number; today: string },
): Done {
  const lot = await standingLot(db, cycle.lotId);
  if (!lot) return { ok: true, id: cycle.id };
  const { harvestKg, today } = harvested;
  const quantityKg = Math.max(harvestKg, lot.promisedKg);
  const days = { readyFrom: today, readyTo: addDays(today, freshDays) };
  const minSaleKg = Math.min(lot.minSaleKg, quantityKg);
  const each = lot.quantityKg / (lot.unitCount ?? 1);
  const amount = counted(cycle)
    ? { quantityKg, unitCount: Math.max(1, Math.round(quantityKg / each)) }
    : { quantityKg, minSaleKg };
  const same = { form: lot.form, askIdr: lot.askIdr, note: lot.note };
  const edited = await editLot(db, act, group, lot.id, { ...same, ...days, ...amount });
  if (!edited.ok) return edited;
  await realiseForecast(db, act, lot.id);
  const shortKg = Math.max(0, lot.promisedKg - harvestKg);
  await tellForecast(db, act, group, lot, { quantityKg: harvestKg, day: today, shortKg, isIn: true });
  return edited;
}

/** Nothing came: the lot goes. Kg that are promised keep it, so that both sides settle that between them. */
export async function withdrawForecast(db: Db, act: Act, group: TradingGroup, cycle: CycleRow, reason: string): Done {
  const lot = await standingLot(db, cycle.lotId);
  if (!lot) return { ok: true, id: cycle.id };
  await tellForecast(db, act, group, lot, { quantityKg: 0, day: lot.readyFrom, shortKg: lot.promisedKg });
  await realiseForecast(db, act, lot.id);
  return lot.promisedKg > 0 ? { ok: true, id: lot.id } : withdrawLot(db, act, group, lot.id, { reason });
}

function figuresOf({ kg }: Expectation) {
  return { lowKg: kg.low, typicalKg: kg.typical, highKg: kg.high };
}

/** From the likely day on, as far ahead as the market looks. */
function daysOf(expected: Expectation, today: string) {
  const horizon = addDays(today, harvestHorizonDays);
  const readyFrom = expected.likelyDate > today ? expected.likelyDate : today;
  const readyTo = expected.toDate < horizon ? expected.toDate : horizon;
  return { readyFrom, readyTo: readyTo > readyFrom ? readyTo : readyFrom };
}

function amountOf(cycle: CycleRow, expected: Expectation, quantityKg: number) {
  if (!counted(cycle)) return { quantityKg };
  return { quantityKg, unitCount: Math.max(1, Math.round((quantityKg * 1000) / expected.harvestGrams.typical)) };
}

async function standingLot(db: Db, lotId: string | null) {
  if (lotId === null) return undefined;
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .selectAll("lots")
    .select("lotBalances.promisedKg")
    .where("lots.id", "=", lotId)
    .where("lotWithdrawals.lotId", "is", null)
    .executeTakeFirst();
}
