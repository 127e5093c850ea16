import { fixedKg } from "./arcs.ts";
import { bidFor } from "./board.ts";
import type { Board } from "./board.ts";
import type { Cleared } from "./clear.ts";
import { offersNear } from "./near.ts";
import { forPairs, seatSellers } from "./pairs.ts";
import { bonusAt } from "./prices.ts";

/**
 * What the first kg of each kitchen week would add that takes none now, because it is shut or what is fixed fills it: by
 * kitchen × week, 0 elsewhere and where nobody would sell. Such a week is no part of the network, so its value is the
 * best trade it would allow: what the kg is worth there less `high`, what the lot's last kg is worth where it is.
 */
export function openingValues(cleared: Cleared, high: Float64Array): Float64Array {
  const { board, arcs } = cleared;
  const values = new Float64Array(board.kitchenKg.length);
  const weeksOf = shutWeeks(board);
  if (weeksOf.every((weeks) => weeks.length === 0)) return values;
  const weigh: Weigh = (i, j, gain, keptIdr) => {
    if (gain < 0) return;
    const { fromWeek, toWeek } = board.lots[i]!;
    for (const t of weeksOf[j]!) {
      if (t < fromWeek || t > toWeek) continue;
      const k = board.offerKitchen[j]! * board.weeks + t;
      values[k] = Math.max(values[k]!, gain + bonusAt(board, i, t, 0) - keptIdr);
    }
  };
  const least = (j: number) =>
    weeksOf[j]!.reduce((idr, t) => Math.min(idr, values[board.offerKitchen[j]! * board.weeks + t]!), Infinity);
  const plain: number[] = [];
  for (let i = 0; i < board.lots.length; i++) {
    if (board.lotKg[i] === 0) continue;
    if (board.bids.has(i) || board.forbidden.has(i)) weighLot(cleared, weeksOf, high, i, weigh);
    else plain.push(i);
  }
  // No bonus is above that of the first week.
  const need = (i: number) => board.lots[i]!.askIdr + high[i]! - bonusAt(board, i, board.lots[i]!.fromWeek, 0);
  const sellers = seatSellers(board, arcs.near.flat, Int32Array.from(plain), need);
  forPairs(
    board,
    arcs.near.flat,
    sellers,
    (j) => -least(j),
    (n, j, bidIdr, carriage) => {
      const i = sellers.at[n]!;
      weigh(i, j, bidIdr - carriage - board.lots[i]!.askIdr, high[i]!);
    },
  );
  return values;
}

/** By offer, the weeks in which it would take kg and its kitchen takes none. */
function shutWeeks({ offers, offerKg, offerKitchen, kitchenKg, weeks }: Board): number[][] {
  return offers.map(({ fromWeek, toWeek }, j) => {
    const shut: number[] = [];
    for (let t = fromWeek; t <= toWeek; t++)
      if (offerKg[j * weeks + t]! > 0 && kitchenKg[offerKitchen[j]! * weeks + t] === 0) shut.push(t);
    return shut;
  });
}

/** Hears of a trade: its gain, and what the lot's kg is worth where it is now. */
type Weigh = (lot: number, offer: number, gain: number, keptIdr: number) => void;

/** A lot with bids of its own or offers that are forbidden to it. */
function weighLot(
  { board, arcs, net }: Cleared,
  weeksOf: number[][],
  high: Float64Array,
  i: number,
  weigh: Weigh,
): void {
  const { askIdr, commodity } = board.lots[i]!;
  const found = offersNear(arcs.near, board.lotPlace[i]!, commodity);
  for (let n = 0; n < found.count; n++) {
    const j = found.offer[n]!;
    if (weeksOf[j]!.length === 0 || board.forbidden.get(i)?.has(j)) continue;
    const { bidIdr, maxKg } = bidFor(board, i, j)!;
    if (maxKg <= fixedKg(board, i, j)) continue;
    // A kg through a bid that is full takes the place of another there.
    let from = i;
    for (let b = net.bidStart[i]!; b < net.bidStart[i + 1]!; b++) if (arcs.bidOffer[b] === j) from = net.at.bid + b;
    weigh(i, j, bidIdr - found.transportIdr[n]! - askIdr, high[from]!);
  }
}
