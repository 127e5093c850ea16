import { parentPort } from "node:worker_threads";
import { db } from "#db/client.server.ts";
import type { Question } from "./kept-market.server.ts";
import { askMarket, newShelf } from "./kept-market.server.ts";

const shelf = newShelf();

/** Keeps markets open on a connection of its own, beside the pages, and answers postings. Bundled into build/. */
parentPort?.on("message", ({ id, task }: { id: number; task: Question }) => {
  void askMarket(db, shelf, task).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) }),
  );
});
