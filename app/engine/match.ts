import { findArcs } from "./arcs.ts";
import type { Arcs } from "./arcs.ts";
import { layBoard } from "./board.ts";
import type { Board } from "./board.ts";
import { boundIdr } from "./bound.ts";
import { checkPlan } from "./certify.ts";
import type { Tables } from "./certify.ts";
import { clearFlow, soldOf } from "./clear.ts";
import type { Cleared } from "./clear.ts";
import { readLedger } from "./ledger.ts";
import type { Market, Plan, Policy } from "./market.ts";
import { parseMarket, readPolicy } from "./parse.ts";
import { draftPlan, proofOf, writePlan } from "./plan.ts";
import { remainsOf } from "./remains.ts";
import type { Remains } from "./remains.ts";
import { makeResidual, riseOf } from "./residual.ts";
import { sidesProofOf } from "./side-prices.ts";
import { sidesOf } from "./side-rules.ts";
import { sidesBoundIdr } from "./sides-bound.ts";
import { searchSides } from "./sides.ts";

/** What the engine may be told about the world around it. It has no clock of its own. */
export type MatchOptions = {
  /** A clock, milliseconds; without one nothing is timed and searches stop by counted work alone. */
  nowMs?: () => number;
  /** True when the market comes from `parseMarket` or a reader: it is not read a second time. */
  isChecked?: boolean;
  /** Hears the name of each step before it begins. */
  onStep?: (step: Step) => void;
};

type Step = "read" | "arcs" | "solve" | "prices" | "certify";

/**
 * Clears a market at once: who sells how many kg to whom in which week, with prices, reasons and a certificate.
 * The same market gives the same plan, byte for byte, whatever the order of its lists (with side constraints: while
 * the time limit is not reached). `policy` overrides the market's own, field by field.
 * @throws MarketError when the market breaks the market file, in one line
 * @throws Error when the plan does not pass its certificate: a fault of the engine, never of the market
 */
export function match(market: Market, policy?: Partial<Policy>, options: MatchOptions = {}): Plan {
  const run = beginMatch(market, policy, options);
  return endMatch(run, clearFlow(run.board, run.arcs));
}

/** A clearing under way, its arcs found; `marks` are the times at which its steps began. */
export type Run = { market: Market; board: Board; arcs: Arcs; options: MatchOptions; marks: number[] };

/** The steps before the pure flow. */
export function beginMatch(market: Market, policy: Partial<Policy> | undefined, options: MatchOptions): Run {
  const run = { market, options, marks: [] };
  beginStep(run, "read");
  const board = layBoard(options.isChecked ? market : parseMarket(market), policy && readPolicy(policy, "policy"));
  beginStep(run, "arcs");
  const arcs = findArcs(board);
  beginStep(run, "solve");
  return { ...run, board, arcs };
}

/** The steps from the solved pure flow on. */
export function endMatch(run: Run, pure: Cleared): Plan {
  const { market, board, arcs, options } = run;
  const now = options.nowMs ?? (() => 0);
  const proof = proofOf(pure);
  const sides = sidesOf(board);
  const found = sides.any ? searchSides(pure, sides, deadline(now, board.policy.timeLimitS)) : null;
  beginStep(run, "prices");
  const cleared = found?.cleared ?? pure;
  const residual = makeResidual(cleared.net, cleared.kg, cleared.prices);
  const rise = riseOf(residual);
  const plan = writePlan(draftPlan(cleared, arcs, found?.sold ?? soldOf(pure), residual, rise), rise);
  beginStep(run, "certify");
  const bounds = [boundIdr(readLedger(market), board.policy, proof)];
  const remains = remainsOf(market);
  if (found?.priced) bounds.push(sidesBoundIdr(market, board.policy, sidesProofOf(found.priced, proof), remains));
  certify(run, plan, Math.min(...bounds), remains);
  return plan;
}

/** Says that a step begins, and notes the time. */
export function beginStep({ options, marks }: Pick<Run, "options" | "marks">, step: Step): void {
  options.onStep?.(step);
  marks.push(options.nowMs?.() ?? 0);
}

/** True once `share` of the limit is over. Without a running clock it never is, and counted work ends the search. */
function deadline(now: () => number, limitS: number): (share: number) => boolean {
  const start = now();
  return (share) => now() - start > limitS * 1000 * share;
}

/** Puts bound, gap, status, certificate and times into the plan, and lets no plan out that breaks a rule. */
export function certify(
  { market, board, options, marks }: Run,
  plan: Plan,
  dualIdr: number,
  remains: Remains,
  tables?: Tables,
): void {
  const { policy } = board;
  const { primalIdr, faults } = checkPlan(market, policy, plan, remains, tables);
  if (primalIdr > dualIdr) faults.push(`the plan is worth ${primalIdr}, above its bound ${dualIdr}`);
  if (!isConstrained(market, policy) && primalIdr !== dualIdr)
    faults.push(`a pure flow is worth ${primalIdr}, its bound is ${dualIdr}`);
  if (faults.length > 0)
    throw new Error(`plan without a certificate, ${faults.length} faults: ${faults.slice(0, 3).join("; ")}`);
  plan.boundIdr = dualIdr;
  plan.status = primalIdr === dualIdr ? "optimal" : "feasible";
  plan.gap = (dualIdr - primalIdr) / Math.max(1, Math.abs(dualIdr));
  plan.certificate = { primalIdr, dualIdr, violations: faults.length };
  const ends = [...marks.slice(1), options.nowMs?.() ?? 0];
  const [read, arcs, solve, prices, certifyMs] = ends.map((end, n) => Math.round(end - marks[n]!));
  plan.timingMs = { read: read!, arcs: arcs!, solve: solve!, prices: prices!, certify: certifyMs! };
}

function isConstrained(market: Market, policy: Policy): boolean {
  return policy.enforce.length > 0 || market.lots.some((lot) => (lot.stepKg ?? 1) > 1);
}
