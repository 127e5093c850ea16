import type { Db } from "#db/open.server.ts";
import type { UnsoldDetail } from "~/engine/market.ts";
import { defaultZone } from "~/lib/dates.ts";
import { firstContract } from "./first-contract.server.ts";
import { newestClearing } from "./clearings.server.ts";
import { clearingFacts } from "./clearing-facts.server.ts";
import { changesOf } from "./round-changes-view.server.ts";
import type { Answers, ProposalState } from "./proposal.ts";
import { isTentative, proposalState } from "./proposal.ts";
import type { UnsoldView } from "./round-view.ts";
import { byReason, coarseAbove, coarseBelow, countStates } from "./round-view.ts";
import type { Why } from "./why.ts";

const lotsPerReason = 20;

/**
 * A round of the officer's regencies with its newest plan, as the workbench shows it, or undefined. Of a long plan only
 * the first `most` pairings come along; the numbers count all.
 */
export async function roundFor(
  db: Db,
  regencyCodes: string[],
  id: string,
  { nowMs, most }: { nowMs: number; most: number },
) {
  const round = await db
    .selectFrom("rounds")
    .innerJoin("regions", "regions.code", "rounds.regencyCode")
    .select(["rounds.id", "rounds.number", "rounds.regencyCode", "rounds.fromWeek", "rounds.weeks", "rounds.at"])
    .select(["regions.name as regencyName", "regions.zone"])
    .where("rounds.id", "=", id)
    .where("rounds.regencyCode", "in", regencyCodes)
    .executeTakeFirst();
  if (!round) return undefined;
  const clearing = await newestClearing(db, id);
  const { policy, reason, gap, violations, pairings: pairingCount, figures } = await clearingFacts(db, round, clearing);
  const pairings = await pairingsOf(db, clearing.id, { nowMs, most });
  const changes = await changesOf(db, id);
  const { status, matchedKg, offeredKg, reachableKg } = clearing;
  const standing = changes.filter((change) => change.endedAt === null);
  return {
    ...round,
    zone: round.zone ?? defaultZone,
    ...{ policy, reason, clearedAt: clearing.at, clearingId: clearing.id },
    numbers: { gainsIdr: figures.gainsIdr, matchedKg, offeredKg, reachableKg },
    figures,
    certificate: { status, gap, violations },
    pairings: pairings.map(({ lotId, offerId, ...pairing }) => ({
      ...pairing,
      pin: standing.find((one) => one.kind === "pin" && one.lotId === lotId && one.offerId === offerId)?.reason ?? null,
    })),
    pairingCount,
    counts: await countsOf(db, clearing.id, nowMs),
    meanDistanceM: figures.meanDistanceM,
    dueAt: pairings.find((pairing) => pairing.dueAt !== null)?.dueAt ?? null,
    unsold: byReason(await unsoldOf(db, clearing.id), lotsPerReason),
    plans: await plansIn(db, id),
    changes: changes.map(({ lotId: _lot, offerId: _offer, ...change }) => ({
      ...change,
      // Plans that were made before it do not know it.
      isPending: (change.endedAt ?? change.at) > clearing.at,
    })),
  };
}

/** How many plans the round has had. */
async function plansIn(db: Db, roundId: string): Promise<number> {
  const row = await db
    .selectFrom("clearings")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("roundId", "=", roundId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export type RoundView = NonNullable<Awaited<ReturnType<typeof roundFor>>>;

type Shown = { nowMs: number; most: number };

async function pairingsOf(db: Db, clearingId: string, { nowMs, most }: Shown) {
  const all = planned(db, clearingId);
  const rows = await (Number.isFinite(most) ? all.limit(most) : all).execute();
  return rows.map((row) => {
    const answers = answersOf(row);
    const { lotId, offerId, dueAt } = row;
    const { id, quantityKg, week, distanceM, terms, feeIdr, sharePercent, shareCostIdr, dropReason } = row;
    return {
      ...{
        id,
        lotId,
        offerId,
        quantityKg,
        week,
        distanceM,
        terms,
        feeIdr,
        sharePercent,
        shareCostIdr,
        answers,
        dropReason,
        dueAt,
      },
      price: terms === "buy" ? priceOf(row) : null,
      state: stateOf(row, nowMs),
      tentative: isTentative(row),
      commodity: { code: row.commodityCode, nameId: row.nameId, nameEn: row.nameEn },
      product: { code: row.productCode, nameId: row.productNameId, nameEn: row.productNameEn },
      producer: { name: row.producerName, village: row.farmVillage },
      processor: { name: row.processorName, village: row.kitchenVillage },
      why: JSON.parse(row.whyJson) as Why,
      declineReason: [row.huluReason, row.hilirReason].find(Boolean) ?? null,
    };
  });
}

type StateRow = {
  sentAt: number | null;
  droppedAt: number | null;
  dueAt: number | null;
  contractId: string | null;
  huluVerdict: "yes" | "no" | null;
  hilirVerdict: "yes" | "no" | null;
};

function answersOf({ huluVerdict, hilirVerdict }: StateRow): Answers {
  return { ...(huluVerdict ? { producer: huluVerdict } : {}), ...(hilirVerdict ? { processor: hilirVerdict } : {}) };
}

function stateOf(row: StateRow, nowMs: number): ProposalState {
  const { sentAt, droppedAt, dueAt, contractId } = row;
  const facts = { sent: sentAt !== null, dropped: droppedAt !== null, dueAt, contract: contractId !== null };
  return proposalState({ ...facts, answers: answersOf(row) }, nowMs);
}

/** States of all pairings of a plan, with those that do not come along. */
async function countsOf(db: Db, clearingId: string, nowMs: number) {
  const rows = await withStates(db, clearingId).execute();
  return countStates(rows.map((row) => ({ state: stateOf(row, nowMs) })));
}

type PlannedRow = Awaited<ReturnType<ReturnType<typeof planned>["executeTakeFirstOrThrow"]>>;

function priceOf({ farmGateIdr, deliveredIdr, transportIdr, bandLowIdr, bandHighIdr }: PlannedRow) {
  const band = { bandLowIdr: coarseBelow(bandLowIdr), bandHighIdr: coarseAbove(bandHighIdr) };
  return { farmGateIdr, deliveredIdr, transportIdr, ...band };
}

function withStates(db: Db, clearingId: string) {
  return db
    .selectFrom("proposals")
    .leftJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .leftJoin("contracts", (join) => join.on(firstContract))
    .leftJoin("answers as hulu", (join) =>
      join.onRef("hulu.proposalId", "=", "proposals.id").on("hulu.side", "=", "producer"),
    )
    .leftJoin("answers as hilir", (join) =>
      join.onRef("hilir.proposalId", "=", "proposals.id").on("hilir.side", "=", "processor"),
    )
    .select(["proposalSends.at as sentAt", "proposalSends.dueAt", "proposalDrops.at as droppedAt"])
    .select(["contracts.id as contractId", "hulu.verdict as huluVerdict", "hilir.verdict as hilirVerdict"])
    .where("proposals.clearingId", "=", clearingId);
}

function planned(db: Db, clearingId: string) {
  return withStates(db, clearingId)
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("offers", "offers.id", "proposals.offerId")
    .innerJoin("kitchens", "kitchens.id", "proposals.kitchenId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("groups as producer", "producer.id", "proposals.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "proposals.processorGroupId")
    .innerJoin("regions as farm", "farm.code", "lots.villageCode")
    .innerJoin("regions as kitchenPlace", "kitchenPlace.code", "kitchens.villageCode")
    .leftJoin("lotForecasts", "lotForecasts.lotId", "proposals.lotId")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "proposals.lotId")
    .select(["lotForecasts.lotId as forecastLotId", "lotForecastEnds.at as realisedAt"])
    .select(["proposals.id", "proposals.lotId", "proposals.offerId", "proposals.quantityKg", "proposals.week"])
    .select(["proposals.distanceM", "proposals.feeIdr", "lots.stepKg"])
    .select(["proposals.farmGateIdr", "proposals.deliveredIdr", "proposals.transportIdr", "proposals.bandLowIdr"])
    .select(["proposals.bandHighIdr", "proposals.whyJson", "proposals.terms", "proposalDrops.reason as dropReason"])
    .select(["hulu.reason as huluReason", "hilir.reason as hilirReason"])
    .select(["proposals.sharePercent", "proposals.shareCostIdr"])
    .select(["commodities.code as commodityCode", "commodities.nameId", "commodities.nameEn"])
    .select(["products.code as productCode", "products.nameId as productNameId", "products.nameEn as productNameEn"])
    .select(["producer.name as producerName", "processor.name as processorName"])
    .select(["farm.name as farmVillage", "kitchenPlace.name as kitchenVillage"])
    .orderBy("proposals.quantityKg", "desc")
    .orderBy("proposals.id");
}

async function unsoldOf(db: Db, clearingId: string): Promise<UnsoldView[]> {
  const rows = await db
    .selectFrom("unsolds")
    .innerJoin("lots", "lots.id", "unsolds.lotId")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .innerJoin("regions", "regions.code", "lots.villageCode")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .select(["unsolds.lotId", "unsolds.quantityKg", "unsolds.reason", "unsolds.askCutIdr", "unsolds.detailJson"])
    .select(["groups.name as group", "regions.name as village"])
    .select(["commodities.code", "commodities.nameId", "commodities.nameEn"])
    .where("unsolds.clearingId", "=", clearingId)
    .orderBy("unsolds.quantityKg", "desc")
    .orderBy("unsolds.lotId")
    .execute();
  return rows.map(({ code, nameId, nameEn, detailJson, askCutIdr, ...row }) => {
    // The stored detail names offers and bids: only what the sentences tell leaves here.
    const { shortIdr, distanceKm, maxKm } = JSON.parse(detailJson) as UnsoldDetail;
    const missingIdr = shortIdr ?? askCutIdr;
    return {
      ...row,
      commodity: { code, nameId, nameEn },
      missingIdr: missingIdr === null ? null : coarseAbove(missingIdr),
      distanceKm: distanceKm ?? null,
      maxKm: maxKm ?? null,
    };
  });
}
