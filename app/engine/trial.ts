import type { Arcs } from "./arcs.ts";
import type { Board } from "./board.ts";
import type { Cleared } from "./clear.ts";
import { growing } from "./grow.ts";
import { layNetwork } from "./network.ts";
import { makeBasis, settle, weigh } from "./settle.ts";
import type { Basis } from "./settle.ts";
import { flowsOf, kgOn } from "./flows.ts";
import { plantTree, priceLots, solveTree } from "./simplex.ts";
import type { Tree } from "./simplex.ts";

/**
 * A warm basis on which pairs and weeks can be shut and opened again, thousands of times a second. A shut arc
 * weighs less than leaving the kg unsold, so the optimum never uses it.
 */
export type Trial = Basis & {
  board: Board;
  arcs: Arcs;
  /** How many reasons keep a trade arc shut. */
  shutCount: Int16Array;
  shutWeight: number;
  /** Trade arcs by lot × offers + offer, by group × offers + offer, and by slot. */
  ofPair: Map<number, number[]>;
  ofGroup: Map<number, number[]>;
  ofSlot: number[][];
  /** Rupiah paid on top of each kg over an arc. */
  paid: Map<number, number>;
};

/** Rupiah that may be paid on top of a kg at most, for a shut arc must never become worth its while. */
export const mostPaidIdr = 20_000;

/** Solves the flow and indexes its arcs. */
export function makeTrial(board: Board, arcs: Arcs): Trial {
  const net = layNetwork(board, arcs);
  const tree = plantTree(net);
  tree.gained = startValue(tree);
  solveTree(tree);
  // Only what is paid for weeks could draw kg over a shut arc; the steeper that is, the longer the ways back and forth.
  const isPaid = board.policy.enforce.includes("minBatch");
  const trial: Trial = {
    ...makeBasis(net, tree, arcs.slot.length),
    board,
    arcs,
    shutCount: new Int16Array(arcs.slot.length),
    shutWeight: -1 - (isPaid ? mostPaidIdr : 0) - (board.policy.fairnessTiersIdr.at(-1) ?? 0),
    ofPair: new Map(),
    ofGroup: new Map(),
    ofSlot: Array.from({ length: arcs.slotOffer.length }, () => []),
    paid: new Map(),
  };
  tree.changed = growing();
  for (let e = 0; e < arcs.slot.length; e++) {
    const lot = lotOf(trial, e);
    const j = offerOf(trial, e);
    addTo(trial.ofPair, lot * board.offers.length + j, e);
    addTo(trial.ofGroup, board.lotGroup[lot]! * board.offers.length + j, e);
    trial.ofSlot[arcs.slot[e]!]!.push(e);
  }
  return trial;
}

/** Value before the first pivot: what the tiers cost with everything unsold. */
function startValue({ net }: Tree): number {
  let value = 0;
  for (let v = 0; v < net.nodes; v++) if (net.ownArc[v]! >= 0) value += net.weight[net.ownArc[v]!]! * net.ownKg[v]!;
  for (let e = 0; e < net.arcs; e++) if (net.startFull[e] === 1) value += net.weight[e]! * net.kg[e]!;
  return value;
}

function addTo(lists: Map<number, number[]>, key: number, e: number): void {
  const list = lists.get(key);
  if (list) list.push(e);
  else lists.set(key, [e]);
}

/** The lot that sells over trade arc e. */
export function lotOf({ net, arcs }: Trial, e: number): number {
  const row = net.tail[e]!;
  return row < net.at.lots ? row : arcs.bidLot[row - net.at.lots]!;
}

/** The offer that buys over trade arc e. */
export function offerOf({ arcs }: Trial, e: number): number {
  return arcs.slotOffer[arcs.slot[e]!]!;
}

/** Shuts arcs for one more reason (`by` 1) or takes a reason away (`by` −1); settle afterwards with the same `moved`. */
export function turn(trial: Trial, list: number[], by: 1 | -1, moved: number[]): void {
  const { shutCount, arcs, shutWeight, paid } = trial;
  for (const e of list) {
    const was = shutCount[e]! > 0;
    shutCount[e]! += by;
    const is = shutCount[e]! > 0;
    if (was !== is) weigh(trial, e, is ? shutWeight : arcs.weight[e]! + (paid.get(e) ?? 0), moved);
  }
}

/** Pays `idr` on top of each kg over arc e in place of what was paid before; a shut trade arc keeps its weight. */
export function pay(trial: Trial, e: number, idr: number, moved: number[]): void {
  const { paid, arcs, shutCount } = trial;
  if (idr === 0) paid.delete(e);
  else paid.set(e, idr);
  if (e >= arcs.slot.length) weigh(trial, e, idr, moved);
  else if (shutCount[e] === 0) weigh(trial, e, arcs.weight[e]! + idr, moved);
}

/** What the flow is worth without what was paid on top. */
export function worthOf({ tree, paid }: Trial): number {
  let worth = tree.gained;
  for (const [e, idr] of paid) worth -= idr * kgOn(tree, e);
  return worth;
}

/** Back to the optimum: few changes by the queue, many by block search, where the queue is slow. */
export function settleTrial(trial: Trial, moved: number[]): void {
  if (moved.length > 64 + trial.net.nodes / 30) solveTree(trial.tree);
  else if (moved.length > 0) settle(trial, moved);
  // Block search takes no trade arc to have a limit, so those that are paid up to one are looked at apart.
  settleAt(trial, trial.paid.keys());
}

/** Settles until none of these arcs could improve the basis. */
function settleAt(trial: Trial, arcs: Iterable<number>): void {
  const list = [...arcs];
  for (;;) {
    const woken = list.filter((e) => trial.tree.side[e]! * surplusOf(trial, e) > 0).map((e) => trial.net.tail[e]!);
    if (woken.length === 0) return;
    settle(trial, woken);
  }
}

/** Settles until no arc at all could: a search through prices that are not the best would never end. */
export function settleWholly(trial: Trial): void {
  settleAt(trial, trial.net.weight.keys());
}

/** Kg on these trade arcs together. */
export function kgOf(trial: Trial, list: number[]): number {
  let kg = 0;
  for (const e of list) kg += kgOn(trial.tree, e);
  return kg;
}

/** What a kg over arc e is worth at today's prices, beyond what it takes from others. */
export function surplusOf({ net, tree }: Trial, e: number): number {
  const t = net.tail[e]!;
  const own = t < net.at.lots ? net.weight[tree.arc[t]!]! + tree.price[tree.parent[t]!]! : tree.price[t]!;
  return net.weight[e]! - own + tree.price[net.head[e]!]!;
}

export type Snapshot = { tree: Tree; weight: Int32Array; kg: Int32Array; shutCount: Int16Array };

const kept = [
  "price",
  "parent",
  "arc",
  "up",
  "depth",
  "first",
  "next",
  "prev",
  "roomUp",
  "roomDown",
  "side",
  "full",
] as const;

/** Copies the trial as it is now, to go back to. */
export function snapshot({ tree, net, shutCount }: Trial): Snapshot {
  const copy = { ...tree };
  return {
    tree: Object.assign(copy, Object.fromEntries(kept.map((name) => [name, tree[name].slice()]))),
    weight: net.weight.slice(),
    kg: net.kg.slice(),
    shutCount: shutCount.slice(),
  };
}

/** Overwrites `saved` with the trial as it is now. */
export function saveInto(saved: Snapshot, { tree, net, shutCount }: Trial): void {
  copyTree(tree, saved.tree);
  saved.weight.set(net.weight);
  saved.kg.set(net.kg);
  saved.shutCount.set(shutCount);
}

/** Brings the trial back to a snapshot. */
export function restore({ tree, net, shutCount }: Trial, saved: Snapshot): void {
  copyTree(saved.tree, tree);
  net.weight.set(saved.weight);
  net.kg.set(saved.kg);
  shutCount.set(saved.shutCount);
}

function copyTree(from: Tree, to: Tree): void {
  if (to.price.BYTES_PER_ELEMENT !== from.price.BYTES_PER_ELEMENT) to.price = from.price.slice();
  for (const name of kept) to[name].set(from[name]);
  to.gained = from.gained;
}

/** The basis as it stands, as a solved network; ties are not broken. */
export function clearedBy({ board, arcs, net, tree }: Trial): Cleared {
  priceLots(tree);
  return { board, arcs, net, kg: flowsOf(tree), prices: { value: Float64Array.from(tree.price), order: null } };
}
