import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Forecast } from "./forecast.ts";
import { forecastIn } from "./forecast.ts";

/** Says of a lot that it is a forecast, and how uncertain; said again, the figures are renewed. To be called in a write. */
export async function markForecast(db: Db, act: Act, lotId: string, forecast: Forecast): Promise<void> {
  const figures = { ...forecast, updatedAt: act.at };
  await db
    .insertInto("lotForecasts")
    .values({ lotId, ...figures })
    .onConflict((conflict) => conflict.column("lotId").doUpdateSet(figures))
    .execute();
}

/** From now on the lot is a harvest that is there. To be called in a write. */
export async function realiseForecast(db: Db, act: Act, lotId: string): Promise<void> {
  await db
    .insertInto("lotForecastEnds")
    .values({ lotId, byUserId: act.actorId, at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Which of these lots are forecasts, with their figures. */
export async function forecastsOf(db: Db, lotIds: readonly string[]): Promise<Map<string, Forecast>> {
  if (lotIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("lotForecasts")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "lotForecasts.lotId")
    .select(["lotForecasts.lotId", "lowKg", "typicalKg", "highKg", "lotForecastEnds.at as realisedAt"])
    .where("lotForecasts.lotId", "in", [...lotIds])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const forecast = forecastIn(row);
      return forecast ? [[row.lotId, forecast] as const] : [];
    }),
  );
}

/** The page of the cycle that a forecast follows. */
export async function cycleAddress(db: Db, lotId: string): Promise<string> {
  const row = await db.selectFrom("cycleLots").select("cycleId").where("lotId", "=", lotId).executeTakeFirst();
  return row ? `/tebar/${row.cycleId}` : "/tebar";
}
