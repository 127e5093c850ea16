import type { Db } from "#db/open.server.ts";
import type { Officer } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { clearRemembered } from "./clear.server.ts";
import type { RoundPlan } from "./round.ts";
import { roundFor } from "./round-view.server.ts";
import type { Reweighed } from "./rounds.server.ts";
import { clearAgain, openRound } from "./rounds.server.ts";
import type { TrialAsk } from "./trials.server.ts";
import { frontierOf, tryPolicy } from "./trials.server.ts";

/** An act without its way to make ids, which does not pass between threads. */
export type PlainAct = Omit<Act, "newId">;

/** What reads or writes a whole plan: of a large market it would hold every page up. */
export type RoundTask =
  | { kind: "open"; act: PlainAct; officer: Pick<Officer, "regencyCodes">; plan: RoundPlan }
  | { kind: "again"; act: PlainAct; roundId: string; kept?: Reweighed }
  | { kind: "view"; regencyCodes: string[]; roundId: string; nowMs: number; most: number }
  | { kind: "frontier"; roundId: string }
  | { kind: "try"; officerId: string; ask: TrialAsk };

/** Does a task. All of them share the memory of the last plans: what was seen on trial is what is kept. */
export function doRoundTask(db: Db, task: RoundTask) {
  if (task.kind === "view") return roundFor(db, task.regencyCodes, task.roundId, task);
  if (task.kind === "frontier") return frontierOf(db, task.roundId);
  if (task.kind === "try") return tryPolicy(db, task.officerId, task.ask);
  const { actorId, ...act } = task.act;
  if (task.kind === "open") return openRound(db, newAct(actorId, act), task.officer, task.plan, clearRemembered);
  return clearAgain(db, newAct(actorId, act), task.roundId, clearRemembered, task.kept);
}
