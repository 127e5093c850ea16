import { fillBonus, fixedKg } from "./arcs.ts";
import type { Cleared } from "./clear.ts";
import { makeHeap } from "./heap.ts";
import { offersNear } from "./near.ts";
import { lengthOf, relax, runSearch } from "./residual.ts";
import type { Residual, Search } from "./residual.ts";

/** The cheapest way to sell one kg more of a lot. */
export type Way = { cutIdr: number; offer: number; week: number; slotValueIdr: number };

/** A first step out of a lot: into slot node `node`, at this length, and how far the price is from meeting. */
type Step = { node: number; offer: number; week: number; length: number; shortIdr: number };

/**
 * The smallest whole cut of the ask after which one kg more of lot i sells, or `null` when no cut helps.
 * A cut shortens every first step by the same amount and no other arc, so the answer is the shortest way from the
 * lot, into a slot and on to where its unsold kg lie, that does not come back through the lot. For a lot that
 * sells nothing the basis already holds the rest of the way at length 0. Pairs whose price does not meet
 * yet count from the cut at which it does.
 */
export function cheapestWay(cleared: Cleared, residual: Residual, rise: Float64Array, i: number): Way | null {
  const { net, kg } = cleared;
  const steps = firstSteps(cleared, residual, i);
  const home = net.head[net.at.unsoldArc + i]!;
  const sellsNothing = kg[net.at.unsoldArc + i] === cleared.board.lotKg[i];
  const restIsFree = sellsNothing && (home === net.at.sink || rise[home] === 0);
  let best: Way | null = null;
  for (const step of steps) {
    if (best && Math.max(step.shortIdr, wholeCut(residual, step.length)) >= best.cutIdr) continue;
    const length = restIsFree ? step.length : step.length + restOfWay(cleared, residual, rise, i, step, home, best);
    const cutIdr = Math.max(step.shortIdr, wholeCut(residual, length));
    if (cutIdr < (best?.cutIdr ?? Infinity))
      best = { cutIdr, offer: step.offer, week: step.week, slotValueIdr: -cleared.prices.value[step.node]! };
  }
  return best;
}

function wholeCut({ unit }: Residual, length: number): number {
  return Math.max(0, Math.floor(length / unit) + 1);
}

/** Length from the slot to where the lot's unsold kg lie, around the lot; at least as long as useful to know. */
function restOfWay(
  { net, kg, board }: Cleared,
  residual: Residual,
  rise: Float64Array,
  i: number,
  step: Step,
  home: number,
  best: Way | null,
): number {
  const sellsNothing = kg[net.at.unsoldArc + i] === board.lotKg[i];
  const overSink = sellsNothing ? rise[home]! : Infinity;
  const enough = best ? best.cutIdr * residual.unit - step.length : Infinity;
  const search: Search = { length: new Map(), heap: makeHeap(), avoid: i };
  relax(search, step.node, 0);
  return Math.min(overSink, runSearch(residual, search, home, Math.min(overSink, enough)));
}

function firstSteps(cleared: Cleared, residual: Residual, i: number): Step[] {
  const { board, arcs, net, kg } = cleared;
  const lot = board.lots[i]!;
  const bonus = new Int32Array(board.weeks);
  fillBonus(board, i, bonus);
  const steps: Step[] = [];
  const found = offersNear(arcs.near, board.lotPlace[i]!, lot.commodity);
  found.offer.forEach((j, k) => {
    if (board.forbidden.get(i)?.has(j)) return;
    const bid = board.bids.get(i)?.get(j);
    if (bid && bid.maxKg <= fixedKg(board, i, j)) return;
    const row = bidRow(cleared, residual, i, j);
    if (row >= 0 && kg[net.at.bidArc + row]! >= arcs.bidKg[row]!) return;
    const passage = row >= 0 ? lengthOf(residual, net.at.bidArc + row) : 0;
    const from = row >= 0 ? net.at.bid + row : i;
    const gain = (bid ? bid.bidIdr : found.bidIdr[k]!) - found.transportIdr[k]! - lot.askIdr;
    const to = Math.min(lot.toWeek, board.offers[j]!.toWeek);
    for (let t = Math.max(lot.fromWeek, board.offers[j]!.fromWeek); t <= to; t++) {
      const slot = arcs.slotAt[j * board.weeks + t]!;
      if (slot < 0) continue;
      const node = net.at.slot + slot;
      const length = passage + residual.price[from]! - residual.price[node]! - (gain + bonus[t]!) * residual.unit;
      steps.push({ node, offer: j, week: t, length, shortIdr: Math.max(0, -gain) });
    }
  });
  return steps.sort((a, b) => a.length - b.length || a.offer - b.offer || a.week - b.week);
}

function bidRow({ arcs }: Cleared, { bidStart }: Residual, i: number, j: number): number {
  for (let b = bidStart[i]!; b < bidStart[i + 1]!; b++) if (arcs.bidOffer[b] === j) return b;
  return -1;
}
