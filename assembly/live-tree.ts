import { A, arc, first, next, parent, prev, setA } from "./live-lists";

/** Makes v, which has no parent, a child of `above` by arc e. */
export function hang(v: i32, above: i32, e: i32): void {
  const old = A(first, above);
  setA(parent, v, above);
  setA(arc, v, e);
  setA(next, v, old);
  setA(prev, v, -1);
  if (old >= 0) setA(prev, old, v);
  setA(first, above, v);
}

/** Takes v with all below it from its parent, if it has one; nothing is beside it then. */
export function unhang(v: i32): void {
  const above = A(parent, v);
  if (above < 0) return;
  const before = A(prev, v),
    after = A(next, v);
  if (before >= 0) setA(next, before, after);
  else setA(first, above, after);
  if (after >= 0) setA(prev, after, before);
  setA(parent, v, -1);
  setA(arc, v, -1);
  setA(next, v, -1);
}

/** Turns the tree that v is in so that v is its root. */
export function turnTo(v: i32): void {
  let above = A(parent, v),
    e = A(arc, v),
    below = v;
  unhang(v);
  while (above >= 0) {
    const on = A(parent, above),
      onArc = A(arc, above);
    unhang(above);
    hang(above, below, e);
    below = above;
    above = on;
    e = onArc;
  }
}
