type Line = { next: ((mine: boolean) => void) | null };

/** Who asks and is being answered, by key, with the one who waits. */
const lines = new Map<string, Line>();

/**
 * Does the work of a key one after the other; of those that wait only the newest gets its turn, the others are answered
 * with null at once.
 */
export async function newestFirst<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const before = lines.get(key);
  if (before) {
    before.next?.(false);
    const mine = await new Promise<boolean>((turn) => {
      before.next = turn;
    });
    if (!mine) return null;
  } else lines.set(key, { next: null });
  try {
    return await work();
  } finally {
    const line = lines.get(key);
    const next = line?.next;
    if (line && next) {
      line.next = null;
      next(true);
    } else lines.delete(key);
  }
}
