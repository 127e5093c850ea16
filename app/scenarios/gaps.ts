import type { Reason } from "~/engine/market.ts";
import type { Candidate } from "./gap-candidates.ts";
import { candidatesOf } from "./gap-candidates.ts";
import type { Gap, GapBoard } from "./gap.ts";
import { effectOf, judge } from "./effect.ts";
import type { Judged } from "./effect.ts";
import type { Ground } from "./ground.ts";

/** Changes that are cleared for one board; a city has fewer. */
const mostTried = 120;

/**
 * What holds the market back, by value added lost. Each change that the engine's reasons point at is made and the
 * market cleared again; only what then sells more kilograms is on the board, with just that gain.
 */
export function gapBoard(ground: Ground, isOver: () => boolean = () => false): GapBoard {
  const as = judge(ground, []);
  const candidates = candidatesOf(ground, as);
  const kept: Kept[] = [];
  let tried = 0;
  for (const candidate of candidates.slice(0, mostTried)) {
    if (isOver()) break;
    tried += 1;
    kept.push(...verified(ground, as, candidate));
  }
  return {
    figures: as.figures,
    offeredKg: as.plan.offeredKg,
    unsold: unsoldBy(as),
    gaps: bestOf(kept),
    tried,
    untried: candidates.length - tried,
  };
}

type Kept = Gap & { key: string };

function verified(ground: Ground, as: Judged, candidate: Candidate): Kept[] {
  const effect = effectOf(as, judge(ground, [candidate.change]));
  return effect.matchedKg > 0 && effect.valueAddedIdr > 0 ? [{ ...candidate, effect }] : [];
}

/** Of changes for the same gap the one that brings most; then all by what they bring. */
function bestOf(kept: Kept[]): Gap[] {
  const best = new Map<string, Kept>();
  for (const one of kept) {
    const before = best.get(one.key);
    if (!before || one.effect.valueAddedIdr > before.effect.valueAddedIdr) best.set(one.key, one);
  }
  return [...best.values()]
    .sort((a, b) => b.effect.valueAddedIdr - a.effect.valueAddedIdr || (a.key < b.key ? -1 : 1))
    .map(({ reason, stuckKg, lots, facts, change, effect }) => ({ reason, stuckKg, lots, facts, change, effect }));
}

function unsoldBy({ plan }: Judged): GapBoard["unsold"] {
  const sums = new Map<Reason, { kg: number; lots: number }>();
  for (const { reason, kg } of plan.unsold) {
    const sum = sums.get(reason) ?? { kg: 0, lots: 0 };
    sums.set(reason, { kg: sum.kg + kg, lots: sum.lots + 1 });
  }
  return [...sums].map(([reason, sum]) => ({ reason, ...sum })).sort((a, b) => b.kg - a.kg);
}
