import type { Proof } from "./bound.ts";
import type { Cleared } from "./clear.ts";
import { descend, mostExact, relax } from "./relax.ts";
import type { Relaxed } from "./relax.ts";
import type { Sides } from "./side-rules.ts";
import type { SidesProof } from "./sides-bound.ts";

/**
 * Prices that bound the search. `picks` says how often of late an offer chose a group, 0–1, by group × offers + offer;
 * `canBeExact`: the market is small enough to solve every offer's purchase to the end, again and again.
 */
export type Priced = {
  relaxed: Relaxed;
  boundIdr: number;
  canBeExact: boolean;
  picks: Map<number, number>;
};

/** Trade arcs up to which there are prices at all. */
const mostRough = 600_000;

/** What side constraints cost of the flow's value, as a guess before anything is known: sets the first steps. */
const guess = { suppliers: 0.04, minimums: 0.003 };

const roughRounds = 300;
const exactRounds = 350;
const patience = 15;
const fall = 0.8;

/** Rounds between two looks at who chose whom. */
const lookEvery = 3;

/** Prices from a first look at side constraints, and who chose whom; `null` where the flow's own bound is as good. */
export function priceRoughly(pure: Cleared, sides: Sides, isLate: () => boolean): Priced | null {
  const { board, arcs, net, kg } = pure;
  const canBeExact = arcs.slot.length <= mostExact;
  const suppliers = board.policy.enforce.includes("maxSuppliers");
  // In a large market minimums alone cost so little that the flow's own bound is as good.
  if (arcs.slot.length > mostRough || (!canBeExact && !suppliers)) return null;
  const relaxed = relax(pure, sides);
  let flowIdr = 0;
  for (let e = 0; e < net.arcs; e++) flowIdr += net.weight[e]! * kg[e]!;
  const share = suppliers ? guess.suppliers : guess.minimums;
  const picks = new Map<number, number>();
  const boundIdr = descend(relaxed, {
    isExact: false,
    target: flowIdr - share * Math.abs(flowIdr),
    theta: 1,
    rounds: roughRounds,
    patience,
    fall,
    isLate,
    onRound: (round) => {
      if (round % lookEvery === 0) countPicks(relaxed, picks);
    },
  });
  return { relaxed, boundIdr, canBeExact, picks };
}

/** How far a look moves the share of picks toward what it sees. */
const pickWeight = 0.1;

function countPicks({ board, stalls }: Relaxed, picks: Map<number, number>): void {
  for (const { offer, groups, sheet } of stalls) {
    const { rows, weeks, group, kg } = sheet;
    const bought = new Uint8Array(groups.length);
    for (let n = 0; n < rows; n++) for (let t = 0; t < weeks; t++) if (kg[n * weeks + t]! > 0) bought[group[n]!] = 1;
    groups.forEach((g, n) => {
      const key = g * board.offers.length + offer;
      const before = picks.get(key);
      if (before !== undefined || bought[n] === 1)
        picks.set(key, (before ?? 0) + pickWeight * (bought[n]! - (before ?? 0)));
    });
  }
}

/** Steps of a market too large for exact purchases go on smaller, from where they stopped. */
const laterTheta = 0.3;

/** Lowers the bound: by solving every offer's purchase to the end where the market is small, else by further rounds. */
export function priceOn(priced: Priced, worthIdr: number, isLate: () => boolean): Priced {
  if (priced.boundIdr <= worthIdr) return priced;
  const { relaxed, canBeExact: isExact } = priced;
  const before = relaxed.idr.slice();
  const theta = isExact ? 1 : laterTheta;
  const rounds = isExact ? exactRounds : roughRounds;
  const boundIdr = descend(relaxed, { isExact, target: worthIdr, theta, rounds, patience, fall, isLate });
  if (boundIdr < priced.boundIdr) return { ...priced, boundIdr };
  relaxed.idr.set(before);
  return priced;
}

/** The prices by id, for whoever wants to check the bound. */
export function sidesProofOf({ relaxed }: Priced, { groupIdr }: Proof): SidesProof {
  const { board, idr } = relaxed;
  const lots = board.lots.length;
  const kitchens = lots + board.offers.length * board.weeks;
  const weekly = (from: number, n: number) => idr.slice(from + n * board.weeks, from + (n + 1) * board.weeks);
  return {
    mostNodes: relaxed.mostNodes,
    lotIdr: new Map(board.lots.map(({ id }, i) => [id, idr[i]!])),
    offerIdr: new Map(board.offers.map(({ id }, j) => [id, weekly(lots, j)])),
    kitchenIdr: new Map(board.kitchens.map(({ id }, k) => [id, weekly(kitchens, k)])),
    groupIdr,
  };
}
