import type { Worker } from "node:worker_threads";
import { openThread } from "./thread.server.ts";
import type { Thread } from "./thread.server.ts";

type Waiting = { done: (answer: unknown) => void; fail: (error: Error) => void };
type Reply = { id: number; answer?: unknown; fault?: string };

/**
 * A thread that is kept, started by the first task, and again by the next one after it stopped. It answers a message
 * `{ id, task }` with `{ id, answer }`, or with `{ id, fault }`. It does not keep the house open by itself.
 */
export function keptThread(thread: Thread): <Answer>(task: unknown) => Promise<Answer> {
  let worker: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const stop = (error: Error) => {
    worker = null;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  const start = () => {
    const opened = openThread(thread, null);
    opened.on("message", ({ id, answer, fault }: Reply) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (fault === undefined) one?.done(answer);
      else one?.fail(new Error(fault));
      if (waiting.size === 0) opened.unref();
    });
    opened.once("error", stop);
    opened.once("exit", (code) => {
      if (worker === opened) stop(new Error(`${thread.bundle} stopped with code ${code}`));
    });
    return opened;
  };
  return <Answer>(task: unknown) =>
    new Promise<Answer>((done, fail) => {
      worker ??= start();
      last += 1;
      waiting.set(last, { done: (answer) => done(answer as Answer), fail });
      worker.ref();
      worker.postMessage({ id: last, task });
    });
}
