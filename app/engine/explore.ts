import {
  canRaise,
  chooseSuppliers,
  fillUp,
  forgetTouched,
  groupsBeyond,
  lower,
  mainArc,
  open,
  pairFault,
  pairsOf,
  raise,
  shut,
  slotFault,
  slotsOf,
  touchedBy,
  unfill,
} from "./shuts.ts";
import type { Search } from "./shuts.ts";
import { kgOf, pay, restore, saveInto, settleTrial, worthOf } from "./trial.ts";
import type { Snapshot } from "./trial.ts";

/** Something done to the trial that can be taken back; settle afterwards. */
type Step = { make: (moved: number[]) => void; undo: (moved: number[]) => void; isLimit?: boolean };

type Walk = {
  search: Search;
  among: number[];
  best: number;
  nodes: number;
  steps: Step[];
  kept: Set<number>;
  found: Step[] | null;
  /** The trial where the best way ended: the way back and there again may end at another plan of the same worth. */
  end: Snapshot;
};

/** Branchings in one neighbourhood. */
const mostNodes = 60;

/** Rupiah paid on top of each kg of a week below its batch, before it is paid up to the batch or shut: settles a tie. */
const hintIdr = 1;

/** Nodes of a network from which on it is mended after a try rather than copied back. */
export const large = 5000;

/** A pair, a group at an offer or a week, and its trade arcs. */
export type Banned = { kind: "pairs" | "groups" | "slots"; key: number; list: number[] };

/**
 * Opens everything at a few offers and looks for the best way to shut it again: branches on the groups beyond an
 * offer's limit and on weeks below their batch; a branch not worth more than the plan at hand is not followed.
 * Keeps what is worth more, else leaves everything as it was. What is `banned`, and sells something, is shut at first.
 */
export function exploreAround(
  search: Search,
  saved: Snapshot,
  end: Snapshot,
  among: number[],
  banned?: Banned,
): boolean {
  const { trial } = search;
  const walk: Walk = {
    search,
    among,
    best: worthOf(search.trial),
    nodes: 0,
    steps: [],
    kept: new Set(),
    found: null,
    end,
  };
  forgetTouched(search);
  const opened: Step[] = among.flatMap((j) => openings(search, j));
  if (banned) opened.push(shutting(search, search.shuts[banned.kind], banned.key, banned.list));
  const moved: number[] = [];
  for (const step of opened) step.make(moved);
  settleTrial(trial, moved);
  trim(walk, opened);
  explore(walk);
  if (!walk.found) {
    moved.length = 0;
    const isMended = trial.net.nodes >= large && !opened.some(({ isLimit }) => isLimit);
    for (const step of opened.reverse()) step.undo(moved);
    if (isMended) settleTrial(trial, moved);
    if (!isMended || isBroken(search)) restore(trial, saved);
    return false;
  }
  moved.length = 0;
  for (const step of walk.found) step.make(moved);
  restore(trial, end);
  chooseSuppliers(search, among);
  saveInto(saved, trial);
  return true;
}

/** Groups beyond an offer's limit that are left to branch on; the rest of them are shut at once. */
const spare = 2;

/** Looks at what shutting them has woken. */
const trims = 3;

/** Shuts the smallest groups at offers that buy from far too many, a few times, since what is shut wakes others. */
function trim({ search, among, best }: Walk, done: Step[]): void {
  const { trial, shuts } = search;
  const offers = trial.board.offers.length;
  for (let round = 0; round < trims && worthOf(trial) > best; round++) {
    const moved: number[] = [];
    for (const j of among) {
      const used = groupsBeyond(search, j);
      for (const { g } of used.slice(0, Math.max(0, used.length - spare))) {
        const key = g * offers + j;
        const step = shutting(search, shuts.groups, key, trial.ofGroup.get(key)!);
        step.make(moved);
        done.push(step);
      }
    }
    if (moved.length === 0) return;
    settleTrial(trial, moved);
  }
}

/** The way back may end at another plan of the same worth, which need not keep every minimum. */
function isBroken(search: Search): boolean {
  const { pairs, slots } = touchedBy(search);
  for (const pair of pairs) if (pairFault(search, pair)) return true;
  for (const slot of slots) if (slotFault(search, slot)) return true;
  return false;
}

/** Everything shut at offer j, to be opened, and everything paid on top, to be taken away. */
function openings(search: Search, j: number): Step[] {
  const { trial, shuts, hopeless, raised } = search;
  const offers = trial.board.offers.length;
  const steps: Step[] = [];
  const reopen = (set: Set<number>, key: number, list: number[]) => {
    if (set.has(key)) steps.push(reversed(shutting(search, set, key, list)));
  };
  for (const g of search.groupsOf[j]!) {
    const key = g * offers + j;
    reopen(shuts.groups, key, trial.ofGroup.get(key)!);
    for (const pair of pairsOf(trial, key)) {
      if (!hopeless.has(pair)) reopen(shuts.pairs, pair, trial.ofPair.get(pair)!);
      if (raised.has(pair)) steps.push(reversed(raising(search, pair)));
    }
  }
  for (const slot of slotsOf(trial, j)) {
    reopen(shuts.slots, slot, trial.ofSlot[slot]!);
    if (search.filled.has(slot)) steps.push(reversed(filling(search, slot)));
    else if (trial.paid.has(trial.net.at.slotArc + slot)) steps.push(paying(search, slot, 0));
  }
  return steps;
}

function shutting(search: Search, set: Set<number>, key: number, list: number[]): Step {
  return {
    make: (moved) => shut(search, set, key, list, moved),
    undo: (moved) => open(search, set, key, list, moved),
  };
}

function reversed({ make, undo, isLimit }: Step): Step {
  return { make: undo, undo: make, isLimit };
}

/** Pays `idr` on top of each kg of a week, so that it fills up. */
function paying({ trial }: Search, slot: number, idr: number): Step {
  const e = trial.net.at.slotArc + slot;
  const before = trial.paid.get(e) ?? 0;
  return { make: (moved) => pay(trial, e, idr, moved), undo: (moved) => pay(trial, e, before, moved) };
}

/** Pays for a pair up to its minimum; the arc chosen the first time is kept, and taken back once raised. */
function raising(search: Search, pair: number): Step {
  let e = -1;
  return {
    make: (moved) => {
      if (e < 0) e = mainArc(search, pair);
      raise(search, pair, e, moved);
    },
    undo: (moved) => {
      e = lower(search, pair, moved);
    },
    isLimit: true,
  };
}

/** Pays for a week up to its batch. */
function filling(search: Search, slot: number): Step {
  const before = search.filled.has(slot) ? 0 : (search.trial.paid.get(search.trial.net.at.slotArc + slot) ?? 0);
  return {
    make: (moved) => fillUp(search, slot, moved),
    undo: (moved) => unfill(search, slot, before, moved),
    isLimit: true,
  };
}

function explore(walk: Walk): void {
  const { search, kept } = walk;
  const { trial, shuts } = search;
  const keptHere: number[] = [];
  while (worthOf(search.trial) > walk.best && walk.nodes++ <= mostNodes) {
    const key = weakestBeyond(walk);
    if (key === null) {
      mend(walk);
      break;
    }
    if (key < 0) break;
    follow(walk, shutting(search, shuts.groups, key, trial.ofGroup.get(key)!));
    kept.add(key);
    keptHere.push(key);
  }
  for (const key of keptHere) kept.delete(key);
}

function follow(walk: Walk, step: Step): void {
  const { search, steps } = walk;
  const moved: number[] = [];
  step.make(moved);
  steps.push(step);
  settleTrial(search.trial, moved);
  explore(walk);
  steps.pop();
  moved.length = 0;
  step.undo(moved);
  settleTrial(search.trial, moved);
}

/** Mends the worst of what lies below a minimum; notes the way there when nothing does. */
function mend(walk: Walk): void {
  const { search } = walk;
  const { trial, shuts } = search;
  const { pairs, slots } = touchedBy(search);
  let worst = Infinity;
  let ways: Step[] = [];
  let fault: (() => unknown) | null = null;
  for (const pair of pairs) {
    const now = pairFault(search, pair);
    if (!now || now.share >= worst) continue;
    worst = now.share;
    fault = () => pairFault(search, pair);
    ways = [shutting(search, shuts.pairs, pair, trial.ofPair.get(pair)!)];
    if (canRaise(search, pair)) ways.unshift(raising(search, pair));
    else if (!search.raised.has(pair)) ways.push(raising(search, pair));
  }
  for (const slot of slots) {
    const now = slotFault(search, slot);
    if (!now || now.share >= worst) continue;
    worst = now.share;
    fault = () => slotFault(search, slot);
    ways = [shutting(search, shuts.slots, slot, trial.ofSlot[slot]!)];
    if (!trial.paid.has(trial.net.at.slotArc + slot)) ways.unshift(paying(search, slot, hintIdr));
    else if (!search.filled.has(slot)) ways.unshift(filling(search, slot));
  }
  for (const way of ways) {
    // The way back from the one before may end at another plan of the same worth, where nothing is too small here.
    if (way.isLimit && !fault!()) explore(walk);
    else follow(walk, way);
  }
  if (ways.length > 0) return;
  walk.best = worthOf(search.trial);
  walk.found = walk.steps.slice();
  saveInto(walk.end, trial);
}

/** The smallest group not kept at an offer that buys from too many; null where none does, −1 where all are kept. */
function weakestBeyond({ search, among, kept }: Walk): number | null {
  const { trial, shuts, groupBase, sides, favour } = search;
  const offers = trial.board.offers.length;
  for (const j of among) {
    const groups = search.groupsOf[j]!;
    const base = groupBase.get(j);
    let room = sides.maxSuppliers[j]! - (base?.size ?? 0);
    if (groups.length <= room) continue;
    let pick = -1;
    let least = Infinity;
    for (const g of groups) {
      const key = g * offers + j;
      if (base?.has(g) || shuts.groups.has(key)) continue;
      const kg = kgOf(trial, trial.ofGroup.get(key)!);
      if (kg === 0) continue;
      room--;
      const size = kg * favour(key);
      if (kept.has(key) || size >= least) continue;
      least = size;
      pick = key;
    }
    if (room < 0) return pick;
  }
  return null;
}
