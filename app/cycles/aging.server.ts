import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { defaultZone, instantIn } from "~/lib/dates.ts";
import { once } from "~/lib/once.server.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { expectationFor, findCycle } from "./cycle-reading.server.ts";
import { ageForecast } from "./forecast-lot.server.ts";

type Aging = { cycleId: string; lotId: string; groupId: string; villageCode: string; regencyCode: string };

/**
 * Renews every forecast that nobody has touched today: what is expected changes by the calendar too. Done hourly, each
 * once a day under a key of its own, also by two processes at the same time. Answers how many were looked at.
 */
export async function ageForecasts(db: Db, today: string, atMs: number): Promise<number> {
  const rows = await untouched(db, today);
  for (const row of rows) await ageOne(db, row, today, atMs);
  return rows.length;
}

async function ageOne(db: Db, row: Aging, today: string, atMs: number): Promise<void> {
  const { cycleId, lotId, groupId: id, villageCode, regencyCode } = row;
  const act = newAct("house", { at: atMs, key: `umur-${lotId}-${today}` });
  const group: TradingGroup = { id, villageCode, regencyCode, sides: ["producer"], verified: true };
  await once(db, act, async (db) => {
    await lockRow(db, "cycles", cycleId);
    const cycle = await findCycle(db, id, cycleId);
    const expected = cycle && !cycle.end ? await expectationFor(db, cycle, today) : null;
    if (!cycle || !expected) return { ok: true as const, id: cycleId };
    return ageForecast(db, act, group, cycle, expected, today);
  });
}

function untouched(db: Db, today: string): Promise<Aging[]> {
  return db
    .selectFrom("lotForecasts")
    .innerJoin("cycleLots", "cycleLots.lotId", "lotForecasts.lotId")
    .innerJoin("cycles", "cycles.id", "cycleLots.cycleId")
    .innerJoin("lots", "lots.id", "lotForecasts.lotId")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "lotForecasts.lotId")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lotForecasts.lotId")
    .select(["cycleLots.cycleId", "lots.id as lotId", "lots.groupId", "lots.villageCode", "lots.regencyCode"])
    .where("lotForecasts.updatedAt", "<", instantIn(defaultZone, today, 0))
    .where("lotForecastEnds.lotId", "is", null)
    .where("lotWithdrawals.lotId", "is", null)
    .where(isVerifiedGroup("cycles.groupId"))
    .orderBy("lots.id")
    .execute();
}
