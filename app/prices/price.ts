import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { isIsoDate } from "~/lib/dates.ts";
import { wholeIdr } from "~/lib/units.ts";

/** Steps of trade at which a price is noted, nearest to the producer first. */
export const priceLevels = ["produsen", "grosir", "eceran"] as const;
export type PriceLevel = (typeof priceLevels)[number];

const shortText = (least: number) =>
  z
    .string({ error: complaint("required") })
    .trim()
    .min(least, complaint("tooShort"))
    .max(80, complaint("tooLong"))
    .regex(/^\P{Cc}*$/u, complaint("unknownField"));

/** A price as an officer notes it: rupiah per kg, lowest, usual and highest of one day in one market. */
export const PriceForm = z
  .strictObject({
    commodityCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
    level: z.enum(priceLevels, { error: complaint("choice") }),
    regencyCode: z.string({ error: complaint("choice") }).max(5, complaint("choice")),
    market: shortText(2),
    day: z.string({ error: complaint("date") }).refine(isIsoDate, complaint("date")),
    lowIdr: wholeIdr,
    typicalIdr: wholeIdr,
    highIdr: wholeIdr,
    source: shortText(3),
  })
  .refine(({ lowIdr, typicalIdr }) => lowIdr <= typicalIdr, { path: ["lowIdr"], error: complaint("atMost") })
  .refine(({ typicalIdr, highIdr }) => typicalIdr <= highIdr, { path: ["typicalIdr"], error: complaint("atMost") });
export type PriceValue = z.output<typeof PriceForm>;

export type PriceRefusal = "unknownCommodity" | "otherRegency" | "dayAhead" | "dayTooOld" | "draftGone";

/** The field beside which a refusal is said. */
export const priceRefusalFields: Partial<Record<PriceRefusal, keyof PriceValue>> = {
  unknownCommodity: "commodityCode",
  otherRegency: "regencyCode",
  dayAhead: "day",
  dayTooOld: "day",
};

/** The first day of which a price is still news to anybody. */
export const firstPriceDay = "2015-01-01";

/** What is wrong with the day of a price, or null. */
export function dayFault(day: string, today: string): "dayAhead" | "dayTooOld" | null {
  if (day > today) return "dayAhead";
  return day < firstPriceDay ? "dayTooOld" : null;
}

/** A note older than this says little about today's price. */
export const noteDays = 180;
/** Contracts signed in so many weeks stand behind the figures of local deals. */
export const dealWeeks = 12;
/** So many producer groups, and so many kitchens, must stand behind a figure before anybody reads it. */
export const leastParties = 3;

export type Deal = { priceIdr: number; producerGroupId: string; processorGroupId: string };
/** Local deals in round figures, rupiah per kg. */
export type DealFigures = {
  count: number;
  producers: number;
  kitchens: number;
  lowIdr: number;
  medianIdr: number;
  highIdr: number;
};

/**
 * What local deals came to, or null when too few parties stand behind them: with two kitchens, one would read the
 * other's price. The ends lie on full Rp500 outside the true ones and the middle on a full Rp100, so that no figure is
 * anybody's own.
 */
export function dealFigures(deals: readonly Deal[]): DealFigures | null {
  const producers = new Set(deals.map((deal) => deal.producerGroupId)).size;
  const kitchens = new Set(deals.map((deal) => deal.processorGroupId)).size;
  if (producers < leastParties || kitchens < leastParties) return null;
  const prices = deals.map((deal) => deal.priceIdr).sort((a, b) => a - b);
  const [low = 0, high = 0] = [prices[0], prices.at(-1)];
  return {
    count: deals.length,
    producers,
    kitchens,
    lowIdr: Math.floor(low / 500) * 500,
    medianIdr: Math.round(medianOf(prices) / 100) * 100,
    highIdr: Math.ceil(high / 500) * 500,
  };
}

/** The middle of sorted numbers; of an even count the mean of the two middle ones. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
