import type { Arcs } from "./arcs.ts";
import { bidFor } from "./board.ts";
import type { Board } from "./board.ts";
import type { Cleared, Sold } from "./clear.ts";
import { cheapestWay } from "./cuts.ts";
import type { Way } from "./cuts.ts";
import type { Reason, Unsold, UnsoldDetail } from "./market.ts";
import { acceptorsOf, offersNear } from "./near.ts";
import type { Residual } from "./residual.ts";
import { distanceKm, transportIdr } from "./trade.ts";

/** Why every lot that keeps kg keeps them; in the order of lots. `open` are all arcs, before any side constraint. */
export function unsoldLots(
  cleared: Cleared,
  open: Arcs,
  sold: Sold[],
  residual: Residual,
  rise: Float64Array,
): Unsold[] {
  const { board } = cleared;
  const left = board.lots.map((lot) => lot.quantityKg);
  for (const { lot, kg } of [...board.fixed, ...sold]) left[lot]! -= kg;
  const hasArc = lotsWithArcs(open, board.lots.length);
  const unsold: Unsold[] = [];
  left.forEach((kg, i) => {
    if (kg === 0) return;
    const why = hasArc[i] === 1 ? crowdedOut(cleared, open, residual, rise, i) : shutOut(board, open, i);
    unsold.push({ lot: board.lots[i]!.id, kg, ...why });
  });
  return unsold;
}

/** By lot: 1 when at least one offer could take a kg of it in some week. */
export function lotsWithArcs(arcs: Arcs, lots: number): Uint8Array {
  const has = new Uint8Array(lots);
  for (let i = 0; i < lots; i++) if (arcs.rowStart[i + 1]! > arcs.rowStart[i]!) has[i] = 1;
  for (const i of arcs.bidLot) has[i] = 1;
  return has;
}

type Why = { reason: Reason; askCutIdr?: number; detail: UnsoldDetail };

function crowdedOut(cleared: Cleared, open: Arcs, residual: Residual, rise: Float64Array, i: number): Why {
  const { board } = cleared;
  const constrained = open !== cleared.arcs;
  const way = cheapestWay(cleared, residual, rise, i);
  if (constrained && (!way || way.cutIdr === 0 || board.lotKg[i] === 0))
    return { reason: "constraint", detail: way ? wayDetail(board, way) : {} };
  if (!way) return { reason: "noCapacity", detail: fullDetail(board, open, i) };
  const detail = wayDetail(board, way);
  // A cut below a price of zero is nothing a seller can do.
  return way.cutIdr <= board.lots[i]!.askIdr
    ? { reason: "outbid", askCutIdr: way.cutIdr, detail }
    : { reason: "outbid", detail };
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

/** An offer that accepts the lot: how far, for how much, and the farthest it goes. */
type Candidate = { j: number; km: number; bidIdr: number; maxKm: number };

/** For a lot without a single arc: the filter that took its last candidates, and by how much. */
function shutOut(board: Board, open: Arcs, i: number): Why {
  const lot = board.lots[i]!;
  const isForbidden = (j: number) => board.forbidden.get(i)?.has(j) ?? false;
  const accepting = acceptors(board).get(lot.commodity) ?? [];
  const forbidden = board.forbidden.has(i) ? accepting.filter(({ offer }) => isForbidden(offer)).length : 0;
  const counted = forbidden > 0 ? { forbidden } : {};
  if (accepting.length === forbidden) return { reason: "noBuyer", detail: counted };
  const { offer, count } = offersNear(open.near, board.lotPlace[i]!, lot.commodity);
  const reached = [...offer.subarray(0, count)].filter((j) => !isForbidden(j));
  if (reached.length === 0) {
    const { j, km, maxKm } = least(
      accepting.filter(({ offer }) => !isForbidden(offer)).map(({ offer }) => candidate(board, i, offer)),
      (one) => one.km,
    );
    return {
      reason: "tooFar",
      detail: { ...counted, offer: board.offers[j]!.id, distanceKm: Math.round(km * 1000) / 1000, maxKm },
    };
  }
  const { reason, detail } = shutOutNear(
    board,
    i,
    reached.map((j) => candidate(board, i, j)),
  );
  return { reason, detail: { ...counted, ...detail } };
}

/** Somebody near accepts it: week, price or capacity is what fails. */
function shutOutNear(board: Board, i: number, reached: Candidate[]): Why {
  const lot = board.lots[i]!;
  const wait = ({ j }: Candidate) =>
    Math.max(board.offers[j]!.fromWeek - lot.toWeek, lot.fromWeek - board.offers[j]!.toWeek);
  const timely = reached.filter((one) => wait(one) <= 0);
  if (timely.length === 0) {
    const { fromWeek, toWeek, id } = board.offers[least(reached, wait).j]!;
    return { reason: "noWeek", detail: { offer: id, week: fromWeek > lot.toWeek ? fromWeek : toWeek } };
  }
  const carriage = ({ km }: Candidate) => transportIdr(board.market.transport, km);
  const short = (one: Candidate) => lot.askIdr + carriage(one) - one.bidIdr;
  const payable = timely.filter((one) => short(one) <= 0);
  if (payable.length === 0) {
    const one = least(timely, short);
    const detail = {
      offer: board.offers[one.j]!.id,
      shortIdr: short(one),
      bidIdr: one.bidIdr,
      transportIdr: carriage(one),
    };
    return { reason: "tooDear", detail };
  }
  const { id, kitchen, fromWeek } = board.offers[payable[0]!.j]!;
  return { reason: "noCapacity", detail: { offer: id, kitchen, week: Math.max(fromWeek, lot.fromWeek) } };
}

function candidate(board: Board, i: number, j: number): Candidate {
  const km = distanceKm(board.lotPlace[i]!, board.kitchenPlace[board.offerKitchen[j]!]!, board.market.transport.detour);
  return { j, km, maxKm: board.offers[j]!.maxKm, bidIdr: bidFor(board, i, j)!.bidIdr };
}

const lists = new WeakMap<Board, ReturnType<typeof acceptorsOf>>();

function acceptors(board: Board): ReturnType<typeof acceptorsOf> {
  const kept = lists.get(board) ?? acceptorsOf(board);
  lists.set(board, kept);
  return kept;
}

/** The first of the smallest. */
function least<T>(list: T[], size: (one: T) => number): T {
  return list.reduce((best, one) => (size(one) < size(best) ? one : best));
}
