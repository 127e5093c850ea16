import { Worker } from "node:worker_threads";
import { solveHere, takeApart, together } from "./clear.ts";
import type { Apart, Cleared } from "./clear.ts";
import type { Market, Plan, Policy } from "./market.ts";
import { beginMatch, endMatch, match } from "./match.ts";
import type { MatchOptions } from "./match.ts";
import type { Part, PartSolved } from "./part.ts";
import { joinPart } from "./part-join.ts";
import { cutPart } from "./part-split.ts";

/** Below so many lots a second thread takes longer to start than it saves. */
const worthwhileLots = 20_000;

/**
 * The same as `match`, byte for byte, with the parts of a large market solved on two threads: this one and a helper.
 * @throws as `match` does; when the helper fails, everything is solved here
 */
export async function matchThreads(
  market: Market,
  policy?: Partial<Policy>,
  options: MatchOptions & { worthwhileLots?: number; helper?: Worker } = {},
): Promise<Plan> {
  // What is no market is for `match` to refuse, with the reason.
  const lotCount = Array.isArray(market.lots) ? market.lots.length : 0;
  if (lotCount < (options.worthwhileLots ?? worthwhileLots)) return match(market, policy, options);
  // It starts while arcs are found.
  const helper = options.helper ?? openHelper();
  try {
    const run = beginMatch(market, policy, options);
    return endMatch(run, await clearWith(helper, takeApart(run.board, run.arcs)));
  } finally {
    await helper.terminate();
  }
}

type Answer = { n: number; solved: PartSolved };

/** Sends the helper its share, solves the rest meanwhile, and joins what comes back. */
export async function clearWith(helper: Worker, apart: Apart): Promise<Cleared> {
  const { net, split, joined } = apart;
  const [mine, theirs] = shares(split.size);
  const sent = new Map<number, Part>();
  const back = new Set<number>();
  const answered = new Promise<void>((done, fail) => {
    if (theirs.length === 0) done();
    helper.on("message", ({ n, solved }: Answer) => {
      joinPart(net, joined, sent.get(n)!, solved);
      back.add(n);
      if (back.size === theirs.length) done();
    });
    helper.once("error", fail);
    helper.once("exit", () => fail(new Error("the helper ended early")));
  }).catch(() => undefined);
  for (const n of theirs) {
    const part = cutPart(split, n);
    sent.set(n, part);
    helper.postMessage({ n, part });
  }
  for (const n of mine) solveHere(apart, n);
  await answered;
  for (const n of theirs) if (!back.has(n)) solveHere(apart, n);
  return together(apart);
}

/** Two lists of parts about as much work each, the largest first: [here, at the helper]. */
export function shares(size: Float64Array): [number[], number[]] {
  const order = [...size.keys()].sort((a, b) => size[b]! - size[a]! || a - b);
  const lists: [number[], number[]] = [[], []];
  const load = [0, 0];
  for (const n of order) {
    const to = load[1]! <= load[0]! ? 1 : 0;
    lists[to].push(n);
    // Work grows faster than arcs.
    load[to]! += size[n]! ** 1.3 + 1;
  }
  return lists;
}

/** The bundled helper lies beside this file's bundle; from source it is loaded by the loader that loaded this file. */
export function openHelper(): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./part-worker.js", import.meta.url));
  const source = new URL("./part.worker.ts", import.meta.url).href;
  const boot = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${source}", "${source}"))`;
  return new Worker(boot, { eval: true, stderr: true, execArgv: [] });
}
