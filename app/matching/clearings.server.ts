import type { Insertable } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { ProposalsTable } from "#db/schema/matching.ts";
import type { Flow, Market } from "~/engine/market.ts";
import type { Act } from "~/lib/act.server.ts";
import { addDays } from "~/lib/dates.ts";
import { figuresOf, outlineOf } from "./figures.ts";
import type { WorthOf } from "./licence-holds.ts";
import type { ClearedPlan, Span } from "./round.ts";
import { neighbourhood } from "./why.ts";

/** SQLite takes some 32,000 values a statement. */
const rowsAtOnce = 500;

type Cleared = {
  roundId: string;
  span: Span;
  market: Market;
  plan: ClearedPlan;
  worthIdr: WorthOf;
  /** Why it replaces the plan before, in an officer's words; empty when nothing was overridden. */
  reason: string;
};

/** Writes what went into a clearing and what came out: inputs and plan as they were, a proposal a flow, the kg left over. */
export async function writeClearing(db: Db, act: Act, cleared: Cleared): Promise<string> {
  const { roundId, market, plan } = cleared;
  const id = act.newId();
  const { status, objectiveIdr, boundIdr, gainsIdr, matchedKg, offeredKg, reachableKg } = plan;
  await db
    .insertInto("clearings")
    .values({
      id,
      roundId,
      byUserId: act.actorId,
      at: act.at,
      marketJson: JSON.stringify(market),
      planJson: JSON.stringify({ ...plan, whys: undefined }),
      ...{ status, objectiveIdr, boundIdr, gainsIdr, matchedKg, offeredKg, reachableKg },
    })
    .execute();
  await writeFigures(db, id, cleared);
  for (const rows of inParts(await proposalsOf(db, act, id, cleared)))
    await db.insertInto("proposals").values(rows).execute();
  const unsolds = plan.unsold.map((left) => ({
    clearingId: id,
    lotId: left.lot,
    quantityKg: left.kg,
    reason: left.reason,
    askCutIdr: left.askCutIdr ?? null,
    detailJson: JSON.stringify(left.detail),
  }));
  for (const rows of inParts(unsolds)) await db.insertInto("unsolds").values(rows).execute();
  return id;
}

async function writeFigures(db: Db, clearingId: string, { market, plan, worthIdr, reason }: Cleared): Promise<void> {
  const { valueAddedIdr, emptyGroups, meanDistanceM, farmGateIdr } = figuresOf(market, outlineOf(plan), worthIdr);
  const policyJson = JSON.stringify(market.policy ?? {});
  const certificate = { gap: plan.gap, violations: plan.certificate.violations, pairings: plan.flows.length };
  await db
    .insertInto("clearingFigures")
    .values({
      ...{ clearingId, reason, policyJson, ...certificate },
      ...{ valueAddedIdr, emptyGroups, meanDistanceM, farmGateIdr },
    })
    .execute();
}

/** The clearing that holds for a round: its latest, without market and plan, which are long. @throws when there is none */
export function newestClearing(db: Db, roundId: string) {
  return db
    .selectFrom("clearings")
    .select(["id", "roundId", "byUserId", "at", "status", "objectiveIdr", "boundIdr"])
    .select(["gainsIdr", "matchedKg", "offeredKg", "reachableKg"])
    .where("roundId", "=", roundId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

async function proposalsOf(
  db: Db,
  act: Act,
  clearingId: string,
  cleared: Cleared,
): Promise<Insertable<ProposalsTable>[]> {
  const { roundId, span, market, plan } = cleared;
  const around = neighbourhood(market);
  const bids = new Map((market.bids ?? []).map((bid) => [`${bid.lot} ${bid.offer}`, bid.bidIdr]));
  const terms = await termsOf(db, plan.flows);
  return plan.flows.map((flow, at) => {
    const lot = around.lots.get(flow.lot);
    const offer = around.offers.get(flow.offer);
    const pattern = terms.get(flow.offer);
    const accept = offer?.accepts.find((one) => one.commodity === lot?.commodity);
    if (!lot || !offer || !pattern || !accept)
      throw new Error(`the plan names what is not in its market: ${flow.lot}, ${flow.offer}`);
    const { distanceM, ...why } = plan.whys?.[at] ?? around.whyOf(flow);
    return {
      id: act.newId(),
      ...{ roundId, clearingId, lotId: lot.id, offerId: offer.id, kitchenId: offer.kitchen },
      ...{
        producerGroupId: lot.group,
        processorGroupId: pattern.groupId,
        terms: pattern.terms,
        feeIdr: pattern.feeIdr,
        sharePercent: pattern.sharePercent,
        shareCostIdr: pattern.shareCostIdr,
        shareCosts: pattern.shareCosts,
      },
      week: addDays(span.fromWeek, flow.week * 7),
      quantityKg: flow.kg,
      ...pricesOf(flow),
      distanceM,
      whyJson: JSON.stringify(why),
      askIdr: lot.askIdr,
      bidIdr: bids.get(`${lot.id} ${offer.id}`) ?? accept.bidIdr,
    };
  });
}

function pricesOf(flow: Flow) {
  const { farmGateIdr, deliveredIdr, gainIdrPerKg, bandIdr } = flow;
  const [bandLowIdr, bandHighIdr] = bandIdr;
  return {
    ...{ farmGateIdr, deliveredIdr, bandLowIdr, bandHighIdr },
    transportIdr: deliveredIdr - farmGateIdr,
    gainIdr: gainIdrPerKg * flow.kg,
  };
}

async function termsOf(db: Db, flows: Flow[]) {
  const ids = [...new Set(flows.map((flow) => flow.offer))];
  const found = [];
  for (const part of inParts(ids)) {
    found.push(
      ...(await db
        .selectFrom("offers")
        .select(["id", "groupId", "terms", "feeIdr", "sharePercent", "shareCostIdr", "shareCosts"])
        .where("id", "in", part)
        .execute()),
    );
  }
  return new Map(found.map((offer) => [offer.id, offer]));
}

function inParts<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, part) =>
    rows.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce),
  );
}
