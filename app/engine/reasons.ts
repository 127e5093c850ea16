import { findArcs } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import type { Board } from "./board.ts";
import { clearFlow } from "./clear.ts";
import type { Cleared, Sold } from "./clear.ts";
import { cheapestWay, isFirstStep, mostSearched } from "./cuts.ts";
import type { Way } from "./cuts.ts";
import type { Reason, Unsold, UnsoldDetail } from "./market.ts";
import { acceptorsOf, offersNear } from "./near.ts";
import type { Found, Near } from "./near.ts";
import { firstSteps } from "./outbid.ts";
import type { Residual } from "./residual.ts";
import { distanceKm } from "./trade.ts";

/**
 * Why every lot that keeps kg keeps them; in the order of lots. `open` are all arcs, before any side constraint. `rise` is
 * needed with fairness tiers alone: without them all that is unsold lies at the sink, which has none. `ways` are known
 * already.
 */
export function unsoldLots(
  cleared: Cleared,
  open: Arcs,
  sold: Sold[],
  residual: Residual,
  rise: Float64Array | null,
  ways: Ways = new Map(),
): Unsold[] {
  const { board } = cleared;
  const left = board.lots.map((lot) => lot.quantityKg);
  for (const { lot, kg } of [...board.fixed, ...sold]) left[lot]! -= kg;
  const hasArc = lotsWithArcs(open, board.lots.length);
  const waiting = Int32Array.from(left.keys()).filter((i) => left[i]! > 0 && hasArc[i] === 1);
  findWays(cleared, residual, rise, waiting, ways);
  const unsold: Unsold[] = [];
  left.forEach((kg, i) => {
    if (kg === 0) return;
    const why = hasArc[i] === 1 ? crowdedOut(cleared, open, ways.get(i), i) : shutOut(board, open, i);
    unsold.push(unsoldLot(board.lots[i]!.id, kg, why));
  });
  return unsold;
}

/** By lot, the cheapest way to sell a kg more, or `null` where there is none. */
export type Ways = Map<number, Way | null>;

/** Looks for the ways of these lots that are not among `ways` yet. Those that hang on parts not solved yet stay out. */
export function findWays(
  cleared: Cleared,
  residual: Residual,
  rise: Float64Array | null,
  lots: Int32Array,
  ways: Ways,
): void {
  const missing = lots.filter((i) => !ways.has(i));
  const isFirst = (i: number) => isFirstStep(cleared, rise, i);
  firstSteps(cleared, residual, missing.filter(isFirst), ways);
  for (const i of missing) {
    const way = isFirst(i) ? undefined : cheapestWay(cleared, residual, rise, i);
    if (way !== undefined) ways.set(i, way);
  }
}

/** By lot: 1 when at least one offer could take a kg of it in some week. */
export function lotsWithArcs(arcs: Arcs, lots: number): Uint8Array {
  const has = new Uint8Array(lots);
  for (let i = 0; i < lots; i++) if (arcs.rowStart[i + 1]! > arcs.rowStart[i]!) has[i] = 1;
  for (const i of arcs.bidLot) has[i] = 1;
  return has;
}

function unsoldLot(lot: string, kg: number, { reason, askCutIdr, detail }: Why): Unsold {
  return askCutIdr === undefined ? { lot, kg, reason, detail } : { lot, kg, reason, askCutIdr, detail };
}

type Why = { reason: Reason; askCutIdr?: number; detail: UnsoldDetail };

function crowdedOut(cleared: Cleared, open: Arcs, way: Way | null | undefined, i: number): Why {
  const { board } = cleared;
  const constrained = open !== cleared.arcs;
  if (constrained && (!way || way.cutIdr === 0 || board.lotKg[i] === 0))
    return { reason: "constraint", detail: way ? wayDetail(board, way) : {} };
  if (!way) return { reason: "noCapacity", detail: fullDetail(board, open, i) };
  const detail = wayDetail(board, way);
  const cutIdr = constrained ? way.cutIdr : checkedCut(cleared, way, i);
  // A cut below a price of zero is nothing a seller can do.
  return cutIdr <= board.lots[i]!.askIdr
    ? { reason: "outbid", askCutIdr: cutIdr, detail }
    : { reason: "outbid", detail };
}

/**
 * With tiers a pair whose price comes to meet may be worth a leap, and what the lot sells elsewhere may move there
 * instead of more: such a cut is solved again. @returns the cut of the way, or the least that does sell more
 */
function checkedCut({ board, net, kg }: Cleared, { cutIdr, opens }: Way, i: number): number {
  const { askIdr } = board.lots[i]!;
  const keeps = kg[net.at.unsoldArc + i]!;
  const isPlain = board.policy.fairnessTiersIdr.length === 0 || board.lots.length > mostSearched;
  if (isPlain || !opens) return cutIdr;
  const isEnough = (cut: number) => keptAt(board, i, askIdr - cut) < keeps;
  if (cutIdr <= askIdr && isEnough(cutIdr) && !isEnough(cutIdr - 1)) return cutIdr;
  if (!isEnough(askIdr)) return Infinity;
  let [short, enough] = [0, askIdr];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** What lot i keeps of its kg with another ask. */
function keptAt(base: Board, i: number, askIdr: number): number {
  const board = { ...base, lots: base.lots.with(i, { ...base.lots[i]!, askIdr }) };
  const { net, kg } = clearFlow(board, findArcs(board));
  return kg[net.at.unsoldArc + i]!;
}

function wayDetail(board: Board, way: Way): UnsoldDetail {
  return {
    offer: board.offers[way.offer]!.id,
    kitchen: board.offers[way.offer]!.kitchen,
    week: way.week,
    slotValueIdr: way.slotValueIdr,
  };
}

function fullDetail(board: Board, arcs: Arcs, i: number): UnsoldDetail {
  const e = arcs.rowStart[i]!;
  if (e === arcs.rowStart[i + 1]!) {
    const offer = board.offers[arcs.bidOffer[arcs.bidLot.indexOf(i)]!]!;
    return { offer: offer.id, kitchen: offer.kitchen };
  }
  const slot = arcs.slot[e]!;
  const offer = board.offers[arcs.slotOffer[slot]!]!;
  return { offer: offer.id, kitchen: offer.kitchen, week: arcs.slotWeek[slot]! };
}

/** For a lot without a single arc: the filter that took its last candidates, and by how much. */
function shutOut(board: Board, open: Arcs, i: number): Why {
  const lot = board.lots[i]!;
  const isForbidden = (j: number) => board.forbidden.get(i)?.has(j) ?? false;
  const accepting = acceptors(board, open.near).get(lot.commodity) ?? [];
  const forbidden = board.forbidden.has(i) ? accepting.filter(({ offer }) => isForbidden(offer)).length : 0;
  const counted = forbidden > 0 ? { forbidden } : {};
  if (accepting.length === forbidden) return { reason: "noBuyer", detail: counted };
  const reached = offersNear(open.near, board.lotPlace[i]!, lot.commodity);
  const unbarred = positionsOf(reached.count).filter((k) => !isForbidden(reached.offer[k]!));
  if (unbarred.length === 0)
    return { reason: "tooFar", detail: { ...counted, ...nearest(board, open.near, i, accepting) } };
  const { reason, detail } = shutOutNear(board, i, reached, unbarred);
  return { reason, detail: { ...counted, ...detail } };
}

function positionsOf(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}

/** The nearest offer that accepts the lot and is not forbidden to it. */
function nearest(board: Board, { flat }: Near, i: number, accepting: Accepting[]): UnsoldDetail {
  const forbidden = board.forbidden.get(i);
  const { detour } = board.market.transport;
  const here = flat(board.lotPlace[i]!);
  let best = -1;
  let bestKm = Infinity;
  for (const { offer, x, y } of accepting) {
    // No place is nearer than on the plane.
    const dx = here.x - x;
    const dy = here.y - y;
    if ((dx * dx + dy * dy) * detour * detour > bestKm * bestKm * 1.000001 || forbidden?.has(offer)) continue;
    const km = distanceKm(board.lotPlace[i]!, board.kitchenPlace[board.offerKitchen[offer]!]!, detour);
    if (km >= bestKm) continue;
    best = offer;
    bestKm = km;
  }
  const { id, maxKm } = board.offers[best]!;
  return { offer: id, distanceKm: Math.round(bestKm * 1000) / 1000, maxKm };
}

/** Somebody near accepts it: week, price or capacity is what fails. `reached` lists them, `of` those not forbidden. */
function shutOutNear(board: Board, i: number, reached: Found, of: number[]): Why {
  const lot = board.lots[i]!;
  const offerAt = (k: number) => board.offers[reached.offer[k]!]!;
  const wait = (k: number) => Math.max(offerAt(k).fromWeek - lot.toWeek, lot.fromWeek - offerAt(k).toWeek);
  const timely = of.filter((k) => wait(k) <= 0);
  if (timely.length === 0) {
    const { fromWeek, toWeek, id } = offerAt(least(of, wait));
    return { reason: "noWeek", detail: { offer: id, week: fromWeek > lot.toWeek ? fromWeek : toWeek } };
  }
  const bids = board.bids.get(i);
  const bidOf = (k: number) => bids?.get(reached.offer[k]!)?.bidIdr ?? reached.bidIdr[k]!;
  const short = (k: number) => lot.askIdr + reached.transportIdr[k]! - bidOf(k);
  const payable = timely.find((k) => short(k) <= 0);
  if (payable === undefined) {
    const k = least(timely, short);
    const detail = {
      offer: offerAt(k).id,
      shortIdr: short(k),
      bidIdr: bidOf(k),
      transportIdr: reached.transportIdr[k]!,
    };
    return { reason: "tooDear", detail };
  }
  const { id, kitchen, fromWeek } = offerAt(payable);
  return { reason: "noCapacity", detail: { offer: id, kitchen, week: Math.max(fromWeek, lot.fromWeek) } };
}

/** Offers that accept a commodity, and where they lie on the plane. */
type Accepting = { offer: number; x: number; y: number };
const lists = new WeakMap<Board, Map<string, Accepting[]>>();

function acceptors(board: Board, { flat }: Near): Map<string, Accepting[]> {
  let kept = lists.get(board);
  if (!kept) {
    const points = board.kitchenPlace.map(flat);
    const placed = ({ offer }: { offer: number }) => ({ offer, ...points[board.offerKitchen[offer]!]! });
    kept = new Map([...acceptorsOf(board)].map(([commodity, list]) => [commodity, list.map(placed)]));
    lists.set(board, kept);
  }
  return kept;
}

/** The first of the smallest. */
function least(list: number[], size: (k: number) => number): number {
  let best = list[0]!;
  let smallest = size(best);
  for (const k of list) {
    const one = size(k);
    if (one >= smallest) continue;
    best = k;
    smallest = one;
  }
  return best;
}
