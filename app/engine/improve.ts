import { large } from "./explore.ts";
import { roam } from "./roam.ts";
import {
  chooseSuppliers,
  forgetTouched,
  makeSearch,
  pairFault,
  payNoMore,
  shut,
  slotFault,
  supplierFaults,
  touchedBy,
} from "./shuts.ts";
import type { Fault, Given, Search } from "./shuts.ts";
import { settleTrial, settleWholly, worthOf } from "./trial.ts";
import type { Trial } from "./trial.ts";

/**
 * Dives to a plan that keeps the constraints by shutting what breaks them, a little at a time on the warm basis, then
 * opens a neighbourhood after another and shuts it again in the best way. Returns what the flow is worth; leaves the
 * trial at it.
 */
export function improve(trial: Trial, given: Given, isLate: () => boolean): number {
  const search = makeSearch(trial, given);
  const moved: number[] = [];
  for (const pair of given.hopeless) shut(search, search.shuts.pairs, pair, trial.ofPair.get(pair) ?? [], moved);
  if (trial.net.nodes >= large) shutUnlikely(search, moved);
  settleTrial(trial, moved);
  dive(search, isLate);
  const all = Array.from(given.sides.maxSuppliers, (_, j) => j);
  chooseSuppliers(search, all);
  roam(search, given.start, () => isLate() || worthOf(trial) >= given.enough);
  payNoMore(search);
  settleWholly(trial);
  return worthOf(trial);
}

/** Favour below which a group was never chosen of late. */
const unlikely = 0.22;

/** At offers with more groups than they may buy from, shuts those that do not suit: a dive from all would take seconds. */
function shutUnlikely(search: Search, moved: number[]): void {
  const { trial, sides, favour, groupBase } = search;
  const offers = trial.board.offers.length;
  search.groupsOf.forEach((groups, j) => {
    if (groups.length <= sides.maxSuppliers[j]!) return;
    for (const g of groups) {
      const key = g * offers + j;
      if (favour(key) >= unlikely || groupBase.get(j)?.has(g)) continue;
      shut(search, search.shuts.groups, key, trial.ofGroup.get(key)!, moved);
    }
  });
}

/** Shuts a sixth of the worst of each kind in each round; looks again only where kg have changed. */
function dive(search: Search, isLate: () => boolean): void {
  const { trial, sides } = search;
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
    forgetTouched(search);
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
