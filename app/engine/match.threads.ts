import { Worker } from "node:worker_threads";
import { boundIdr } from "./bound.ts";
import { makeTables } from "./certify.ts";
import type { Tables } from "./certify.ts";
import { soldOf, takeApart, together } from "./clear.ts";
import type { Apart, Cleared } from "./clear.ts";
import { readLedger } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { Market, Plan, Policy } from "./market.ts";
import { beginMatch, beginStep, certify, endMatch, match } from "./match.ts";
import type { MatchOptions, Run } from "./match.ts";
import { layGrids } from "./near.ts";
import { draftPlan, proofOf, writePlan } from "./plan.ts";
import { findWays } from "./reasons.ts";
import type { Ways } from "./reasons.ts";
import { remainsOf } from "./remains.ts";
import type { Remains } from "./remains.ts";
import { makeResidual, riseOf } from "./residual.ts";
import { makeShare, sharedRoom, solvedSoFar, solveRest, solveShare } from "./share.ts";
import type { Answers, Asked, Share } from "./share.ts";
import { sidesOf } from "./side-rules.ts";

/** Below so many lots a second thread takes longer to start than it saves. */
const worthwhileLots = 20_000;

/**
 * The same as `match`, byte for byte, with the work on a large market shared by two threads: this one and a helper.
 * @throws as `match` does; when the helper fails, everything is done here
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
  const ask = asking(helper);
  try {
    const run = beginMatch(market, policy, options);
    const shared = await clearWith(ask, run);
    return sidesOf(run.board).any ? endMatch(run, shared.pure) : await endWith(ask, run, shared);
  } finally {
    void helper.terminate();
  }
}

/** Asks the helper for something; `null` when it does not answer any more. */
export type Ask = <T extends Asked>(asked: T) => Promise<Answers[T["task"]] | null>;

/** Lets the helper be asked, many questions at once; once it is gone every answer is `null`. */
export function asking(helper: Worker): Ask {
  const waiting = new Map<number, (said: never) => void>();
  let isGone = false;
  let asked = 0;
  const leave = () => {
    isGone = true;
    for (const answer of waiting.values()) answer(null as never);
    waiting.clear();
  };
  helper.on("message", ({ id, said }: { id: number; said: never }) => {
    waiting.get(id)?.(said);
    waiting.delete(id);
  });
  helper.on("error", leave);
  helper.on("exit", leave);
  return (task) =>
    new Promise((resolve) => {
      if (isGone) return resolve(null);
      waiting.set(++asked, resolve as (said: never) => void);
      helper.postMessage({ id: asked, ...task });
    });
}

/** The pure flow, and what this thread did while it waited for the last parts. */
type Shared = { pure: Cleared; ledger: Ledger; ways: Ways; remains: Remains; tables: Tables };

/** Solves the pure flow part by part on both threads; whichever is free takes the next. */
async function clearWith(ask: Ask, { market, board, arcs }: Run): Promise<Shared> {
  const apart = takeApart(board, arcs, sharedRoom);
  const share = makeShare(apart);
  const solved = ask({ task: "solve", share });
  solveShare(share, false);
  const ledger = readLedger(market);
  void ask({ task: "ledger", ledger });
  const remains = remainsOf(market);
  const tables = makeTables(market, board.policy, remains);
  layGrids(arcs.near);
  const ways = earlyWays(apart, share);
  if ((await solved) === null) solveRest(share);
  return { pure: together(apart), ledger, ways, remains, tables };
}

/** Reasons of lots whose parts are solved, while others are not. With tiers and side constraints all hangs together. */
function earlyWays(apart: Apart, share: Share): Ways {
  const { board } = apart;
  const ways: Ways = new Map();
  const early = board.policy.fairnessTiersIdr.length > 0 || sidesOf(board).any ? null : solvedSoFar(apart, share);
  if (!early) return ways;
  const { net, kg, prices } = early.cleared;
  const keeps = early.lots.filter((i) => kg[net.at.unsoldArc + i]! > 0);
  findWays(early.cleared, makeResidual(net, kg, prices), null, keeps, ways);
  return ways;
}

/** Prices, reasons and certificate of a pure flow: the helper looks for the upper prices and the bound meanwhile. */
async function endWith(ask: Ask, run: Run, { pure, ledger, ways, remains, tables }: Shared): Promise<Plan> {
  const { board, arcs } = run;
  const { policy } = board;
  const proof = proofOf(pure);
  beginStep(run, "prices");
  const isFair = policy.fairnessTiersIdr.length > 0;
  const risen = ask({ task: "rise" });
  const bound = ask({ task: "bound", policy, proof });
  const residual = makeResidual(pure.net, pure.kg, pure.prices);
  const early = isFair ? ((await risen) ?? riseOf(residual)) : null;
  const draft = draftPlan(pure, arcs, soldOf(pure), residual, early, ways);
  const plan = writePlan(draft, early ?? (await risen) ?? riseOf(residual));
  beginStep(run, "certify");
  certify(run, plan, (await bound) ?? boundIdr(ledger, policy, proof), remains, tables);
  return plan;
}

/** The bundled helper lies beside this file's bundle; from source it is loaded by the loader that loaded this file. */
export function openHelper(): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./part-worker.js", import.meta.url));
  const source = new URL("./part.worker.ts", import.meta.url).href;
  const boot = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${source}", "${source}"))`;
  return new Worker(boot, { eval: true, stderr: true, execArgv: [] });
}
