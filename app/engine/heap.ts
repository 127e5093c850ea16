/** A binary heap of nodes by key, smallest first; equal keys in no particular order. */
export type Heap = { key: number[]; node: number[] };

/** An empty heap. */
export function makeHeap(): Heap {
  return { key: [], node: [] };
}

/** Puts node v in with key k. O(log size). */
export function put({ key, node }: Heap, k: number, v: number): void {
  let i = key.length;
  key.push(k);
  node.push(v);
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (key[up]! <= k) break;
    key[i] = key[up]!;
    node[i] = node[up]!;
    i = up;
  }
  key[i] = k;
  node[i] = v;
}

/** Takes the first node out; its key is `heap.key[0]` before the call. The heap must not be empty. */
export function take({ key, node }: Heap): number {
  const result = node[0]!;
  const k = key.pop()!;
  const v = node.pop()!;
  const size = key.length;
  if (size === 0) return result;
  let i = 0;
  for (let child = 1; child < size; child = 2 * i + 1) {
    if (child + 1 < size && key[child + 1]! < key[child]!) child++;
    if (key[child]! >= k) break;
    key[i] = key[child]!;
    node[i] = node[child]!;
    i = child;
  }
  key[i] = k;
  node[i] = v;
  return result;
}
