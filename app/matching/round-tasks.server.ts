import type { Db } from "#db/open.server.ts";
import type { Officer } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { clearRemembered } from "./clear.server.ts";
import type { RoundPlan } from "./round.ts";
import type { Reweighed } from "./rounds.server.ts";
import { clearAgain, openRound } from "./rounds.server.ts";
import type { WholeAsk } from "./whole-figures.server.ts";
import { wholeFigures } from "./whole-figures.server.ts";

/** An act without its way to make ids, which does not pass between threads. */
export type PlainAct = Omit<Act, "newId">;

/** What reads or writes a whole plan: of a large market it would hold every page up. */
export type RoundTask =
  | { kind: "open"; act: PlainAct; officer: Pick<Officer, "regencyCodes">; plan: RoundPlan }
  | { kind: "again"; act: PlainAct; roundId: string; kept?: Reweighed }
  | ({ kind: "figures" } & WholeAsk);

/** Does a task. All of them share the memory of the last plans: what was seen on trial is what is kept. */
export function doRoundTask(db: Db, task: RoundTask) {
  if (task.kind === "figures") return wholeFigures(db, task);
  const { actorId, ...act } = task.act;
  if (task.kind === "open") return openRound(db, newAct(actorId, act), task.officer, task.plan, clearRemembered);
  return clearAgain(db, newAct(actorId, act), task.roundId, clearRemembered, task.kept);
}
