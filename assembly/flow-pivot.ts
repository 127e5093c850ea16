import { moveInner, moveLot } from "./flow-links";
import {
  A,
  above,
  arcWeight,
  endless,
  isFull,
  L,
  lot,
  N,
  own,
  price,
  setA,
  setL,
  setN,
  stack,
  tail,
  tradeWeight,
} from "./flow-lists";

/** How many since the lists were set. */
export let pivots: i32 = 0;
/** All prices that were moved, their bits together. */
export let largest: i32 = 0;

export function beginPivots(): void {
  pivots = 0;
  largest = 0;
}

/** As `pivotPart`: lets an arc in that pushes kg from record `from` to record `to`, each kg worth `worth`. */
export function pivot(code: i32, from: i32, to: i32, limit: i32, fromEmpty: bool, worth: i32): void {
  pivots++;
  let a = from,
    b = to;
  let atA = from >= lot ? 2 * L(N(from, 0), 3) + 1 : 2 * L(from, 3);
  let atB = to >= lot ? 2 * L(N(to, 0), 3) + 1 : 2 * L(to, 3);
  let roomA = endless,
    roomB = endless,
    leaveA = -1,
    leaveB = -1;
  while (a != b) {
    if (atA >= atB) {
      const room = N(a, 2);
      leaveA = select<i32>(a, leaveA, room < roomA);
      roomA = min(room, roomA);
      const ab = N(a, 0);
      atA -= 2 - ((<i32>(a >= lot)) | (<i32>(ab >= lot)));
      a = ab;
    } else {
      const room = N(b, 1);
      leaveB = select<i32>(b, leaveB, room <= roomB);
      roomB = min(room, roomB);
      const ab = N(b, 0);
      atB -= 2 - ((<i32>(b >= lot)) | (<i32>(ab >= lot)));
      b = ab;
    }
  }
  let kg = roomA < limit ? roomA : limit;
  if (roomB < kg) kg = roomB;
  if (kg > 0) {
    for (let v = from; v != a; v = N(v, 0)) {
      setN(v, 2, N(v, 2) - kg);
      setN(v, 1, N(v, 1) + kg);
    }
    for (let v = to; v != a; v = N(v, 0)) {
      setN(v, 1, N(v, 1) - kg);
      setN(v, 2, N(v, 2) + kg);
    }
  }
  const ahead = limit - kg;
  if (roomB <= (limit < roomA ? limit : roomA)) swing(code, to, from, leaveB, kg, ahead, -worth);
  else if (limit <= roomA) store<u8>(isFull + (-1 - code), fromEmpty ? 1 : 0);
  else swing(code, from, to, leaveA, ahead, kg, worth);
}

function swing(code0: i32, start: i32, onto: i32, leave: i32, up0: i32, down0: i32, shift: i32): void {
  let code = code0,
    up = up0,
    down = down0;
  if (code < 0) store<u8>(isFull + (-1 - code), 0);
  let v = start,
    parent = onto;
  for (;;) {
    const oP = N(v, 0),
      oC = N(v, 3),
      oU = N(v, 1),
      oD = N(v, 2);
    if (v >= lot) moveLot(v, parent);
    else moveInner(v, parent);
    setN(v, 3, code);
    setN(v, 1, up);
    setN(v, 2, down);
    if (v >= lot) {
      setA(own, (v - lot) >> 2, code < 0 ? A(arcWeight, -1 - code) : tradeWeight == 0 ? 0 : A(tradeWeight, code));
      setA(above, (v - lot) >> 2, parent >> 2);
    }
    if (v == leave) {
      if (oC < 0) {
        const x = -1 - oC;
        store<u8>(isFull + x, (A(tail, x) == v >> 2 ? oD : oU) > 0 ? 1 : 0);
      }
      break;
    }
    parent = v;
    code = oC;
    up = oD;
    down = oU;
    v = oP;
  }
  shiftBelow(start, shift);
}

/**
 * Moves the prices at and below `start`, and sets the levels. Every node brings its first child and the next one beside it,
 * whether there are any or not: a branch that is as likely as not costs more than all else here.
 */
function shiftBelow(start: i32, shift: i32): void {
  const p0 = N(start, 0);
  const level = L(p0 >= lot ? N(p0, 0) : p0, 3) + 1;
  let end = 0;
  if (start < lot) end = put(0, start, level);
  else if (L(start, 0) >= 0) {
    const last = L(start, 1);
    for (let u = L(start, 0); ; u = L(u, 1)) {
      end += put(end, u, level);
      if (u == last) break;
    }
  }
  // What stands beside these is not below `start`.
  const tops = end;
  let bits = largest;
  for (let n = 0; n < end; n++) {
    const u = A(stack, 2 * n);
    const at = A(stack, 2 * n + 1);
    const shifted = A(price, u >> 2) + shift;
    setA(price, u >> 2, shifted);
    bits |= shifted ^ (shifted >> 31);
    setL(u, 3, at);
    end += put(end, L(u, 0), at + 1);
    end += put(end, n < tops ? -1 : L(u, 1), at);
  }
  largest = bits;
}

/** Lets node u wait at `end` with its level; 1, or 0 where there is no u. */
function put(end: i32, u: i32, level: i32): i32 {
  setA(stack, 2 * end, u);
  setA(stack, 2 * end + 1, level);
  return <i32>(u >= 0);
}
