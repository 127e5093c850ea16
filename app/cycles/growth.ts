import { addDays, daysBetween } from "~/lib/dates.ts";

/** A low, a usual and a high figure. */
export type Range = { low: number; typical: number; high: number };

/** What a commodity's cycle is made of: reference figures, already moved by the group's own past cycles. */
export type Nature = {
  /** Days from stocking to harvest. */
  days: Range;
  /** Grams of one at harvest. */
  harvestGrams: Range;
  /** Grams of one when it is put in. */
  startGrams: number;
  /** Share that dies over a whole cycle, 0–1. */
  deathShare: Range;
  /** Own past cycles behind the figures. */
  ownCycles: number;
};

export type Stocked = { stockedOn: string; headCount: number };
/** Deaths that were seen, and samples: grams of one, the mean of those weighed. */
export type Deaths = { notedOn: string; headCount: number };
export type Sample = { notedOn: string; grams: number };
export type Log = { deaths: readonly Deaths[]; samples: readonly Sample[] };

/** What to expect of a cycle: days of harvest, whole kg, heads that live now and at harvest, grams of one at harvest. */
export type Expectation = {
  fromDate: string;
  toDate: string;
  likelyDate: string;
  kg: Range;
  aliveNow: number;
  aliveAtHarvest: number;
  harvestGrams: Range;
};

/** How many samples weigh as much as the reference growth. */
const referenceWeight = 1;
/** A harvest is never promised within fewer days than these. */
const narrowestDays = 7;

/**
 * What a cycle will give, as far as its log lets one say on a day. Fish die unseen, so at first as many are taken for
 * dead as usually die; when more were seen dead, those count. Growth is linear in the cube root of weight (the usual
 * growth coefficient of fish farming); a sample bends it, the more samples the more.
 */
export function expectationOf(stocked: Stocked, nature: Nature, log: Log, todayIso: string): Expectation {
  const age = Math.max(0, daysBetween(stocked.stockedOn, todayIso));
  const growth = growthOf(stocked, nature, log);
  const days = harvestDays(nature, growth, log.samples.length);
  const likely = Math.max(days.typical, age);
  const alive = aliveRange(stocked, nature, log, age);
  const left = remainingShares(nature, age, likely);
  const grams = gramsAt(growth, nature, likely);
  const atHarvest = {
    low: alive.low * left.low,
    typical: alive.typical * left.typical,
    high: alive.high * left.high,
  };
  const from = Math.max(days.low, Math.min(age, likely));
  const to = Math.max(days.high, from + narrowestDays, likely);
  return {
    fromDate: addDays(stocked.stockedOn, Math.round(from)),
    likelyDate: addDays(stocked.stockedOn, Math.round(likely)),
    toDate: addDays(stocked.stockedOn, Math.round(to)),
    kg: {
      low: Math.floor((atHarvest.low * grams.low) / 1000),
      typical: Math.floor((atHarvest.typical * grams.typical) / 1000),
      high: Math.floor((atHarvest.high * grams.high) / 1000),
    },
    aliveNow: Math.round(alive.typical),
    aliveAtHarvest: Math.round(atHarvest.typical),
    harvestGrams: { low: Math.round(grams.low), typical: Math.round(grams.typical), high: Math.round(grams.high) },
  };
}

/** Weight of one on a day of the cycle: cube root of grams, as a line through the last known point. */
type Growth = { fromDay: number; fromRoot: number; rootPerDay: number };

function growthOf(stocked: Stocked, nature: Nature, { samples }: Log): Growth {
  const startRoot = Math.cbrt(nature.startGrams);
  const usual = (Math.cbrt(nature.harvestGrams.typical) - startRoot) / nature.days.typical;
  const points = samples
    .map((sample) => ({ day: daysBetween(stocked.stockedOn, sample.notedOn), root: Math.cbrt(sample.grams) }))
    .filter((point) => point.day > 0)
    .sort((a, b) => a.day - b.day);
  const last = points.at(-1);
  if (!last) return { fromDay: 0, fromRoot: startRoot, rootPerDay: usual };
  const measured = (last.root - startRoot) / last.day;
  const rootPerDay = (usual * referenceWeight + measured * points.length) / (referenceWeight + points.length);
  // Nothing shrinks to nothing: a sample below the start weight is a slip or a sick pond, and growth is taken as slow.
  return { fromDay: last.day, fromRoot: last.root, rootPerDay: Math.max(rootPerDay, usual / 4) };
}

/** Grams of one on a day of the cycle by the growth so far. */
export function gramsOn(stocked: Stocked, nature: Nature, log: Log, day: number): number {
  const { fromDay, fromRoot, rootPerDay } = growthOf(stocked, nature, log);
  return (fromRoot + (day - fromDay) * rootPerDay) ** 3;
}

/** Days of the cycle on which it is ready: the reference range, moved to the measured growth and narrowed by what is known. */
function harvestDays(nature: Nature, growth: Growth, sampleCount: number): Range {
  const ready = (Math.cbrt(nature.harvestGrams.typical) - growth.fromRoot) / growth.rootPerDay + growth.fromDay;
  const typical = Math.min(Math.max(ready, nature.days.typical * 0.6), nature.days.high * 1.5);
  const known = 1 / (1 + sampleCount + nature.ownCycles);
  return {
    low: typical - (nature.days.typical - nature.days.low) * known,
    typical,
    high: typical + (nature.days.high - nature.days.typical) * known,
  };
}

/** Grams at harvest: the weight reached by then, with the spread of the reference around it. */
function gramsAt(growth: Growth, nature: Nature, day: number): Range {
  const reached = (growth.fromRoot + (day - growth.fromDay) * growth.rootPerDay) ** 3;
  const { low, typical, high } = nature.harvestGrams;
  const known = 1 / (1 + nature.ownCycles / 2);
  const spread = (edge: number) => 1 + (edge / typical - 1) * known;
  return { low: reached * spread(low), typical: reached, high: reached * spread(high) };
}

/** Heads that live today. Low and typical: the fewer of those left by the log and those that usually live by now. */
function aliveRange(stocked: Stocked, nature: Nature, { deaths }: Log, age: number): Range {
  const seen = deaths.reduce((sum, one) => sum + one.headCount, 0);
  const logged = Math.max(0, stocked.headCount - seen);
  const usual = (share: number) => stocked.headCount * (1 - share) ** Math.min(1, age / nature.days.typical);
  return {
    low: Math.min(logged, usual(nature.deathShare.high)),
    typical: Math.min(logged, usual(nature.deathShare.typical)),
    high: logged,
  };
}

/** Share of those alive that will still live at harvest. */
function remainingShares(nature: Nature, age: number, likelyDay: number): Range {
  const rest = Math.max(0, likelyDay - age) / nature.days.typical;
  const living = (share: number) => (1 - share) ** rest;
  const { low, typical, high } = nature.deathShare;
  return { low: living(high), typical: living(typical), high: living(low) };
}

/** A finished cycle of the group, as experience. */
export type PastCycle = { days: number; survivalShare: number; grams: number };

/** How many own cycles weigh as much as the reference. */
const referenceCycles = 2;

/**
 * Reference figures moved by the group's own finished cycles: each mean lies between both, nearer to the own one the
 * more cycles stand behind it. The spread around it keeps its shape.
 */
export function withExperience(nature: Nature, past: readonly PastCycle[]): Nature {
  if (past.length === 0) return nature;
  const moved = (typical: number, own: readonly number[]) =>
    (typical * referenceCycles + own.reduce((sum, one) => sum + one, 0)) / (referenceCycles + own.length);
  const deathShare = moved(
    nature.deathShare.typical,
    past.map((cycle) => 1 - cycle.survivalShare),
  );
  return {
    ...nature,
    days: shifted(
      nature.days,
      moved(
        nature.days.typical,
        past.map((cycle) => cycle.days),
      ),
    ),
    harvestGrams: shifted(
      nature.harvestGrams,
      moved(
        nature.harvestGrams.typical,
        past.map((cycle) => cycle.grams),
      ),
    ),
    deathShare: capped(shifted(nature.deathShare, deathShare)),
    ownCycles: past.length,
  };
}

function shifted({ low, typical, high }: Range, to: number): Range {
  if (typical === 0) return { low: to, typical: to, high: to };
  return { low: (low / typical) * to, typical: to, high: (high / typical) * to };
}

function capped({ low, typical, high }: Range): Range {
  const share = (value: number) => Math.min(0.95, Math.max(0, value));
  return { low: share(low), typical: share(typical), high: share(high) };
}
