import { parentPort, workerData } from "node:worker_threads";
import type { Ground } from "./ground.ts";
import type { Question } from "./study.ts";
import { study } from "./study.ts";

/** Answers one question about a market beside the pages and hands the answer back. Bundled on its own into build/. */
const { ground, question } = workerData as { ground: Ground; question: Question };
parentPort?.postMessage(study(ground, question));
