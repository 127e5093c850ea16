import { parentPort } from "node:worker_threads";
import { db } from "#db/client.server.ts";
import type { MarketTask } from "~/market/asking.server.ts";
import { askForOffer, askMarket, newShelf } from "./kept-market.server.ts";

const shelf = newShelf();

/** Keeps markets open on a connection of its own, beside the pages, and answers postings. Bundled into build/. */
parentPort?.on("message", ({ id, task }: { id: number; task: MarketTask }) => {
  void (task.kind === "lot" ? askMarket(db, shelf, task) : askForOffer(db, shelf, task)).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) }),
  );
});
