import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** A file that runs beside the pages: its name in the built house, and its source in development. */
export type Thread = { bundle: string; source: string };

/**
 * Starts a thread on `workerData` and waits for the one thing that it posts.
 * @throws what the thread throws, or an error when it takes longer than `longestMs`
 */
export function askThread<T>(thread: Thread, workerData: unknown, longestMs: number): Promise<T> {
  return new Promise((done, fail) => {
    const worker = openThread(thread, workerData);
    const timer = setTimeout(() => {
      void worker.terminate();
      fail(new Error(`${thread.bundle} took longer than ${longestMs / 1000} s`));
    }, longestMs);
    worker.once("message", (answer: T) => done(answer));
    worker.once("error", fail);
    worker.once("exit", (code) => {
      clearTimeout(timer);
      if (code !== 0) fail(new Error(`${thread.bundle} stopped with code ${code}`));
    });
  });
}

/** The bundled file serves a built house; in development the source itself is run. */
export function openThread({ bundle, source }: Thread, workerData: unknown): Worker {
  const runsFromSource = import.meta.url.endsWith("/thread.server.ts");
  if (!runsFromSource) return new Worker(resolve(`build/${bundle}.js`), { workerData });
  // Node 20 does not hand a loader given by flag to a thread: the thread loads the source itself.
  const url = pathToFileURL(resolve(source)).href;
  const boot = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${url}", "${url}"))`;
  return new Worker(boot, { workerData, eval: true });
}
