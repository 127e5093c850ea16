import { editLot, postLot, withdrawLot } from "~/market/lots.server.ts";
import type { LotValue } from "~/market/lot.ts";
import { addDays } from "~/lib/dates.ts";
import type { Db } from "../open.server.ts";
import type { Member } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";
import type { Trade } from "./trade.ts";

/** A harvest of the story, with what a bidder needs to know of it. */
export type Harvest = { id: string; member: Member; commodityCode: string } & Pick<
  LotValue,
  "readyFrom" | "readyTo" | "askIdr"
>;

/** Commodities that are sold by the head or the egg: the lot keeps a count beside its kg. */
const counted = new Set(["TELURITIK", "ITIK", "KAMBING", "AYAMKAMPUNG"]);

/** When a harvest is ready, when it was written down and, where it was chosen, when its bids open: days from today. */
export type Timing = { readyDays: number; postedDays: number; closeDays?: number };

/** Writes a harvest of the group down, as large and as dear as such harvests are. */
export async function tellHarvest(
  db: Db,
  teller: Teller,
  member: Member,
  trade: Trade,
  timing: Timing,
): Promise<Harvest> {
  const { closeDays } = timing;
  const close = closeDays === undefined ? {} : { closeOn: teller.day(closeDays) };
  const value = { ...harvestOf(teller, trade, timing.readyDays), ...close };
  const at = teller.at(teller.day(timing.postedDays), teller.seed.between(7, 17));
  const lot = await postLot(db, teller.act(member.speakerId, at, member.askedBy), member.trading, value);
  const { id } = told(lot, `a harvest of ${member.name}`);
  const { readyFrom, readyTo, askIdr } = value;
  return { id, member, commodityCode: trade.code, readyFrom, readyTo, askIdr };
}

function harvestOf(teller: Teller, trade: Trade, readyDays: number): LotValue {
  const { seed } = teller;
  // Small harvests are many, large ones few.
  const { low, high, step } = trade.units;
  const units = inSteps(low + (high - low) * seed.fraction() ** 2, step);
  const readyFrom = teller.day(readyDays);
  const readyTo = addDays(readyFrom, seed.between(trade.windowDays.low, trade.windowDays.high));
  const askIdr = inSteps(seed.between(trade.ask.low, trade.ask.high), trade.ask.step);
  const rest = {
    commodityCode: trade.code,
    form: trade.form,
    askIdr,
    readyFrom,
    readyTo,
    note: seed.pick(trade.notes),
  };
  if (counted.has(trade.code)) return { ...rest, unitCount: units };
  const minSaleKg = Math.min(units, 100, Math.max(10, Math.round(units / 100) * 10));
  return { ...rest, quantityKg: units, minSaleKg };
}

/** The next step at or below a number, at least one step. */
export function inSteps(value: number, step: number): number {
  return Math.max(step, Math.floor(value / step) * step);
}

/** Some sellers think again: a few harvests become cheaper, a few are sold elsewhere. */
export async function tellSecondThoughts(
  db: Db,
  teller: Teller,
  harvests: readonly Harvest[],
  steady: Member | undefined,
): Promise<Harvest[]> {
  const thoughtful = teller.seed.some(
    harvests.filter(({ member }) => member !== steady),
    14,
  );
  const gone = new Set<Harvest>();
  for (const [index, harvest] of thoughtful.entries()) {
    const { member } = harvest;
    const by = () => teller.act(member.speakerId, teller.at(teller.day(-1), 8), member.askedBy);
    if (index < 6) {
      const reason = teller.seed.pick(["Dibeli tetangga untuk hajatan.", "Panen gagal, air kolam berubah."]);
      told(await withdrawLot(db, by(), member.trading, harvest.id, { reason }), `the withdrawal of ${member.name}`);
      gone.add(harvest);
    } else {
      await cheapen(db, by, harvest);
    }
  }
  return harvests.filter((harvest) => !gone.has(harvest));
}

async function cheapen(db: Db, by: () => ReturnType<Teller["act"]>, harvest: Harvest): Promise<void> {
  const lot = await db.selectFrom("lots").selectAll().where("id", "=", harvest.id).executeTakeFirstOrThrow();
  const { form, quantityKg, minSaleKg, readyFrom, readyTo, note } = lot;
  const askIdr = inSteps(lot.askIdr * 0.97, 50);
  const change = {
    form,
    quantityKg,
    minSaleKg,
    readyFrom,
    readyTo,
    note,
    askIdr,
    unitCount: lot.unitCount ?? undefined,
  };
  told(await editLot(db, by(), harvest.member.trading, harvest.id, change), `a new ask of ${harvest.member.name}`);
  harvest.askIdr = askIdr;
}
