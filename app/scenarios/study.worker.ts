import { parentPort, workerData } from "node:worker_threads";
import type { Ground } from "./ground.ts";
import type { Question } from "./study.ts";
import { study } from "./study.ts";

/** A very large market is not tried for longer: a last clearing under way still ends in the time that is waited. */
const longestMs = 90_000;

/** Answers one question about a market beside the pages and hands the answer back. Bundled on its own into build/. */
const { ground, question } = workerData as { ground: Ground; question: Question };
parentPort?.postMessage(study(ground, question, () => performance.now() > longestMs));
