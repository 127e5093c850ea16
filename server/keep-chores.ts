import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { logger } from "~/lib/log.server.ts";

const hourMs = 3_600_000;
let underWay: Worker | null = null;

/** Does the chores now and then every hour, so that a new day begins within an hour of midnight. */
export function keepChores(): void {
  beginChores();
  setInterval(beginChores, hourMs).unref();
}

/**
 * Starts a thread with a connection of its own, so that no page waits while a large market is read. One at a time:
 * what takes longer than an hour is not begun twice.
 */
function beginChores(): void {
  if (underWay) return;
  const worker = new Worker(resolve("build/chores-worker.js"));
  underWay = worker;
  worker.on("error", (error) => logger.error({ err: error }, "the chores stopped"));
  worker.once("exit", () => {
    underWay = null;
  });
  // A house that closes does not wait for them: each chore may be left half way and done again.
  worker.unref();
}
