import {
  A,
  cut,
  cutLots,
  cutSlots,
  cutWeeks,
  first,
  flow,
  head,
  inFirst,
  inNext,
  kg,
  lots,
  mark,
  next,
  P,
  restAt,
  seenAt,
  setA,
  short,
  sink,
  slot,
  slotArc,
  tail,
  unsoldArc,
  week,
  weekArc,
} from "./live-lists";
import { growList, needList } from "./live-short";

/** How many are in `cut`, and in `cutLots`, `cutSlots` and `cutWeeks`. */
export let count: i32 = 0;
let lotCount: i32 = 0;
let slotCount: i32 = 0;
let weekCount: i32 = 0;
let stamp: i32 = 0;
/** The shortest arc seen so far over which kg could leave or reach what is cut off: from `inside` to `outside`. */
export let slack: f64 = Infinity;
export let bestArc: i32 = -1;
export let inside: i32 = -1;
export let outside: i32 = -1;

/**
 * Notes v, which hangs by nothing, and all below it. Every node brings its first child and the next one beside it, whether
 * there are any or not, and is written into the list of every kind: a branch that is as likely as not costs more.
 */
export function cutOff(v: i32): void {
  stamp++;
  let end = 1;
  let n = 0;
  let asLots = 0;
  let asSlots = 0;
  let asWeeks = 0;
  setA(cut, 0, v);
  for (; n < end; n++) {
    const u = A(cut, n);
    setA(mark, u, stamp);
    setA(cutLots, asLots, u);
    asLots += <i32>(u < lots);
    setA(cutSlots, asSlots, u);
    asSlots += (<i32>(u >= lots)) & (<i32>(u < week));
    setA(cutWeeks, asWeeks, u);
    asWeeks += <i32>(u >= week);
    const below = A(first, u);
    setA(cut, end, below);
    end += <i32>(below >= 0);
    const beside = A(next, u);
    setA(cut, end, beside);
    end += <i32>(beside >= 0);
  }
  count = end;
  lotCount = asLots;
  slotCount = asSlots;
  weekCount = asWeeks;
}

function offer(length: f64, e: i32, from: i32, to: i32): void {
  slack = length;
  bestArc = e;
  inside = from;
  outside = to;
}

/** The shortest arc over which kg could leave what is cut off (`direction` 1), or reach it (−1). */
export function find(direction: i32): void {
  slack = Infinity;
  if (direction == 1) {
    for (let n = 0; n < weekCount && slack > 0; n++) leaveWeek(A(cutWeeks, n));
    for (let n = 0; n < slotCount && slack > 0; n++) leaveSlot(A(cutSlots, n));
    for (let n = 0; n < lotCount && slack > 0; n++) leaveLot(A(cutLots, n));
    return;
  }
  for (let n = 0; n < weekCount && slack > 0; n++) reachWeek(A(cutWeeks, n));
  for (let n = 0; n < slotCount && slack > 0; n++) reachSlot(A(cutSlots, n));
}

function leaveLot(v: i32): void {
  const mine = P(v);
  if (mine < slack) offer(mine, unsoldArc + v, v, sink);
  needList(v, false);
  lookAt(v, mine, -1);
  while (mine + load<f64>(restAt(v)) < slack) {
    growList(v, false, mine);
    lookAt(v, mine, -1);
  }
}

/** The short trade arcs of v, whose price is `mine` with its sign; prices at their other ends count `side` times. */
function lookAt(v: i32, mine: f64, side: f64): void {
  const from = short + <usize>load<i32>(seenAt(v), 4) * 12;
  const to = short + <usize>load<i32>(seenAt(v), 8) * 12;
  let best = slack;
  for (let n = from; n < to; n += 12) {
    const x = load<i32>(n);
    const length = mine - <f64>load<i32>(n, 4) + side * P(x);
    if ((<i32>(length < best)) & (<i32>(A(mark, x) != stamp))) {
      best = length;
      offer(length, load<i32>(n, 8), v, x);
    }
  }
}

function leaveSlot(v: i32): void {
  const e = slotArc + v - slot;
  const to = A(head, e);
  const length = P(v) - P(to);
  // What carries kg is full or in the tree.
  const isFree = (<i32>(A(flow, e) == 0)) & (<i32>(A(kg, e) > 0)) & (<i32>(A(mark, to) != stamp));
  if (isFree & (<i32>(length < slack))) offer(length, e, v, to);
}

/** From lots, or back from the week that the slot fills. */
function reachSlot(v: i32): void {
  const mine = P(v);
  const own = slotArc + v - slot;
  const to = A(head, own);
  const carried = A(flow, own);
  const back = P(to) - mine;
  // What carries kg and has room is in the tree.
  const isFull = (<i32>(carried > 0)) & (<i32>(carried == A(kg, own))) & (<i32>(A(mark, to) != stamp));
  if (isFull & (<i32>(back < slack))) offer(back, own, v, to);
  needList(v, true);
  lookAt(v, -mine, 1);
  while (load<f64>(restAt(v)) - mine < slack) {
    growList(v, true, -mine);
    lookAt(v, -mine, 1);
  }
}

/** To the sink, or back into slots that fill the week. */
function leaveWeek(v: i32): void {
  const own = weekArc + v - week;
  const mine = P(v);
  if (A(flow, own) < A(kg, own) && mine < slack) offer(mine, own, v, sink);
  for (let e = A(inFirst, v); e >= 0; e = A(inNext, e)) {
    const from = A(tail, e);
    const length = mine - P(from);
    if ((<i32>(A(flow, e) > 0)) & (<i32>(length < slack)) & (<i32>(A(mark, from) != stamp))) offer(length, e, v, from);
  }
}

/** From slots with room, or back from the sink. */
function reachWeek(v: i32): void {
  const own = weekArc + v - week;
  const mine = P(v);
  if (A(flow, own) > 0 && -mine < slack) offer(-mine, own, v, sink);
  for (let e = A(inFirst, v); e >= 0; e = A(inNext, e)) {
    const from = A(tail, e);
    const length = P(from) - mine;
    if ((<i32>(A(flow, e) < A(kg, e))) & (<i32>(length < slack)) & (<i32>(A(mark, from) != stamp)))
      offer(length, e, v, from);
  }
}

/** Slots and weeks that nothing can leave or reach hang by the way that leads out of them. */
export function findLoose(): void {
  for (let n = 0; n < count; n++) {
    const v = A(cut, n);
    const own = v < lots ? unsoldArc + v : v < week ? slotArc + v - slot : weekArc + v - week;
    if (A(mark, A(head, own)) == stamp) continue;
    offer(0, own, v, A(head, own));
    return;
  }
}
