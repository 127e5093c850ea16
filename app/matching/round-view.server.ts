import type { Db } from "#db/open.server.ts";
import type { Market, Plan, UnsoldDetail } from "~/engine/market.ts";
import { defaultZone } from "~/lib/dates.ts";
import { firstContract } from "./first-contract.server.ts";
import { newestClearing } from "./clearings.server.ts";
import type { Answers } from "./proposal.ts";
import { isTentative, proposalState } from "./proposal.ts";
import type { PairingView, UnsoldView } from "./round-view.ts";
import { byReason, coarseAbove, coarseBelow, countStates, meanDistanceM } from "./round-view.ts";
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
  const plan = JSON.parse(clearing.planJson) as Plan;
  const { policy = {} } = JSON.parse(clearing.marketJson) as Market;
  const pairings = await pairingsOf(db, clearing.id, nowMs);
  const { status, matchedKg, offeredKg, reachableKg } = clearing;
  const certificate = { status, gap: plan.gap, violations: plan.certificate.violations };
  // The gain of one pairing alone, with the ask and the transport, would tell its kitchen's limit.
  const gainsIdr = pairings.length > 1 ? clearing.gainsIdr : null;
  return {
    ...round,
    zone: round.zone ?? defaultZone,
    policy,
    clearedAt: clearing.at,
    numbers: { gainsIdr, matchedKg, offeredKg, reachableKg },
    certificate,
    pairings: pairings.slice(0, most),
    pairingCount: pairings.length,
    counts: countStates(pairings),
    meanDistanceM: meanDistanceM(pairings),
    dueAt: pairings.find((pairing) => pairing.dueAt !== null)?.dueAt ?? null,
    unsold: byReason(await unsoldOf(db, clearing.id), lotsPerReason),
    forbidden: await forbiddenOf(db, id),
  };
}

export type RoundView = NonNullable<Awaited<ReturnType<typeof roundFor>>>;

async function pairingsOf(db: Db, clearingId: string, nowMs: number): Promise<PairingView[]> {
  const rows = await planned(db, clearingId).execute();
  return rows.map((row) => {
    const answers: Answers = {
      ...(row.huluVerdict ? { producer: row.huluVerdict } : {}),
      ...(row.hilirVerdict ? { processor: row.hilirVerdict } : {}),
    };
    const { sentAt, droppedAt, dueAt, contractId } = row;
    const facts = { sent: sentAt !== null, dropped: droppedAt !== null, answers, dueAt, contract: contractId !== null };
    const { id, quantityKg, week, distanceM, terms, feeIdr, dropReason } = row;
    return {
      ...{ id, quantityKg, week, distanceM, terms, feeIdr, answers, dropReason, dueAt },
      price: terms === "toll" ? null : priceOf(row),
      state: proposalState(facts, nowMs),
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

type PlannedRow = Awaited<ReturnType<ReturnType<typeof planned>["executeTakeFirstOrThrow"]>>;

function priceOf({ farmGateIdr, deliveredIdr, transportIdr, bandLowIdr, bandHighIdr }: PlannedRow) {
  const band = { bandLowIdr: coarseBelow(bandLowIdr), bandHighIdr: coarseAbove(bandHighIdr) };
  return { farmGateIdr, deliveredIdr, transportIdr, ...band };
}

function planned(db: Db, clearingId: string) {
  return db
    .selectFrom("proposals")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("offers", "offers.id", "proposals.offerId")
    .innerJoin("kitchens", "kitchens.id", "proposals.kitchenId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("groups as producer", "producer.id", "proposals.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "proposals.processorGroupId")
    .innerJoin("regions as farm", "farm.code", "lots.villageCode")
    .innerJoin("regions as kitchenPlace", "kitchenPlace.code", "kitchens.villageCode")
    .leftJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .leftJoin("contracts", (join) => join.on(firstContract))
    .leftJoin("answers as hulu", (join) =>
      join.onRef("hulu.proposalId", "=", "proposals.id").on("hulu.side", "=", "producer"),
    )
    .leftJoin("answers as hilir", (join) =>
      join.onRef("hilir.proposalId", "=", "proposals.id").on("hilir.side", "=", "processor"),
    )
    .leftJoin("lotForecasts", "lotForecasts.lotId", "proposals.lotId")
    .leftJoin("lotForecastEnds", "lotForecastEnds.lotId", "proposals.lotId")
    .select(["lotForecasts.lotId as forecastLotId", "lotForecastEnds.at as realisedAt"])
    .select(["proposals.id", "proposals.quantityKg", "proposals.week", "proposals.distanceM", "proposals.feeIdr"])
    .select(["proposals.farmGateIdr", "proposals.deliveredIdr", "proposals.transportIdr", "proposals.bandLowIdr"])
    .select(["proposals.bandHighIdr", "proposals.whyJson", "offers.terms"])
    .select(["proposalSends.at as sentAt", "proposalSends.dueAt", "proposalDrops.at as droppedAt"])
    .select(["proposalDrops.reason as dropReason", "contracts.id as contractId"])
    .select(["hulu.verdict as huluVerdict", "hulu.reason as huluReason"])
    .select(["hilir.verdict as hilirVerdict", "hilir.reason as hilirReason"])
    .select(["commodities.code as commodityCode", "commodities.nameId", "commodities.nameEn"])
    .select(["products.code as productCode", "products.nameId as productNameId", "products.nameEn as productNameEn"])
    .select(["producer.name as producerName", "processor.name as processorName"])
    .select(["farm.name as farmVillage", "kitchenPlace.name as kitchenVillage"])
    .where("proposals.clearingId", "=", clearingId)
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

function forbiddenOf(db: Db, roundId: string) {
  return db
    .selectFrom("forbiddenPairs")
    .innerJoin("lots", "lots.id", "forbiddenPairs.lotId")
    .innerJoin("offers", "offers.id", "forbiddenPairs.offerId")
    .innerJoin("groups as producer", "producer.id", "lots.groupId")
    .innerJoin("groups as processor", "processor.id", "offers.groupId")
    .select("forbiddenPairs.reason")
    .select(["producer.name as producerName", "processor.name as processorName"])
    .where("forbiddenPairs.roundId", "=", roundId)
    .orderBy("forbiddenPairs.at")
    .orderBy("forbiddenPairs.id")
    .execute();
}
