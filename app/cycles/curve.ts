import { addDays, daysBetween } from "~/lib/dates.ts";
import type { Expectation, Log, Nature, Stocked } from "./growth.ts";

/** Kg in the pond on a day: what is likely, and between which figures. */
export type CurvePoint = { date: string; lowKg: number; typicalKg: number; highKg: number };

const curveSteps = 12;

/**
 * Kg from stocking to the last expected day. Up to today they follow the log, so that all three figures are one; then
 * they fan out to what is expected.
 */
export function curveOf(
  stocked: Stocked,
  nature: Nature,
  log: Log,
  expected: Expectation,
  todayIso: string,
): CurvePoint[] {
  const { stockedOn, headCount } = stocked;
  const likelyDay = Math.max(1, daysBetween(stockedOn, expected.likelyDate));
  const lastDay = Math.max(likelyDay, daysBetween(stockedOn, expected.toDate));
  const age = Math.min(Math.max(0, daysBetween(stockedOn, todayIso)), lastDay);
  const roots = rootPoints(stocked, nature, log, { day: likelyDay, grams: expected.harvestGrams.typical });
  const heads = [
    { day: 0, value: headCount },
    { day: age, value: expected.aliveNow },
    { day: Math.max(likelyDay, age + 1), value: expected.aliveAtHarvest },
  ];
  const likelyKg = (day: number) => (between(heads, day) * between(roots, day) ** 3) / 1000;
  const fan = (day: number, edgeKg: number) => {
    const share = Math.max(0, Math.min(1, (day - age) / Math.max(1, likelyDay - age)));
    return likelyKg(day) * (1 + share * (edgeKg / Math.max(1, expected.kg.typical) - 1));
  };
  const steps = Array.from({ length: curveSteps + 1 }, (_, step) => Math.round((lastDay * step) / curveSteps));
  const days = [...new Set([...steps, age, likelyDay])].sort((a, b) => a - b);
  return days.map((day) => ({
    date: addDays(stockedOn, day),
    lowKg: Math.round(fan(day, expected.kg.low)),
    typicalKg: Math.round(likelyKg(day)),
    highKg: Math.round(fan(day, expected.kg.high)),
  }));
}

type Point = { day: number; value: number };

function rootPoints(stocked: Stocked, nature: Nature, log: Log, end: { day: number; grams: number }): Point[] {
  const sampled = log.samples
    .map(({ notedOn, grams }) => ({ day: daysBetween(stocked.stockedOn, notedOn), value: Math.cbrt(grams) }))
    .filter(({ day }) => day > 0 && day < end.day)
    .sort((a, b) => a.day - b.day);
  return [{ day: 0, value: Math.cbrt(nature.startGrams) }, ...sampled, { day: end.day, value: Math.cbrt(end.grams) }];
}

/** The value on a day, along straight lines between the points; beyond the last one the last line goes on. */
function between(points: readonly Point[], day: number): number {
  const next = points.findIndex((point) => point.day >= day);
  const upper = next === -1 ? points.length - 1 : Math.max(1, next);
  const [from, to] = [points[upper - 1], points[upper]];
  if (!from || !to) return points[0]?.value ?? 0;
  const span = Math.max(1, to.day - from.day);
  return Math.max(0, from.value + ((day - from.day) / span) * (to.value - from.value));
}
