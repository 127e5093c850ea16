import { findArcs } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import { layBoard } from "./board.ts";
import type { Board } from "./board.ts";
import { clearFlow } from "./clear.ts";
import type { Cleared } from "./clear.ts";
import type { Lot, Market, Place, Policy } from "./market.ts";
import { layGrids } from "./near.ts";
import { plantTree } from "./live-plant.ts";
import { layNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import { makeStream } from "./stream.ts";
import type { Stream } from "./stream.ts";

/**
 * A market kept open between clearings. The optimal flow and its prices stay, and what comes, goes or changes is mended
 * exactly, by the dual simplex on a spanning tree. Tiers and bids that cap a pair change with every lot: such a market
 * is laid anew at each event.
 * Side constraints are not part of it: `livePlan` is the plan with all of them, as `match` makes it.
 */
export type LiveMarket = {
  market: Market;
  policy: Partial<Policy> | undefined;
  board: Board;
  arcs: Arcs;
  stream: Stream;
  /** Whether events are mended. */
  mends: boolean;
  /** Node of each lot by id; a lot that went stays as a node with 0 kg until the network is laid anew. */
  nodeOf: Map<string, number>;
  lots: Map<string, Lot>;
  places: Map<string, Place>;
  used: { lots: number; arcs: number; slots: number };
};

/** Solves the market and leaves room for what may come: a full house is laid anew, after an eighth more lots. */
export function layLive(market: Market, policy: Partial<Policy> | undefined): LiveMarket {
  const board = layBoard(market, policy);
  const arcs = findArcs(board);
  // Now rather than with the first event.
  layGrids(arcs.near);
  const cleared = clearFlow(board, arcs);
  const mends = board.policy.fairnessTiersIdr.length === 0 && arcs.bidKg.length === 0;
  const spare = {
    lots: 64 + (board.lots.length >> 3),
    arcs: 4096 + (arcs.slot.length >> 3),
    slots: 256 + (arcs.slotOffer.length >> 5),
  };
  const net = mends ? layNetwork(board, arcs, spare) : cleared.net;
  const { flow, price } = moveOver(cleared, net);
  const stream = makeStream(net, flow, price, mends ? arcs.slot.length : 0);
  if (mends) plantTree(stream);
  return {
    market,
    policy,
    board: {
      ...board,
      // And one that is only asked about.
      lotKg: grown(board.lotKg, net.at.lots + 1),
      policy: { ...board.policy },
    },
    arcs: {
      ...arcs,
      slotOffer: grown(arcs.slotOffer, net.at.week - net.at.slot),
      slotWeek: grown(arcs.slotWeek, net.at.week - net.at.slot),
    },
    stream,
    mends,
    nodeOf: new Map(board.lots.map((lot, i) => [lot.id, i])),
    lots: new Map(board.lots.map((lot) => [lot.id, lot])),
    places: new Map(market.places.map((place) => [place.id, place])),
    used: { lots: board.lots.length, arcs: arcs.slot.length, slots: arcs.slotOffer.length },
  };
}

/** The same numbers with room for more, which are 0. */
export function grown(list: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(Math.max(length, list.length));
  wider.set(list);
  return wider;
}

/** The flow and prices of a solved market in a network with spare room. */
function moveOver({ net: from, kg, prices }: Cleared, to: Network): { flow: Int32Array; price: Float64Array } {
  if (from === to) return { flow: kg, price: prices.value };
  const flow = new Int32Array(to.arcs);
  const price = new Float64Array(to.nodes);
  const copy = <T extends Int32Array | Float64Array>(list: T, into: T, at: number, end: number, place: number) =>
    into.set(list.subarray(at, end), place);
  copy(kg, flow, 0, from.at.unsoldArc, 0);
  copy(kg, flow, from.at.unsoldArc, from.at.unsoldArc + from.at.lots, to.at.unsoldArc);
  copy(kg, flow, from.at.slotArc, from.at.weekArc, to.at.slotArc);
  copy(kg, flow, from.at.weekArc, from.arcs, to.at.weekArc);
  copy(prices.value, price, 0, from.at.lots, 0);
  copy(prices.value, price, from.at.slot, from.at.week, to.at.slot);
  copy(prices.value, price, from.at.week, from.at.group, to.at.week);
  return { flow, price };
}
