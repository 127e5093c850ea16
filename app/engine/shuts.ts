import type { Sold } from "./clear.ts";
import type { Sides } from "./side-rules.ts";
import { kgOn } from "./flows.ts";
import { endlessKg } from "./network.ts";
import { limit, unlimit } from "./settle.ts";
import { kgOf, lotOf, mostPaidIdr, offerOf, pay, settleTrial, surplusOf, turn } from "./trial.ts";
import type { Trial } from "./trial.ts";

/**
 * What a search starts from: `before` is fixed or set in this part of the market, `enough` bounds what this part can be
 * worth; see `Search` for `favour`.
 */
export type Given = {
  enough: number;
  sides: Sides;
  before: Sold[];
  hopeless: Set<number>;
  favour: (key: number) => number;
  /** How often the search has begun before: its dice fall otherwise each time. */
  start: number;
};

/** What is shut, and by whom: pairs (lot × offers + offer), groups (group × offers + offer), slots. */
type Shuts = { pairs: Set<number>; groups: Set<number>; slots: Set<number> };

/**
 * Pairs and slots whose kg have changed, each once: `read` of the tree's list are looked through. `firstOf` is by arc the
 * first one of its pair; `ofPair`, by that arc, and `ofSlot` hold the `turn` in which they were noted last.
 */
type Touched = {
  pairs: number[];
  slots: number[];
  read: number;
  turn: number;
  firstOf: Int32Array;
  ofPair: Int32Array;
  ofSlot: Int32Array;
};

/** A search for the best set of open pairs, groups and weeks under the side constraints. */
export type Search = {
  hopeless: Set<number>;
  trial: Trial;
  sides: Sides;
  shuts: Shuts;
  /** Kilograms that are fixed or set before, by pair and by slot, and the groups that bring them, by offer. */
  pairBase: Map<number, number>;
  slotBase: Map<number, number>;
  groupBase: Map<number, Set<number>>;
  groupsOf: number[][];
  /** How well a group suits an offer, by group × offers + offer; a kg of it counts that much. */
  favour: (key: number) => number;
  /** By pair that is paid up to its minimum, the arc that carries it. */
  raised: Map<number, number>;
  /** Slots that are paid up to their batch. */
  filled: Set<number>;
  touched: Touched;
};

/** A search of everything in the trial, nothing shut yet. */
export function makeSearch(trial: Trial, { sides, before, hopeless, favour }: Given): Search {
  const { board } = trial;
  const offers = board.offers.length;
  const search: Search = {
    hopeless,
    trial,
    sides,
    shuts: { pairs: new Set(), groups: new Set(), slots: new Set() },
    pairBase: new Map(),
    slotBase: new Map(),
    groupBase: new Map(),
    groupsOf: Array.from({ length: offers }, () => []),
    favour,
    raised: new Map(),
    filled: new Set(),
    touched: {
      pairs: [],
      slots: [],
      read: 0,
      turn: 1,
      firstOf: new Int32Array(trial.arcs.slot.length),
      ofPair: new Int32Array(trial.arcs.slot.length),
      ofSlot: new Int32Array(trial.ofSlot.length),
    },
  };
  for (const list of trial.ofPair.values()) for (const e of list) search.touched.firstOf[e] = list[0]!;
  for (const key of trial.ofGroup.keys()) search.groupsOf[key % offers]!.push(Math.floor(key / offers));
  for (const list of search.groupsOf) list.sort((a, b) => a - b);
  for (const { lot, offer, week, kg } of [...board.fixed, ...before]) {
    const pair = lot * offers + offer;
    const slot = trial.arcs.slotAt[offer * board.weeks + week]!;
    search.pairBase.set(pair, (search.pairBase.get(pair) ?? 0) + kg);
    search.slotBase.set(slot, (search.slotBase.get(slot) ?? 0) + kg);
    search.groupBase.set(offer, (search.groupBase.get(offer) ?? new Set<number>()).add(board.lotGroup[lot]!));
  }
  return search;
}

/** Shuts the arcs of `list` and notes `key` in `set`; settle afterwards with the same `moved`. */
export function shut({ trial }: Search, set: Set<number>, key: number, list: number[], moved: number[]): void {
  set.add(key);
  turn(trial, list, 1, moved);
}

/** Takes `shut` back. */
export function open({ trial }: Search, set: Set<number>, key: number, list: number[], moved: number[]): void {
  set.delete(key);
  turn(trial, list, -1, moved);
}

/** Of a pair's arcs the one that carries most. */
export function mainArc({ trial }: Search, pair: number): number {
  const list = trial.ofPair.get(pair)!;
  let e = list[0]!;
  for (const other of list) if (kgOn(trial.tree, other) > kgOn(trial.tree, e)) e = other;
  return e;
}

/** Pays for kg of a pair that sells too little, up to its minimum, on one of its arcs. */
export function raise(search: Search, pair: number, e: number, moved: number[]): void {
  search.raised.set(pair, e);
  limit(search.trial, e, leastOf(search, pair));
  pay(search.trial, e, mostPaidIdr, moved);
}

/** Takes `raise` back; tells which arc it was. */
export function lower({ trial, raised }: Search, pair: number, moved: number[]): number {
  const e = raised.get(pair)!;
  raised.delete(pair);
  unlimit(trial, e, endlessKg, moved);
  pay(trial, e, 0, moved);
  return e;
}

/** Pays for kg of a week below its batch, up to its batch. */
export function fillUp(search: Search, slot: number, moved: number[]): void {
  const { trial, sides, slotBase, filled } = search;
  const e = trial.net.at.slotArc + slot;
  filled.add(slot);
  limit(trial, e, sides.minBatchKg[trial.arcs.slotOffer[slot]!]! - (slotBase.get(slot) ?? 0));
  pay(trial, e, mostPaidIdr, moved);
}

/** Takes `fillUp` back and pays `idr` instead. */
export function unfill({ trial, filled }: Search, slot: number, idr: number, moved: number[]): void {
  const { board, arcs, net } = trial;
  const e = net.at.slotArc + slot;
  filled.delete(slot);
  unlimit(trial, e, board.offerKg[arcs.slotOffer[slot]! * board.weeks + arcs.slotWeek[slot]!]!, moved);
  pay(trial, e, idr, moved);
}

/**
 * At the end a raised pair is paid just so much that a kg more would be worth nothing: prices then show no more than
 * that, and need not know that the pair has a limit.
 */
export function payNoMore({ trial, raised, filled }: Search): void {
  for (const e of [...raised.values(), ...[...filled].map((slot) => trial.net.at.slotArc + slot)])
    if (trial.tree.side[e] === -1) pay(trial, e, (trial.paid.get(e) ?? 0) - surplusOf(trial, e), []);
}

/** Kilograms that a pair must sell, if any, beside what is fixed or set. */
function leastOf({ trial, sides, pairBase }: Search, pair: number): number {
  return sides.minSaleKg[Math.floor(pair / trial.board.offers.length)]! - (pairBase.get(pair) ?? 0);
}

/** A pair that sells too little, but so much that it is worth a try to pay for the rest. */
export function canRaise(search: Search, pair: number): boolean {
  const { trial, raised } = search;
  return !raised.has(pair) && kgOf(trial, trial.ofPair.get(pair)!) >= raiseFrom * leastOf(search, pair);
}

/** Share of the minimum from which on a pair is raised rather than shut at first. */
const raiseFrom = 0.5;

export type Fault = { share: number; fix: (moved: number[]) => void };

/** The fault of a pair that sells less than its minimum, or `null`. */
export function pairFault(search: Search, pair: number): Fault | null {
  const { trial, sides, pairBase, shuts } = search;
  const list = trial.ofPair.get(pair)!;
  const kg = kgOf(trial, list);
  const least = sides.minSaleKg[Math.floor(pair / trial.board.offers.length)]!;
  const total = kg + (pairBase.get(pair) ?? 0);
  if (kg === 0 || total >= least) return null;
  return {
    share: total / least,
    fix: (moved) => {
      if (canRaise(search, pair)) raise(search, pair, mainArc(search, pair), moved);
      else shut(search, shuts.pairs, pair, list, moved);
    },
  };
}

/** The fault of a week that takes less than the batch, or `null`. */
export function slotFault(search: Search, slot: number): Fault | null {
  const { trial, sides, slotBase, shuts } = search;
  const kg = kgOf(trial, trial.ofSlot[slot]!);
  const least = sides.minBatchKg[trial.arcs.slotOffer[slot]!]!;
  const total = kg + (slotBase.get(slot) ?? 0);
  if (kg === 0 || total >= least) return null;
  return { share: total / least, fix: (moved) => shut(search, shuts.slots, slot, trial.ofSlot[slot]!, moved) };
}

function sizeOf({ trial, favour }: Search, key: number): number {
  return kgOf(trial, trial.ofGroup.get(key)!) * favour(key);
}

/** Groups beyond an offer's limit, those that count least first. */
export function groupsBeyond(search: Search, j: number): { g: number; kg: number }[] {
  const { trial, sides, shuts, groupBase } = search;
  const limit = sides.maxSuppliers[j]!;
  const groups = search.groupsOf[j]!;
  if (groups.length <= limit) return [];
  const base = groupBase.get(j);
  const key = (g: number) => g * trial.board.offers.length + j;
  const mayUse = groups.filter((g) => !base?.has(g) && !shuts.groups.has(key(g)));
  const used = mayUse.map((g) => ({ g, kg: sizeOf(search, key(g)) })).filter(({ kg }) => kg > 0);
  used.sort((a, b) => a.kg - b.kg || b.g - a.g);
  return used.slice(0, Math.max(0, used.length + (base?.size ?? 0) - limit));
}

/** A fault for each group beyond the limit of offer j. */
export function supplierFaults(search: Search, j: number): Fault[] {
  const { trial, shuts } = search;
  const key = (g: number) => g * trial.board.offers.length + j;
  return groupsBeyond(search, j).map(({ g, kg }) => ({
    share: kg,
    fix: (moved) => shut(search, shuts.groups, key(g), trial.ofGroup.get(key(g))!, moved),
  }));
}

/** From here on no more groups are open at an offer than it may buy from, so no flow can break that limit. */
export function chooseSuppliers(search: Search, among: number[]): void {
  const { trial, sides, shuts, groupBase } = search;
  const offers = trial.board.offers.length;
  const moved: number[] = [];
  for (const j of among) {
    const groups = search.groupsOf[j]!;
    const limit = sides.maxSuppliers[j]!;
    if (groups.length <= limit) continue;
    const base = groupBase.get(j);
    const free = groups.filter((g) => !base?.has(g)).map((g) => ({ g, kg: sizeOf(search, g * offers + j) }));
    free.sort((a, b) => b.kg - a.kg || a.g - b.g);
    for (const { g } of free.slice(Math.max(0, limit - (base?.size ?? 0)))) {
      const key = g * offers + j;
      if (!shuts.groups.has(key)) shut(search, shuts.groups, key, trial.ofGroup.get(key)!, moved);
    }
  }
  settleTrial(trial, moved);
}

/** The pairs of a group and an offer. */
export function pairsOf(trial: Trial, groupKey: number): number[] {
  const offers = trial.board.offers.length;
  return [...new Set(trial.ofGroup.get(groupKey)!.map((e) => lotOf(trial, e) * offers + offerOf(trial, e)))];
}

/** The slots of offer j. */
export function slotsOf({ board, arcs }: Trial, j: number): number[] {
  return [...arcs.slotAt.subarray(j * board.weeks, (j + 1) * board.weeks)].filter((slot) => slot >= 0);
}

/** Forgets what has changed so far. */
export function forgetTouched({ trial, touched }: Search): void {
  trial.tree.changed!.length = 0;
  touched.read = 0;
  touched.turn++;
  touched.pairs.length = 0;
  touched.slots.length = 0;
}

/** Pairs and slots on whose arcs kg have changed since that was last forgotten. */
export function touchedBy({ trial, touched }: Search): Touched {
  const changed = trial.tree.changed!;
  const { turn, firstOf, ofPair, ofSlot } = touched;
  for (; touched.read < changed.length; touched.read++) {
    const e = changed.data[touched.read]!;
    if (e >= trial.arcs.slot.length) continue;
    const slot = trial.arcs.slot[e]!;
    if (ofSlot[slot] !== turn) {
      ofSlot[slot] = turn;
      touched.slots.push(slot);
    }
    const first = firstOf[e]!;
    if (ofPair[first] === turn) continue;
    ofPair[first] = turn;
    touched.pairs.push(lotOf(trial, e) * trial.board.offers.length + offerOf(trial, e));
  }
  return touched;
}
