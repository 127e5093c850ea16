import type { Market, Plan } from "~/engine/market.ts";
import { askThread } from "~/lib/thread.server.ts";

const longestMs = 60_000;
const clearing = { bundle: "clearing-worker", source: "app/matching/clearing.worker.ts" };

/** The last work of each regency that waits or runs in this process. */
const turns = new Map<string, Promise<unknown>>();

/** Does the work of a regency one after the other, in the order asked, so that a double click starts one thread. */
export async function inTurn<T>(regencyCode: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(regencyCode) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(work);
  turns.set(regencyCode, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(regencyCode) === mine) turns.delete(regencyCode);
  }
}

/**
 * Clears a market in a thread of its own, so that no page waits for it.
 * @throws what the engine throws, or an error when it takes longer than a minute
 */
export function clearInWorker(market: Market): Promise<Plan> {
  return askThread(clearing, market, longestMs);
}
