import { parentPort } from "node:worker_threads";
import { makeTrialWork } from "./trial-work.ts";
import type { TrialTask } from "./trial-work.ts";

/** Keeps markets under trial beside the pages and answers one task after the other. Bundled on its own into build/. */
const work = makeTrialWork(() => performance.now());
parentPort?.on("message", ({ id, task }: { id: number; task: TrialTask }) => {
  try {
    parentPort?.postMessage({ id, answer: work(task) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) });
  }
});
