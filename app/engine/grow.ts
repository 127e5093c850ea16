/** A list of 32-bit whole numbers that grows by doubling. */
export type Growing = { data: Int32Array; length: number };

/** An empty list with room for `capacity` numbers, at least one. */
export function growing(capacity = 1024): Growing {
  return { data: new Int32Array(capacity), length: 0 };
}

/** Puts a number at the end, O(1) on average. */
export function push(list: Growing, value: number): void {
  if (list.length === list.data.length) {
    const wider = new Int32Array(list.length * 2);
    wider.set(list.data);
    list.data = wider;
  }
  list.data[list.length++] = value;
}

/** The numbers pushed so far, without the spare room. */
export function taken(list: Growing): Int32Array {
  return list.data.slice(0, list.length);
}
