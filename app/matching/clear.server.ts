import type { Market, Plan } from "~/engine/market.ts";
import { sha256 } from "~/lib/act.server.ts";
import { keptThread } from "~/lib/kept-thread.server.ts";
import { askThread } from "~/lib/thread.server.ts";
import type { ClearedPlan } from "./round.ts";

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

const kept = keptThread({ bundle: "trial-worker", source: "app/matching/trial.worker.ts" });
/** From so many lots on a clearing is worth a thread of its own, that has a helper. */
const keptLots = 20_000;

const plansKept = 4;
const plans = new Map<string, Promise<ClearedPlan>>();

/**
 * Clears a market for a round, in a thread that is kept and warm. The last plans are remembered by all that went into
 * them: what an officer saw on trial is what is kept, as long as the market did not change.
 */
export function clearRemembered(market: Market): Promise<ClearedPlan> {
  const inputs = sha256(JSON.stringify(market));
  const plan =
    plans.get(inputs) ??
    (market.lots.length < keptLots ? kept<ClearedPlan>({ kind: "clear", market }) : clearInWorker(market));
  plans.delete(inputs);
  plans.set(inputs, plan);
  plan.catch(() => plans.delete(inputs));
  for (const key of [...plans.keys()].slice(0, -plansKept)) plans.delete(key);
  return plan;
}
