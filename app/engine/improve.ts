import type { Sold } from "./clear.ts";
import { ruinAndRecreate } from "./ruin.ts";
import type { Sides } from "./side-rules.ts";
import {
  chooseSuppliers,
  copyShuts,
  resetShuts,
  makeSearch,
  open,
  pairFault,
  pairsOf,
  shut,
  slotFault,
  slotsOf,
  supplierFaults,
  touchedBy,
} from "./shuts.ts";
import type { Fault, Search } from "./shuts.ts";
import { kgOf, pullOf, restore, saveInto, settleTrial, snapshot } from "./trial.ts";
import type { Snapshot, Trial } from "./trial.ts";

/**
 * Dives to a plan that keeps the constraints by shutting what breaks them, a little at a time on the warm basis, then
 * exchanges: opens what is shut and pulls, shuts the weakest in its place, keeps it when the value rises.
 * @param before  what is fixed or set in this part of the market
 * Leaves the trial at the best it has seen.
 */
export function improve(
  trial: Trial,
  sides: Sides,
  before: Sold[],
  hopeless: Set<number>,
  isLate: () => boolean,
): void {
  const search = makeSearch(trial, sides, before, hopeless);
  const moved: number[] = [];
  for (const pair of hopeless) shut(search, search.shuts.pairs, pair, trial.ofPair.get(pair) ?? [], moved);
  settleTrial(trial, moved);
  dive(search, isLate);
  const all = Array.from(sides.maxSuppliers, (_, j) => j);
  chooseSuppliers(search, all);
  const saved = snapshot(trial);
  exchange(search, saved, isLate);
  ruinAndRecreate(search, saved, isLate);
}

/** Shuts a sixth of the worst of each kind in each round; looks again only where kg have changed. */
function dive(search: Search, isLate: () => boolean): void {
  const { trial, sides } = search;
  const changed = trial.tree.changed!;
  const watch = {
    pairs: new Set(trial.ofPair.keys()),
    slots: new Set(trial.ofSlot.keys()),
    offers: new Set(sides.maxSuppliers.keys()),
  };
  for (;;) {
    const part = isLate() ? 1 : 6;
    const moved: number[] = [];
    const suppliers: Fault[] = [];
    for (const j of watch.offers) {
      const faults = supplierFaults(search, j);
      if (faults.length === 0) watch.offers.delete(j);
      suppliers.push(...faults);
    }
    const kinds = [
      suppliers,
      faultsIn(watch.pairs, (pair) => pairFault(search, pair)),
      faultsIn(watch.slots, (slot) => slotFault(search, slot)),
    ];
    changed.length = 0;
    for (const faults of kinds) {
      faults.sort((a, b) => a.share - b.share);
      faults.slice(0, Math.ceil(faults.length / part)).forEach(({ fix }) => fix(moved));
    }
    if (moved.length === 0) return;
    settleTrial(trial, moved);
    const touched = touchedBy(search);
    for (const pair of touched.pairs) watch.offers.add(pair % trial.board.offers.length);
    for (const pair of touched.pairs) watch.pairs.add(pair);
    for (const slot of touched.slots) watch.slots.add(slot);
  }
}

/** The faults among these keys; keys without one leave the set. */
function faultsIn(keys: Set<number>, faultOf: (key: number) => Fault | null): Fault[] {
  const faults: Fault[] = [];
  for (const key of keys) {
    const fault = faultOf(key);
    if (fault) faults.push(fault);
    else keys.delete(key);
  }
  return faults;
}

/** Tries after which a whole pass without a gain ends the search. */
const passes = 50;

function exchange(search: Search, saved: Snapshot, isLate: () => boolean): void {
  const { trial } = search;
  const offers = trial.board.offers.length;
  for (let pass = 0; pass < passes; pass++) {
    let gained = false;
    for (let j = 0; j < offers; j++) {
      if (isLate()) return;
      // A move that is kept changes what the others at this offer would do.
      if (movesAt(search, j).some((move) => attempt(search, saved, move))) gained = true;
    }
    if (!gained) return;
  }
}

type Move = (moved: number[]) => void;

/** The three groups, two pairs and two weeks shut at the offer that pull most, each with what makes room for it. */
function movesAt(search: Search, j: number): Move[] {
  const { trial, shuts, sides, groupBase } = search;
  const offers = trial.board.offers.length;
  const key = (g: number) => g * offers + j;
  const pull = (list: number[]) => list.reduce((sum, e) => sum + Math.max(0, pullOf(trial, e)) * reachKg(trial, e), 0);
  const groups = search.groupsOf[j]!;
  const inside = groups.filter((g) => !shuts.groups.has(key(g)) && !groupBase.get(j)?.has(g));
  const outside = strongest(
    groups.filter((g) => shuts.groups.has(key(g))),
    (g) => pull(trial.ofGroup.get(key(g))!),
    3,
  );
  const weakest = inside
    .map((g) => ({ g, kg: kgOf(trial, trial.ofGroup.get(key(g))!) }))
    .sort((a, b) => a.kg - b.kg || b.g - a.g);
  const isFull = inside.length + (groupBase.get(j)?.size ?? 0) >= sides.maxSuppliers[j]!;
  const moves: Move[] = [];
  for (const g of outside)
    for (const out of isFull ? weakest.slice(0, 2) : [null])
      moves.push((moved) => {
        if (out) shut(search, shuts.groups, key(out.g), trial.ofGroup.get(key(out.g))!, moved);
        open(search, shuts.groups, key(g), trial.ofGroup.get(key(g))!, moved);
      });
  const pairs = groups
    .flatMap((g) => (shuts.groups.has(key(g)) ? [] : pairsOf(trial, key(g))))
    .filter((pair) => shuts.pairs.has(pair));
  for (const pair of strongest(pairs, (one) => pull(trial.ofPair.get(one)!), 2))
    moves.push((moved) => open(search, shuts.pairs, pair, trial.ofPair.get(pair)!, moved));
  const slots = slotsOf(trial, j).filter((slot) => shuts.slots.has(slot));
  for (const slot of strongest(slots, (one) => pull(trial.ofSlot[one]!), 2))
    moves.push((moved) => open(search, shuts.slots, slot, trial.ofSlot[slot]!, moved));
  return moves;
}

function reachKg({ board, net }: Trial, e: number): number {
  const t = net.tail[e]!;
  const slotKg = net.kg[net.at.slotArc + net.head[e]! - net.at.slot]!;
  return Math.min(t < net.at.lots ? board.lotKg[t]! : slotKg, slotKg);
}

function strongest(keys: number[], size: (key: number) => number, count: number): number[] {
  const sized = keys.map((key) => ({ key, size: size(key) })).filter((one) => one.size > 0);
  return sized
    .sort((a, b) => b.size - a.size || a.key - b.key)
    .slice(0, count)
    .map(({ key }) => key);
}

/** Makes a move and mends what it breaks; keeps it when the value has risen, else puts everything back. */
function attempt(search: Search, saved: Snapshot, move: Move): boolean {
  const { trial, shuts } = search;
  const was = copyShuts(shuts);
  const before = trial.tree.gained;
  const moved: number[] = [];
  trial.tree.changed!.length = 0;
  move(moved);
  settleTrial(trial, moved);
  if (mend(search, before)) {
    saveInto(saved, trial);
    return true;
  }
  restore(trial, saved);
  resetShuts(shuts, was);
  return false;
}

/** Shuts what broke among the arcs whose kg changed, until nothing is broken or the gain is gone. */
function mend(search: Search, before: number): boolean {
  const { trial } = search;
  while (trial.tree.gained > before) {
    const { pairs, slots } = touchedBy(search);
    const moved: number[] = [];
    for (const pair of pairs) pairFault(search, pair)?.fix(moved);
    for (const slot of slots) slotFault(search, slot)?.fix(moved);
    if (moved.length === 0) return true;
    settleTrial(trial, moved);
  }
  return false;
}
