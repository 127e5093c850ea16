import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Market, Plan } from "~/engine/market.ts";

const longestMs = 60_000;

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
 * Clears a market in a thread of its own, so that no page waits for it. The bundled worker serves a built house; in
 * development the source itself is run.
 * @throws what the engine throws, or an error when it takes longer than a minute
 */
export function clearInWorker(market: Market): Promise<Plan> {
  return new Promise((done, fail) => {
    const worker = openWorker(market);
    const timer = setTimeout(() => {
      void worker.terminate();
      fail(new Error("the clearing took longer than a minute"));
    }, longestMs);
    worker.once("message", (plan: Plan) => done(plan));
    worker.once("error", fail);
    worker.once("exit", (code) => {
      clearTimeout(timer);
      if (code !== 0) fail(new Error(`the clearing stopped with code ${code}`));
    });
  });
}

function openWorker(market: Market): Worker {
  const runsFromSource = import.meta.url.endsWith("/clear.server.ts");
  if (!runsFromSource) return new Worker(resolve("build/clearing-worker.js"), { workerData: market });
  // Node 20 does not hand a loader given by flag to a thread: the thread loads the source itself.
  const source = pathToFileURL(resolve("app/matching/clearing.worker.ts")).href;
  const boot = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${source}", "${source}"))`;
  return new Worker(boot, { workerData: market, eval: true });
}
