import { parentPort } from "node:worker_threads";
import { db } from "#db/client.server.ts";
import type { RoundTask } from "./round-tasks.server.ts";
import { doRoundTask } from "./round-tasks.server.ts";

/** Opens and clears rounds on a connection of its own, beside the pages. Bundled on its own into build/. */
parentPort?.on("message", ({ id, task }: { id: number; task: RoundTask }) => {
  void doRoundTask(db, task).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) }),
  );
});
