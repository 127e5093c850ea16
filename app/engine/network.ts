import { groupKg } from "./board.ts";
import type { Board } from "./board.ts";
import type { Arcs } from "./arcs.ts";
import { runKg } from "./trade.ts";

/** Stands for "no capacity": flows stay below 2^30, so a residual of this minus a flow never blocks. */
export const endlessKg = 2 ** 31 - 1;

/**
 * The market as a network, everything flowing to one sink:
 *   lot → slot (offer, week) → kitchen's week → sink      sold
 *   lot → bid → slot                                      sold through a capped bid
 *   lot → sink, or lot → group → sink (an arc a penalty)  unsold
 * Nodes: lots, bids, slots, kitchen weeks, groups (only with tiers), sink; in that order.
 * Arcs: trade (as in `Arcs`), unsold by lot, last tier by group — these without capacity, below `free` —
 * then lot → bid, slot → kitchen week, kitchen week → sink, earlier tiers.
 * Shapes: tail, head, weight, kg: Int32Array(arcs). `ownArc[v]` and `ownKg[v]` give a free strongly feasible
 * basis: the arc from v toward the sink and the kg it starts with. `startFull` marks arcs that start at capacity.
 */
export type Network = {
  nodes: number;
  arcs: number;
  free: number;
  /** Trade arcs of row r (lots, then bids): rowStart[r] ≤ e < rowStart[r + 1]. */
  rowStart: Int32Array;
  /** Capped bids of lot i: bidStart[i] ≤ b < bidStart[i + 1]. */
  bidStart: Int32Array;
  tail: Int32Array;
  head: Int32Array;
  weight: Int32Array;
  kg: Int32Array;
  ownArc: Int32Array;
  ownKg: Int32Array;
  startFull: Uint8Array;
  at: Places;
};

/** Where each kind of node and arc begins. */
export type Places = {
  lots: number;
  bid: number;
  slot: number;
  week: number;
  group: number;
  sink: number;
  unsoldArc: number;
  tierArc: number;
  bidArc: number;
  slotArc: number;
  weekArc: number;
};

/** Room for lots, trade arcs and slots to come, for a live market; such lots start with 0 kg and no arcs. */
export type Spare = { lots: number; arcs: number; slots: number };

const noSpare: Spare = { lots: 0, arcs: 0, slots: 0 };

/** Where so many bytes of a list go: to this thread alone, or to memory that another one sees too. */
export type Room = (bytes: number) => ArrayBufferLike;
export const ownRoom: Room = (bytes) => new ArrayBuffer(bytes);

/** Lays the network out. O(lots + offers × weeks + arcs). With spare room there must be no capped bids. */
export function layNetwork(board: Board, arcs: Arcs, spare = noSpare, room = ownRoom): Network {
  const lots = board.lots.length + spare.lots;
  const tiers = stepsOf(board.policy.fairnessTiersIdr).length;
  const groups = tiers > 0 ? board.groups.length : 0;
  const { bidKg } = arcs;
  const slots = arcs.slotOffer.length + spare.slots;
  const kitchenWeeks = board.kitchenKg.length;
  const trade = arcs.slot.length + spare.arcs;
  const free = trade + lots + groups;
  const total = free + bidKg.length + slots + kitchenWeeks + groups * Math.max(0, tiers - 1);
  const week = lots + bidKg.length + slots;
  const at: Places = {
    lots,
    bid: lots,
    slot: lots + bidKg.length,
    week,
    group: week + kitchenWeeks,
    sink: week + kitchenWeeks + groups,
    unsoldArc: trade,
    tierArc: trade + lots,
    bidArc: free,
    slotArc: free + bidKg.length,
    weekArc: free + bidKg.length + slots,
  };
  const nodes = at.sink + 1;
  const whole = (count: number) => new Int32Array(room(count * 4));
  const net: Network = {
    nodes,
    arcs: total,
    free,
    rowStart: spare.lots > 0 ? padded(arcs.rowStart, spare.lots) : arcs.rowStart,
    bidStart: startsByLot(arcs.bidLot, lots),
    tail: whole(total),
    head: whole(total),
    weight: whole(total),
    kg: whole(total).fill(endlessKg, 0, free),
    ownArc: whole(nodes).fill(-1),
    ownKg: whole(nodes),
    startFull: new Uint8Array(room(total)),
    at,
  };
  layTrade(net, arcs);
  layKitchens(net, board, arcs);
  layUnsold(net, board);
  return net;
}

function padded(rowStart: Int32Array, more: number): Int32Array {
  const wider = new Int32Array(rowStart.length + more).fill(rowStart.at(-1)!);
  wider.set(rowStart);
  return wider;
}

function startsByLot(bidLot: Int32Array, lots: number): Int32Array {
  const start = new Int32Array(lots + 1);
  for (const lot of bidLot) start[lot + 1]!++;
  for (let i = 0; i < lots; i++) start[i + 1]! += start[i]!;
  return start;
}

function setArc(net: Network, e: number, tail: number, head: number, weight: number, kg: number): void {
  net.tail[e] = tail;
  net.head[e] = head;
  net.weight[e] = weight;
  net.kg[e] = kg;
}

function layTrade(net: Network, arcs: Arcs): void {
  const { at, tail, head } = net;
  const rows = arcs.rowStart.length - 1;
  net.weight.set(arcs.weight);
  for (let r = 0; r < rows; r++)
    for (let e = arcs.rowStart[r]!; e < arcs.rowStart[r + 1]!; e++) {
      tail[e] = r;
      head[e] = at.slot + arcs.slot[e]!;
    }
  arcs.bidKg.forEach((kg, b) => {
    setArc(net, at.bidArc + b, arcs.bidLot[b]!, at.bid + b, 0, kg);
    net.ownArc[at.bid + b] = arcs.rowStart[at.bid + b]!;
  });
}

function layKitchens(net: Network, board: Board, arcs: Arcs): void {
  const { at } = net;
  for (let s = 0; s < arcs.slotOffer.length; s++) {
    const offer = arcs.slotOffer[s]!;
    const week = arcs.slotWeek[s]!;
    const kitchenWeek = board.offerKitchen[offer]! * board.weeks + week;
    // Nothing reaches a slot or a week without capacity; a kg of it there keeps the basis strongly feasible.
    setArc(
      net,
      at.slotArc + s,
      at.slot + s,
      at.week + kitchenWeek,
      0,
      Math.max(1, board.offerKg[offer * board.weeks + week]!),
    );
    net.ownArc[at.slot + s] = at.slotArc + s;
  }
  for (let k = 0; k < board.kitchenKg.length; k++) {
    setArc(net, at.weekArc + k, at.week + k, at.sink, 0, Math.max(1, board.kitchenKg[k]!));
    net.ownArc[at.week + k] = at.weekArc + k;
  }
}

function layUnsold(net: Network, board: Board): void {
  const { at } = net;
  const parts = board.policy.fairnessTiersIdr.length;
  const tiers = stepsOf(board.policy.fairnessTiersIdr);
  const fair = tiers.length > 0;
  for (let i = 0; i < at.lots; i++) {
    setArc(net, at.unsoldArc + i, i, fair ? at.group + board.lotGroup[i]! : at.sink, 0, endlessKg);
    net.ownArc[i] = at.unsoldArc + i;
    net.ownKg[i] = board.lotKg[i] ?? 0;
  }
  if (!fair) return;
  const offered = groupKg(board);
  const left = new Float64Array(offered.length);
  for (let i = 0; i < at.lots; i++) left[board.lotGroup[i]!]! += board.lotKg[i]!;
  const earlier = net.arcs - offered.length * (tiers.length - 1);
  for (let g = 0; g < offered.length; g++) {
    let unsold = left[g]!;
    for (let r = 0; r < tiers.length; r++) {
      const { idr, from, to } = tiers[r]!;
      const last = r === tiers.length - 1;
      const e = last ? at.tierArc + g : earlier + g * (tiers.length - 1) + r;
      const kg = runKg(offered[g]!, from, to, parts);
      setArc(net, e, at.group + g, at.sink, -idr, last ? endlessKg : kg);
      if (net.ownArc[at.group + g]! >= 0) continue;
      if (!last && unsold >= kg) {
        net.startFull[e] = 1;
        unsold -= kg;
      } else {
        net.ownArc[at.group + g] = e;
        net.ownKg[at.group + g] = unsold;
      }
    }
  }
}

/** Runs of tiers with the same penalty: parts `from` up to `to`, from 1 on. One arc serves them all. */
function stepsOf(tiersIdr: number[]): { idr: number; from: number; to: number }[] {
  const steps: { idr: number; from: number; to: number }[] = [];
  tiersIdr.forEach((idr, r) => {
    const before = steps.at(-1);
    if (before?.idr === idr) before.to = r + 1;
    else steps.push({ idr, from: r + 1, to: r + 1 });
  });
  return steps;
}

/** Arcs from each group to the sink, one for each penalty; 0 without tiers. */
export function tierCount({ arcs, at }: Network): number {
  const groups = at.sink - at.group;
  return groups === 0 ? 0 : 1 + (arcs - at.weekArc - (at.group - at.week)) / groups;
}

/** The r-th arc from group g to the sink, `tiers` in all, the cheapest first. */
export function tierArc({ arcs, at }: Network, g: number, r: number, tiers: number): number {
  return r === tiers - 1 ? at.tierArc + g : arcs - (at.sink - at.group - g) * (tiers - 1) + r;
}

/** The arcs from group g to the sink, one for each penalty. */
export function tierArcs(net: Network, g: number): number[] {
  const tiers = tierCount(net);
  return Array.from({ length: tiers }, (_, r) => tierArc(net, g, r, tiers));
}
