import type { Proof } from "./bound.ts";
import { solveHere } from "./clear.ts";
import type { Apart, Cleared } from "./clear.ts";
import type { Ledger } from "./ledger.ts";
import type { Policy } from "./market.ts";
import { joinWeeks } from "./part-join.ts";

/** A network taken apart in memory that two threads see: each takes the next part, solves it and joins it. */
export type Share = Pick<Apart, "net" | "split" | "joined"> & {
  /** Parts, the largest first. */
  order: Int32Array;
  /** One number, the next in `order` to be taken; the first is the helper's. */
  next: Int32Array;
  /** By part, 1 once it is joined. */
  isDone: Uint8Array;
};

/** What a helper is asked for. It keeps the share and the ledger for what comes after. */
export type Asked =
  | { task: "solve"; share: Share }
  | { task: "rise" }
  | { task: "ledger"; ledger: Ledger }
  | { task: "bound"; policy: Policy; proof: Proof };

/** What it answers. */
export type Answers = { solve: true; rise: Float64Array; ledger: true; bound: number };

/** Memory that two threads see. */
export function sharedRoom(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

/** What two threads need to solve the parts; the first part is the helper's. */
export function makeShare({ net, split, joined }: Apart): Share {
  const { size } = split;
  const order = Int32Array.from(size.keys()).sort((a, b) => size[b]! - size[a]! || a - b);
  const next = new Int32Array(sharedRoom(4));
  next[0] = 1;
  return { net, split, joined, order, next, isDone: new Uint8Array(sharedRoom(size.length)) };
}

/** Solves parts until none is left to be taken. */
export function solveShare(share: Share, isHelper: boolean): void {
  const { order, next } = share;
  if (isHelper && order.length > 0) solveOne(share, order[0]!);
  for (let k = Atomics.add(next, 0, 1); k < order.length; k = Atomics.add(next, 0, 1)) solveOne(share, order[k]!);
}

/** Solves what the other thread did not finish. */
export function solveRest(share: Share): void {
  for (const n of share.order) if (share.isDone[n] === 0) solveOne(share, n);
}

/**
 * The parts that are solved so far, as if they were all, or `null` where nothing is left to wait for. The other thread
 * may go on meanwhile: what it writes belongs to other parts.
 */
export function solvedSoFar(
  { board, arcs, net, split, joined }: Apart,
  share: Share,
): { cleared: Cleared; lots: Int32Array } | null {
  const isDone = share.isDone.slice();
  if (isDone.every((one) => one === 1)) return null;
  joinWeeks(split, joined);
  const isKnown = new Uint8Array(net.at.week - net.at.slot);
  for (let s = 0; s < isKnown.length; s++) {
    const part = split.partOf[net.at.slot - net.at.lots + s]!;
    isKnown[s] = part < 0 ? 1 : isDone[part]!;
  }
  const lots: Int32Array[] = [];
  isDone.forEach((done, n) => {
    if (done === 1) lots.push(split.lots.subarray(split.lotStart[n], split.lotStart[n + 1]));
  });
  return { cleared: { board, arcs, net, ...joined, isKnown }, lots: joinLists(lots) };
}

function joinLists(lists: Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

function solveOne(share: Share, n: number): void {
  solveHere(share, n);
  share.isDone[n] = 1;
}
