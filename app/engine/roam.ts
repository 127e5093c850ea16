import { exploreAround } from "./explore.ts";
import type { Banned } from "./explore.ts";
import type { Search } from "./shuts.ts";
import type { Snapshot } from "./trial.ts";
import { kgOf, lotOf, snapshot } from "./trial.ts";

/** Rounds in a row for each offer without a better plan. */
const patience = 3;

/** Offers opened together, at most; fewer where any number of groups may sell, for less hangs together then. */
const widest = { limited: 5, free: 4 };

/**
 * Explores one neighbourhood after another: a few offers that compete for the same lots, each drawn by dice of its own,
 * so the same market takes the same path; `start` says how they fall.
 */
export function roam(search: Search, start: number, isLate: () => boolean): void {
  const offers = search.groupsOf.map((_, j) => j).filter((j) => search.groupsOf[j]!.length > 0);
  if (offers.length === 0) return;
  const saved = snapshot(search.trial);
  const end = snapshot(search.trial);
  const dice = { state: 7 + start };
  const { favour } = search;
  const most = widestFor(search);
  const rounds = patience * (offers.length + 2);
  for (let n = 0, since = 0; since < rounds && !isLate(); n++, since++) {
    const first = n < offers.length ? offers[n]! : offers[roll(dice, offers.length)]!;
    // Every other round favours nobody, for the favours are a guess.
    search.favour = n % 2 === 0 ? favour : plainly;
    if (exploreAround(search, saved, end, neighbours(search, first, roll(dice, most), dice))) since = 0;
  }
  banInTurn(search, { saved, end, dice }, isLate);
}

/**
 * Goes on without one pair, group or week after another that sells something: what breaks nothing is never shut else,
 * though what it keeps out may be worth more.
 */
function banInTurn(
  search: Search,
  { saved, end, dice }: { saved: Snapshot; end: Snapshot; dice: Dice },
  isLate: () => boolean,
): void {
  const { trial } = search;
  const { offers } = trial.board;
  const all: (Banned & { offer: number })[] = [];
  for (const [key, list] of trial.ofPair) all.push({ kind: "pairs", key, list, offer: key % offers.length });
  for (const [key, list] of trial.ofGroup) all.push({ kind: "groups", key, list, offer: key % offers.length });
  trial.ofSlot.forEach((list, key) => all.push({ kind: "slots", key, list, offer: trial.arcs.slotOffer[key]! }));
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (const banned of all) {
      if (isLate()) return;
      if (kgOf(trial, banned.list) === 0) continue;
      const among = neighbours(search, banned.offer, widestFor(search), dice);
      if (exploreAround(search, saved, end, among, banned)) isBetter = true;
    }
  }
}

function widestFor({ sides }: Search): number {
  return sides.maxSuppliers.some(Number.isFinite) ? widest.limited : widest.free;
}

/** Favours nobody: a kg counts as a kg, whoever brings it. */
export function plainly(): number {
  return 1;
}

type Dice = { state: number };

/** A whole number from 0 up to, not including, `sides`. */
function roll(dice: Dice, sides: number): number {
  dice.state = (Math.imul(dice.state, 1664525) + 1013904223) >>> 0;
  return Math.floor((dice.state / 2 ** 32) * sides);
}

/** The offer and some others that compete for its lots. */
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
