import { firstAt, lastAt, nextAt, prevAt } from "./part-record.ts";

/** The records of a `PartTree`; lots begin at `lot`. */
type Records = { nodes: Int32Array; links: Int32Array; lot: number };

/** Puts the nodes from `first` to `last`, which stand side by side, first in the list of `above`. */
export function splice(links: Int32Array, first: number, last: number, above: number): void {
  const head = links[above + firstAt]!;
  links[last + nextAt] = head;
  links[first + prevAt] = -1;
  if (head >= 0) links[head + prevAt] = last;
  links[above + firstAt] = first;
}

/** Takes the nodes from `first` to `last`, which stand side by side, out of the list of `above`. */
export function unlink(links: Int32Array, first: number, last: number, above: number): void {
  const before = links[first + prevAt]!;
  const after = links[last + nextAt]!;
  if (before >= 0) links[before + nextAt] = after;
  else links[above + firstAt] = after;
  if (after >= 0) links[after + prevAt] = before;
}

/** A lot takes the children it still has along to where its new parent's stand. */
export function moveLot({ nodes, links }: Records, v: number, to: number): void {
  const first = links[v + firstAt]!;
  if (first >= 0) {
    const last = links[v + lastAt]!;
    unlink(links, first, last, nodes[v]!);
    splice(links, first, last, to);
  }
  nodes[v] = to;
}

/** An inner node leaves its list, and if it was a lot's child the run of those; and joins those of its new parent. */
export function moveInner({ nodes, links, lot }: Records, v: number, to: number): void {
  const from = nodes[v]!;
  let above = from;
  if (from >= lot) {
    above = nodes[from]!;
    const isLast = links[from + lastAt] === v;
    if (links[from + firstAt] === v) links[from + firstAt] = isLast ? -1 : links[v + nextAt]!;
    else if (isLast) links[from + lastAt] = links[v + prevAt]!;
  }
  unlink(links, v, v, above);
  nodes[v] = to;
  if (to < lot) {
    splice(links, v, v, to);
    return;
  }
  const first = links[to + firstAt]!;
  links[to + firstAt] = v;
  if (first < 0) {
    links[to + lastAt] = v;
    splice(links, v, v, nodes[to]!);
    return;
  }
  const before = links[first + prevAt]!;
  links[v + prevAt] = before;
  links[v + nextAt] = first;
  links[first + prevAt] = v;
  if (before >= 0) links[before + nextAt] = v;
  else links[nodes[to]! + firstAt] = v;
}
