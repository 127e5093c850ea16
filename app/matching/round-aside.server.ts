import type { Officer } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { keptThread } from "~/lib/kept-thread.server.ts";
import type { PlanFigures } from "./figures.ts";
import type { PlainAct, RoundTask } from "./round-tasks.server.ts";
import type { RoundPlan } from "./round.ts";
import type { Opened, Reweighed } from "./rounds.server.ts";
import type { WholeAsk } from "./whole-figures.server.ts";

const ask = keptThread({ bundle: "round-worker", source: "app/matching/round.worker.ts" });

/** `openRound`, beside the pages. */
export function openRoundAside(act: Act, officer: Pick<Officer, "regencyCodes">, plan: RoundPlan): Promise<Opened> {
  const { regencyCodes } = officer;
  return ask<Opened>({ kind: "open", act: plain(act), officer: { regencyCodes }, plan } satisfies RoundTask);
}

/** `clearAgain`, beside the pages. */
export function clearAgainAside(act: Act, roundId: string, kept?: Reweighed): Promise<Opened> {
  return ask<Opened>({ kind: "again", act: plain(act), roundId, ...(kept ? { kept } : {}) } satisfies RoundTask);
}

/** `wholeFigures`, beside the pages, where a plan that is kept afterwards is remembered. */
export function wholeFiguresAside(asked: WholeAsk): Promise<PlanFigures> {
  return ask<PlanFigures>({ kind: "figures", ...asked } satisfies RoundTask);
}

function plain({ actorId, askedBy, at, key, requestHash }: Act): PlainAct {
  return { actorId, askedBy, at, key, requestHash };
}
