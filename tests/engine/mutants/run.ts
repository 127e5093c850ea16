import { parentPort } from "node:worker_threads";
import { firstFailure } from "./kernel.ts";

parentPort!.postMessage(firstFailure());
