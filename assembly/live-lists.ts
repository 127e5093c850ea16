/**
 * All lists lie in one memory; `app/engine/live-memory.ts` sets where each begins, by its name here. They are those of
 * `Network`, `Stream` and `LiveTree` under their names there, with
 *   queue    a ring of `queueRoom` nodes that wait
 *   cut      the nodes last cut off with their subtree: mark[v] is `stamp`; also `cutLots`, `cutSlots`, `cutWeeks` by kind
 *   seen     by node the event in which its arcs were listed, the list's begin and end, so many in `short`
 *   rest     by node two numbers: no arc left out of its list is shorter, its own price left out; how long arcs were listed
 *   short    arcs listed: other end, weight, arc
 */
export let tail: usize = 0;
export let head: usize = 0;
export let weight: usize = 0;
export let kg: usize = 0;
export let rowStart: usize = 0;
export let flow: usize = 0;
export let price: usize = 0;
export let slotStart: usize = 0;
export let rowTail: usize = 0;
export let rowWeight: usize = 0;
export let rowArc: usize = 0;
export let inFirst: usize = 0;
export let inNext: usize = 0;
export let outFirst: usize = 0;
export let outNext: usize = 0;
export let parent: usize = 0;
export let arc: usize = 0;
export let first: usize = 0;
export let next: usize = 0;
export let prev: usize = 0;
export let extra: usize = 0;
export let queue: usize = 0;
export let cut: usize = 0;
export let cutLots: usize = 0;
export let cutSlots: usize = 0;
export let cutWeeks: usize = 0;
export let mark: usize = 0;
export let seen: usize = 0;
export let rest: usize = 0;
export let short: usize = 0;
/** How many fit in. */
export let queueRoom: i32 = 0;
export let shortRoom: i32 = 0;
/** Where kinds of nodes and arcs begin, as in `Places`. */
export let lots: i32 = 0;
export let slot: i32 = 0;
export let week: i32 = 0;
export let sink: i32 = 0;
export let unsoldArc: i32 = 0;
export let slotArc: i32 = 0;
export let weekArc: i32 = 0;

export function A(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

export function setA(list: usize, i: i32, x: i32): void {
  store<i32>(list + ((<usize>i) << 2), x);
}

export function P(i: i32): f64 {
  return load<f64>(price + ((<usize>i) << 3));
}

export function seenAt(v: i32): usize {
  return seen + <usize>v * 12;
}

export function restAt(v: i32): usize {
  return rest + ((<usize>v) << 4);
}
