import type { Db } from "#db/open.server.ts";
import type { Side } from "~/auth/user.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage, numericCursor, writeCursor } from "~/lib/keyset.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import { isEstimate } from "~/places/commodity.ts";
import type { Leaves } from "~/market/leaves.ts";
import { leavesAt } from "~/market/leaves.ts";
import { patternOf } from "~/market/terms.ts";
import { unitsPerKg } from "~/market/toll.ts";
import { firstContract } from "./first-contract.server.ts";
import type { Answers, LeftOver, ProposalView } from "./proposal.ts";
import { isTentative, mayAnswer, proposalState } from "./proposal.ts";
import type { Why } from "./why.ts";

const pageSize = 20;

/** One sent proposal as this group may see it, or undefined when it is not a party. */
export async function proposalFor(
  db: Db,
  groupId: string,
  id: string,
  nowMs: number,
): Promise<ProposalView | undefined> {
  const row = await sentTo(db, groupId).where("proposals.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const band = await referenceBand(db, row.commodityCode, row.regencyCode);
  const reference = band && { lowIdr: band.lowIdr, highIdr: band.highIdr, estimate: isEstimate(band.status) };
  return { ...viewOf(row, groupId, nowMs), reference };
}

/**
 * The proposals sent to a group: first all that wait for its answer, the nearest deadline on top, then the rest, newest
 * first, a page at a time.
 */
export async function proposalsFor(
  db: Db,
  groupId: string,
  { nowMs, after = null }: { nowMs: number; after?: Cursor | null },
): Promise<{ waiting: ProposalView[]; rest: ProposalView[]; next: string | null }> {
  const open = await sentTo(db, groupId)
    .where("proposalSends.dueAt", ">", nowMs)
    .where("contracts.id", "is", null)
    .orderBy("proposalSends.dueAt")
    .orderBy("proposals.id")
    .execute();
  const waiting = open.map((row) => viewOf(row, groupId, nowMs)).filter(mayAnswer);
  let rest = sentTo(db, groupId).orderBy("proposalSends.at", "desc").orderBy("proposals.id", "desc");
  if (waiting.length > 0)
    rest = rest.where(
      "proposals.id",
      "not in",
      waiting.map((one) => one.id),
    );
  const seen = numericCursor(after);
  if (seen) {
    const { value: at, id } = seen;
    rest = rest.where(({ eb, or, and }) =>
      or([eb("proposalSends.at", "<", at), and([eb("proposalSends.at", "=", at), eb("proposals.id", "<", id)])]),
    );
  }
  const { rows, more } = cutPage(await rest.limit(pageSize + 1).execute(), pageSize);
  const last = rows.at(-1);
  const next = more && last ? writeCursor({ value: String(last.sentAt), id: last.id }) : null;
  return { waiting, rest: rows.map((row) => viewOf(row, groupId, nowMs)), next };
}

/** What the last round that was sent found nobody for, of lots of this group that are still for sale. */
export async function leftOversOf(db: Db, groupId: string): Promise<LeftOver[]> {
  const rows = await db
    .selectFrom("unsolds")
    .innerJoin("clearings", "clearings.id", "unsolds.clearingId")
    .innerJoin("lots", "lots.id", "unsolds.lotId")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["unsolds.lotId", "unsolds.quantityKg", "unsolds.reason", "clearings.at"])
    .select(["commodities.code", "commodities.nameId", "commodities.nameEn"])
    .where("lots.groupId", "=", groupId)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("proposals")
          .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
          .select("proposals.id")
          .whereRef("proposals.clearingId", "=", "clearings.id"),
      ),
    )
    .orderBy("clearings.at", "desc")
    .orderBy("unsolds.lotId")
    .execute();
  const newest = new Map<string, LeftOver>();
  for (const { code, nameId, nameEn, ...row } of rows) {
    if (!newest.has(row.lotId)) newest.set(row.lotId, { ...row, commodity: { code, nameId, nameEn } });
  }
  return [...newest.values()];
}

/** Sent proposals to which this group is a party, with all that either side may see. */
function sentTo(db: Db, groupId: string) {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .innerJoin("lots", "lots.id", "proposals.lotId")
    .innerJoin("offers", "offers.id", "proposals.offerId")
    .innerJoin("kitchens", "kitchens.id", "proposals.kitchenId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("products", "products.code", "offers.productCode")
    .leftJoin("offerAccepts", (join) =>
      join
        .onRef("offerAccepts.offerId", "=", "offers.id")
        .onRef("offerAccepts.commodityCode", "=", "lots.commodityCode"),
    )
    .leftJoin("recipes", (join) =>
      join
        .onRef("recipes.productCode", "=", "offers.productCode")
        .onRef("recipes.commodityCode", "=", "lots.commodityCode"),
    )
    .innerJoin("groups as producer", "producer.id", "proposals.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "proposals.processorGroupId")
    .innerJoin("regions as farm", "farm.code", "lots.villageCode")
    .innerJoin("regions as kitchenPlace", "kitchenPlace.code", "kitchens.villageCode")
    .innerJoin("regions as regency", "regency.code", "lots.regencyCode")
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
    .select(["proposals.id", "proposals.lotId", "proposals.producerGroupId", "proposals.quantityKg", "proposals.week"])
    .select(["proposals.distanceM", "proposals.transportIdr", "proposals.feeIdr", "proposals.farmGateIdr"])
    .select(["proposals.deliveredIdr", "proposals.askIdr", "proposals.bidIdr", "proposals.whyJson", "proposals.terms"])
    .select(["proposals.sharePercent", "proposals.shareCostIdr", "proposals.shareCosts"])
    .select([
      "proposalSends.at as sentAt",
      "proposalSends.dueAt",
      "lots.regencyCode",
      "regency.zone",
      "contracts.id as contractId",
      "proposalDrops.at as droppedAt",
    ])
    .select(["hulu.verdict as huluVerdict", "hilir.verdict as hilirVerdict"])
    .select(["offerAccepts.yieldPerMille", "recipes.unit as recipeUnit", "commodities.gramsPerUnit"])
    .select(["products.priceLowIdr", "products.priceIdr as productIdr", "products.priceHighIdr"])
    .select("products.otherInputsIdrPerUnit as otherInputsIdr")
    .select(["commodities.code as commodityCode", "commodities.nameId", "commodities.nameEn"])
    .select(["products.code as productCode", "products.nameId as productNameId", "products.nameEn as productNameEn"])
    .select(["producer.name as producerName", "processor.name as processorName"])
    .select(["farm.name as farmVillage", "kitchenPlace.name as kitchenVillage"])
    .where(({ eb, or }) =>
      or([eb("proposals.producerGroupId", "=", groupId), eb("proposals.processorGroupId", "=", groupId)]),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof sentTo>["executeTakeFirstOrThrow"]>>;

/** Cuts a row down to what this side may see: here, and nowhere else, sealed figures are left behind. */
function viewOf(row: Row, groupId: string, nowMs: number): ProposalView {
  const side: Side = row.producerGroupId === groupId ? "producer" : "processor";
  const answers: Answers = {
    ...(row.huluVerdict ? { producer: row.huluVerdict } : {}),
    ...(row.hilirVerdict ? { processor: row.hilirVerdict } : {}),
  };
  const farm = { name: row.producerName, village: row.farmVillage };
  const kitchen = { name: row.processorName, village: row.kitchenVillage };
  const { id, lotId, sentAt, dueAt, quantityKg, week, distanceM, transportIdr, contractId } = row;
  const { feeIdr, sharePercent, shareCostIdr, shareCosts } = row;
  const facts = { sent: true, dropped: row.droppedAt !== null, answers, dueAt, contract: contractId !== null };
  return {
    ...{ id, lotId, side, answers, sentAt, dueAt, quantityKg, week, distanceM, transportIdr, contractId },
    ...{ feeIdr, sharePercent, shareCostIdr, shareCosts },
    state: proposalState(facts, nowMs),
    tentative: isTentative(row),
    zone: row.zone ?? defaultZone,
    commodity: { code: row.commodityCode, nameId: row.nameId, nameEn: row.nameEn },
    product: { code: row.productCode, nameId: row.productNameId, nameEn: row.productNameEn },
    own: side === "producer" ? farm : kitchen,
    partner: side === "producer" ? kitchen : farm,
    reference: null,
    leaves: side === "producer" ? leavesOf(row) : null,
    why: JSON.parse(row.whyJson) as Why,
    ...moneyFor(row, side),
  };
}

/** By the kitchen's own yield, as the worth that the proposal was planned with; null where the harvest is bought. */
function leavesOf(row: Row): Leaves | null {
  if (row.terms === "buy" || row.yieldPerMille === null) return null;
  const { yieldPerMille, transportIdr, priceLowIdr, productIdr: priceIdr, priceHighIdr } = row;
  const units = unitsPerKg(row.recipeUnit, row.gramsPerUnit);
  const made = { yieldPerMille, unitsPerKg: units, otherInputsIdr: row.otherInputsIdr ?? 0 };
  return leavesAt(patternOf(row, 0), made, { priceLowIdr, priceIdr, priceHighIdr }, transportIdr);
}

/** On toll and share terms nothing is bought: a price there would only tell the kitchen what the producer asks. */
function moneyFor(row: Row, side: Side) {
  const { terms, farmGateIdr, deliveredIdr, askIdr, bidIdr, transportIdr } = row;
  const producer = side === "producer";
  if (terms === "buy")
    return { terms, farmGateIdr, deliveredIdr, ownLimitIdr: producer ? askIdr : bidIdr, worthIdr: null };
  const worthIdr = producer ? bidIdr - transportIdr : null;
  return { terms, farmGateIdr: null, deliveredIdr: null, ownLimitIdr: producer ? askIdr : null, worthIdr };
}
