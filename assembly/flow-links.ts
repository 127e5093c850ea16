import { L, lot, N, setL, setN } from "./flow-lists";

function splice(first: i32, last: i32, ab: i32): void {
  const hd = L(ab, 0);
  setL(last, 1, hd);
  setL(first, 2, -1);
  if (hd >= 0) setL(hd, 2, last);
  setL(ab, 0, first);
}

function unlink(first: i32, last: i32, ab: i32): void {
  const b = L(first, 2),
    a = L(last, 1);
  if (b >= 0) setL(b, 1, a);
  else setL(ab, 0, a);
  if (a >= 0) setL(a, 2, b);
}

export function moveLot(v: i32, to: i32): void {
  const f = L(v, 0);
  if (f >= 0) {
    const la = L(v, 1);
    unlink(f, la, N(v, 0));
    splice(f, la, to);
  }
  setN(v, 0, to);
}

export function moveInner(v: i32, to: i32): void {
  const from = N(v, 0);
  let ab = from;
  if (from >= lot) {
    ab = N(from, 0);
    const isLast = L(from, 1) == v;
    if (L(from, 0) == v) setL(from, 0, isLast ? -1 : L(v, 1));
    else if (isLast) setL(from, 1, L(v, 2));
  }
  unlink(v, v, ab);
  setN(v, 0, to);
  if (to < lot) {
    splice(v, v, to);
    return;
  }
  const f = L(to, 0);
  setL(to, 0, v);
  if (f < 0) {
    setL(to, 1, v);
    splice(v, v, N(to, 0));
    return;
  }
  const b = L(f, 2);
  setL(v, 2, b);
  setL(v, 1, f);
  setL(f, 2, v);
  if (b >= 0) setL(b, 1, v);
  else setL(N(to, 0), 0, v);
}
