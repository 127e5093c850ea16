/**
 * The lists of a part and its basis, as in `Part` and `PartTree`: where each begins, set by `app/engine/part-fast.ts` by its
 * name here, and how many there are. Places in records are those of `part-record.ts`: of `nodes` parent 0, up 1, down 2,
 * arc 3; of `links` first 0, next or last 1, previous 2, level 3.
 */
export let nodes: usize = 0;
export let links: usize = 0;
export let price: usize = 0;
export let own: usize = 0;
export let above: usize = 0;
export let isFull: usize = 0;
export let isShut: usize = 0;
export let rowStart: usize = 0;
export let slot: usize = 0;
export let weight: usize = 0;
/** 0 where trade arcs are their own codes; and the next, where none weighs anything. */
export let id: usize = 0;
export let tradeWeight: usize = 0;
export let arcWeight: usize = 0;
export let tail: usize = 0;
export let head: usize = 0;
export let arcKg: usize = 0;
export let stack: usize = 0;
export let lots: i32 = 0;
export let inner: i32 = 0;
export let unsold: i32 = 0;
/** Record of the first lot. */
export let lot: i32 = 0;
/** As in `network.ts`. */
export const endless: i32 = i32.MAX_VALUE;

export function N(v: i32, at: i32): i32 {
  return load<i32>(nodes + ((<usize>(v + at)) << 2));
}

export function setN(v: i32, at: i32, x: i32): void {
  store<i32>(nodes + ((<usize>(v + at)) << 2), x);
}

export function L(v: i32, at: i32): i32 {
  return load<i32>(links + ((<usize>(v + at)) << 2));
}

export function setL(v: i32, at: i32, x: i32): void {
  store<i32>(links + ((<usize>(v + at)) << 2), x);
}

export function A(p: usize, i: i32): i32 {
  return load<i32>(p + ((<usize>i) << 2));
}

export function setA(p: usize, i: i32, x: i32): void {
  store<i32>(p + ((<usize>i) << 2), x);
}
