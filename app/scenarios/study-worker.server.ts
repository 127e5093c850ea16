import { askThread } from "~/lib/thread.server.ts";
import type { Ground } from "./ground.ts";
import type { Answer, Question } from "./study.ts";

/** Whoever answers a question: this thread in tests, one beside the pages in the house. */
export type Student = (ground: Ground, question: Question) => Promise<Answer>;

const longestMs = 180_000;
const studying = { bundle: "study-worker", source: "app/scenarios/study.worker.ts" };

/** Answers in a thread of its own. @throws what the engine throws, or an error when it takes longer than three minutes */
export function studyInWorker(ground: Ground, question: Question): Promise<Answer> {
  return askThread(studying, { ground, question }, longestMs);
}
