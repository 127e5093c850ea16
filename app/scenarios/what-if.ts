import type { Change } from "./change.ts";
import type { Effect, Figures } from "./effect.ts";
import { effectOf, judge } from "./effect.ts";
import type { Ground, Uncertain } from "./ground.ts";

/** The seeds of the trial harvests: said on the page, so that anybody gets the same trials again. */
export const trialSeeds = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** One trial: what the growing harvests gave together, and what the changes bring then. */
export type Trial = { seed: number; harvestKg: number; effect: Effect };

/** A scenario against the market as it is: by the promised kg, and in trials of harvests that still grow. */
export type WhatIf = {
  before: Figures;
  after: Figures;
  effect: Effect;
  trials: Trial[];
  uncertain: { lots: number; lowKg: number; typicalKg: number; highKg: number };
};

/**
 * Clears the market with and without the changes, first by what is promised, then for each seed with harvests drawn
 * between their low and their high figure. Both markets of a trial have the same harvests.
 */
export function whatIf(ground: Ground, changes: readonly Change[], isOver: () => boolean = () => false): WhatIf {
  const [as, then] = [judge(ground, []), judge(ground, changes)];
  const sum = (kg: (one: Uncertain) => number) => ground.uncertain.reduce((total, one) => total + kg(one), 0);
  return {
    before: as.figures,
    after: then.figures,
    effect: effectOf(as, then),
    trials:
      ground.uncertain.length === 0
        ? []
        : trialSeeds.flatMap((seed) => (isOver() ? [] : [trial(ground, changes, seed)])),
    uncertain: {
      lots: ground.uncertain.length,
      lowKg: sum((one) => one.lowKg),
      typicalKg: sum((one) => one.typicalKg),
      highKg: sum((one) => one.highKg),
    },
  };
}

function trial(ground: Ground, changes: readonly Change[], seed: number): Trial {
  const drawn = new Map(ground.uncertain.map((one) => [one.lotId, drawKg(one, seed)]));
  const grown = withHarvests(ground, drawn);
  const harvestKg = [...drawn.values()].reduce((sum, kg) => sum + kg, 0);
  return { seed, harvestKg, effect: effectOf(judge(grown, []), judge(grown, changes)) };
}

/** The market with other harvests: what is sold of a lot stays sold, what is left of it grows or shrinks. */
function withHarvests(ground: Ground, drawn: ReadonlyMap<string, number>): Ground {
  const low = new Map(ground.uncertain.map(({ lotId, lowKg }) => [lotId, lowKg]));
  const lots = ground.rows.lots.map((lot) => {
    const kg = drawn.get(lot.id);
    if (kg === undefined) return lot;
    return { ...lot, remainingKg: Math.max(0, lot.remainingKg + kg - (low.get(lot.id) ?? 0)) };
  });
  return { ...ground, rows: { ...ground.rows, lots } };
}

/** A harvest of this lot in this trial, whole kg: low and high are rare, typical is frequent (a triangle). */
export function drawKg({ lotId, lowKg, typicalKg, highKg }: Uncertain, seed: number): number {
  const range = highKg - lowKg;
  if (range <= 0) return lowKg;
  const chance = chanceOf(`${seed} ${lotId}`);
  const turn = (typicalKg - lowKg) / range;
  const kg =
    chance < turn
      ? lowKg + Math.sqrt(chance * range * (typicalKg - lowKg))
      : highKg - Math.sqrt((1 - chance) * range * (highKg - typicalKg));
  return Math.round(kg);
}

/** A number in 0–1 that follows from a text alone (FNV-1a, then stirred). */
function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
