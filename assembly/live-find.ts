import {
  A,
  arc,
  cut,
  first,
  flow,
  head,
  inFirst,
  inNext,
  kg,
  lots,
  mark,
  next,
  outFirst,
  outNext,
  P,
  price,
  restAt,
  rowArc,
  rowStart,
  rowTail,
  rowWeight,
  seen,
  seenAt,
  setA,
  short,
  shortRoom,
  sink,
  slot,
  slotArc,
  slotStart,
  tail,
  unsoldArc,
  week,
  weekArc,
  weight,
} from "./live-lists";

export let count: i32 = 0;
let stamp: i32 = 0;
let event: i32 = 0;
let listed: i32 = 0;
/** The shortest arc seen so far over which kg could leave or reach what is cut off: from `inside` to `outside`. */
export let slack: f64 = Infinity;
export let bestArc: i32 = -1;
export let inside: i32 = -1;
export let outside: i32 = -1;
/** Arcs up to so many rupiah long are listed with the first; what is longer, when it is its turn. */
const firstIdr: f64 = 32;

/** Forgets what was listed: prices begin to move another way. */
export function forget(): void {
  event++;
  listed = 0;
}

/** Notes v and all below it. */
export function cutOff(v: i32): void {
  stamp++;
  count = 1;
  setA(cut, 0, v);
  setA(mark, v, stamp);
  for (let n = 0; n < count; n++)
    for (let below = A(first, A(cut, n)); below >= 0; below = A(next, below)) {
      setA(mark, below, stamp);
      setA(cut, count++, below);
    }
}

function offer(length: f64, e: i32, from: i32, to: i32): void {
  slack = length;
  bestArc = e;
  inside = from;
  outside = to;
}

/** The shortest arc out of, or into, what is cut off. Where lists have no room left they begin anew. */
export function find(direction: i32): void {
  slack = Infinity;
  for (let n = 0; n < count && slack > 0; n++) {
    const v = A(cut, n);
    let isDone = true;
    if (v < lots) {
      if (direction == 1) isDone = leaveLot(v);
    } else if (v < week) {
      if (direction == 1) leaveSlot(v);
      else isDone = reachSlot(v);
    } else if (direction == 1) leaveWeek(v);
    else reachWeek(v);
    if (isDone) continue;
    forget();
    slack = Infinity;
    n = -1;
  }
}

/** False where its arcs find no room in the list. */
function leaveLot(v: i32): bool {
  const mine = P(v);
  if (mine < slack) offer(mine, unsoldArc + v, v, sink);
  if (load<i32>(seenAt(v)) != event && !listOn(v, firstIdr)) return false;
  lookAt(v, mine, -1);
  while (mine + load<f64>(restAt(v)) < slack) {
    if (!listOn(v, nextIdr(v, mine))) return false;
    lookAt(v, mine, -1);
  }
  return true;
}

/** The short trade arcs of v, whose price is `mine` with its sign; prices at their other ends count `side` times. */
function lookAt(v: i32, mine: f64, side: f64): void {
  const from = short + <usize>load<i32>(seenAt(v), 4) * 12;
  const to = short + <usize>load<i32>(seenAt(v), 8) * 12;
  let best = slack;
  for (let n = from; n < to; n += 12) {
    const x = load<i32>(n);
    const length = mine - <f64>load<i32>(n, 4) + side * P(x);
    if (length < best && A(mark, x) != stamp) {
      best = length;
      offer(length, load<i32>(n, 8), v, x);
    }
  }
}

/** How long arcs may be to be listed next: enough for the shortest that is not. */
function nextIdr(v: i32, mine: f64): f64 {
  return max(8 * load<f64>(restAt(v), 8), mine + load<f64>(restAt(v)) + firstIdr);
}

/** Begins the list of v, or begins it again at its place where it came last. */
function openList(v: i32, idr: f64): void {
  const at = seenAt(v);
  if (load<i32>(at) == event && load<i32>(at, 8) == listed) listed = load<i32>(at, 4);
  store<i32>(at, event);
  store<i32>(at, listed, 4);
  store<f64>(restAt(v), idr, 8);
}

function addToList(x: i32, idr: i32, e: i32): void {
  const at = short + <usize>listed * 12;
  listed++;
  store<i32>(at, x);
  store<i32>(at, idr, 4);
  store<i32>(at, e, 8);
}

function closeList(v: i32, left: f64): bool {
  store<i32>(seenAt(v), listed, 8);
  store<f64>(restAt(v), left);
  return true;
}

/** Lists the arcs out of lot v up to so many rupiah long. False where there is no room for them. */
function listOn(v: i32, idr: f64): bool {
  const bar = idr - P(v);
  let left: f64 = Infinity;
  openList(v, idr);
  const end = A(rowStart, v + 1);
  if (listed + end - A(rowStart, v) > shortRoom) return false;
  for (let e = A(rowStart, v); e < end; e++) {
    const x = A(head, e);
    const key = -(<f64>A(weight, e)) - P(x);
    if (key <= bar) addToList(x, A(weight, e), e);
    else if (key < left) left = key;
  }
  for (let e = A(outFirst, v); e >= 0; e = A(outNext, e)) {
    if (listed == shortRoom) return false;
    addToList(A(head, e), A(weight, e), e);
  }
  return closeList(v, left);
}

/** Lists the arcs into slot v up to so many rupiah long. False where there is no room for them. */
function listBack(v: i32, idr: f64): bool {
  const bar = idr + P(v);
  let left: f64 = Infinity;
  openList(v, idr);
  const end = A(slotStart, v - slot + 1);
  if (listed + end - A(slotStart, v - slot) > shortRoom) return false;
  for (let n = A(slotStart, v - slot); n < end; n++) {
    const x = A(rowTail, n);
    const key = P(x) - <f64>A(rowWeight, n);
    if (key <= bar) addToList(x, A(rowWeight, n), A(rowArc, n));
    else if (key < left) left = key;
  }
  for (let e = A(inFirst, v); e >= 0; e = A(inNext, e)) {
    if (listed == shortRoom) return false;
    addToList(A(tail, e), A(weight, e), e);
  }
  return closeList(v, left);
}

function leaveSlot(v: i32): void {
  const e = slotArc + v - slot;
  // What carries kg is full or in the tree.
  if (A(flow, e) > 0 || A(kg, e) == 0) return;
  const to = A(head, e);
  const length = P(v) - P(to);
  if (length < slack && A(mark, to) != stamp) offer(length, e, v, to);
}

/** From lots, or back from the week that the slot fills. False where its arcs find no room in the list. */
function reachSlot(v: i32): bool {
  const mine = P(v);
  const own = slotArc + v - slot;
  // What carries kg and has room is in the tree.
  if (A(flow, own) > 0 && A(flow, own) == A(kg, own)) {
    const to = A(head, own);
    const back = P(to) - mine;
    if (back < slack && A(mark, to) != stamp) offer(back, own, v, to);
  }
  if (load<i32>(seenAt(v)) != event && !listBack(v, firstIdr)) return false;
  lookAt(v, -mine, 1);
  while (load<f64>(restAt(v)) - mine < slack) {
    if (!listBack(v, nextIdr(v, -mine))) return false;
    lookAt(v, -mine, 1);
  }
  return true;
}

/** To the sink, or back into slots that fill the week. */
function leaveWeek(v: i32): void {
  const own = weekArc + v - week;
  const mine = P(v);
  if (A(flow, own) < A(kg, own) && mine < slack) offer(mine, own, v, sink);
  for (let e = A(inFirst, v); e >= 0; e = A(inNext, e)) {
    const from = A(tail, e);
    const length = mine - P(from);
    if (A(flow, e) > 0 && length < slack && A(mark, from) != stamp) offer(length, e, v, from);
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
    if (A(flow, e) < A(kg, e) && length < slack && A(mark, from) != stamp) offer(length, e, v, from);
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
