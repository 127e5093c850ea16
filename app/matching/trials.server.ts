import type { Db } from "#db/open.server.ts";
import type { Policy } from "~/engine/market.ts";
import { keptThread } from "~/lib/kept-thread.server.ts";
import { newestFirst } from "~/lib/newest.server.ts";
import { clearingFacts } from "./clearing-facts.server.ts";
import { newestClearing } from "./clearings.server.ts";
import { worthBy } from "./licence-holds.ts";
import { acceptsOf } from "./market-offers.server.ts";
import type { Span } from "./round.ts";
import { fieldsOf } from "./round.ts";
import { spanOf } from "./rounds.server.ts";
import type { FrontierPoint, Trial } from "./trial.ts";
import { movedBy, trialQuery } from "./trial.ts";
import type { FlowTrial, Sweeping, Weighing } from "./trial-work.ts";
import { frozenMarket, wholeFigures } from "./whole-figures.server.ts";

const askKept = keptThread({ bundle: "trial-worker", source: "app/matching/trial.worker.ts" });

/** What an officer asks of a round: a policy, and whether the limits that are no flow are to be kept as well. */
export type TrialAsk = { roundId: string; policy: Partial<Policy>; isWhole: boolean };

/**
 * What the round's newest plan would be under another policy, on the inputs with which it was cleared. Nothing is
 * written. Null when a newer question of the same officer about the round came before this one had its turn.
 */
export function tryPolicy(db: Db, officerId: string, ask: TrialAsk): Promise<Trial | null> {
  return newestFirst(`${officerId} ${ask.roundId} ${ask.isWhole}`, async () => {
    const span = await spanOf(db, ask.roundId);
    const clearing = await newestClearing(db, ask.roundId);
    const asked = trialQuery(fieldsOf(ask.policy));
    const { figures: plan } = await clearingFacts(db, span, clearing);
    const { roundId, policy } = ask;
    if (ask.isWhole)
      return { asked, figures: await wholeFigures(db, { roundId, clearingId: clearing.id, policy }), isWhole: true };
    const flow = await askOpen<FlowTrial>(db, span, { kind: "weigh", key: clearing.id, policy: ask.policy });
    const { figures, planFigures, isPureFlow } = flow;
    return { asked, figures: isPureFlow ? figures : movedBy(plan, planFigures, figures), isWhole: isPureFlow };
  });
}

/** Rupiah per kg: the right end of the slider. */
const mostIdr = 10_000;
const frontiers = new Map<string, FrontierPoint[]>();
const frontiersKept = 50;

/** Volume against value of the round's newest plan, from most value to most kg, limits that are no flow left out. */
export async function frontierOf(db: Db, roundId: string): Promise<FrontierPoint[]> {
  const span = await spanOf(db, roundId);
  const clearing = await newestClearing(db, roundId);
  const known = frontiers.get(clearing.id);
  if (known) return known;
  const { policy } = await clearingFacts(db, span, clearing);
  const points = await askOpen<FrontierPoint[]>(db, span, { kind: "frontier", key: clearing.id, policy, mostIdr });
  frontiers.set(clearing.id, points);
  for (const key of [...frontiers.keys()].slice(0, -frontiersKept)) frontiers.delete(key);
  return points;
}

/** Asks the kept thread, and opens the market for it when it does not know it. */
async function askOpen<Answer>(db: Db, span: Span, task: Weighing | Sweeping): Promise<Answer> {
  const known = await askKept<Answer | null>(task);
  if (known !== null) return known;
  const market = await frozenMarket(db, task.key);
  const accepts = await acceptsOf(db, span);
  const worth = worthBy(accepts);
  const worthIdr = Object.fromEntries(
    accepts.map((row) => [`${row.offerId} ${row.commodityCode}`, worth(row.offerId, row.commodityCode)]),
  );
  await askKept({ kind: "open", key: task.key, marketJson: market, worthIdr });
  const answer = await askKept<Answer | null>(task);
  if (answer === null) throw new Error(`the market of clearing ${task.key} was opened and is not known`);
  return answer;
}
