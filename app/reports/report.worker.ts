import { parentPort } from "node:worker_threads";
import { db } from "#db/client.server.ts";
import type { ReportTask } from "./report-tasks.server.ts";
import { doReportTask } from "./report-tasks.server.ts";

/** Works reports out on a connection of its own, one after the other. Bundled on its own into build/. */
let before: Promise<unknown> = Promise.resolve();

parentPort?.on("message", ({ id, task }: { id: number; task: ReportTask }) => {
  before = before.then(async () => {
    try {
      parentPort?.postMessage({ id, answer: await doReportTask(db, task) });
    } catch (error) {
      parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) });
    }
  });
});
