import type { Sold } from "./clear.ts";
import type { Sides } from "./side-rules.ts";
import { kgOf, lotOf, offerOf, settleTrial, turn } from "./trial.ts";
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
};

/** What is shut, and by whom: pairs (lot × offers + offer), groups (group × offers + offer), slots. */
type Shuts = { pairs: Set<number>; groups: Set<number>; slots: Set<number> };

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
  /** Rupiah paid on top of each kg of a slot to fill it up. */
  paid: Map<number, number>;
};

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
    paid: new Map(),
  };
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

export function shut({ trial }: Search, set: Set<number>, key: number, list: number[], moved: number[]): void {
  set.add(key);
  turn(trial, list, 1, moved);
}

export function open({ trial }: Search, set: Set<number>, key: number, list: number[], moved: number[]): void {
  set.delete(key);
  turn(trial, list, -1, moved);
}

export type Fault = { share: number; fix: (moved: number[]) => void };

export function pairFault(search: Search, pair: number): Fault | null {
  const { trial, sides, pairBase, shuts } = search;
  const list = trial.ofPair.get(pair)!;
  const kg = kgOf(trial, list);
  const least = sides.minSaleKg[Math.floor(pair / trial.board.offers.length)]!;
  const total = kg + (pairBase.get(pair) ?? 0);
  if (kg === 0 || total >= least) return null;
  return { share: total / least, fix: (moved) => shut(search, shuts.pairs, pair, list, moved) };
}

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

/** Groups beyond an offer's limit, those with the fewest kg. */
export function supplierFaults(search: Search, j: number): Fault[] {
  const { trial, sides, shuts, groupBase } = search;
  const limit = sides.maxSuppliers[j]!;
  const groups = search.groupsOf[j]!;
  if (groups.length <= limit) return [];
  const base = groupBase.get(j);
  const key = (g: number) => g * trial.board.offers.length + j;
  const mayUse = groups.filter((g) => !base?.has(g) && !shuts.groups.has(key(g)));
  const used = mayUse.map((g) => ({ g, kg: sizeOf(search, key(g)) }));
  const over = used.filter(({ kg }) => kg > 0).sort((a, b) => a.kg - b.kg || b.g - a.g);
  const excess = over.length + (base?.size ?? 0) - limit;
  return over.slice(0, Math.max(0, excess)).map(({ g, kg }) => ({
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

export function pairsOf(trial: Trial, groupKey: number): number[] {
  const offers = trial.board.offers.length;
  return [...new Set(trial.ofGroup.get(groupKey)!.map((e) => lotOf(trial, e) * offers + offerOf(trial, e)))];
}

export function slotsOf({ board, arcs }: Trial, j: number): number[] {
  return [...arcs.slotAt.subarray(j * board.weeks, (j + 1) * board.weeks)].filter((slot) => slot >= 0);
}

/** Pairs and slots on whose arcs kg have changed since the list was last emptied. */
export function touchedBy({ trial }: Search): { pairs: Set<number>; slots: Set<number> } {
  const changed = trial.tree.changed!;
  const pairs = new Set<number>();
  const slots = new Set<number>();
  for (let n = 0; n < changed.length; n++) {
    const e = changed.data[n]!;
    if (e >= trial.arcs.slot.length) continue;
    pairs.add(lotOf(trial, e) * trial.board.offers.length + offerOf(trial, e));
    slots.add(trial.arcs.slot[e]!);
  }
  return { pairs, slots };
}
