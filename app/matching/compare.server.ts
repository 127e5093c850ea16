import type { Db } from "#db/open.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { clearingFacts } from "./clearing-facts.server.ts";
import type { PlanRow } from "./compare.ts";

/** More plans than this of one round are not offered for choosing. */
const plansOffered = 20;
/** Side by side there is room for so many. */
const plansBeside = 3;

/**
 * The plans of a round, each with its number, figures and policy, and the chosen ones (else the newest two) in the order
 * they were made, each with its pairings. Undefined when it is no round of these regencies.
 */
export async function compareFor(db: Db, regencyCodes: string[], roundId: string, chosen: readonly string[]) {
  const round = await db
    .selectFrom("rounds")
    .innerJoin("regions", "regions.code", "rounds.regencyCode")
    .select(["rounds.id", "rounds.number", "rounds.regencyCode", "rounds.fromWeek", "rounds.weeks", "regions.zone"])
    .where("rounds.id", "=", roundId)
    .where("rounds.regencyCode", "in", regencyCodes)
    .executeTakeFirst();
  if (!round) return undefined;
  const plans = await plansOf(db, round);
  const known = plans.filter((plan) => chosen.includes(plan.id));
  const beside = (known.length >= 2 ? known : plans).slice(0, known.length >= 2 ? plansBeside : 2).reverse();
  const rows: PlanRow[][] = [];
  for (const plan of beside) rows.push(await rowsOf(db, plan.id));
  return { round: { ...round, zone: round.zone ?? defaultZone }, plans, beside, rows };
}

export type Compared = NonNullable<Awaited<ReturnType<typeof compareFor>>>;

type Round = { id: string; regencyCode: string; fromWeek: string; weeks: number };

async function plansOf(db: Db, round: Round) {
  const clearings = await db
    .selectFrom("clearings")
    .leftJoin("users", "users.id", "clearings.byUserId")
    .select(["clearings.id", "clearings.at", "clearings.matchedKg", "clearings.gainsIdr", "users.name as byName"])
    .where("clearings.roundId", "=", round.id)
    .orderBy("clearings.at", "desc")
    .orderBy("clearings.id", "desc")
    .execute();
  const plans = [];
  for (const [i, { id, at, matchedKg, gainsIdr, byName }] of clearings.slice(0, plansOffered).entries()) {
    const { figures, policy, reason, pairings } = await clearingFacts(db, round, { id, matchedKg, gainsIdr });
    const number = clearings.length - i;
    plans.push({ id, at, number, byName: byName ?? "", isNewest: i === 0, reason, policy, figures, pairings });
  }
  return plans;
}

function rowsOf(db: Db, clearingId: string): Promise<PlanRow[]> {
  return db
    .selectFrom("proposals")
    .innerJoin("groups as producer", "producer.id", "proposals.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "proposals.processorGroupId")
    .select(["proposals.lotId", "proposals.offerId", "proposals.week", "proposals.quantityKg"])
    .select(["proposals.farmGateIdr", "proposals.producerGroupId", "producer.name as producer"])
    .select(["proposals.processorGroupId", "processor.name as processor"])
    .where("proposals.clearingId", "=", clearingId)
    .orderBy("proposals.id")
    .execute();
}
