import {
  A,
  head,
  inFirst,
  inNext,
  outFirst,
  outNext,
  P,
  restAt,
  rowArc,
  rowStart,
  rowTail,
  rowWeight,
  seenAt,
  short,
  shortRoom,
  slot,
  slotStart,
  tail,
  weight,
} from "./live-lists";

let event: i32 = 1;
let listed: i32 = 0;
/** Arcs up to so many rupiah long are listed with the first; what is longer, when it is its turn. */
const firstIdr: f64 = 32;

/** Forgets what was listed: prices begin to move another way. */
export function forget(): void {
  event++;
  listed = 0;
}

/** Lists the short arcs of v where it has no list of this event. What finds no room makes all lists begin anew. */
export function needList(v: i32, isBack: bool): void {
  if (load<i32>(seenAt(v)) != event) list(v, isBack, firstIdr);
}

/** Lists more of the arcs of v, whose price is `mine` with its sign: enough for the shortest that is not listed. */
export function growList(v: i32, isBack: bool, mine: f64): void {
  list(v, isBack, max(8 * load<f64>(restAt(v), 8), mine + load<f64>(restAt(v)) + firstIdr));
}

function list(v: i32, isBack: bool, idr: f64): void {
  if (isBack ? listBack(v, idr) : listOn(v, idr)) return;
  forget();
  if (isBack) listBack(v, idr);
  else listOn(v, idr);
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
