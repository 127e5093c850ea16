import type { Officer } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { keptThread } from "~/lib/kept-thread.server.ts";
import type { PlainAct, RoundTask } from "./round-tasks.server.ts";
import type { RoundView } from "./round-view.server.ts";
import type { RoundPlan } from "./round.ts";
import type { Opened, Reweighed } from "./rounds.server.ts";
import type { FrontierPoint, Trial } from "./trial.ts";
import type { TrialAsk } from "./trials.server.ts";

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

/** `roundFor`, beside the pages. */
export function roundAside(
  regencyCodes: string[],
  roundId: string,
  shown: { nowMs: number; most: number },
): Promise<RoundView | undefined> {
  return ask<RoundView | undefined>({ kind: "view", regencyCodes, roundId, ...shown } satisfies RoundTask);
}

/** `frontierOf`, beside the pages. */
export function frontierAside(roundId: string): Promise<FrontierPoint[]> {
  return ask<FrontierPoint[]>({ kind: "frontier", roundId } satisfies RoundTask);
}

/** `tryPolicy`, beside the pages, where a plan that is kept afterwards is remembered. */
export function tryAside(officerId: string, trial: TrialAsk): Promise<Trial | null> {
  return ask<Trial | null>({ kind: "try", officerId, ask: trial } satisfies RoundTask);
}

function plain({ actorId, askedBy, at, key, requestHash }: Act): PlainAct {
  return { actorId, askedBy, at, key, requestHash };
}
