import { fillBonus, fixedKg } from "./arcs.ts";
import type { Cleared } from "./clear.ts";
import { offersNear } from "./near.ts";
import { lengthAround, lengthOf, lengthOut, straightBack, wholeCut } from "./residual.ts";
import type { Residual } from "./residual.ts";

/** The cheapest way to sell one kg more of a lot; `opens` where a price meets at this cut that does not now. */
export type Way = { cutIdr: number; offer: number; week: number; slotValueIdr: number; opens?: boolean };

/** First steps out of a lot: into slot `node`, this long, and so many rupiah short of meeting the price. */
type Steps = {
  count: number;
  /** Whether a slot among them is not known yet. */
  isOpen: boolean;
  node: Int32Array;
  offer: Int32Array;
  week: Int32Array;
  length: Float64Array;
  shortIdr: Float64Array;
};

let steps = makeSteps(64);

function makeSteps(room: number): Steps {
  const whole = () => new Int32Array(room);
  const real = () => new Float64Array(room);
  return { count: 0, isOpen: false, node: whole(), offer: whole(), week: whole(), length: real(), shortIdr: real() };
}

/** Whether the cheapest way of lot i is its shortest first step, so that `firstSteps` finds it with many others. */
export function isFirstStep({ net, kg, board }: Cleared, rise: Float64Array | null, i: number): boolean {
  if (board.bids.has(i) || board.forbidden.has(i)) return false;
  return kg[net.at.unsoldArc + i] === board.lotKg[i] && riseAt(rise, net.head[net.at.unsoldArc + i]!) === 0;
}

/** Without tiers the sink alone is asked about. */
function riseAt(rise: Float64Array | null, home: number): number {
  return rise ? rise[home]! : 0;
}

/**
 * The smallest whole cut of the ask after which one kg more of lot i sells, or `null` when no cut helps.
 * A cut shortens every first step by the same amount and no other arc, so the answer is the shortest way from the
 * lot, into a slot and on to where its unsold kg lie, that does not come back through the lot. For a lot that
 * sells nothing the basis already holds the rest of the way at length 0. Pairs whose price does not meet
 * yet count from the cut at which it does. `undefined` where it hangs on slots that are not known yet.
 */
export function cheapestWay(
  cleared: Cleared,
  residual: Residual,
  rise: Float64Array | null,
  i: number,
): Way | null | undefined {
  const { net, kg, board } = cleared;
  const home = net.head[net.at.unsoldArc + i]!;
  const sellsNothing = kg[net.at.unsoldArc + i] === board.lotKg[i];
  // From any slot the tree leads to the sink at length 0, and from there `rise` leads on to the lot's group.
  const overSink = sellsNothing ? riseAt(rise, home) : Infinity;
  const { parent } = cleared;
  if (!sellsNothing && home === net.at.sink && parent) return aroundLot(cleared, residual, parent, i);
  fillSteps(cleared, residual, i, parent && overSink === 0 ? enoughCut(cleared, residual, i, () => false) : Infinity);
  if (steps.isOpen) return undefined;
  let best = -1;
  let bestCut = Infinity;
  for (let n = 0; n < steps.count; n++) {
    const first = steps.length[n]!;
    const least = Math.max(steps.shortIdr[n]!, wholeCut(residual, first));
    if (least > bestCut || (least === bestCut && (overSink > 0 || first >= steps.length[best]!))) continue;
    const enough = Math.min(overSink, bestCut === Infinity ? Infinity : bestCut * residual.unit - first);
    const rest = overSink === 0 ? 0 : restOf(residual, steps.node[n]!, home, i, enough, sellsNothing, rise);
    const cut = Math.max(steps.shortIdr[n]!, wholeCut(residual, first + rest));
    if (cut > bestCut || (cut === bestCut && overSink > 0)) continue;
    best = n;
    bestCut = cut;
  }
  if (best < 0 || bestCut === Infinity) return null;
  return wayBy(cleared, best, bestCut);
}

function wayBy({ prices }: Cleared, n: number, cutIdr: number): Way {
  const slotValueIdr = -prices.value[steps.node[n]!]!;
  const opens = steps.shortIdr.subarray(0, steps.count).some((idr) => idr > 0 && idr <= cutIdr);
  return { cutIdr, offer: steps.offer[n]!, week: steps.week[n]!, slotValueIdr, opens };
}

/**
 * The cheapest way of a lot that keeps some of its kg, without tiers. It hangs on the sink itself, so only
 * slots below it in the tree need a search for another way; all others lead to the sink at length 0.
 */
function aroundLot(cleared: Cleared, residual: Residual, parent: Int32Array, i: number): Way | null | undefined {
  const { sink } = cleared.net.at;
  let best = -1;
  let bestCut = Infinity;
  const take = (n: number, length: number) => {
    const cut = Math.max(steps.shortIdr[n]!, wholeCut(residual, length));
    if (cut > bestCut || (cut === bestCut && best < n)) return;
    best = n;
    bestCut = cut;
  };
  const isBelow = belowLot(parent, i);
  fillSteps(cleared, residual, i, enoughCut(cleared, residual, i, isBelow));
  if (steps.isOpen) return undefined;
  const below: number[] = [];
  for (let n = 0; n < steps.count; n++) {
    if (isBelow(steps.node[n]!)) below.push(n);
    else take(n, steps.length[n]!);
  }
  // A node that the tree does not hold leads nowhere by itself.
  const leadsOn = (v: number) => (v === sink || parent[v]! >= 0) && !isBelow(v);
  // The short steps first: they leave the others less to search. A later step must be better, an earlier one as good.
  for (const n of below.sort((a, b) => steps.length[a]! - steps.length[b]! || a - b)) {
    const first = steps.length[n]!;
    const most = best >= 0 && best < n ? bestCut - 1 : bestCut;
    if (most === Infinity) take(n, first + lengthOut(residual, steps.node[n]!, i, Infinity, leadsOn));
    else if (steps.shortIdr[n]! <= most && first < most * residual.unit)
      take(n, first + lengthOut(residual, steps.node[n]!, i, most * residual.unit - first, leadsOn));
  }
  return bestCut === Infinity ? null : wayBy(cleared, best, bestCut);
}

/** Scratch: by node, the last question it was part of, and the answer. The ways of many slots up the tree are the same. */
let asked = { question: 0, of: new Int32Array(0), is: new Uint8Array(0) };

/** Tells whether a node hangs below lot i in the tree. */
function belowLot(parent: Int32Array, i: number): (node: number) => boolean {
  if (asked.of.length < parent.length)
    asked = { question: 0, of: new Int32Array(parent.length), is: new Uint8Array(parent.length) };
  const question = ++asked.question;
  const { of, is } = asked;
  return (node) => {
    let v = node;
    while (v >= 0 && v !== i && of[v] !== question) v = parent[v]!;
    const answer = v === i ? 1 : v < 0 ? 0 : is[v]!;
    for (let x = node; x !== v; x = parent[x]!) {
      of[x] = question;
      is[x] = answer;
    }
    return answer === 1;
  };
}

/** With fairness tiers, cuts are the least possible up to this many lots. */
export const mostSearched = 1000;

/**
 * Length from a slot to where the lot's unsold kg lie, around the lot. With tiers that is its group, reached directly or
 * over the sink; from the sink the group's own tiers are mostly the shortest way back, else everything is searched.
 */
function restOf(
  residual: Residual,
  from: number,
  home: number,
  i: number,
  enough: number,
  sellsNothing: boolean,
  rise: Float64Array | null,
): number {
  const { sink } = residual.net.at;
  if (home === sink) return lengthAround(residual, from, sink, i, enough, false);
  const back = sellsNothing ? riseAt(rise, home) : straightBack(residual, home);
  // In a large market the ways round would be searched for minutes: the cut over the sink is enough, if not always least.
  if (residual.net.at.lots > mostSearched) return back === Infinity ? riseAt(rise, home) : back;
  if (back !== riseAt(rise, home)) return lengthAround(residual, from, home, i, enough, true);
  const direct = lengthAround(residual, from, home, i, enough, false);
  const toSink = sellsNothing ? 0 : lengthAround(residual, from, sink, i, Math.max(0, enough - back), false);
  return Math.min(direct, toSink + back);
}

/** The least cut over the trades a lot has already, where its unsold kg lie at the sink; no way through the lot itself. */
function enoughCut({ net, board }: Cleared, residual: Residual, i: number, isBelow: (node: number) => boolean): number {
  if (board.bids.has(i)) return Infinity;
  const { price, unit } = residual;
  let least = Infinity;
  for (let e = net.rowStart[i]!; e < net.rowStart[i + 1]!; e++) {
    const length = price[i]! - price[net.head[e]!]! - net.weight[e]! * unit;
    if (length < least && !isBelow(net.head[e]!)) least = length;
  }
  return wholeCut(residual, least);
}

/** Steps that need no larger cut than `enoughIdr`. */
function fillSteps(cleared: Cleared, residual: Residual, i: number, enoughIdr: number): void {
  const { board, arcs, net, kg, isKnown } = cleared;
  const lot = board.lots[i]!;
  const bonus = bonusOf(cleared, i);
  const { weeks } = board;
  const { slotAt } = arcs;
  const { price, unit } = residual;
  const { fromWeek, toWeek } = lot;
  const found = offersNear(arcs.near, board.lotPlace[i]!, lot.commodity, {
    fromWeek,
    toWeek,
    askIdr: lot.askIdr - enoughIdr,
  });
  const bids = board.bids.get(i);
  const forbidden = board.forbidden.get(i);
  const most = found.count * (toWeek - fromWeek + 1);
  if (steps.node.length < most) steps = makeSteps(2 * most);
  steps.count = 0;
  steps.isOpen = false;
  for (let k = 0; k < found.count; k++) {
    const j = found.offer[k]!;
    const bid = bids?.get(j);
    if (forbidden?.has(j) || (bid && bid.maxKg <= fixedKg(board, i, j))) continue;
    const row = bid ? bidRow(cleared, i, j) : -1;
    if (row >= 0 && kg[net.at.bidArc + row]! >= arcs.bidKg[row]!) continue;
    const passage = row >= 0 ? lengthOf(residual, net.at.bidArc + row) : 0;
    const from = passage + residual.price[row >= 0 ? net.at.bid + row : i]!;
    const gain = (bid ? bid.bidIdr : found.bidIdr[k]!) - found.transportIdr[k]! - lot.askIdr;
    for (let t = fromWeek; t <= toWeek; t++) {
      const slot = slotAt[j * weeks + t]!;
      if (slot < 0) continue;
      if (isKnown?.[slot] === 0) steps.isOpen = true;
      const shortest = from - price[net.at.slot + slot]! - (gain + bonus[t]!) * unit;
      if (wholeCut(residual, shortest) > enoughIdr) continue;
      const n = steps.count++;
      steps.node[n] = net.at.slot + slot;
      steps.offer[n] = j;
      steps.week[n] = t;
      steps.length[n] = shortest;
      steps.shortIdr[n] = Math.max(0, -gain);
    }
  }
}

const bonuses = new WeakMap<Cleared, Int32Array>();

function bonusOf(cleared: Cleared, i: number): Int32Array {
  const bonus = bonuses.get(cleared) ?? new Int32Array(cleared.board.weeks);
  bonuses.set(cleared, bonus);
  fillBonus(cleared.board, i, bonus);
  return bonus;
}

function bidRow({ arcs, net }: Cleared, i: number, j: number): number {
  for (let b = net.bidStart[i]!; b < net.bidStart[i + 1]!; b++) if (arcs.bidOffer[b] === j) return b;
  return -1;
}
