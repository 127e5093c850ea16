import {
  chooseSuppliers,
  copyShuts,
  open,
  pairFault,
  pairsOf,
  resetShuts,
  slotFault,
  slotsOf,
  supplierFaults,
  touchedBy,
} from "./shuts.ts";
import type { Fault, Search } from "./shuts.ts";
import { lotOf, restore, saveInto, settleTrial, snapshot } from "./trial.ts";
import type { Snapshot } from "./trial.ts";

/** Rounds for each offer. */
const patience = 150;

/** Share of an offer's mean value that a round may lose at first; falls to nothing by the last round. */
const boldness = 0.3;

/**
 * Opens everything at a few neighbouring offers, shuts again what breaks, in another order each time, and goes on from
 * the result when it is worth more, or at first even a little less. The value only falls while things are shut,
 * so most rounds end early. The best shuts seen stay. Its dice are its own: the same market takes the same path.
 */
export function ruinAndRecreate(search: Search, saved: Snapshot, isLate: () => boolean): void {
  const { trial } = search;
  const offers = search.groupsOf.map((_, j) => j).filter((j) => search.groupsOf[j]!.length > 0);
  const dice = { state: 1 };
  const rounds = patience * (offers.length + 2);
  let best = trial.tree.gained;
  const bestSaved = snapshot(trial);
  const bold = (boldness * Math.abs(best)) / (offers.length + 1);
  for (let n = 0; n < rounds && offers.length > 0 && !isLate(); n++) {
    const was = copyShuts(search.shuts);
    const among = neighbours(search, offers[roll(dice, offers.length)]!, 1 + roll(dice, 4), dice);
    if (recreate(search, among, trial.tree.gained - bold * (1 - n / rounds) ** 2, dice)) {
      saveInto(saved, trial);
      if (trial.tree.gained <= best) continue;
      best = trial.tree.gained;
      saveInto(bestSaved, trial);
    } else {
      restore(trial, saved);
      resetShuts(search.shuts, was);
    }
  }
  restore(trial, bestSaved);
}

type Dice = { state: number };

/** A whole number from 0 up to, not including, `sides`. */
function roll(dice: Dice, sides: number): number {
  dice.state = (Math.imul(dice.state, 1664525) + 1013904223) >>> 0;
  return Math.floor((dice.state / 2 ** 32) * sides);
}

/** The offer and some others that compete for its lots or share its kitchen. */
function neighbours({ trial, groupsOf }: Search, j: number, count: number, dice: Dice): number[] {
  const { board, arcs, net } = trial;
  const near = new Set([j]);
  const groups = groupsOf[j]!;
  for (let tries = 0; near.size <= count && tries < 4 * count; tries++) {
    const list = trial.ofGroup.get(groups[roll(dice, groups.length)]! * board.offers.length + j)!;
    const lot = lotOf(trial, list[roll(dice, list.length)]!);
    const size = net.rowStart[lot + 1]! - net.rowStart[lot]!;
    if (size > 0) near.add(arcs.slotOffer[arcs.slot[net.rowStart[lot]! + roll(dice, size)]!]!);
  }
  return [...near];
}

function recreate(search: Search, among: number[], before: number, dice: Dice): boolean {
  const { trial } = search;
  trial.tree.changed!.length = 0;
  const moved: number[] = [];
  for (const j of among) openOffer(search, j, moved);
  settleTrial(trial, moved);
  let chosen = false;
  while (trial.tree.gained > before) {
    moved.length = 0;
    const suppliers = among.flatMap((j) => supplierFaults(search, j));
    if (suppliers.length > 0) shutSome(suppliers, dice, moved);
    else if (!chosen) {
      chooseSuppliers(search, among);
      chosen = true;
      continue;
    } else {
      shutSome(brokenAmong(search), dice, moved);
      if (moved.length === 0) return true;
    }
    settleTrial(trial, moved);
  }
  return false;
}

function openOffer(search: Search, j: number, moved: number[]): void {
  const { trial, shuts, hopeless } = search;
  const offers = trial.board.offers.length;
  for (const g of search.groupsOf[j]!) {
    const key = g * offers + j;
    if (shuts.groups.has(key)) open(search, shuts.groups, key, trial.ofGroup.get(key)!, moved);
    for (const pair of pairsOf(trial, key))
      if (shuts.pairs.has(pair) && !hopeless.has(pair)) open(search, shuts.pairs, pair, trial.ofPair.get(pair)!, moved);
  }
  for (const slot of slotsOf(trial, j))
    if (shuts.slots.has(slot)) open(search, shuts.slots, slot, trial.ofSlot[slot]!, moved);
}

/** Shuts a third of the faults, the worst by their share and a throw of the dice. */
function shutSome(faults: Fault[], dice: Dice, moved: number[]): void {
  const thrown = faults.map((fault) => ({ fault, size: fault.share * (1 + roll(dice, 100) / 50) }));
  thrown.sort((a, b) => a.size - b.size);
  thrown.slice(0, Math.ceil(thrown.length / 3)).forEach(({ fault }) => fault.fix(moved));
}

function brokenAmong(search: Search): Fault[] {
  const { pairs, slots } = touchedBy(search);
  const faults = [
    ...[...pairs].map((pair) => pairFault(search, pair)),
    ...[...slots].map((slot) => slotFault(search, slot)),
  ];
  return faults.filter((fault) => fault !== null);
}
