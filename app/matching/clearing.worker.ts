import { parentPort, workerData } from "node:worker_threads";
import { matchThreads } from "../engine/match.threads.ts";
import type { Market } from "../engine/market.ts";

/** Clears one market beside the pages and hands the plan back. Bundled on its own into build/, its helper for large markets too. */
parentPort?.postMessage(await matchThreads(workerData as Market, undefined, { nowMs: () => performance.now() }));
