/**
 * The steps of the live market's dual network simplex (`app/engine/live-settle.ts`), for WebAssembly: kg that a node has too
 * much, or lacks, go along the tree as far as they fit; where an arc has no room what lies below it is cut off and hangs
 * on again by the shortest arc over which kg could leave or reach it. AssemblyScript: `npm run assembly` compiles it into
 * `app/engine/live-code.ts`.
 */
import { bestArc, count, cutOff, find, findLoose, inside, outside, slack } from "./live-find";
import { A, arc, cut, extra, flow, kg, P, parent, price, queue, queueRoom, setA, sink, tail } from "./live-lists";
import { forget } from "./live-short";
import { hang, turnTo, unhang } from "./live-tree";

export * from "./live-lists";
export { hang, turnTo, unhang } from "./live-tree";
export { forget } from "./live-short";

let queueFirst: i32 = 0;
let queued: i32 = 0;

/** Adds kg that wait at v, and v to those that are looked at. */
export function wait(v: i32, more: i32): void {
  const before = A(extra, v);
  setA(extra, v, before + more);
  if (before > 0) return;
  let at = queueFirst + queued++;
  if (at >= queueRoom) at -= queueRoom;
  setA(queue, at, v);
}

/**
 * `direction` 1: nodes that wait have kg too much; −1: they lack them. Those with most kg first. False
 * after `mostSteps` arcs that entered: what still waits is in `extra`, and nodes may be left without a parent.
 */
export function settle(direction: i32, mostSteps: i32): bool {
  forget();
  for (let steps = 0; queued > 0;) {
    const v = takeMost();
    if (v == sink) continue;
    const waits = A(extra, v) > 0;
    if (A(parent, v) < 0 || (waits && roomAt(v, direction) == 0)) {
      if (steps++ >= mostSteps) {
        queued = 0;
        return false;
      }
      enter(v, direction);
    }
    if (waits) push(v, direction);
  }
  setA(extra, sink, 0);
  return true;
}

/** Takes the node with most kg out of the queue: what it brings on others need not. */
function takeMost(): i32 {
  let most = -1;
  let place = queueFirst;
  let at = queueFirst;
  for (let n = 0; n < queued; n++) {
    const waiting = A(extra, A(queue, at));
    if (waiting > most) {
      most = waiting;
      place = at;
    }
    at = at + 1 == queueRoom ? 0 : at + 1;
  }
  const v = A(queue, place);
  setA(queue, place, A(queue, queueFirst));
  queueFirst = queueFirst + 1 == queueRoom ? 0 : queueFirst + 1;
  queued--;
  return v;
}

/** Room for kg from v to its parent, or with `direction` −1 from there to v. */
function roomAt(v: i32, direction: i32): i32 {
  const e = A(arc, v);
  return (A(tail, e) == v) == (direction == 1) ? A(kg, e) - A(flow, e) : A(flow, e);
}

/** Sends what waits at a node along the tree; what does not fit waits where it is stopped. */
function push(from: i32, direction: i32): void {
  let left = A(extra, from);
  setA(extra, from, 0);
  for (let v = from; v != sink; v = A(parent, v)) {
    let fits = 0;
    if (A(parent, v) >= 0) {
      fits = roomAt(v, direction);
      if (fits > left) fits = left;
    }
    if (fits < left) wait(v, left - fits);
    if (fits == 0) return;
    const e = A(arc, v);
    setA(flow, e, A(flow, e) + ((A(tail, e) == v) == (direction == 1) ? fits : -fits));
    left = fits;
  }
}

/**
 * Cuts v off with all below it and hangs it on again by the shortest arc over which kg could leave (`direction` 1) or
 * reach it (−1); prices of what was cut off follow, so that no arc gets a length below 0.
 */
export function enter(v: i32, direction: i32): void {
  unhang(v);
  cutOff(v);
  find(direction);
  let shift = direction == 1 ? -slack : slack;
  if (slack == Infinity) {
    // Prices now move the other way, and arcs that are not listed may become short.
    forget();
    find(-direction);
    forget();
    shift = direction == 1 ? slack : -slack;
  }
  if (slack == Infinity) {
    findLoose();
    shift = P(outside) - P(inside);
  }
  if (shift != 0)
    for (let n = 0; n < count; n++) {
      const at = price + ((<usize>A(cut, n)) << 3);
      store<f64>(at, load<f64>(at) + shift);
    }
  turnTo(inside);
  hang(inside, outside, bestArc);
}
