import { bidFor } from "./board.ts";
import type { Board } from "./board.ts";
import type { Cleared, Sold } from "./clear.ts";
import type { CapacityValue, Flow } from "./market.ts";
import type { Residual } from "./residual.ts";
import { distanceKm, roundHalfUp, transportIdr, urgencyIdr } from "./trade.ts";

/** Least and greatest value of one more kg at each node, over all prices that support the plan. */
export type PriceRange = { low: Float64Array; high: Float64Array };

/** `rise` as `riseOf` gives it: its value digit is the room above the least price. */
export function priceRange(cleared: Cleared, residual: Residual, rise: Float64Array): PriceRange {
  const low = cleared.prices.value;
  return { low, high: low.map((price, v) => price + Math.round(rise[v]! / residual.unit)) };
}

/** Transport per kg from a lot to an offer, whole rupiah. */
export function carriageIdr(board: Board, lot: number, offer: number): number {
  const { transport } = board.market;
  const km = distanceKm(board.lotPlace[lot]!, board.kitchenPlace[board.offerKitchen[offer]!]!, transport.detour);
  return transportIdr(transport, km);
}

/** Gains and kg of what is fixed. */
export function fixedSums(board: Board): { gainsIdr: number; matchedKg: number } {
  const sums = { gainsIdr: 0, matchedKg: 0 };
  for (const { lot, offer, kg, bidIdr } of board.fixed) {
    sums.gainsIdr += kg * (bidIdr - carriageIdr(board, lot, offer) - board.lots[lot]!.askIdr);
    sums.matchedKg += kg;
  }
  return sums;
}

/** What is fixed as rows of their own, then what is new; by lot, offer, week. */
export function soldRows(board: Board, sold: Sold[]): Sold[] {
  return [...board.fixed, ...sold].sort((a, b) => a.lot - b.lot || a.offer - b.offer || a.week - b.week);
}

/**
 * The plan's flows with their prices, one for each of `rows`.
 * The band is what the seller keeps at the least and the greatest supporting price, the policy's bonus taken off
 * again because nobody pays it, and never outside ask and bid less transport.
 */
export function priceFlows(board: Board, rows: Sold[], range: PriceRange): Flow[] {
  const { priceShare } = board.policy;
  return rows.map(({ lot: i, offer: j, week, kg }) => {
    const lot = board.lots[i]!;
    const carriage = carriageIdr(board, i, j);
    const top = bidFor(board, i, j)!.bidIdr - carriage;
    const base = lot.askIdr - bonusAt(board, i, week, 0);
    const low = within(base + range.low[i]!, lot.askIdr, top);
    const high = within(base + range.high[i]!, lot.askIdr, top);
    const farmGateIdr = low + roundHalfUp((high - low) * priceShare);
    return {
      lot: lot.id,
      offer: board.offers[j]!.id,
      week,
      kg,
      gainIdrPerKg: top - lot.askIdr,
      farmGateIdr,
      deliveredIdr: farmGateIdr + carriage,
      bandIdr: [low, high],
    };
  });
}

/** What the policy adds to a kg of lot i in a week, `outside` beyond its window. */
export function bonusAt({ lots, policy, basePriceIdr }: Board, i: number, week: number, outside: number): number {
  const lot = lots[i]!;
  if (week < lot.fromWeek || week > lot.toWeek) return outside;
  if (policy.urgencyShare === 0) return policy.volumeBonusIdr;
  return policy.volumeBonusIdr + urgencyIdr(policy.urgencyShare, basePriceIdr.get(lot.commodity)!, lot, week);
}

/** A fixed trade may lie below the ask: the ask wins then. */
function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/**
 * What one more kg of a kitchen's week would add to the plan, where that is more than nothing. `openings` is by kitchen
 * × week what it would add where nothing is taken now.
 */
export function capacityValues(
  { board, net }: Cleared,
  range: PriceRange,
  openings: Float64Array | null,
): CapacityValue[] {
  const values: CapacityValue[] = [];
  for (let k = 0; k < board.kitchenKg.length; k++) {
    const isShut = board.kitchenKg[k] === 0;
    const idrPerKg = isShut ? (openings?.[k] ?? 0) : -range.high[net.at.week + k]!;
    if (idrPerKg > 0)
      values.push({ kitchen: board.kitchens[Math.floor(k / board.weeks)]!.id, week: k % board.weeks, idrPerKg });
  }
  return values;
}
