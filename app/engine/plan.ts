import type { Arcs } from "./arcs.ts";
import { bidFor, groupKg } from "./board.ts";
import type { Board } from "./board.ts";
import type { Proof } from "./bound.ts";
import type { Cleared, Sold } from "./clear.ts";
import type { Plan, Unsold } from "./market.ts";
import { openingValues } from "./openings.ts";
import { bonusAt, capacityValues, carriageIdr, priceFlows, priceRange, soldRows } from "./prices.ts";
import { lotsWithArcs, unsoldLots } from "./reasons.ts";
import type { Ways } from "./reasons.ts";
import type { Residual } from "./residual.ts";
import { tierKg } from "./trade.ts";

/** What a plan is written from: the solved network, its residual, what is sold and why the rest is not. */
export type Draft = { cleared: Cleared; open: Arcs; sold: Sold[]; residual: Residual; unsold: Unsold[] };

/** Looks up why lots keep kg. `rise` and `ways` as `unsoldLots` wants them. */
export function draftPlan(
  cleared: Cleared,
  open: Arcs,
  sold: Sold[],
  residual: Residual,
  rise: Float64Array | null,
  ways?: Ways,
): Draft {
  return { cleared, open, sold, residual, unsold: unsoldLots(cleared, open, sold, residual, rise, ways) };
}

/** Writes the plan with prices and reasons; sums, bound and certificate still to come from `certify`. */
export function writePlan({ cleared, open, sold, residual, unsold }: Draft, rise: Float64Array): Plan {
  const { board } = cleared;
  const range = priceRange(cleared, residual, rise);
  const rows = soldRows(board, sold);
  const flows = priceFlows(board, rows, range);
  const gainsIdr = flows.reduce((sum, flow) => sum + flow.gainIdrPerKg * flow.kg, 0);
  const reachable = lotsWithArcs(open, board.lots.length);
  // A single kg opens no week under a minimum: with side constraints nothing is said of shut weeks.
  const isPure = open === cleared.arcs;
  for (const { lot } of board.fixed) reachable[lot] = 1;
  return {
    format: "huluhilir-plan/1",
    status: "optimal",
    objectiveIdr: bonusOf(board, rows) + gainsIdr - penaltiesOf(board, rows),
    boundIdr: 0,
    gap: 0,
    gainsIdr,
    matchedKg: flows.reduce((sum, flow) => sum + flow.kg, 0),
    offeredKg: board.lots.reduce((sum, lot) => sum + lot.quantityKg, 0),
    reachableKg: board.lots.reduce((sum, lot, i) => sum + reachable[i]! * lot.quantityKg, 0),
    flows,
    unsold,
    capacityValueIdr: capacityValues(cleared, range, isPure ? openingValues(cleared, range.high) : null),
    certificate: { primalIdr: 0, dualIdr: 0, violations: 0 },
    timingMs: { read: 0, arcs: 0, solve: 0, prices: 0, certify: 0 },
  };
}

/** Σ weight × kg of what is fixed and sold, less the penalties of the tiers, whole rupiah. */
export function valueOf(board: Board, sold: Sold[]): number {
  const rows = [...board.fixed, ...sold];
  let gains = 0;
  for (const { lot: i, offer: j, kg } of rows)
    gains += kg * (bidFor(board, i, j)!.bidIdr - carriageIdr(board, i, j) - board.lots[i]!.askIdr);
  return gains + bonusOf(board, rows) - penaltiesOf(board, rows);
}

/** What the policy adds to these kg; to what is fixed outside its window, no urgency. */
function bonusOf(board: Board, rows: Sold[]): number {
  let sum = 0;
  for (const { lot, week, kg } of rows) sum += kg * bonusAt(board, lot, week, board.policy.volumeBonusIdr);
  return sum;
}

function penaltiesOf(board: Board, rows: Sold[]): number {
  const tiers = board.policy.fairnessTiersIdr;
  if (tiers.length === 0) return 0;
  const offered = groupKg(board);
  const unsold = offered.slice();
  for (const { lot, kg } of rows) unsold[board.lotGroup[lot]!]! -= kg;
  let penalties = 0;
  offered.forEach((kg, g) => {
    let left = unsold[g]!;
    tiers.forEach((tier, r) => {
      const filled = Math.min(left, tierKg(kg, r + 1, tiers.length));
      penalties += filled * tier;
      left -= filled;
    });
  });
  return penalties;
}

/** The solved network's prices as a proof that anybody can check, each at least 0. */
export function proofOf({ board, arcs, net, prices }: Cleared): Proof {
  const { market, weeks, rank } = board;
  const proof = {
    lotIdr: new Float64Array(market.lots.length),
    offerIdr: new Float64Array(market.offers.length * weeks),
    kitchenIdr: new Float64Array(market.kitchens.length * weeks),
    bidIdr: new Float64Array(market.bids?.length ?? 0),
    groupIdr: new Map<string, number>(),
  };
  const { value } = prices;
  const { at } = net;
  for (let i = 0; i < board.lots.length; i++) proof.lotIdr[rank.lot[i]!] = value[i]!;
  for (let k = 0; k < board.kitchens.length; k++)
    for (let t = 0; t < weeks; t++)
      proof.kitchenIdr[rank.kitchen[k]! * weeks + t] = Math.max(0, -value[at.week + k * weeks + t]!);
  for (let s = 0; s < arcs.slotOffer.length; s++) {
    const j = arcs.slotOffer[s]!;
    const week = arcs.slotWeek[s]!;
    const atWeek = value[at.week + board.offerKitchen[j]! * weeks + week]!;
    proof.offerIdr[rank.offer[j]! * weeks + week] = Math.max(0, atWeek - value[at.slot + s]!);
  }
  if (arcs.bidLot.length > 0) {
    const bidAt = new Map(market.bids?.map((bid, b) => [bid, b]));
    arcs.bidLot.forEach((lot, b) => {
      const bid = board.bids.get(lot)!.get(arcs.bidOffer[b]!)!;
      proof.bidIdr[bidAt.get(bid)!] = Math.max(0, value[at.bid + b]! - value[lot]!);
    });
  }
  if (at.sink > at.group) board.groups.forEach((group, g) => proof.groupIdr.set(group, -value[at.group + g]!));
  return proof;
}
