import type { Db } from "#db/open.server.ts";
import { addDays, dateIn, mondayOf, weekIndex } from "~/lib/dates.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { listCommodities } from "~/places/commodities.server.ts";
import { villagesOf, zoneOf } from "~/places/regions.server.ts";
import { outlinesOf } from "./boundaries.server.ts";
import type { MapFilter, PlannedKg, Village } from "./map-figures.ts";
import { figuresOf } from "./map-figures.ts";
import { newestPlanOf } from "./newest-plan.server.ts";

/** How far the map looks ahead, in weeks, this one included. */
export const mapWeeks = 8;

/** Whose map, and what of it. */
export type MapAsk = { regencyCode: string; commodityCode: string | null; week: string | null };

/** The map of a regency: what is open today, what the newest plan would move, the outlines where there are any. */
export async function mapFor(db: Db, ask: MapAsk, nowMs: number) {
  const { regencyCode } = ask;
  const fromWeek = mondayOf(dateIn(await zoneOf(db, regencyCode), nowMs));
  const span = { regencyCode, fromWeek, weeks: mapWeeks };
  const [market, villages, outlines, commodities, plan] = await Promise.all([
    readMarket(db, span, {}, { nowMs, roundId: null }),
    villagesOf(db, regencyCode),
    outlinesOf(db, regencyCode),
    listCommodities(db),
    newestPlan(db, regencyCode, fromWeek),
  ]);
  const traded = new Set([
    ...market.lots.map(({ commodity }) => commodity),
    ...market.offers.flatMap(({ accepts }) => accepts.map(({ commodity }) => commodity)),
  ]);
  const filter = readFilter(ask, fromWeek, traded);
  const placed = villages.flatMap(({ code, name, lat, lon }): Village[] =>
    lat === null || lon === null ? [] : [{ code, name, latitude: lat, longitude: lon }],
  );
  return {
    ...figuresOf(market, plan.planned, placed, filter),
    outlines,
    filter,
    weeks: Array.from({ length: mapWeeks }, (_, week) => addDays(fromWeek, 7 * week)),
    commodities: commodities
      .filter(({ code }) => traded.has(code))
      .map(({ code, nameId, nameEn, nameLocal }) => ({ code, nameId, nameEn, nameLocal })),
    round: plan.round,
  };
}

export type MapView = Awaited<ReturnType<typeof mapFor>>;

/** A commodity that nobody trades here and a week outside of the map are no filter. */
function readFilter(ask: MapAsk, fromWeek: string, traded: ReadonlySet<string>): MapFilter {
  const week = ask.week && /^\d{4}-\d\d-\d\d$/.test(ask.week) ? weekIndex(fromWeek, ask.week) : null;
  return {
    commodityCode: ask.commodityCode !== null && traded.has(ask.commodityCode) ? ask.commodityCode : null,
    week: week !== null && week >= 0 && week < mapWeeks ? week : null,
  };
}

/** The pairs of the regency's newest round that no officer dropped, by village, week and commodity. */
async function newestPlan(
  db: Db,
  regencyCode: string,
  fromWeek: string,
): Promise<{ round: { id: string; number: number } | null; planned: PlannedKg[] }> {
  const newest = await newestPlanOf(db, regencyCode);
  if (!newest) return { round: null, planned: [] };
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("kitchens", "kitchens.id", "proposals.kitchenId")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .select(["lots.villageCode as fromCode", "kitchens.villageCode as toCode", "lots.commodityCode"])
    .select(["proposals.week", "proposals.quantityKg"])
    .where("proposals.clearingId", "=", newest.id)
    .where("proposalDrops.proposalId", "is", null)
    .execute();
  const planned = rows.map((row) => ({ ...row, week: weekIndex(fromWeek, row.week) }));
  return { round: { id: newest.roundId, number: newest.number }, planned };
}
