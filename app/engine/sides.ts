import type { Arcs } from "./arcs.ts";
import { bidFor } from "./board.ts";
import type { Board } from "./board.ts";
import { clearFlow, soldOf } from "./clear.ts";
import type { Cleared, Sold } from "./clear.ts";
import { hopelessPairs, hopelessSlots } from "./hopeless.ts";
import { improve } from "./improve.ts";
import { kgOn } from "./flows.ts";
import { layNetwork } from "./network.ts";
import { valueOf } from "./plan.ts";
import { bonusAt, carriageIdr } from "./prices.ts";
import { plantTree, solveTree } from "./simplex.ts";
import { fillSteps, moveSteps } from "./steps.ts";
import { isWhole, shutWorst } from "./repair.ts";
import type { Shut } from "./repair.ts";
import { priceOn, priceRoughly } from "./side-prices.ts";
import type { Priced } from "./side-prices.ts";
import { plainly } from "./roam.ts";
import type { Sides } from "./side-rules.ts";
import { holdTender } from "./tender.ts";
import { clearedBy, makeTrial } from "./trial.ts";

type Found = { cleared: Cleared; sold: Sold[] };

/** What was found, and the prices that bound it; none where the market is too large for them. */
type Searched = Found & { priced: Priced | null };

/** Groups picked less of late than this by an offer are left out where the market is large. */
const leastPick = 0.03;

/**
 * Finds a plan that keeps every side constraint and prices that bound it. The prices come first and tell which groups
 * suit which offers; `improve` searches on a warm basis; lots that sell in steps are then set to whole steps and the
 * rest is searched once more. Last, what time is left goes into better prices.
 */
export function searchSides(pure: Cleared, sides: Sides, isLate: (share: number) => boolean): Searched {
  const { board } = pure;
  const roughly = priceRoughly(pure, sides, () => isLate(0.22));
  const picked = (key: number) => roughly!.picks.get(key) ?? 0;
  const bought = roughly && !roughly.canBeExact ? holdTender(roughly.relaxed, () => isLate(0.5)) : null;
  const favour = (key: number) => (bought ? 0.2 + Number(bought.has(key)) : roughly ? 0.2 + picked(key) : 1);
  const near = !roughly ? nearKeys(pure, nearIdr) : null;
  const isCore = (key: number) => (near ? near.has(key) : !bought || bought.has(key) || picked(key) > leastPick);
  const shut: Shut = {
    pairs: new Set(),
    slots: hopelessSlots(pure, sides),
    set: [],
    isSet: new Uint8Array(board.lots.length),
  };
  shut.pairs = hopelessPairs(pure, sides, shut.slots);
  const enough = roughly?.boundIdr ?? Infinity;
  const inSteps = sides.stepKg.some((step) => step > 1);
  const until = !roughly ? 0.93 : roughly.canBeExact ? exactShare(board.policy.timeLimitS) : 0.86;
  const search = (share: number) => searchOpen(pure, sides, shut, { favour, isCore, enough }, () => isLate(share));
  const found = inSteps ? searchSteps(pure, sides, shut, search, until, isLate) : search(until);
  return { ...found, priced: roughly && priceOn(roughly, worthOf(pure, found.sold), () => isLate(0.94)) };
}

/** Share of the limit after which a small market's search ends: exact purchases take a second or two where there are some. */
function exactShare(timeLimitS: number): number {
  return timeLimitS < 5 ? 0.82 : 0.6;
}

/** Without heed to steps first; then with whole steps set, and all else searched once more around them. */
function searchSteps(
  pure: Cleared,
  sides: Sides,
  shut: Shut,
  search: (share: number) => Found,
  until: number,
  isLate: (share: number) => boolean,
): Found {
  const first = search(until / 2);
  sides.stepKg.forEach((step, i) => {
    if (step > 1) shut.isSet[i] = 1;
  });
  if (pure.board.policy.enforce.length === 0) {
    const worth = (set: Sold[]) => flowWorth(pure, { ...shut, set });
    shut.set = moveSteps(pure, sides, shut, first.sold, worth, () => isLate(0.75 * until));
    return search(until);
  }
  shut.set = fillSteps(pure, sides, shut, first.sold);
  const last = search(0.85 * until);
  const rest = last.sold.filter(({ lot }) => sides.stepKg[lot] === 1);
  const filled = merge(fillSteps(pure, sides, shut, last.sold), rest);
  const around = (set: Sold[]) => merge(set, restOf(pure, { ...shut, set }, rest));
  const worth = (set: Sold[]) => {
    const sold = around(set);
    return isWhole(pure.board, sides, sold) ? valueOf(pure.board, sold) : -Infinity;
  };
  const moved = around(moveSteps(pure, sides, shut, filled, worth, () => isLate(until)));
  const isBetter = isWhole(pure.board, sides, moved) && valueOf(pure.board, moved) > valueOf(pure.board, filled);
  return { ...last, sold: isBetter ? moved : filled };
}

/** The best flow beside what is set, of pairs and in weeks that trade in `rest` alone, so that it hardly breaks a limit. */
function restOf(pure: Cleared, shut: Shut, rest: Sold[]): Sold[] {
  const { board, arcs } = openPart(pure, shut);
  const pairs = new Set(rest.map(({ lot, offer }) => lot * board.offers.length + offer));
  const slots = new Set(rest.map(({ offer, week }) => offer * board.weeks + week));
  const isIn = (lot: number, offer: number, week: number) =>
    pairs.has(lot * board.offers.length + offer) && slots.has(offer * board.weeks + week);
  return soldOf(clearFlow(board, keepArcs(board, arcs, isIn)));
}

/** What a kg more may cost where a pair is still worth a try for minimums alone. */
const nearIdr = 700;

/** By group × offers + offer, where a kg more would cost at most `mostIdr` at the prices of the flow. */
function nearKeys({ board, arcs, net, prices }: Cleared, mostIdr: number): Set<number> {
  const { value } = prices;
  const near = new Set<number>();
  for (let r = 0; r < arcs.rowStart.length - 1; r++) {
    const lot = r < net.at.lots ? r : arcs.bidLot[r - net.at.lots]!;
    for (let e = arcs.rowStart[r]!; e < arcs.rowStart[r + 1]!; e++)
      if (value[r]! - value[net.head[e]!]! - net.weight[e]! <= mostIdr)
        near.add(board.lotGroup[lot]! * board.offers.length + arcs.slotOffer[arcs.slot[e]!]!);
  }
  return near;
}

/** Trade arcs up to which the search begins `often` times. */
const mostOften = 10_000;
const often = 5;

/** How a group suits an offer, whether the two are worth a try at all, and what no plan can exceed. */
type Hints = { favour: (key: number) => number; isCore: (key: number) => boolean; enough: number };

/** Σ weight × kg, with what the tiers cost. */
function worthOf({ board }: Cleared, sold: Sold[]): number {
  return valueOf(board, sold) - valueOf({ ...board, policy: { ...board.policy, fairnessTiersIdr: [] } }, []);
}

/** The search over what is open; what it cannot mend, since it is set already, is mended by shutting more. */
function searchOpen(
  pure: Cleared,
  sides: Sides,
  shut: Shut,
  { favour, isCore, enough: boundIdr }: Hints,
  isLate: () => boolean,
): Found {
  const { board, arcs: all } = openPart(pure, shut);
  const arcs = keepArcs(board, all, (lot, offer) => isCore(board.lotGroup[lot]! * board.offers.length + offer));
  // Only without lots set before does the bound of the whole hold for this part.
  const enough = shut.set.length === 0 ? boundIdr : Infinity;
  const given = { sides, before: shut.set, hopeless: shut.pairs, enough };
  const starts = arcs.slot.length <= mostOften ? often : 1;
  let trial = makeTrial(board, arcs);
  let worth = improve(trial, { ...given, favour, start: 0 }, isLate);
  // Another start often ends at another plan.
  for (let start = 1; start < starts && worth < enough && !isLate(); start++) {
    const other = makeTrial(board, arcs);
    const now = improve(other, { ...given, favour: start % 2 === 1 ? plainly : favour, start }, isLate);
    if (now > worth) [trial, worth] = [other, now];
  }
  const cleared = clearedBy(trial);
  const sold = merge(shut.set, soldOf(cleared));
  // What is set already the search could not mend: it goes, with what breaks by that.
  const kept: Shut = { ...shut, pairs: new Set(), slots: new Set(), set: sold };
  while (shutWorst(pure.board, sides, kept, kept.set, 1));
  return { cleared, sold: kept.set };
}

/** What is still open, with what is set taken out of lots and capacities. */
function openPart(pure: Cleared, shut: Shut): { board: Board; arcs: Arcs } {
  const { arcs } = pure;
  const board: Board = {
    ...pure.board,
    lotKg: pure.board.lotKg.slice(),
    offerKg: pure.board.offerKg.slice(),
    kitchenKg: pure.board.kitchenKg.slice(),
  };
  for (const { lot, offer, week, kg } of shut.set) {
    board.lotKg[lot]! -= kg;
    board.offerKg[offer * board.weeks + week]! -= kg;
    board.kitchenKg[board.offerKitchen[offer]! * board.weeks + week]! -= kg;
  }
  const open = keepArcs(board, arcs, (lot, offer, week) => {
    const slot = offer * board.weeks + week;
    if (shut.isSet[lot] === 1 || shut.slots.has(slot) || shut.pairs.has(lot * board.offers.length + offer))
      return false;
    return (
      board.lotKg[lot]! > 0 &&
      board.offerKg[slot]! > 0 &&
      board.kitchenKg[board.offerKitchen[offer]! * board.weeks + week]! > 0
    );
  });
  return { board, arcs: open };
}

/** The arcs that pass; a bid left without any goes too. */
function keepArcs(board: Board, arcs: Arcs, pass: (lot: number, offer: number, week: number) => boolean): Arcs {
  const lots = board.lots.length;
  const slot: number[] = [];
  const weight: number[] = [];
  const rowStart: number[] = [];
  const bids: number[] = [];
  for (let r = 0; r < arcs.rowStart.length - 1; r++) {
    const from = slot.length;
    const lot = r < lots ? r : arcs.bidLot[r - lots]!;
    for (let e = arcs.rowStart[r]!; e < arcs.rowStart[r + 1]!; e++) {
      const s = arcs.slot[e]!;
      if (!pass(lot, arcs.slotOffer[s]!, arcs.slotWeek[s]!)) continue;
      slot.push(s);
      weight.push(arcs.weight[e]!);
    }
    if (r >= lots && slot.length === from) continue;
    rowStart.push(from);
    if (r >= lots) bids.push(r - lots);
  }
  rowStart.push(slot.length);
  return {
    ...arcs,
    rowStart: Int32Array.from(rowStart),
    slot: Int32Array.from(slot),
    weight: Int32Array.from(weight),
    bidLot: Int32Array.from(bids, (b) => arcs.bidLot[b]!),
    bidOffer: Int32Array.from(bids, (b) => arcs.bidOffer[b]!),
    bidKg: Int32Array.from(bids, (b) => arcs.bidKg[b]!),
  };
}

function merge(set: Sold[], free: Sold[]): Sold[] {
  return [...set, ...free].sort((a, b) => a.lot - b.lot || a.offer - b.offer || a.week - b.week);
}

/** What is set, with the best flow of all else beside it. */
function flowWorth(pure: Cleared, shut: Shut): number {
  const { board, arcs } = openPart(pure, shut);
  const net = layNetwork(board, arcs);
  const tree = plantTree(net);
  solveTree(tree);
  let worth = 0;
  for (let e = 0; e < net.arcs; e++) if (net.weight[e] !== 0) worth += net.weight[e]! * kgOn(tree, e);
  for (const { lot, offer, week, kg } of shut.set) {
    const gain = bidFor(board, lot, offer)!.bidIdr - carriageIdr(board, lot, offer) - board.lots[lot]!.askIdr;
    worth += kg * (gain + bonusAt(board, lot, week, 0));
  }
  return worth;
}
