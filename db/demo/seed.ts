/** Chance that always falls the same way: the demo city is one story, told from one number. */
export type Seed = {
  /** A fraction from 0 up to, not including, 1. */
  fraction: () => number;
  /** A whole number between both ends, both included. */
  between: (low: number, high: number) => number;
  /** True in `share` of all cases. */
  chance: (share: number) => boolean;
  /** One of them. */
  pick: <T>(from: readonly T[]) => T;
  /** `count` different ones, or all when there are fewer. */
  some: <T>(from: readonly T[], count: number) => T[];
  /** Sixteen bytes, for an id. */
  bytes: () => Uint8Array;
};

/** A seed that starts from a whole number (mulberry32, public domain, by Tommy Ettinger). */
export function seedFrom(start: number): Seed {
  let state = start >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error("nothing to pick from");
    return from[between(0, from.length - 1)] as T;
  };
  return {
    fraction,
    between,
    chance: (share) => fraction() < share,
    pick,
    some: (from, count) => shuffled(from, between).slice(0, count),
    bytes: () => Uint8Array.from({ length: 16 }, () => between(0, 255)),
  };
}

function shuffled<T>(from: readonly T[], between: Seed["between"]): T[] {
  const pile = [...from];
  for (let last = pile.length - 1; last > 0; last -= 1) {
    const other = between(0, last);
    [pile[last], pile[other]] = [pile[other] as T, pile[last] as T];
  }
  return pile;
}
