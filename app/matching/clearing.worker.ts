import { parentPort, workerData } from "node:worker_threads";
import { match } from "../engine/match.ts";
import type { Market } from "../engine/market.ts";

/** Clears one market beside the pages and hands the plan back. Bundled on its own into build/. */
parentPort?.postMessage(match(workerData as Market, undefined, { nowMs: () => performance.now() }));
